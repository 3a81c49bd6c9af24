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
from held.ui.widgets.tab_order import chain

_BESIDE_MORE = 3
_BESIDE_MORE_ON_TINT = 2


class FurtherQuestions(QWidget):
    """beside_more: how many names stand beside "More…", where they are more than that and one.

    touched: emitted with the Question whose name was touched.
    """

    touched = Signal(Question)

    def __init__(
        self,
        questions: Sequence[Question],
        *,
        beside_more: int = _BESIDE_MORE,
        prefix: str = "",
        on_tint: bool = False,
        last: QWidget | None = None,
    ) -> None:
        """prefix: begins every object name.  on_tint: they lie on a panel.  last: an act at the end."""
        super().__init__()
        self._waiting = list(questions)
        self._prefix, self._on_tint, self._last = prefix, on_tint, last
        self._beside_more = _BESIDE_MORE_ON_TINT if on_tint else beside_more
        self._shown: dict[NameToTouch, Question] = {}
        self._from = 0
        self._flow = FlowLayout(self)
        self._more = NameToTouch(self.tr("More…"), on_tint=on_tint)
        name(self._more, f"{prefix}more_questions_button", self.tr("More questions"))
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
        for end in (self._more, self._last):
            if end is not None:
                self._flow.removeWidget(end)
        self._shown = {}
        if self._from >= len(self._waiting):
            self._from = 0
        for question in self._in_sight():
            words = question.name or question.prompt
            touchable = NameToTouch(words, self, on_tint=self._on_tint)
            name(touchable, f"{self._prefix}{question.id}_name_button", words, question.why)
            touchable.clicked.connect(self._name_touched)
            self._shown[touchable] = question
            self._flow.addWidget(touchable)
            touchable.show()
        self._flow.addWidget(self._more)
        self._more.setVisible(len(self._waiting) > self._beside_more + 1)
        if self._last is not None:
            self._flow.addWidget(self._last)
        elif not self._waiting:
            self.hide()
        # What was made last would be the last stop of Tab.
        chain(*self._shown, self._more, self._last)
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
