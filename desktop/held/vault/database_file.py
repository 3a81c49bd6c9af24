# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of a database, apart from what is in it: made empty, and told from another."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from held.files.disk_errors import PlaceKind, write_error


def make_empty(path: Path) -> None:
    """An empty file at a name that is free, for this user alone.

    Raises DiskFull, FolderNotWritable, FolderMissing or WriteFailed.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        os.close(os.open(path, flags, 0o600))
    except OSError as error:
        raise write_error(error, PlaceKind.VAULT) from None


def identity(path: Path) -> tuple[int, int]:
    """What tells a file from any other, were it of the same name.  Raises OSError."""
    found = path.lstat()
    return found.st_dev, found.st_ino


def length_of(path: Path) -> int | None:
    """How many bytes lie there, 0 in what is no regular file; None when nothing is there.

    Raises disk errors.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise write_error(error, PlaceKind.VAULT) from None
    return found.st_size if stat.S_ISREG(found.st_mode) else 0
