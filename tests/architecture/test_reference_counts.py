# SPDX-License-Identifier: GPL-3.0-or-later
"""PySide6 gives back every reference to None and True that it takes.

PySide6 6.12.0 on Python 3.11 loses one of None in each call that returns nothing and one of True
in each `emit`; some five thousand calls later the program dies.  From Python 3.12 on these two are
immortal and their count stands still.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRunnable,
    Qt,
    QThreadPool,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QSyntaxHighlighter
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

TIMES = 200
DRIFT = 40
"""What the interpreter's own doings may move a count; a lost reference a call moves it by 200."""

AnIndex = QModelIndex | QPersistentModelIndex


class Speaker(QObject):
    said = Signal()
    said_so = Signal(bool)


class Canvas(QWidget):
    painted = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawLine(0, 0, 8, 8)
        painter.end()
        self.painted += 1


class Highlighter(QSyntaxHighlighter):
    highlighted = 0

    def highlightBlock(self, _text: str) -> None:
        self.highlighted += 1


class Delegate(QStyledItemDelegate):
    painted = 0

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, _index: AnIndex) -> None:
        painter.drawLine(0, 0, 8, 8)
        self.painted += 1


class OneRow(QAbstractListModel):
    def rowCount(self, _parent: AnIndex | None = None) -> int:
        return 1

    def data(self, _index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return "a row" if role == Qt.ItemDataRole.DisplayRole else None


class Job(QRunnable):
    runs = 0

    def run(self) -> None:
        type(self).runs += 1


def plain_calls(qtbot: QtBot) -> int:
    button = QPushButton()
    qtbot.addWidget(button)
    for _ in range(TIMES):
        button.setEnabled(True)
    return TIMES


def signals(qtbot: QtBot) -> int:
    speaker = Speaker()
    heard: list[bool] = []
    speaker.said_so.connect(heard.append)
    for _ in range(TIMES):
        speaker.said.emit()
        speaker.said_so.emit(True)
    return len(heard)


def painting(qtbot: QtBot) -> int:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    for _ in range(TIMES):
        canvas.grab()
    return canvas.painted


def highlighting(qtbot: QtBot) -> int:
    edit = QPlainTextEdit("a line")
    qtbot.addWidget(edit)
    highlighter = Highlighter(edit.document())
    for _ in range(TIMES):
        highlighter.rehighlight()
    return highlighter.highlighted


def delegates(qtbot: QtBot) -> int:
    view = QListView()
    qtbot.addWidget(view)
    model = OneRow(view)
    delegate = Delegate(view)
    view.setModel(model)
    view.setItemDelegate(delegate)
    for _ in range(TIMES):
        view.viewport().grab()
    return delegate.painted


def timers(qtbot: QtBot) -> int:
    ticks = []

    def tick() -> None:
        timer.setObjectName("ticking_timer")
        ticks.append(1)

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(0)
    qtbot.waitUntil(lambda: len(ticks) >= TIMES)
    timer.stop()
    return len(ticks)


def jobs(qtbot: QtBot) -> int:
    Job.runs = 0
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    for _ in range(TIMES):
        pool.start(Job())
    assert pool.waitForDone(10_000)
    return Job.runs


ROADS = (plain_calls, signals, painting, highlighting, delegates, timers, jobs)


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__)
def test_no_reference_to_none_or_true_is_lost(qtbot: QtBot, road: Callable[[QtBot], int]) -> None:
    road(qtbot)  # the first time fills caches
    QApplication.processEvents()
    before = (sys.getrefcount(None), sys.getrefcount(True))
    went = road(qtbot)
    after = (sys.getrefcount(None), sys.getrefcount(True))
    assert went >= TIMES
    assert before[0] - after[0] < DRIFT
    assert before[1] - after[1] < DRIFT
