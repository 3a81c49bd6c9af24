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
    """A text is not what the manifest says it is.

    `number` counts the members from 1; 0 is the letter.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class NotForThisCard(BundleError):
    """A whole bundle that was made for somebody else, and then sealed anew for whoever reads it."""


class AuthWrong(BundleError):
    """It says that a known card sent it, and that card's keeper did not: forged, or changed."""
