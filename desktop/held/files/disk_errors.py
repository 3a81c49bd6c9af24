# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with a disk, told apart only as far as a person can act on it.

An error carries the kind of place and the number the system gave, never a path: a path says what
somebody called their vault.
"""

from __future__ import annotations

import errno
from enum import Enum

from held.errors import HeldError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_NOT_WRITABLE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_MISSING = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE})


class PlaceKind(Enum):
    """Which of the places that Held writes to or reads from is meant."""

    VAULT = "vault"
    REMEMBERED_PLACES = "remembered places"
    EXPORT = "export"
    BACKUPS = "backups"


class DiskError(HeldError):
    """The disk refused; `place` says which of Held's places was meant."""

    def __init__(self, place: PlaceKind) -> None:
        super().__init__(place)
        self.place = place


class DiskFull(DiskError):
    """There is no room left; what was there before is untouched."""


class FolderNotWritable(DiskError):
    """The folder may be read but not written to, or may not be entered."""


class FolderMissing(DiskError):
    """The folder or file is not there: moved, renamed, or a stick that was pulled out."""


class WriteFailed(DiskError):
    """The disk failed while writing.  `number` is the errno the system gave."""

    def __init__(self, place: PlaceKind, number: int) -> None:
        super().__init__(place)
        self.number = number


class ReadFailed(DiskError):
    """The file cannot be read.  `number` is the errno the system gave; ELOOP means a link."""

    def __init__(self, place: PlaceKind, number: int) -> None:
        super().__init__(place)
        self.number = number


class FileTooLarge(DiskError):
    """The file is longer than anything Held would have written.  `limit` in bytes."""

    def __init__(self, place: PlaceKind, limit: int) -> None:
        super().__init__(place)
        self.limit = limit


def write_error(error: OSError, place: PlaceKind) -> DiskError:
    """The error to raise in place of an `OSError` met while writing."""
    number = error.errno or 0
    if number in _FULL:
        return DiskFull(place)
    if number in _NOT_WRITABLE:
        return FolderNotWritable(place)
    if number in _MISSING:
        return FolderMissing(place)
    return WriteFailed(place, number)


def read_error(error: OSError, place: PlaceKind) -> DiskError:
    """The error to raise in place of an `OSError` met while reading."""
    number = error.errno or 0
    if number in _MISSING:
        return FolderMissing(place)
    return ReadFailed(place, number)
