# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers as the plain lines that somebody reads who has no Held."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from held.journal.answer import (
    Answer,
    Chosen,
    LeftOpen,
    Linked,
    OnScale,
    Quote,
    Row,
    Rows,
    Sat,
    Several,
    Ticked,
    When,
    Who,
    Words,
)
from held.journal.identifiers import EntryId, MarkId, PersonId, RowId, make_id
from held.journal.loose_date import About, Between, Exactly, LooseDate, Unknown
from held.journal.plain_text import day_in_words, lines_of
from held.journal.template import Aside, Kind, Option, Question

OPTIONS = (Option("home", "At home"), Option("work", "At work"))
MAPLE = PersonId(make_id())
CODES = {MAPLE: "Maple"}
DAY, LATER = date(2025, 11, 1), date(2025, 11, 20)


def lines(kind: Kind, answer: Answer, *under: Question) -> tuple[str, ...]:
    asked = Question("asked", kind, "Where was it?", options=OPTIONS, questions=under)
    return lines_of(asked, answer, CODES)


def row(line: str, **answers: Answer) -> Row:
    return Row(RowId(make_id()), line, answers=answers)


def test_words_keep_their_lines_and_the_empty_ones_between() -> None:
    assert lines(Kind.LONG, Words("One.\n\nTwo.\r\nThree.")) == ("One.", "", "Two.", "Three.")


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        (Chosen("home"), ("At home",)),
        (Chosen(own="in the garden"), ("in the garden",)),
        (Chosen("work", "by the gate"), ("At work, by the gate",)),
        (Chosen("taken_out"), ()),
        (Several(("home", "work"), ("outside",)), ("At home, At work, outside",)),
        (Several(("taken_out",)), ()),
        (OnScale("work"), ("At work",)),
        (Who(MAPLE), ("Maple",)),
        (Who(PersonId(make_id())), ()),
        (Ticked(ticked=True), ("Where was it?",)),
        (Ticked(ticked=False), ()),
    ],
)
def test_a_choice_is_read_by_its_words(answer: Answer, read: tuple[str, ...]) -> None:
    assert lines(Kind.SEVERAL, answer) == read


@pytest.mark.parametrize(
    "answer",
    [
        LeftOpen(Aside.RATHER_NOT),
        Linked((EntryId(make_id()),)),
        Sat(300),
        Rows((Row(RowId(make_id()), quote=Quote(EntryId(make_id()), MarkId(make_id()))),)),
    ],
)
def test_what_is_for_the_keeper_alone_has_no_lines(answer: Answer) -> None:
    assert lines(Kind.ROWS, answer) == ()


@pytest.mark.parametrize(
    ("loose", "read"),
    [
        (Exactly(DAY), "1 November 2025"),
        (About("last spring"), "last spring"),
        (About("last spring", DAY), "last spring"),
        (About("", DAY), "about 1 November 2025"),
        (Between(DAY, LATER), "between 1 November 2025 and 20 November 2025"),
        (Unknown(), "not known"),
    ],
)
def test_a_day_is_read_as_a_person_says_it(loose: LooseDate, read: str) -> None:
    assert lines(Kind.DATE, When(loose)) == (read,)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_own_english_name(month: int) -> None:
    day = date(2026, month, 9)
    assert day_in_words(day).split()[1][:3] == f"{day:%b}"
    assert day_in_words(day).startswith("9 ")
    assert day_in_words(day).endswith(" 2026")


def test_rows_stand_under_one_another_with_what_is_behind_them() -> None:
    how = Question("how", Kind.LONG, "How?")
    where = Question("where", Kind.CHOICE, "Where?", options=OPTIONS)
    so = Question("so", Kind.TICK, "They agreed.")
    read = lines(
        Kind.ROWS,
        Rows(
            (
                row("to wait", how=Words("softly\n\nthen twice"), where=Chosen("home")),
                row("", so=Ticked(ticked=True)),
                row("to call", so=Ticked(ticked=False), how=Words(" \n")),
            )
        ),
        how,
        where,
        so,
    )
    assert read == (
        "to wait",
        "  How? softly",
        "    then twice",
        "  Where? At home",
        "  They agreed.",
        "to call",
    )


def test_rows_within_rows_are_told_apart() -> None:
    inner = Question("inner", Kind.ROWS, "Which ones?")
    read = lines(
        Kind.ROWS, Rows((row("first", inner=Rows((row("a"), row("b")))), row("second"))), inner
    )
    assert read == ("first", "  Which ones? a", "    b", "second")


any_text = st.text(max_size=30)
any_answer = st.one_of(
    st.builds(Words, any_text),
    st.builds(Chosen, st.sampled_from(["", "home", "gone"]), any_text),
    st.builds(Several, st.just(("home", "gone")), st.lists(any_text, max_size=3).map(tuple)),
    st.builds(When, st.builds(About, any_text)),
    st.builds(lambda text: Rows((row(text, under=Words(text)),)), any_text),
)


@given(answer=any_answer)
def test_no_line_ever_holds_a_line_feed(answer: Answer) -> None:
    under = Question("under", Kind.LONG, "What?")
    read = lines(Kind.ROWS, answer, under)
    assert not [line for line in read if len(line.splitlines()) > 1]
    if not isinstance(answer, Words):
        assert all(line.strip() for line in read)
