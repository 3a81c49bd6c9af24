# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a bundle for one recipient.  Must not know where the stream leads."""

from __future__ import annotations

import hashlib
import io
import secrets
from dataclasses import dataclass, field

from held.bundles.age_file import Passphrase, Readable, Rereading, Writable, decrypt, encrypt
from held.bundles.card import Card, CardIdentity
from held.bundles.contents import BundleContents
from held.bundles.document import spell, spell_to_card


@dataclass(frozen=True)
class WrittenBundle:
    """What to remember of a bundle that was written.

    id: its own, 32 random hex digits.
    digest: SHA-256 of the document inside, padding included, as hex digits.  Reading the file
    again has to give the same.
    """

    id: str
    digest: str


@dataclass(frozen=True)
class WrittenToCard(WrittenBundle):
    """A bundle to a card.  Whoever wrote it can open it through this object alone; forget it soon.

    See `age_file.Rereading` for why the sender is no second recipient.
    """

    _rereading: Rereading = field(repr=False, compare=False)

    def is_in(self, source: Readable) -> bool:
        """Whether the file in `source` is whole and holds exactly what was written.

        Raises what `age_file.decrypt` raises.
        """
        document = _Hashing()
        decrypt(source, document, [self._rereading])
        return document.digest == self.digest


def write_bundle(contents: BundleContents, key: Passphrase, out: Writable) -> WrittenBundle:
    """Encrypt `contents` to `out`, under spoken words.

    Raises BundleTooLarge, and what `age_file.encrypt` raises.
    """
    bundle_id = secrets.token_hex(16)
    document = spell(bundle_id, contents)
    encrypt(io.BytesIO(document), out, [key])
    return WrittenBundle(bundle_id, hashlib.sha256(document).hexdigest())


def write_card_bundle(
    contents: BundleContents, sender: CardIdentity, recipient: Card, out: Writable
) -> WrittenToCard:
    """Encrypt `contents` to `out`, from one card to another and to nobody else.

    One file for each recipient, so that nobody learns of the others.  Before the hand-over, look
    with `is_in` whether the file came to the disk as it should.
    Raises BundleTooLarge, and what `age_file.encrypt` raises.
    """
    bundle_id = secrets.token_hex(16)
    document = spell_to_card(bundle_id, contents, sender, recipient)
    rereading = Rereading(recipient.recipient)
    encrypt(io.BytesIO(document), out, [rereading])
    return WrittenToCard(bundle_id, hashlib.sha256(document).hexdigest(), rereading)


class _Hashing:
    """A stream that keeps nothing of what it takes but a hash."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def write(self, piece: bytes, /) -> int:
        self._hash.update(piece)
        return len(piece)
