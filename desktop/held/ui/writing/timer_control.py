# SPDX-License-Identifier: GPL-3.0-or-later
"""A silent timer: it counts in text, makes no sound, and ends at any moment."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from held.journal.answer import Answer, Sat
from held.journal.template import Question
from held.ui.look import FontRole
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.answer_control import AnswerControl, Asking
from held.ui.writing.countdown import Countdown

_SPANS_MINUTES = (5, 15, 30)


class TimerControl(AnswerControl):
    """Choose a span; what is left stands in words; Stop ends it."""

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        self._sat = 0
        self._minutes: dict[QWidget, int] = {}
        self._said = TextLabel("", FontRole.SMALL, Ink.TEXT_2)
        name(self._said, self.object_named("label"), self.tr("Time left"))
        row = QWidget()
        line = FlowLayout(row)
        for minutes in _SPANS_MINUTES:
            button = PlainButton(self.tr("%n minutes", "", minutes), compact=True)
            name(button, self.object_named(f"{minutes}_minutes_button"), button.words())
            button.clicked.connect(self._begin)
            self._minutes[button] = minutes
            line.addWidget(button)
        self._countdown = Countdown(self)
        self._countdown.left_changed.connect(self._said.setText)
        self._countdown.over.connect(self._end)
        self._stop = PlainButton(self.tr("Stop"), compact=True)
        name(self._stop, self.object_named("stop_button"), self.tr("Stop the timer"))
        self._stop.clicked.connect(self._countdown.stop)
        self._stop.hide()
        line.addWidget(self._stop)
        self.column.addWidget(row)
        self.column.addWidget(self._said)

    def read(self) -> Answer | None:
        return Sat(self._sat)

    def show_said(self, answer: Answer | None) -> None:
        self._sat = answer.seconds if isinstance(answer, Sat) else 0

    def _begin(self) -> None:
        pressed = self.sender()
        if not isinstance(pressed, QWidget):
            return
        for button in self._minutes:
            button.hide()
        self._stop.show()
        self._stop.setFocus()
        self._countdown.begin(self._minutes[pressed] * 60)

    def _end(self, sat: int) -> None:
        self._sat = sat
        self._stop.hide()
        for button in self._minutes:
            button.show()
        self._said.setText(self.tr("The time is over."))
        announce(self, self._said.text())
        next(iter(self._minutes)).setFocus()
        self.answered.emit()
