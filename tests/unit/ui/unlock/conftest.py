# SPDX-License-Identifier: GPL-3.0-or-later
"""Real vaults in a temporary folder, a real lane, and windows that have the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from held.files.places import Places
from held.ui.background import Lane
from held.ui.look import Look
from held.vault.key_slots import DerivationCost
from held.workflows.clock import SystemClock
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

RIGHT = "six quiet words nobody else knows"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data", tmp_path / "config")


@pytest.fixture
def vaults(places: Places, cheap_cost: DerivationCost) -> Vaults:
    return Vaults(places, SystemClock(), cost=cheap_cost)


@pytest.fixture
def lane() -> Iterator[Lane]:
    lane = Lane("test_lane")
    yield lane
    lane.stop()


@pytest.fixture
def close(lane: Lane) -> Callable[[Session], None]:
    """Closes a session where it was opened."""

    def close_it(session: Session) -> None:
        lane.run_now(session.close)

    return close_it


@pytest.fixture
def make_vault(
    vaults: Vaults, lane: Lane, close: Callable[[Session], None]
) -> Callable[[Path], Path]:
    """Makes a closed vault at a folder, which `RIGHT` opens."""

    def make(folder: Path) -> Path:
        folder.parent.mkdir(parents=True, exist_ok=True)
        close(lane.run_now(lambda: vaults.make(folder, RIGHT)))
        return folder

    return make


@pytest.fixture
def notebook(places: Places, make_vault: Callable[[Path], Path]) -> Path:
    """The one vault in the user's own folder."""
    return make_vault(places.folder_for("Notebook"))


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Shows a page alone in an active window of some size, and keeps it until the end."""
    kept: list[QWidget] = []

    def show(page: QWidget, width: int = 1280, height: int = 800) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield show
    kept.clear()
