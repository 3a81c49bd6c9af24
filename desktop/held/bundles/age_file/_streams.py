# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole reads and whole writes over binary streams that may give or take less than asked.

Turns the system's refusals into our errors.  Must not know what the bytes mean.
"""

from __future__ import annotations

from typing import Protocol

from held.bundles.age_file.errors import SourceUnreadable, TargetUnwritable


class Readable(Protocol):
    """A binary stream to read from; every file opened with "rb" is one."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none only at the end."""

    def readline(self, size: int, /) -> bytes:
        """Up to and including the next line feed, at most `size` bytes."""


class Writable(Protocol):
    """A binary stream to write to; every file opened with "wb" is one."""

    def write(self, piece: bytes, /) -> int:
        """Take the beginning of `piece`, and say how many bytes were taken."""


def read_fully(source: Readable, size: int) -> bytes:
    """The next `size` bytes, or all that are left if these are fewer.

    Raises SourceUnreadable.
    """
    try:
        piece = source.read(size)
        if len(piece) == size:
            return piece
        pieces = [piece]
        missing = size - len(piece)
        while piece and missing:
            piece = source.read(missing)
            pieces.append(piece)
            missing -= len(piece)
    except OSError as error:
        raise SourceUnreadable(error.errno) from error
    return b"".join(pieces)


def read_line(source: Readable, limit: int) -> bytes:
    """The next line with its line feed.

    Without one at its end, the source is over or the line is longer than `limit` bytes.
    Raises SourceUnreadable.
    """
    try:
        return source.readline(limit)
    except OSError as error:
        raise SourceUnreadable(error.errno) from error


def write_fully(target: Writable, piece: bytes) -> None:
    """Write all of `piece`.  Raises TargetUnwritable."""
    try:
        taken = target.write(piece)
        while taken < len(piece):
            if not taken:
                raise TargetUnwritable(None)
            piece = piece[taken:]
            taken = target.write(piece)
    except OSError as error:
        raise TargetUnwritable(error.errno) from error
