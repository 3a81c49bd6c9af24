# SPDX-License-Identifier: GPL-3.0-or-later
"""Read a small file in one piece: bounded, and never through a link put in its place."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from held.files.disk_errors import FileTooLarge, PlaceKind, ReadFailed, read_error

if TYPE_CHECKING:
    from pathlib import Path


def read_whole(path: Path, place: PlaceKind, at_most: int) -> bytes:
    """The bytes of a regular file of at most `at_most` bytes.

    Raises FolderMissing, ReadFailed (links, pipes and devices too) or FileTooLarge.
    """
    try:
        # O_NONBLOCK: a pipe put at this name must not make the program wait for ever.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
        descriptor = os.open(path, flags)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise ReadFailed(place, errno.EINVAL)
            return _read_up_to(descriptor, place, at_most)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise read_error(error, place) from None


def _read_up_to(descriptor: int, place: PlaceKind, at_most: int) -> bytes:
    pieces: list[bytes] = []
    left = at_most + 1
    while left > 0 and (piece := os.read(descriptor, left)):
        pieces.append(piece)
        left -= len(piece)
    if left == 0:
        raise FileTooLarge(place, at_most)
    return b"".join(pieces)
