# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a person answers comes back as it was, and the same answers are the same bytes."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from held.journal import answer as answers
from held.journal.answer import (
    Answer,
    AnswersUnreadable,
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
from held.journal.identifiers import EntryId, MarkId, PersonId, RowId
from held.journal.loose_date import About, Between, Exactly, Unknown
from held.journal.template import Aside

TEXTS = st.text(max_size=40)
IDS = st.text("0123456789abcdef", min_size=32, max_size=32)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
LOOSE_DATES = st.one_of(
    st.builds(Exactly, day=DAYS),
    st.builds(About, words=TEXTS, day=st.none() | DAYS),
    st.builds(Between, first=DAYS, last=DAYS),
    st.builds(Unknown),
)
PLAIN: st.SearchStrategy[Answer] = st.one_of(
    st.builds(Words, text=TEXTS),
    st.builds(Chosen, option=TEXTS, own=TEXTS),
    st.builds(
        Several,
        options=st.lists(TEXTS, max_size=3).map(tuple),
        own=st.lists(TEXTS, max_size=3).map(tuple),
    ),
    st.builds(OnScale, word=TEXTS),
    st.builds(When, date=LOOSE_DATES),
    st.builds(Who, person=IDS.map(PersonId)),
    st.builds(Ticked, ticked=st.booleans()),
    st.builds(Linked, entries=st.lists(IDS.map(EntryId), max_size=3).map(tuple)),
    st.builds(Sat, seconds=st.integers(0, 86_400)),
    st.builds(LeftOpen, aside=st.sampled_from(Aside)),
)


def _with_rows(inner: st.SearchStrategy[Answer]) -> st.SearchStrategy[Answer]:
    row = st.builds(
        Row,
        id=IDS.map(RowId),
        line=TEXTS,
        quote=st.none() | st.builds(Quote, entry=IDS.map(EntryId), mark=IDS.map(MarkId)),
        answers=st.dictionaries(TEXTS, inner, max_size=3),
    )
    return inner | st.builds(Rows, rows=st.lists(row, max_size=3).map(tuple))


ANY_ANSWER: st.SearchStrategy[Answer] = st.recursive(PLAIN, _with_rows, max_leaves=8)
ANY_ANSWERS = st.dictionaries(TEXTS, ANY_ANSWER, max_size=5)


@given(ANY_ANSWERS)
def test_what_was_answered_comes_back_as_it_was(said: dict[str, Answer]) -> None:
    assert answers.decode(answers.encode(said)) == said


@given(ANY_ANSWERS)
def test_the_same_answers_are_the_same_bytes_in_whatever_order_they_were_given(
    said: dict[str, Answer],
) -> None:
    other_order = dict(reversed(said.items()))
    assert answers.encode(other_order) == answers.encode(said)


@given(ANY_ANSWERS, st.data())
def test_stored_answers_with_a_changed_byte_are_read_or_refused_and_nothing_else(
    said: dict[str, Answer], data: st.DataObject
) -> None:
    stored = bytearray(answers.encode(said))
    place = data.draw(st.integers(0, len(stored) - 1))
    stored[place] = data.draw(st.integers(0, 255))
    try:
        back = answers.decode(bytes(stored))
    except AnswersUnreadable:
        return
    assert answers.decode(answers.encode(back)) == back


@given(st.binary(max_size=200))
def test_bytes_that_are_no_answers_are_refused(stored: bytes) -> None:
    try:
        answers.decode(stored)
    except AnswersUnreadable:
        return
    assert stored.strip().startswith(b"{")


@given(ANY_ANSWER)
def test_an_answer_in_a_row_is_as_empty_as_the_row_around_it(said: Answer) -> None:
    around = Rows((Row(id=RowId("0" * 32), answers={"under": said}),))
    assert answers.is_empty(around) == answers.is_empty(said)


@given(DAYS, st.integers(0, 400))
def test_a_day_never_changes_on_its_way_through_the_vault(day: date, later: int) -> None:
    said: dict[str, Answer] = {"when": When(Between(day, day + timedelta(days=later)))}
    assert answers.decode(answers.encode(said)) == said
