# SPDX-License-Identifier: GPL-3.0-or-later
"""When: a loose date, and for a day that lies ahead a few spans to have it with one press."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from held.journal.answer import Answer, When
from held.journal.loose_date import Exactly
from held.journal.template import Question
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.choice import Option
from held.ui.widgets.choice_menu import ChoiceMenu
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.loose_date import LooseDateEdit
from held.ui.widgets.naming import name
from held.ui.widgets.near_day import near_day
from held.ui.writing.answer_control import AnswerControl, Asking, first_stop

_OFFERED_DAYS = (30, 90)
"""Spans offered for the end of a permission; none is chosen beforehand."""

_SOON = {"tomorrow": 1, "in_a_week": 7, "in_two_weeks": 14, "in_a_month": 30}
_THAT_DAY, _ON_A_DAY, _NO_DAY = "that_day", "on_a_day", "no_day"


def make_when_control(question: Question, asking: Asking) -> AnswerControl:
    """A day ahead on the page itself is a line that opens a menu; all else a loose date."""
    if question.ahead and not asking.narrow:
        return AheadControl(question, asking)
    return WhenControl(question, asking)


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


class AheadControl(AnswerControl):
    """A ruled line that says the day, and opens a menu of spans; the last of them is any day."""

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        self._menu = ChoiceMenu(
            question.prompt,
            self._options(),
            self.object_named("menu"),
            placeholder=self.tr("No day"),
        )
        name(self._menu, self.object_named("menu"), question.prompt, question.why)
        self._menu.changed.connect(self._picked)
        self.column.addWidget(self._menu)
        self._when = LooseDateEdit(asking.hue, asking.today, looking_back=False, day_only=True)
        name(self._when, self.object_named("date"), question.prompt, question.why)
        self._when.changed.connect(self._typed)
        self._when.hide()
        self.column.addWidget(self._when)
        self.offer_asides()

    def leave_out_words(self) -> None:
        self._menu.set_label_shown(False)

    def read(self) -> Answer | None:
        said = self._when.value()
        return None if said is None else When(said)

    def show_said(self, answer: Answer | None) -> None:
        said = answer.date if isinstance(answer, When) else None
        self._when.set_value(said)
        self._when.setVisible(said is not None and not isinstance(said, Exactly))
        self._say()

    def _options(self, that_day: str = "") -> list[Option]:
        words = {
            "tomorrow": self.tr("Tomorrow"),
            "in_a_week": self.tr("In a week"),
            "in_two_weeks": self.tr("In two weeks"),
            "in_a_month": self.tr("In a month"),
        }
        offered = [Option(key, words[key]) for key in _SOON]
        if that_day:
            offered.append(Option(_THAT_DAY, that_day))
        offered.append(Option(_ON_A_DAY, self.tr("On a day…")))
        return [*offered, Option(_NO_DAY, self.tr("No day"))]

    def _say(self) -> None:
        """A span reads as such on the day it was chosen, and as its day from then on."""
        said = self._when.value()
        today = self.asking.today
        if not isinstance(said, Exactly):
            self._menu.set_options(self._options())
            self._menu.set_key(None)
            return
        spans = {today + timedelta(days): key for key, days in _SOON.items()}
        key = spans.get(said.day, _THAT_DAY)
        that_day = near_day(said.day, today) if key == _THAT_DAY else ""
        self._menu.set_options(self._options(that_day))
        self._menu.set_key(key)

    def _picked(self, key: str) -> None:
        if key in _SOON:
            self._when.set_value(Exactly(self.asking.today + timedelta(_SOON[key])))
        elif key == _NO_DAY:
            self._when.set_value(None)
        self._when.setVisible(key == _ON_A_DAY)
        self._say()
        if key == _ON_A_DAY:
            first_stop(self._when).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.answered.emit()

    def _typed(self) -> None:
        self._say()
        self.answered.emit()
