# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a bundle once its age file has opened."""

from __future__ import annotations

from held.errors import HeldError


class BundleError(HeldError):
    """The age file opened; what lies in it is not a bundle that can be used."""


class NotABundle(BundleError):
    """An age file with something else in it."""


class BundleTooNew(BundleError):
    """A bundle from a newer Held.  `found` and `known` are versions of the format."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(found, known)
        self.found = found
        self.known = known


class BundleTooLarge(BundleError):
    """More than a bundle may hold, to write or to read.  `limit` is in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class MalformedBundle(BundleError):
    """A bundle that breaks the format, although whoever wrote it had the key."""


class MemberChanged(BundleError):
    """A member is not what the manifest says it is.  `number` counts from 1."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
