# SPDX-License-Identifier: GPL-3.0-or-later
"""Seal a bundle under spoken words or to a card, and know it again when read back from the disk.

Must not know what is in it, nor where it will lie.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from held.bundles.age_file import Passphrase
from held.bundles.bundle_reader import OpenedBundle, read_bundle
from held.bundles.bundle_writer import WrittenToCard, write_bundle, write_card_bundle
from held.bundles.card import Card, CardIdentity
from held.bundles.contents import BundleContents
from held.errors import HeldError


class ReadBackDiffers(HeldError):
    """The written file does not hold what was meant to be in it; it was not handed over."""


@dataclass(frozen=True)
class Sealed:
    """A bundle in memory: the bytes of its file, and what is remembered of it.

    id, digest: as in `WrittenBundle`.  Forget it soon: it can open what it wrote.
    """

    octets: bytes = field(repr=False)
    id: str
    digest: str
    _is_right: Callable[[bytes], bool] = field(repr=False)

    def check(self, written: bytes) -> None:
        """Open what was read back from the disk, and compare.  Under words, about a second.

        Raises ReadBackDiffers, and what reading a bundle raises.
        """
        if not self._is_right(written):
            raise ReadBackDiffers


def seal(contents: BundleContents, spoken: str) -> Sealed:
    """`contents` as a file that `spoken` opens.  Takes about a second.

    Raises BundleTooLarge.
    """
    key, file = Passphrase(spoken), io.BytesIO()
    written = write_bundle(contents, key, file)
    meant = OpenedBundle(written.id, written.digest, contents)
    return Sealed(file.getvalue(), written.id, written.digest, partial(_opens_as, meant, key))


def seal_to_card(contents: BundleContents, sender: CardIdentity, to: Card) -> Sealed:
    """`contents` as a file that the keeper of `to` alone opens.  Raises BundleTooLarge."""
    file = io.BytesIO()
    written = write_card_bundle(contents, sender, to, file)
    return Sealed(file.getvalue(), written.id, written.digest, partial(_is_in, written))


def _opens_as(meant: OpenedBundle, key: Passphrase, written: bytes) -> bool:
    return read_bundle(io.BytesIO(written), key) == meant


def _is_in(meant: WrittenToCard, written: bytes) -> bool:
    return meant.is_in(io.BytesIO(written))
