# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions of every kind, asked by their real controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from held.journal.identifiers import SituationId, make_id
from held.journal.template import Question
from held.ui.look import Look, RoomHue
from held.ui.writing.answer_control import AnswerControl, Asking
from held.ui.writing.controls import make_control
from held.workflows.people import Circle

Ask = Callable[..., AnswerControl]


@pytest.fixture
def circle() -> Circle:
    """The people of one page: nobody yet."""
    return Circle(SituationId(make_id()))


@pytest.fixture
def asking(circle: Circle) -> Asking:
    return Asking(circle, RoomHue.STORIES, date(2025, 11, 22))


@pytest.fixture
def ask(look: Look, qtbot: QtBot, asking: Asking) -> Iterator[Ask]:
    """Asks a question in a window of its own, the focus where it would be."""
    kept: list[QWidget] = []

    def ask_it(question: Question, where: Asking = asking) -> AnswerControl:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        control = make_control(question, where)
        QVBoxLayout(window).addWidget(control)
        window.resize(700, 500)
        with qtbot.waitActive(window):
            window.show()
        control.first().setFocus()
        return control

    yield ask_it
    kept.clear()
