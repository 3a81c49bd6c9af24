# SPDX-License-Identifier: GPL-3.0-or-later
"""Replace a small file so that at every moment the old one or the new one is there, whole.

Steps: write beside it under a random name, fsync, read back, rename over, fsync the folder.  The
old file is never truncated or removed first, and an fsync that failed is never tried again on the
same descriptor: after a failure the system may report success for pages it has dropped.
Source: the ALICE study (OSDI 14) and the fsync study (ATC 20).
"""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from held.files.disk_errors import PlaceKind, write_error

if TYPE_CHECKING:
    from collections.abc import Callable

PREVIOUS_ENDING = ".bak"
_UNFINISHED = re.compile(r"\.held-[0-9a-f]{16}\.part")


def atomic_write(
    path: Path,
    content: bytes,
    place: PlaceKind,
    *,
    check: Callable[[bytes], object] | None = None,
    previous: bytes | None = None,
) -> None:
    """Put `content` at `path`, readable by this user alone.

    check: called with the bytes as read back from the disk, before they take the name; what it
    raises passes through and nothing has changed.
    previous: first written to the same name with `.bak` added, by the same steps.
    Raises DiskFull, FolderNotWritable, FolderMissing or WriteFailed; the old file is then still
    there, save when only the last fsync of the folder failed: then it is the old or the new one.
    """
    try:
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            if previous is not None:
                _replace(folder, path.name + PREVIOUS_ENDING, previous, None)
            _replace(folder, path.name, content, check)
        finally:
            os.close(folder)
    except OSError as error:
        raise write_error(error, place) from None


def remove_unfinished(folder: Path) -> None:
    """Remove what a write that was killed half-way left behind.

    Only for a folder that nobody else is writing to.  A file that cannot be removed stays.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            if _UNFINISHED.fullmatch(path.name):
                with suppress(OSError):
                    path.unlink()


def make_private_folder(folder: Path, place: PlaceKind) -> None:
    """Make a folder that only this user may enter; one that is there already is left as it is.

    Folders above it that are missing are made in the same way.
    Raises DiskFull, FolderNotWritable, FolderMissing or WriteFailed.
    """
    try:
        _make_with_parents(folder)
    except OSError as error:
        raise write_error(error, place) from None


def sync_folder(folder: Path) -> None:
    """Make names put into `folder` durable.  Raises OSError: callers name the place."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_with_parents(folder: Path) -> None:
    if folder.is_dir():
        return
    if folder.parent != folder:
        _make_with_parents(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(0o700)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "not a folder")


def _replace(
    folder: int, name: str, content: bytes, check: Callable[[bytes], object] | None
) -> None:
    unfinished = f".held-{os.urandom(8).hex()}.part"
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(unfinished, flags, 0o600, dir_fd=folder)
    try:
        try:
            _write_fully(descriptor, content)
            os.fsync(descriptor)
            written = _read_back(descriptor, len(content))
        finally:
            os.close(descriptor)
        _check_same(written, content)
        if check is not None:
            check(written)
        os.rename(unfinished, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished, dir_fd=folder)
        raise
    os.fsync(folder)


def _check_same(written: bytes, content: bytes) -> None:
    if written != content:
        raise OSError(errno.EIO, "read back differently")


def _write_fully(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _read_back(descriptor: int, length: int) -> bytes:
    pieces: list[bytes] = []
    place = 0
    while piece := os.pread(descriptor, length + 1 - place, place):
        pieces.append(piece)
        place += len(piece)
    return b"".join(pieces)
