# SPDX-License-Identifier: GPL-3.0-or-later
"""A new file: this user's alone, whole or not there, and never in the place of another."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest

from held.files.disk_errors import FolderMissing, PlaceKind, WriteFailed
from held.files.new_file import NameTaken, write_new


def test_it_is_readable_by_this_user_alone_and_nothing_else_is_left(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_new(tmp_path / "sheet.pdf", b"words", PlaceKind.EXPORT)
    finally:
        os.umask(before)
    (file,) = tmp_path.iterdir()
    assert file.read_bytes() == b"words"
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_has_the_name_already_is_not_touched_not_even_a_link(tmp_path: Path) -> None:
    there, link = tmp_path / "there", tmp_path / "link"
    there.write_bytes(b"mine")
    link.symlink_to(tmp_path / "elsewhere")
    for path in (there, link):
        with pytest.raises(NameTaken):
            write_new(path, b"words", PlaceKind.EXPORT)
    assert there.read_bytes() == b"mine"
    assert not (tmp_path / "elsewhere").exists()


def test_a_disk_that_fails_leaves_no_half_a_file(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(WriteFailed):
            write_new(tmp_path / "sheet.pdf", b"w" * 100, PlaceKind.EXPORT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        write_new(tmp_path / "gone" / "sheet.pdf", b"words", PlaceKind.EXPORT)
