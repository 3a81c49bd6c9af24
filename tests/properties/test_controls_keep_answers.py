# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that is opened and closed again says what it said, for every answer that fits it.

And what a control shows of an answer is that answer, so that the next letter changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

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
    fits,
    is_empty,
    is_empty_row,
)
from held.journal.identifiers import EntryId, MarkId, PersonId, RowId, SituationId, make_id
from held.journal.loose_date import About, Between, Exactly, Unknown
from held.journal.person import Person
from held.journal.room import Room
from held.journal.template import Aside, Kind, Option, Question
from held.ui.look import RoomHue, Theme, look_beside
from held.ui.writing.answer_control import AnswerControl, Asking
from held.ui.writing.controls import make_control
from held.ui.writing.line_panel import LinePanel
from held.workflows.link_entries import EntryTitle
from held.workflows.people import Circle

HERE = SituationId("0" * 32)
PEOPLE = tuple(Person(PersonId(make_id()), code, HERE) for code in ("Maple", "Birch"))
TITLES = {
    entry: EntryTitle(entry, Room.STORIES, "Maple", date(2025, 3, 10), is_here=is_here)
    for is_here in (True, False)
    for entry in (EntryId(make_id()),)
}
OPTIONS = tuple(Option(word, word.title()) for word in ("home", "work", "way"))
NOTED = (Option("home", "Home", "Where they live"), *OPTIONS[1:])
TODAY = date(2025, 11, 22)

IDS = st.text("0123456789abcdef", min_size=32, max_size=32)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SEEN = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=20)
"""What can be typed into one line."""
WORDED = SEEN.map(str.strip).filter(bool)


def question(kind: Kind, **more: object) -> Question:
    options = OPTIONS if kind in {Kind.CHOICE, Kind.SEVERAL, Kind.SCALE} else ()
    return Question("asked", kind, "Where was it?", **{"options": options, **more})


_SUB = (
    Question("sub_short", Kind.SHORT, "How?"),
    Question("sub_choice", Kind.CHOICE, "Where?", options=OPTIONS, asides=tuple(Aside)),
    Question("sub_person", Kind.PERSON, "Who?"),
    Question("sub_rows", Kind.ROWS, "Which?"),
)
_BEHIND_A_LINE = (
    Question("basis", Kind.CHOICE, "How?", options=OPTIONS, at_first="way"),
    Question("camera", Kind.SHORT, "What?"),
    Question("other_ways", Kind.ROWS, "Which?"),
    Question("look_again", Kind.DATE, "Look again", ahead=True),
    Question("settled", Kind.SCALE, "How settled?", options=OPTIONS, name="Settled"),
    Question("ask_whom", Kind.PERSON, "Whom?", name="Whom"),
    Question("may_ask", Kind.CHOICE, "May I?", options=OPTIONS, together=True),
    Question("stories", Kind.LINK, "Which story?", name="A story"),
)
QUESTIONS = (
    question(Kind.SHORT),
    question(Kind.SHORT, asides=tuple(Aside)),
    question(Kind.LONG, asides=(Aside.RATHER_NOT,)),
    question(Kind.CHOICE, asides=tuple(Aside), own_word=True),
    question(Kind.CHOICE, at_first="way"),
    question(Kind.CHOICE, at_first="way", own_word=True, asides=tuple(Aside)),
    question(Kind.CHOICE, options=NOTED, own_word=True),
    question(Kind.CHOICE, options=NOTED),
    question(Kind.SEVERAL, own_word=True, asides=tuple(Aside)),
    question(Kind.SEVERAL),
    question(Kind.SCALE, asides=tuple(Aside)),
    question(Kind.DATE),
    question(Kind.DATE, ahead=True, asides=(Aside.NOT_SURE_YET,)),
    question(Kind.PERSON),
    question(Kind.TICK),
    question(Kind.LINK),
    question(Kind.TIMER),
    question(Kind.ROWS),
    question(Kind.ROWS, questions=_SUB, asides=tuple(Aside)),
    question(Kind.ROWS, questions=_BEHIND_A_LINE),
)


def answers(asked: Question, *, shown: bool) -> st.SearchStrategy[Answer]:
    """Any answer that fits; with `shown`, one that its control can show as a whole."""
    text = SEEN if shown else ANY_TEXT
    keys = [option.id for option in asked.options]
    of_kind: dict[Kind, st.SearchStrategy[Answer]] = {
        Kind.SHORT: st.builds(Words, text),
        Kind.LONG: st.builds(Words, st.lists(text, max_size=3).map("\n".join)),
        Kind.CHOICE: _choices(keys, asked, shown=shown),
        Kind.SEVERAL: st.builds(
            Several,
            st.lists(st.sampled_from(keys or [""]), unique=True).map(
                lambda chosen: tuple(key for key in keys if key in chosen)
            ),
            st.lists(WORDED, max_size=2, unique=True).map(tuple) if asked.own_word else st.just(()),
        ),
        Kind.SCALE: st.builds(OnScale, st.sampled_from(keys or [""])),
        Kind.DATE: st.builds(When, _dates(shown=shown)),
        Kind.PERSON: st.builds(
            Who,
            st.sampled_from([person.id for person in PEOPLE]) if shown else IDS.map(PersonId),
        ),
        Kind.TICK: st.builds(Ticked, st.booleans()),
        Kind.LINK: st.builds(Linked, _links(shown=shown)),
        Kind.TIMER: st.builds(Sat, st.integers(0, 7200)),
    }
    said = _rows(asked, shown=shown) if asked.kind is Kind.ROWS else of_kind[asked.kind]
    asides = asked.asides if shown else tuple(Aside)
    return said | st.builds(LeftOpen, st.sampled_from(asides)) if asides else said


def _choices(keys: list[str], asked: Question, *, shown: bool) -> st.SearchStrategy[Answer]:
    chosen = st.builds(Chosen, st.sampled_from(keys or [""]))
    if not asked.own_word:
        return chosen
    own = st.builds(Chosen, own=WORDED)
    return (
        chosen | own if shown else chosen | own | st.builds(Chosen, st.sampled_from(keys), WORDED)
    )


def _dates(*, shown: bool) -> st.SearchStrategy[object]:
    ordered = st.tuples(DAYS, DAYS).map(sorted)
    words = WORDED if shown else ANY_TEXT
    return st.one_of(
        st.builds(Exactly, DAYS),
        st.builds(About, words, st.none() | DAYS),
        ordered.map(lambda days: Between(*days)) if shown else st.builds(Between, DAYS, DAYS),
        st.builds(Unknown),
    )


def _links(*, shown: bool) -> st.SearchStrategy[tuple[EntryId, ...]]:
    if shown:
        return st.lists(st.sampled_from(list(TITLES)), unique=True).map(tuple)
    return st.lists(IDS.map(EntryId), max_size=3).map(tuple)


def _rows(asked: Question, *, shown: bool) -> st.SearchStrategy[Answer]:
    quotes = st.none() | st.builds(Quote, IDS.map(EntryId), IDS.map(MarkId))
    under = {
        sub.id: answers(sub, shown=shown).filter(lambda said: not is_empty(said))
        for sub in asked.questions
    }
    row = st.builds(
        Row,
        IDS.map(RowId),
        SEEN if shown else ANY_TEXT,
        quotes,
        st.fixed_dictionaries({}, optional=under),
    )
    row = row.filter(lambda one: not is_empty_row(one)) if shown else row
    return st.builds(Rows, st.lists(row, max_size=3).map(tuple))


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """Painted as in the program, in the language of the placeholders."""
    look_beside(qapp, Path(__file__).parents[2] / "resources").set_theme(Theme.LIGHT)
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@contextmanager
def asked_of(asked: Question, *, narrow: bool = False) -> Iterator[AnswerControl]:
    circle = Circle(HERE, PEOPLE)
    asking = Asking(circle, RoomHue.STORIES, TODAY, narrow=narrow, titles=TITLES)
    control = make_control(asked, asking)
    try:
        yield control
    finally:
        Shiboken.delete(control)


_ENOUGH = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
_NAMES = [f"{number} {asked.kind.value}" for number, asked in enumerate(QUESTIONS)]


@pytest.mark.parametrize("asked", QUESTIONS, ids=_NAMES)
@given(data=st.data(), narrow=st.booleans())
@_ENOUGH
def test_opening_a_page_changes_no_answer_that_fits(
    asked: Question, data: st.DataObject, narrow: bool
) -> None:
    first, second = (data.draw(st.none() | answers(asked, shown=False)) for _ in range(2))
    with asked_of(asked, narrow=narrow) as control:
        for answer in (first, second):
            assert answer is None or fits(asked, answer)
            control.show_answer(answer)
            assert control.answer() == answer


@pytest.mark.parametrize("asked", QUESTIONS, ids=_NAMES)
@given(data=st.data(), narrow=st.booleans())
@_ENOUGH
def test_what_is_shown_of_an_answer_is_that_answer(
    asked: Question, data: st.DataObject, narrow: bool
) -> None:
    first, second = (data.draw(st.none() | answers(asked, shown=True)) for _ in range(2))
    with asked_of(asked, narrow=narrow) as control:
        control.show_answer(first)
        control.show_answer(second)
        # As after a touch that changed nothing: all is read off the control again.
        control.answered.emit()
        expected = None if is_empty(second) else second
        assert control.answer() == expected


@given(data=st.data())
@_ENOUGH
def test_looking_closer_changes_nothing_of_what_was_said_behind_a_line(
    data: st.DataObject,
) -> None:
    asked = QUESTIONS[-1]
    shown = data.draw(answers(asked, shown=True).filter(lambda said: not is_empty(said)))
    with asked_of(asked) as control:
        control.show_answer(shown)
        for panel in control.findChildren(LinePanel):
            panel.set_open(True)
            # As after a touch that changed nothing, of the line and of every question behind it.
            for inside in panel.findChildren(AnswerControl):
                inside.answered.emit()
        assert control.answer() == shown
