# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions that come together: two long ones side by side where there is room, else below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from held.journal.template import Kind, Question
from held.ui.look import of
from held.ui.writing.asked import Asked

_GAP = 24
_LEAST_COLUMN = 240


class SideBySide(QWidget):
    """Two questions of which neither comes first; one under the other in little room."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(left, 1)
        self._row.addWidget(right, 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        look = of(self)
        has_room = self.width() >= look.px(2 * _LEAST_COLUMN + _GAP)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if has_room else below)
        self._row.setSpacing(look.px(_GAP))


def groups(questions: Sequence[Question]) -> list[tuple[Question, ...]]:
    """Each question with those that come together with it, in their order."""
    found: list[tuple[Question, ...]] = []
    for question in questions:
        if question.together and found:
            found[-1] = (*found[-1], question)
        else:
            found.append((question,))
    return found


def group_of(question_id: str, questions: Sequence[Question]) -> tuple[Question, ...]:
    """The question of that id, with all that come together with it."""
    return next(g for g in groups(questions) if question_id in {q.id for q in g})


def laid_out(asked: Sequence[Asked]) -> Iterator[QWidget]:
    """The questions of one group as they stand under one another, two long ones as one."""
    waiting = list(asked)
    while waiting:
        first = waiting.pop(0)
        if first.question.kind is Kind.LONG and waiting and waiting[0].question.kind is Kind.LONG:
            yield SideBySide(first, waiting.pop(0))
        else:
            yield first
