# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at any step of a backup, of clearing older ones away, or of bringing one back: the
notebook opens, what is called a backup is whole, and nothing half-made has a name.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from keeper import FREE_PAGE, Keeper

from held.errors import HeldError
from held.files.disk_errors import DiskFull, PlaceKind, WriteFailed
from held.vault.backup import Stamp
from held.vault.backup_folder import backups_in, damaged_in
from held.vault.restore import look_inside, restore

ENVIRONMENT = {"PYTHONPATH": os.pathsep.join(sys.path), "PATH": os.environ["PATH"]}
DAY = date(2026, 3, 10)

# Kills itself at the n-th call that may touch the disk, for n from 1 until the act ends before it.
AT_EVERY_STEP = """
import os, shutil, signal, sys
from datetime import date
from pathlib import Path
from keeper import Keeper
from held.vault.backup import Stamp
from held.vault.backup_file import check_whole
from held.vault.backup_folder import backups_in, damaged_in, rotate
from held.vault.restore import restore

act, whole, place = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
folder, again = place / "Backups", place / "Again.held"
TOUCHING = "backup connect execute open write fsync rename unlink rmtree mkdir close".split()

def back_up(begin):
    keeper = Keeper(place / "Winter.held")
    vault = keeper.open()
    begin()
    made = vault.back_up(folder, Stamp(6, date(2026, 3, 10)), lambda *_: None, bool)
    rotate(folder, made, vault.backup_signer, 1)

def bring_back(begin):
    keeper = Keeper(place / "Winter.held")
    vault = keeper.open()
    newest = backups_in(folder, vault.backup_signer)[0]
    begin()
    restore(newest, vault.root, again, "backups", bool)

def die_at(step):
    calls = 0
    def count(frame, event, called):
        nonlocal calls
        calls += event == "c_call" and called.__name__ in TOUCHING
        if calls == step:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.setprofile(count)

def state():
    keeper = Keeper(place / "Winter.held")
    vault = keeper.open()
    room = keeper.wrote("x").room
    assert len(vault.entries.covered(room)) == 1
    backups = backups_in(folder, vault.backup_signer)
    for one in backups:
        check_whole(one)
    assert damaged_in(folder, vault.backup_signer) == ()
    keeper.close()
    if again.exists():
        restored = Keeper(again)
        assert len(restored.open().entries.covered(room)) == 1
        restored.close()
    numbers = " ".join(str(one.manifest.number) for one in backups)
    return f"{numbers}{', brought back' if again.exists() else ''}"

seen, step = [], 0
while True:
    step += 1
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(whole, place)
    child = os.fork()
    if not child:
        globals()[act](lambda: die_at(step))
        sys.setprofile(None)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in (0, -signal.SIGKILL), ended
    now = state()
    if now not in seen[-1:]:
        seen.append(now)
    if ended == 0:
        break
print(step > 8, *seen, sep="\\n")
"""


@pytest.mark.parametrize(
    ("act", "states"),
    [
        (
            "back_up",
            ["5 4 3 2 1", "6 5 4 3 2 1", "6 5 4 3 2", "6 5 4 3", "6 5 4"],
        ),
        ("bring_back", ["5 4 3 2 1", "5 4 3 2 1, brought back"]),
    ],
)
def test_a_kill_at_any_step_leaves_whole_backups_and_nothing_half_made(
    tmp_path: Path, act: str, states: list[str]
) -> None:
    whole = tmp_path / "whole"
    keeper = Keeper(whole / "Winter.held")
    vault = keeper.make()
    vault.entries.save(keeper.wrote("was here before"))
    (whole / "Backups").mkdir()
    for number in range(1, 6):
        vault.back_up(whole / "Backups", Stamp(number, DAY), _unheeded, bool)
    keeper.close()
    child = subprocess.run(
        [sys.executable, "-c", AT_EVERY_STEP, act, str(whole), str(tmp_path / "killed")],
        check=False,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
    )
    assert child.returncode == 0, child.stderr
    assert child.stdout.splitlines() == ["True", *states]


def test_what_a_kill_left_behind_is_cleared_by_the_next_backup(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / "Winter.held")
    vault = keeper.make()
    folder = tmp_path / "Backups"
    left = folder / ".held-passing-00112233"
    left.mkdir(parents=True)
    (left / "part").write_bytes(b"half of it")
    vault.back_up(folder, Stamp(1, DAY), _unheeded, bool)
    assert [path.suffix for path in folder.iterdir()] == [".held-backup"]
    keeper.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.parametrize("left", [0, 50_000, 300_000, 330_000])
def test_a_disk_without_room_is_said_and_neither_notebook_nor_older_backups_change(
    tmp_path: Path, small_disk: Path, left: int
) -> None:
    keeper = Keeper(tmp_path / "Winter.held")
    vault = keeper.make()
    older = vault.back_up(small_disk, Stamp(1, DAY), _unheeded, bool)
    vault.entries.save(keeper.wrote("a long one " * 30_000))
    with (small_disk / "filler").open("wb") as filler:
        free = shutil.disk_usage(small_disk).free
        filler.write(b"x" * max(0, free - left))
    with pytest.raises(DiskFull):
        vault.back_up(small_disk, Stamp(2, DAY), _unheeded, bool)
    vault.entries.save(keeper.wrote("and it goes on"))
    assert {path.name for path in small_disk.iterdir()} == {"filler", older.path.name}
    assert look_inside(older, vault.root, tmp_path, bool).pages == 0
    (small_disk / "filler").unlink()
    made = vault.back_up(small_disk, Stamp(2, DAY), _unheeded, bool)
    assert look_inside(made, vault.root, tmp_path, bool).pages == 2
    assert len(vault.entries.covered(FREE_PAGE.room)) == 2
    keeper.close()


def test_a_disk_without_room_leaves_no_half_notebook(tmp_path: Path, small_disk: Path) -> None:
    keeper = Keeper(tmp_path / "Winter.held")
    vault = keeper.make()
    vault.entries.save(keeper.wrote("a long one " * 300_000))
    made = vault.back_up(tmp_path, Stamp(1, DAY), _unheeded, bool)
    with pytest.raises(HeldError):
        restore(made, vault.root, small_disk / "Again.held", "backups", bool)
    assert list(small_disk.iterdir()) == []
    assert damaged_in(tmp_path, vault.backup_signer) == ()
    assert backups_in(tmp_path, vault.backup_signer) == (made,)
    keeper.close()


def test_a_disk_that_fails_under_the_backup_leaves_the_notebook_alone(tmp_path: Path) -> None:
    """Python turns the signal of a file that may not grow into the error of a failing disk."""
    keeper = Keeper(tmp_path / "Winter.held")
    vault = keeper.make()
    vault.entries.save(keeper.wrote("a long one " * 300_000))
    vault.checkpoint()
    folder = tmp_path / "Backups"
    folder.mkdir()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, before[1]))
    try:
        with pytest.raises(WriteFailed) as failed:
            vault.back_up(folder, Stamp(1, DAY), _unheeded, bool)
        vault.entries.save(keeper.wrote("and it goes on"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert failed.value.place is PlaceKind.BACKUPS
    assert list(folder.iterdir()) == []
    assert (
        look_inside(
            vault.back_up(folder, Stamp(1, DAY), _unheeded, bool), vault.root, tmp_path, bool
        ).pages
        == 2
    )
    keeper.close()


def _unheeded(_done: int, _all: int) -> None:
    """Nobody looks."""
