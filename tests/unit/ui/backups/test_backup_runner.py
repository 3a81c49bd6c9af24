# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a backup beside the writing: it can be stopped, and locking never waits for it."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from keeper import Keeper
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from held.files.places import Places
from held.ui.background import Lane
from held.ui.backups.backup_runner import BackupRunner
from held.workflows.clock import SystemClock
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults


class Room:
    """An open notebook of some size, with its lane and its runner."""

    def __init__(self, folder: Path, parent: QObject) -> None:
        vaults = Vaults(Places(folder, folder / "config"), SystemClock(), Keeper.cost)
        self.folder = folder
        self.session: Session = vaults.make(folder / "Winter.held", Keeper.passphrase)
        keeper = Keeper(folder / "Winter.held")
        for _ in range(12):
            self.session.vault.entries.save(keeper.wrote("what somebody told " * 50_000))
        self.lane = Lane("vault", parent)
        self.runner = BackupRunner(self.session, self.lane, parent)

    def left(self) -> list[Path]:
        """What lies where backups go."""
        return list((self.folder / "Backups").rglob("*.held-backup"))


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    parent = QObject()
    room = Room(tmp_path, parent)
    yield room
    room.runner.end()
    room.lane.run_now(room.session.close)
    room.lane.stop()


def test_it_tells_how_far_it_is_and_ends(room: Room, qtbot: QtBot) -> None:
    told: list[int] = []
    room.runner.went_on.connect(told.append)
    with qtbot.waitSignals([room.runner.made, room.runner.ended], timeout=20_000):
        room.runner.make()
        room.runner.make()  # Asked for twice, made once.
    assert told == sorted(told)
    assert told[-1] == 100
    assert len(told) > 3
    assert len(room.left()) == 1


def test_one_that_is_stopped_leaves_nothing_and_another_can_be_made(
    room: Room, qtbot: QtBot
) -> None:
    room.runner.went_on.connect(room.runner.stop)
    with qtbot.waitSignal(room.runner.stopped, timeout=20_000):
        room.runner.make()
    assert room.left() == []
    assert not list(room.folder.rglob("*passing*"))
    room.runner.went_on.disconnect(room.runner.stop)
    with qtbot.waitSignal(room.runner.made, timeout=20_000):
        room.runner.make()
    assert len(room.left()) == 1


def test_locking_while_one_is_made_waits_for_nothing_and_leaves_nothing(
    room: Room, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(room.runner.went_on, timeout=20_000):
        room.runner.make()
    begun = time.perf_counter()
    room.runner.leave()
    room.lane.run_now(room.session.close)
    assert time.perf_counter() - begun < 1.0
    room.runner.end()
    assert room.left() == []
    assert not list((room.folder / "Backups").rglob("part"))


def test_a_fault_of_ours_ends_it_and_another_can_be_made(
    room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Waiting for ever would be no backup ever again, and never a word of it."""
    with monkeypatch.context() as broken, capture_exceptions() as raised:
        broken.delattr(secrets, "token_hex")
        with qtbot.waitSignals([room.runner.broken, room.runner.ended], timeout=20_000):
            room.runner.make()
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is AttributeError
    assert not list(room.folder.rglob("*passing*"))
    with qtbot.waitSignal(room.runner.made, timeout=20_000):
        room.runner.make()
    assert len(room.left()) == 1
