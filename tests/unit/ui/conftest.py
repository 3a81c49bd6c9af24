# SPDX-License-Identifier: GPL-3.0-or-later
"""The look every widget under test is painted with: by day, at 100 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import Look, Theme, look_beside

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The look of the test program, put back to what it was afterwards."""
    found = look_beside(qapp, RESOURCES)
    _as_at_first(found)
    yield found
    _as_at_first(found)


@pytest.fixture
def show(look: Look, qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Puts parts under one another in a window with the focus, and keeps it until the end."""
    kept: list[QWidget] = []

    def show_them(*parts: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield show_them
    kept.clear()


def _as_at_first(look: Look) -> None:
    look.set_theme(Theme.LIGHT)
    look.set_text_scale(1.0)
    look.set_legible_letters(False)
    look.set_reduced_motion(False)
