# SPDX-License-Identifier: GPL-3.0-or-later
"""At every moment the old file or the new one is there, whole, and for this user's eyes only."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from held.files.atomic_write import atomic_write, make_private_folder, remove_unfinished
from held.files.disk_errors import (
    DiskFull,
    FileTooLarge,
    FolderMissing,
    FolderNotWritable,
    PlaceKind,
    ReadFailed,
    WriteFailed,
    write_error,
)
from held.files.whole_file import read_whole

VAULT = PlaceKind.VAULT


def test_a_file_is_replaced_and_the_one_before_kept_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "letter"
    atomic_write(path, b"old", VAULT)
    atomic_write(path, b"new", VAULT, previous=b"old")
    assert path.read_bytes() == b"new"
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {
        "letter": b"new",
        "letter.bak": b"old",
    }


def test_a_file_written_under_umask_000_is_for_this_user_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        atomic_write(tmp_path / "letter", b"new", VAULT, previous=b"old")
        make_private_folder(tmp_path / "one" / "two", VAULT)
    finally:
        os.umask(before)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.rglob("*")}
    assert modes == {"letter": 0o600, "letter.bak": 0o600, "one": 0o700, "two": 0o700}


def test_a_link_put_in_the_place_of_a_file_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"not ours")
    link = tmp_path / "letter"
    link.symlink_to(elsewhere)
    with pytest.raises(ReadFailed) as refused:
        read_whole(link, VAULT, 100)
    assert refused.value.number == errno.ELOOP
    atomic_write(link, b"new", VAULT)
    assert elsewhere.read_bytes() == b"not ours"
    assert not link.is_symlink()


def test_a_write_that_fails_its_check_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "letter"
    path.write_bytes(b"old")

    def refuse(written: bytes) -> None:
        assert written == b"new"
        raise LookupError

    with pytest.raises(LookupError):
        atomic_write(path, b"new", VAULT, check=refuse)
    assert [p.name for p in tmp_path.iterdir()] == ["letter"]
    assert path.read_bytes() == b"old"


FAILING_WRITE = """
import resource, sys
from pathlib import Path
from held.files.atomic_write import atomic_write
from held.files.disk_errors import PlaceKind, WriteFailed
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    atomic_write(Path(sys.argv[1]), b"n" * 10_000, PlaceKind.VAULT)
except WriteFailed as error:
    print(error.number)
"""


def test_a_disk_that_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "letter"
    path.write_bytes(b"old")
    child = subprocess.run(
        [sys.executable, "-c", FAILING_WRITE, str(path)],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout.strip() == str(errno.EFBIG)
    assert [p.name for p in tmp_path.iterdir()] == ["letter"]
    assert path.read_bytes() == b"old"


def test_a_full_device_is_called_full() -> None:
    device = os.open("/dev/full", os.O_WRONLY)
    with pytest.raises(OSError, match="No space left") as full:
        os.write(device, b"x")
    os.close(device)
    assert isinstance(write_error(full.value, VAULT), DiskFull)


def test_a_disk_that_fails_is_told_from_one_that_is_full() -> None:
    error = write_error(OSError(errno.EIO, "broken"), VAULT)
    assert isinstance(error, WriteFailed)
    assert (error.number, error.place) == (errno.EIO, VAULT)


def test_a_folder_that_is_gone_is_told_from_one_that_may_not_be_written(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        atomic_write(tmp_path / "gone" / "letter", b"new", VAULT)
    with pytest.raises(FolderMissing):
        read_whole(tmp_path / "gone" / "letter", VAULT, 100)
    with pytest.raises(FolderNotWritable):
        atomic_write(Path("/sys/letter"), b"new", VAULT)
    (tmp_path / "file").touch()
    with pytest.raises(FolderMissing):
        make_private_folder(tmp_path / "file" / "below", VAULT)


def test_what_is_too_long_or_no_file_at_all_is_refused_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"1234567")
    assert read_whole(tmp_path / "long", VAULT, 7) == b"1234567"
    with pytest.raises(FileTooLarge) as refused:
        read_whole(tmp_path / "long", VAULT, 6)
    assert refused.value.limit == 6
    os.mkfifo(tmp_path / "pipe")
    for odd in ("pipe", "."):
        with pytest.raises(ReadFailed):
            read_whole(tmp_path / odd, VAULT, 100)


def test_leftovers_of_a_killed_write_go_and_files_of_others_stay(tmp_path: Path) -> None:
    ours = tmp_path / ".held-0123456789abcdef.part"
    theirs = [tmp_path / n for n in ("vault.json", ".held-x.part", "vault (conflicted copy).json")]
    for path in (ours, *theirs):
        path.touch()
    remove_unfinished(tmp_path)
    remove_unfinished(tmp_path / "gone")
    assert sorted(tmp_path.iterdir()) == sorted(theirs)
