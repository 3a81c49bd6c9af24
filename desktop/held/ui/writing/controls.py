# SPDX-License-Identifier: GPL-3.0-or-later
"""One control for each kind of question."""

from __future__ import annotations

from collections.abc import Callable

from held.journal.template import Kind, Question
from held.ui.writing.answer_control import (
    AnswerControl,
    Asking,
    LongControl,
    PrintedSentence,
    ScaleControl,
    ShortControl,
    TickControl,
)
from held.ui.writing.choosing import SeveralControl, make_choice_control
from held.ui.writing.lines_control import LinesControl
from held.ui.writing.link_control import LinkControl
from held.ui.writing.person_control import PersonControl
from held.ui.writing.rows_control import RowsControl
from held.ui.writing.timer_control import TimerControl
from held.ui.writing.when_control import make_when_control


def make_control(question: Question, asking: Asking) -> AnswerControl:
    """A control that asks `question`."""
    if question.kind is Kind.ROWS and question.questions and not asking.narrow:
        return LinesControl(question, asking, make_control)
    if question.kind is Kind.ROWS:
        return RowsControl(question, asking, make_control)
    return _CONTROLS[question.kind](question, asking)


_CONTROLS: dict[Kind, Callable[[Question, Asking], AnswerControl]] = {
    Kind.SHORT: ShortControl,
    Kind.LONG: LongControl,
    Kind.CHOICE: make_choice_control,
    Kind.SEVERAL: SeveralControl,
    Kind.SCALE: ScaleControl,
    Kind.DATE: make_when_control,
    Kind.PERSON: PersonControl,
    Kind.TICK: TickControl,
    Kind.LINK: LinkControl,
    Kind.TIMER: TimerControl,
    Kind.PRINTED: PrintedSentence,
}
