# SPDX-License-Identifier: GPL-3.0-or-later
"""A new file of this user's alone, written in place: no second copy lies about while it is made."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from held.files.atomic_write import sync_folder
from held.files.disk_errors import DiskError, PlaceKind, write_error


class NameTaken(DiskError):
    """Something of that name is there already; it was not touched."""


def write_new(path: Path, content: bytes, place: PlaceKind) -> None:
    """Put `content` at `path`, readable by this user alone.  It is there whole or not at all.

    Raises NameTaken, DiskFull, FolderNotWritable, FolderMissing or WriteFailed.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags, 0o600)
    except FileExistsError:
        raise NameTaken(place) from None
    except OSError as error:
        raise write_error(error, place) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            path.unlink()
        raise write_error(error, place) from None
