# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a bundle: all of it is decrypted and checked before any of it is used.

Whether it is expired, was seen before, or may be kept is not decided here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from held.bundles.age_file import Identity, Readable, decrypt
from held.bundles.bundle_errors import BundleTooLarge
from held.bundles.contents import BundleContents
from held.bundles.document import LARGEST, parse


@dataclass(frozen=True)
class OpenedBundle:
    """A bundle that opened and is whole.

    Under spoken words its sender is unproven: it came from somebody who knew the words.
    digest: as in `WrittenBundle`.
    """

    id: str
    digest: str
    contents: BundleContents


def read_bundle(source: Readable, identity: Identity) -> OpenedBundle:
    """Decrypt and check the bundle in `source`, binary or armored.

    Holds at most 64 MiB of plain text at once.
    Raises what `age_file.decrypt` raises, NotABundle, BundleTooNew, BundleTooLarge,
    MalformedBundle and MemberChanged.
    """
    document = _Bounded()
    decrypt(source, document, [identity])
    bundle_id, contents = parse(document.written)
    return OpenedBundle(bundle_id, hashlib.sha256(document.written).hexdigest(), contents)


class _Bounded:
    """A stream in memory that takes no more than a bundle may hold."""

    def __init__(self) -> None:
        self.written = bytearray()

    def write(self, piece: bytes, /) -> int:
        if len(self.written) + len(piece) > LARGEST:
            raise BundleTooLarge(LARGEST)
        self.written += piece
        return len(piece)
