# SPDX-License-Identifier: GPL-3.0-or-later
"""My notebook in plain writing, in a folder of its own: there whole, or not at all.

It leaves the protection of the vault, so it is never done by the way: whoever calls has warned.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from held.errors import HeldError
from held.files.atomic_write import sync_folder
from held.files.disk_errors import FolderMissing, FolderNotWritable, PlaceKind, write_error
from held.files.passing_folder import passing_folder
from held.workflows import plain_copy_words as words
from held.workflows.plain_copy import PlainCopy, Stayed
from held.workflows.session import Session

_TAKEN = frozenset({errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR})


class FolderTaken(HeldError):
    """There is something at that place already; it was left as it is."""


@dataclass(frozen=True)
class WrittenOut:
    """What was done.  pages: how many were written.  stayed: the parts that were not, and why."""

    pages: int
    stayed: Stayed


def check_place(target: Path) -> None:
    """Whether a copy may come to lie there: nothing is there yet, or an empty folder.

    Raises FolderTaken, FolderMissing or FolderNotWritable; nothing was made.
    """
    if not target.parent.is_dir():
        raise FolderMissing(PlaceKind.EXPORT)
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise FolderNotWritable(PlaceKind.EXPORT)
    try:
        is_free = not os.path.lexists(target) or (
            not target.is_symlink() and not any(target.iterdir())
        )
    except OSError:
        is_free = False
    if not is_free:
        raise FolderTaken


def write_out(session: Session, target: Path) -> WrittenOut:
    """Everything of the notebook that may stand in plain writing today, in the folder `target`.

    Files are for this user alone, and their names say a day and a number.  What may be written is
    decided by `held.journal.own_copy`.
    Raises FolderTaken, disk errors and what reading the vault raises; then `target` is as it was.
    """
    check_place(target)
    copy = PlainCopy(session)
    with passing_folder(target.parent, PlaceKind.EXPORT) as folder:
        try:
            _fill(folder, copy)
            sync_folder(folder)
            # Takes the place of an empty folder, and of nothing else.
            folder.rename(target)
            sync_folder(target.parent)
        except OSError as error:
            if error.errno in _TAKEN:
                raise FolderTaken from None
            raise write_error(error, PlaceKind.EXPORT) from None
    return WrittenOut(len(copy), copy.stayed)


def _fill(folder: Path, copy: PlainCopy) -> None:
    pages = folder / "pages"
    pages.mkdir(0o700)
    _write(folder / "READ-ME-FIRST.md", words.read_me(copy.day).encode())
    _write(folder / "WHAT-STAYED-BEHIND.md", words.what_stayed(copy.stayed).encode())
    with _new_file(folder / "notebook.json") as whole:
        whole.write(words.json_head(copy.day))
        for number, page in enumerate(copy.pages()):
            _write(pages / f"{page.name}.md", words.markdown(page).encode())
            whole.write(b",\n" if number else b"\n")
            whole.write(words.json_page(page))
        whole.write(words.json_tail(copy.stayed))
    sync_folder(pages)


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """A file of a name that is free, on the disk when the block has ended."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _write(path: Path, content: bytes) -> None:
    with _new_file(path) as file:
        file.write(content)
