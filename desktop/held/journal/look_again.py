# SPDX-License-Identifier: GPL-3.0-or-later
"""When a page asked to be looked at again.  Pure: it must not know what day it is.

Source: practices.md sections 2 (9), "look again", and 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from held.journal.answer import Answer, Answers, Chosen, LeftOpen, Row, Rows, When
from held.journal.entry import Entry
from held.journal.loose_date import About, Between, Exactly, LooseDate
from held.journal.template import Aside

LOOK_AGAIN = "look_again"
"""The question for the day, of a page or of a line."""
SEEN_NOW = "now"
"""The question of a line that says how the keeper sees it now."""
STILL_OPEN = "still_open"
"""The answer to it that settles nothing."""


def find_day(entry: Entry, after: date | None = None) -> date | None:
    """The earliest day on which something on the page is to be looked at again, None for no day.

    after: only days later than this.
    A line that the keeper sees clearly by now, one way or another, asks for none.
    """
    days = _days(entry.answers)
    return min((day for day in days if after is None or day > after), default=None)


def is_settled(line: Row) -> bool:
    """Whether the keeper said how they see the line now, and did not leave it open."""
    match line.answers.get(SEEN_NOW):
        case Chosen(option=option, own=own):
            return bool(own or option) and option != STILL_OPEN
        case LeftOpen(aside=aside):
            return aside is not Aside.NOT_SURE_YET
    return False


def _days(answers: Answers) -> Iterator[date]:
    yield from _day_said(answers.get(LOOK_AGAIN))
    for answer in answers.values():
        if isinstance(answer, Rows):
            for line in answer.rows:
                if not is_settled(line):
                    yield from _day_said(line.answers.get(LOOK_AGAIN))


def _day_said(answer: Answer | None) -> Iterator[date]:
    if isinstance(answer, When):
        day = _first_day(answer.date)
        if day is not None:
            yield day


def _first_day(said: LooseDate) -> date | None:
    match said:
        case Exactly(day=day) | About(day=day):
            return day
        case Between(first=first):
            return first
    return None
