# SPDX-License-Identifier: GPL-3.0-or-later
"""When it was, loosely; or the day until which something holds."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from held.journal.answer import Answer, When
from held.journal.loose_date import Exactly
from held.journal.template import Question
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.loose_date import LooseDateEdit
from held.ui.widgets.naming import name
from held.ui.writing.answer_control import AnswerControl, Asking

_OFFERED_DAYS = (30, 90)
"""Spans offered for a day ahead; none is chosen beforehand."""


class WhenControl(AnswerControl):
    """A loose date.  One that lies ahead is an exact day, and two spans can be had with one press."""

    GAP = 12

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        self._spans: dict[QWidget, int] = {}
        if question.ahead:
            self._offer_spans()
        self._when = LooseDateEdit(
            asking.hue,
            asking.today,
            looking_back=not question.ahead,
            day_only=question.ahead,
        )
        name(self._when, self.object_named("date"), question.prompt, question.why)
        self._when.changed.connect(self.answered)
        self.column.addWidget(self._when)
        self.offer_asides()

    def read(self) -> Answer | None:
        said = self._when.value()
        return None if said is None else When(said)

    def show_said(self, answer: Answer | None) -> None:
        self._when.set_value(answer.date if isinstance(answer, When) else None)

    def _offer_spans(self) -> None:
        row = QWidget()
        flow = FlowLayout(row)
        for days in _OFFERED_DAYS:
            button = PlainButton(self.tr("In %n days", "", days), row, compact=True)
            name(button, self.object_named(f"in_{days}_days_button"), button.words())
            button.clicked.connect(self._span_chosen)
            flow.addWidget(button)
            self._spans[button] = days
        self.column.addWidget(row)

    def _span_chosen(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QWidget):
            self._when.set_value(Exactly(self.asking.today + timedelta(self._spans[pressed])))
            self.answered.emit()
