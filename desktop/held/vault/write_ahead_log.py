# SPDX-License-Identifier: GPL-3.0-or-later
"""What a write-ahead log that was left behind says about itself, before SQLite reads it.

SQLite silently drops everything after the first broken frame (security.md, finding 2).  Held
empties the log at every checkpoint, so a whole frame that was not read in again is a loss to tell.
Source: sqlite.org/fileformat2.html, "The WAL File Format".  Knows neither key nor content.
"""

from __future__ import annotations

import os
import struct
from enum import Enum
from pathlib import Path

from held.files.disk_errors import PlaceKind, read_error

_HEADER = 32
_FRAME_HEADER = 24
_PAGE = 4096
_FRAME = _FRAME_HEADER + _PAGE


class LogState(Enum):
    """What became of the changes that lay in the log when the vault was opened."""

    CLEAN = "clean"
    """There was no log, or all of it was read in."""
    UNFINISHED = "unfinished"
    """It ends inside a write that was never called kept, or was cut off there."""
    BROKEN = "broken"
    """Changes that were complete could not be read in."""


class LeftOverLog:
    """The frames of a log as they lie on the disk.  `commits` holds one truth value a frame."""

    def __init__(self, path: Path) -> None:
        self._size = 0
        self._commits: tuple[bool, ...] = ()
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
        except FileNotFoundError:
            return
        except OSError as error:
            raise read_error(error, PlaceKind.VAULT) from None
        try:
            self._size = os.fstat(descriptor).st_size
            frames = max(0, self._size - _HEADER) // _FRAME
            self._commits = tuple(_is_commit(descriptor, n) for n in range(frames))
        except OSError as error:
            raise read_error(error, PlaceKind.VAULT) from None
        finally:
            os.close(descriptor)

    def state(self, frames_read_in: int) -> LogState:
        """What was lost, given how many frames SQLite took over from the front."""
        if any(self._commits[max(0, frames_read_in) :]):
            return LogState.BROKEN
        whole = _HEADER + max(0, frames_read_in) * _FRAME
        if self._size in (0, whole):
            return LogState.CLEAN
        return LogState.UNFINISHED


def _is_commit(descriptor: int, frame: int) -> bool:
    header = os.pread(descriptor, 8, _HEADER + frame * _FRAME)
    # The second word is the size of the database after a commit, and 0 inside one.
    return len(header) == 8 and struct.unpack(">II", header)[1] != 0
