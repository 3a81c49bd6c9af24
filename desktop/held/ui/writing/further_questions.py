# SPDX-License-Identifier: GPL-3.0-or-later
"""The names at the foot of the page: further questions, to be touched or left.

At most five names stand in sight.  A touched name opens its question on the page and goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.journal.template import Question
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.name_to_touch import NameToTouch
from held.ui.widgets.naming import name

_BESIDE_MORE = 3


class FurtherQuestions(QWidget):
    """beside_more: how many names stand beside "More…", where they are more than that and one.

    touched: emitted with the Question whose name was touched.
    """

    touched = Signal(Question)

    def __init__(self, questions: Sequence[Question], beside_more: int = _BESIDE_MORE) -> None:
        super().__init__()
        self._beside_more = beside_more
        self._waiting = list(questions)
        self._shown: dict[NameToTouch, Question] = {}
        self._from = 0
        self._flow = FlowLayout(self)
        self._more = NameToTouch(self.tr("More…"))
        name(self._more, "more_questions_button", self.tr("More questions"))
        self._more.clicked.connect(self._show_more)
        self._lay_out()

    def take_away(self, question_ids: Iterable[str]) -> None:
        """These are open on the page now."""
        gone = set(question_ids)
        self._waiting = [q for q in self._waiting if q.id not in gone]
        self._lay_out()

    def _lay_out(self) -> None:
        for touchable in self._shown:
            self._flow.removeWidget(touchable)
            touchable.hide()
            touchable.deleteLater()
        self._flow.removeWidget(self._more)
        self._shown = {}
        if self._from >= len(self._waiting):
            self._from = 0
        for question in self._in_sight():
            touchable = NameToTouch(question.name or question.prompt, self)
            name(touchable, f"{question.id}_name_button", touchable.words(), question.why)
            touchable.clicked.connect(self._name_touched)
            self._shown[touchable] = question
            self._flow.addWidget(touchable)
            touchable.show()
        self._flow.addWidget(self._more)
        self._more.setVisible(len(self._waiting) > self._beside_more + 1)
        if not self._waiting:
            self.hide()
        self.updateGeometry()

    def _in_sight(self) -> list[Question]:
        if len(self._waiting) <= self._beside_more + 1:
            return self._waiting
        return self._waiting[self._from : self._from + self._beside_more]

    def _show_more(self) -> None:
        self._from += self._beside_more
        self._lay_out()
        first = next(iter(self._shown), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _name_touched(self) -> None:
        touched = self.sender()
        question = self._shown.get(touched) if isinstance(touched, NameToTouch) else None
        if question is not None:
            self.touched.emit(question)
