# SPDX-License-Identifier: GPL-3.0-or-later
"""A log left behind by a kill is read in, and what could not be read in is told, not swallowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from keeper import FREE_PAGE, Keeper

from held.vault.write_ahead_log import LeftOverLog, LogState

SAVES = 12
FRAME = 24 + 4096

SAVES_AND_IS_KILLED = f"""
import os, signal, sys
from pathlib import Path
from keeper import Keeper
keeper = Keeper(Path(sys.argv[1]))
vault = keeper.open()
for number in range({SAVES}):
    vault.entries.save(keeper.wrote(f"entry {{number}} " + "word " * 1500))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault whose last twelve entries lie in the log."""
    keeper = Keeper(tmp_path_factory.mktemp("killed") / "Winter.held")
    keeper.make()
    keeper.close()
    subprocess.run(
        [sys.executable, "-c", SAVES_AND_IS_KILLED, str(keeper.folder)],
        check=False,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return keeper.folder


@pytest.fixture
def keeper(killed: Path, tmp_path: Path) -> Iterator[Keeper]:
    shutil.copytree(killed, tmp_path / "Winter.held")
    keeper = Keeper(tmp_path / "Winter.held")
    yield keeper
    keeper.close()


def log(keeper: Keeper) -> Path:
    return keeper.folder / "vault-1.db-wal"


def opened(keeper: Keeper) -> tuple[int, LogState]:
    """How many entries are there, from the first on without a gap, and what is told."""
    vault = keeper.open()
    listed = reversed(vault.entries.covered(FREE_PAGE.room))
    words = [vault.entries.read(entry.id).answers["page"].text for entry in listed]
    assert [w.split(" word")[0] for w in words] == [f"entry {n}" for n in range(len(words))]
    state = vault.notices.log
    keeper.close()
    return len(words), state


def test_a_whole_log_is_read_in_and_gone_afterwards(keeper: Keeper) -> None:
    assert log(keeper).stat().st_size > SAVES * 2 * FRAME
    assert opened(keeper) == (SAVES, LogState.CLEAN)
    assert not log(keeper).exists()
    assert opened(keeper) == (SAVES, LogState.CLEAN)


def test_no_flipped_bit_in_a_log_is_swallowed(killed: Path, keeper: Keeper) -> None:
    content = log(keeper).read_bytes()
    places = [3, 9, 20, 30, *range(40, len(content), len(content) // 30), len(content) - 5]
    lost = 0
    for place in places:
        shutil.rmtree(keeper.folder)
        shutil.copytree(killed, keeper.folder)
        flipped = bytearray(content)
        flipped[place] ^= 4
        log(keeper).write_bytes(flipped)
        found, state = opened(keeper)
        assert (found == SAVES) == (state is LogState.CLEAN)
        assert state in {LogState.CLEAN, LogState.BROKEN}
        lost += state is LogState.BROKEN
    assert lost > len(places) - 3


def test_a_log_cut_inside_a_write_is_told(killed: Path, keeper: Keeper) -> None:
    content = log(keeper).read_bytes()
    for length in range(33, len(content), len(content) // 25):
        shutil.rmtree(keeper.folder)
        shutil.copytree(killed, keeper.folder)
        log(keeper).write_bytes(content[:length])
        found, state = opened(keeper)
        assert found < SAVES
        assert state is LogState.UNFINISHED


def test_an_empty_log_or_none_is_no_cause_for_a_word(tmp_path: Path) -> None:
    path = tmp_path / "log"
    assert LeftOverLog(path).state(0) is LogState.CLEAN
    path.touch()
    assert LeftOverLog(path).state(0) is LogState.CLEAN
    assert LeftOverLog(path).state(-1) is LogState.CLEAN
    path.write_bytes(b"x" * 10)
    assert LeftOverLog(path).state(-1) is LogState.UNFINISHED
