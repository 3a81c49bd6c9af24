# SPDX-License-Identifier: GPL-3.0-or-later
"""A page knows the earliest day on which it asked to be looked at again, and no longer than it is
open.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from held.journal.answer import Answer, Chosen, LeftOpen, Row, Rows, When, Words
from held.journal.entry import Entry, begin, earlier_layers, write
from held.journal.identifiers import RowId, make_id
from held.journal.look_again import find_day, is_settled
from held.journal.loose_date import About, Between, Exactly, LooseDate, Unknown
from held.journal.moment import Moment
from held.journal.room import Room
from held.journal.template import Aside, Kind, Place, Question, Section, Template

PAGE = Template(
    "page",
    1,
    Room.TESTS,
    "Page",
    (Section("page", Place.PAGE, (Question("lines", Kind.ROWS, "What?"),)),),
)
NOW = Moment(datetime(2026, 3, 10, 8, tzinfo=UTC), date(2026, 3, 10))
SOON, LATER = date(2026, 3, 24), date(2026, 4, 9)


def line(day: LooseDate | None, now: Answer | None = None) -> Row:
    answers: dict[str, Answer] = {"basis": Chosen("not_known")}
    if day is not None:
        answers["look_again"] = When(day)
    if now is not None:
        answers["now"] = now
    return Row(RowId(make_id()), "They left early.", answers=answers)


def page(*lines: Row, **answers: Answer) -> Entry:
    return write(begin(PAGE, NOW), {"lines": Rows(lines), **answers}, (), NOW)


def test_of_several_lines_the_earliest_day_counts() -> None:
    assert find_day(page(line(Exactly(LATER)), line(Exactly(SOON)), line(None))) == SOON


def test_a_page_that_asked_for_no_day_has_none() -> None:
    assert find_day(page(line(None), line(Unknown()), line(About("one day")))) is None


@pytest.mark.parametrize(
    "now", [None, Chosen("still_open"), LeftOpen(Aside.NOT_SURE_YET), Chosen()]
)
def test_a_line_that_is_still_open_asks_again(now: Answer | None) -> None:
    assert find_day(page(line(Exactly(SOON), now))) == SOON


@pytest.mark.parametrize(
    "now",
    [
        *(Chosen(option) for option in ("think_so", "partly", "otherwise", "not_mine")),
        Chosen(own="It was the weather."),
        LeftOpen(Aside.RATHER_NOT),
    ],
)
def test_a_line_one_sees_clearly_asks_no_more_and_leaves_the_others_their_day(now: Answer) -> None:
    settled = line(Exactly(SOON), now)
    assert is_settled(settled)
    assert find_day(page(settled)) is None
    assert find_day(page(settled, line(Exactly(LATER)))) == LATER


@pytest.mark.parametrize(
    "day", [Exactly(SOON), About("after the holidays", SOON), Between(SOON, LATER)]
)
def test_a_loose_day_counts_from_its_first(day: LooseDate) -> None:
    assert find_day(page(line(day))) == SOON


def test_a_day_for_the_page_as_a_whole_counts_too() -> None:
    found = page(line(Exactly(LATER)), look_again=When(Exactly(SOON)), other=Words("in May"))
    assert find_day(found) == SOON


def test_only_the_newest_reading_asks() -> None:
    first = msgspec.structs.replace(page(line(Exactly(SOON))), revision=1)
    tomorrow = Moment(NOW.at + timedelta(days=1), NOW.day + timedelta(days=1))
    read_again = write(first, {"lines": Rows((line(None),))}, (), tomorrow)
    assert find_day(read_again) is None
    assert [layer.begun for layer in earlier_layers(read_again, tomorrow.day)] == [NOW]
    assert earlier_layers(first, NOW.day) == ()
