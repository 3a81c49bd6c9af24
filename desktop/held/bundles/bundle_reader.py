# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a bundle: all of it is decrypted and checked before any of it is used.

Whether it is expired, was seen before, or may be kept is not decided here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from held.bundles.age_file import Identity, Passphrase, Readable, decrypt
from held.bundles.authentication import is_from
from held.bundles.bundle_errors import (
    AuthWrong,
    BundleTooLarge,
    MalformedBundle,
    NotForThisCard,
)
from held.bundles.card import Card, CardIdentity
from held.bundles.contents import BundleContents
from held.bundles.document import LARGEST, CardDocument, contents_of, parse, spell_unproven


@dataclass(frozen=True)
class OpenedBundle:
    """A bundle that opened and is whole.

    digest: as in `WrittenBundle`.
    sender: the known card whose keeper sent it, proven; None while nobody is proven to have.
    claimed: the hash of the card that it says it came from; None under spoken words, where it came
    from somebody who knew the words.  Without `sender`, anybody may have written that hash:
    nothing of it may be kept until the fitting card is known and compared.
    """

    id: str
    digest: str
    contents: BundleContents
    sender: Card | None = None
    claimed: str | None = None


def read_bundle(source: Readable, key: Passphrase) -> OpenedBundle:
    """Decrypt and check the bundle in `source`, binary or armored, with spoken words.

    Holds at most 64 MiB of plain text at once.
    Raises what `age_file.decrypt` raises, NotABundle, BundleTooNew, BundleTooLarge,
    MalformedBundle, MemberChanged; NotForThisCard, if it was made for a card and sealed anew.
    """
    written = _decrypted(source, key)
    document = parse(written)
    if isinstance(document, CardDocument):
        raise NotForThisCard
    contents = contents_of(document)
    return OpenedBundle(document.manifest.id, _digest(written), contents)


def read_card_bundle(source: Readable, own: CardIdentity, known: Iterable[Card]) -> OpenedBundle:
    """Decrypt and check the bundle in `source`, binary or armored, that was made for `own` card.

    known: the cards that may have sent it; the proof is made with the one that it names.
    In this order: all of it is decrypted, the document parsed, recipient and sender looked at, and
    only then the texts.  Holds at most 64 MiB of plain text at once.
    Raises what `age_file.decrypt` raises, NotABundle, BundleTooNew, BundleTooLarge,
    NotForThisCard, AuthWrong, MalformedBundle, MemberChanged.  A sender who is not known is no
    error: see `OpenedBundle`.
    """
    written = _decrypted(source, own.hybrid)
    document = parse(written)
    if not isinstance(document, CardDocument):
        # Whoever has the card could have sealed this: it names nobody, and is bound to nobody.
        raise MalformedBundle
    sender = _check_sender(document, own, known)
    contents = contents_of(document)
    manifest = document.manifest
    return OpenedBundle(manifest.id, _digest(written), contents, sender, manifest.sender)


def _check_sender(document: CardDocument, own: CardIdentity, known: Iterable[Card]) -> Card | None:
    """The known card that proves to have sent it, None if it names one that is not known."""
    manifest = document.manifest
    if manifest.recipient != own.card.recipient_hash:
        raise NotForThisCard
    if manifest.auth is None:
        raise MalformedBundle
    sender = next((card for card in known if card.hash == manifest.sender), None)
    if sender is None:
        return None
    if not is_from(sender, own, manifest.id, spell_unproven(manifest), manifest.auth):
        raise AuthWrong
    return sender


def _decrypted(source: Readable, identity: Identity) -> bytearray:
    document = _Bounded()
    decrypt(source, document, [identity])
    return document.written


def _digest(document: bytearray) -> str:
    return hashlib.sha256(document).hexdigest()


class _Bounded:
    """A stream in memory that takes no more than a bundle may hold."""

    def __init__(self) -> None:
        self.written = bytearray()

    def write(self, piece: bytes, /) -> int:
        if len(self.written) + len(piece) > LARGEST:
            raise BundleTooLarge(LARGEST)
        self.written += piece
        return len(piece)
