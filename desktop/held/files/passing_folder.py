# SPDX-License-Identifier: GPL-3.0-or-later
"""A private folder that is only there for a while, beside the place it serves.

It is gone when its block ends, however that ends.  One that a kill left behind is cleared away by
the next use of the same place: a lock tells the living from the dead.  Where the file system
knows no locks nothing does, so one that was left behind stays.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from held.files.disk_errors import PlaceKind, write_error

_PREFIX = ".held-passing-"


@contextmanager
def passing_folder(parent: Path, place: PlaceKind) -> Iterator[Path]:
    """A new folder in `parent` that only this user may enter.

    Renamed in the block, it stays under its new name.  Nothing in it is followed where it is a
    link.  Raises DiskFull, FolderNotWritable, FolderMissing or WriteFailed.
    """
    _clear_dead(parent)
    folder = parent / f"{_PREFIX}{os.urandom(8).hex()}"
    try:
        folder.mkdir(0o700)
        descriptor = _open(folder)
    except OSError as error:
        raise write_error(error, place) from None
    try:
        # Without a lock it works as well: whoever cannot lock cannot clear it away either.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


def _clear_dead(parent: Path) -> None:
    """Remove the folders of this user that nobody uses any more; whatever refuses stays."""
    for folder in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            descriptor = _open(folder)
            try:
                if os.fstat(descriptor).st_uid == os.geteuid():
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(descriptor)


def _open(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
