# SPDX-License-Identifier: GPL-3.0-or-later
"""Seal a bundle under spoken words, and know it again when it is read back from the disk.

Must not know what is in it, nor where it will lie.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from held.bundles.age_file import Passphrase
from held.bundles.bundle_reader import OpenedBundle, read_bundle
from held.bundles.bundle_writer import write_bundle
from held.bundles.contents import BundleContents
from held.errors import HeldError


class ReadBackDiffers(HeldError):
    """The written file does not hold what was meant to be in it; it was not handed over."""


@dataclass(frozen=True)
class Sealed:
    """A bundle in memory: the bytes of its file, and what opening them has to give."""

    octets: bytes
    meant: OpenedBundle
    key: Passphrase

    def check(self, written: bytes) -> None:
        """Open what was read back from the disk, and compare.  Takes about a second.

        Raises ReadBackDiffers, and what `read_bundle` raises.
        """
        if read_bundle(io.BytesIO(written), self.key) != self.meant:
            raise ReadBackDiffers


def seal(contents: BundleContents, spoken: str) -> Sealed:
    """`contents` as a file that `spoken` opens.  Takes about a second.

    Raises BundleTooLarge.
    """
    key, file = Passphrase(spoken), io.BytesIO()
    written = write_bundle(contents, key, file)
    return Sealed(file.getvalue(), OpenedBundle(written.id, written.digest, contents), key)
