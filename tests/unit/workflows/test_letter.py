# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter says what the permission lets through, in plain lines, and nothing else of the story."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from held.journal.answer import (
    Answer,
    Chosen,
    LeftOpen,
    Quote,
    Row,
    Rows,
    Several,
    Ticked,
    When,
    Who,
    Words,
)
from held.journal.entry import Entry, begin, write
from held.journal.identifiers import EntryId, MarkId, PersonId, RowId
from held.journal.loose_date import About, Exactly
from held.journal.moment import Moment
from held.journal.permission import (
    Form,
    Leaving,
    PermissionRecord,
    current,
    read,
    what_may_leave,
)
from held.journal.room import Room
from held.journal.template import Aside, Detail, Kind, Question, Template
from held.templates.template_file import read_template
from held.workflows import letter

STORY = read_template(Path(__file__).parents[3] / "resources" / "templates" / "story")
PARTS = tuple(question.id for question in STORY.shareable())
ROOMS = {"channel": Room.TESTS, "interrupted_how": Room.INSIDE}


def _careless(question: Question) -> Question:
    return replace(
        question,
        detail=question.detail or Detail.GIST,
        room=ROOMS.get(question.id, question.room),
    )


CARELESS = replace(
    STORY,
    sections=tuple(
        replace(section, questions=tuple(map(_careless, section.questions)))
        for section in STORY.sections
    ),
)
"""A template that calls every answer a part of the story, also those for other rooms."""
TODAY = date(2026, 11, 22)
UNTIL = date(2027, 3, 1)
NOW = Moment(datetime(2026, 11, 22, 9, tzinfo=UTC), TODAY)
ROWAN, TELLER = PersonId("a" * 32), PersonId("b" * 32)
CODES = {ROWAN: "Rowan", TELLER: "Linden"}
SIGN = re.compile(r"<([a-z_]+)>")


def sign(question: Question) -> str:
    """Words that tell in a letter which question they answer."""
    return f"<{question.id}>"


def answers_to(question: Question) -> st.SearchStrategy[Answer]:
    """Some of the answers that can stand on the page, each with a sign in it where it has words."""
    mark = sign(question)
    quote = Quote(EntryId("1" * 32), MarkId("2" * 32))
    said: dict[Kind, st.SearchStrategy[Answer]] = {
        Kind.SHORT: st.just(Words(mark)),
        Kind.LONG: st.sampled_from([Words(mark), Words(f"one\n\n{mark}\nthree")]),
        Kind.CHOICE: st.just(Chosen(own=mark)),
        Kind.SEVERAL: st.just(Several(own=(mark,))),
        Kind.DATE: st.just(When(About(words=mark, day=None))),
        Kind.ROWS: st.lists(
            st.sampled_from(
                [
                    Row(RowId("3" * 32), line=mark),
                    Row(RowId("4" * 32), quote=quote),
                    Row(RowId("5" * 32), line=mark, answers={"x": LeftOpen(Aside.RATHER_NOT)}),
                ]
            ),
            max_size=3,
        ).map(lambda rows: Rows(tuple(rows))),
        Kind.PERSON: st.just(Who(TELLER)),
        Kind.TICK: st.just(Ticked(True)),
    }
    left_open: st.SearchStrategy[Answer] = st.sampled_from(Aside).map(LeftOpen)
    return said.get(question.kind, left_open) | left_open


PAGES = st.fixed_dictionaries({}, optional={q.id: answers_to(q) for q in STORY.questions()})
EVERY_ID = [question.id for question in STORY.questions()]
SHARED = st.lists(st.sampled_from(EVERY_ID), unique=True) | st.just(EVERY_ID)


def statement(parts: list[str], detail: Detail) -> dict[str, Answer]:
    share: dict[str, Answer] = {
        "with_whom": Who(ROWAN),
        "parts": Several(tuple(parts)),
        "forms": Several((Form.BUNDLE.value,)),
        "until": When(Exactly(UNTIL)),
    }
    return {
        "may_note": Chosen("yes"),
        "purpose": Words("to walk beside them"),
        "detail": Chosen(detail.value),
        "share": Rows((Row(RowId("6" * 32), answers=share),)),
        "keep_until": When(Exactly(UNTIL)),
    }


def decided(
    page: dict[str, Answer], slip: dict[str, Answer], asked: Template = STORY
) -> tuple[Entry, Leaving]:
    story = write(begin(asked, NOW), page, (), NOW)
    records = [PermissionRecord(story.id, 1, NOW, slip)]
    return story, what_may_leave(story, records, ROWAN, Form.BUNDLE, TODAY)


@given(PAGES, SHARED, st.sampled_from(Detail), st.sampled_from([STORY, CARELESS]))
def test_nothing_from_inside_or_tests_and_no_aside_ever_stands_in_a_letter(
    page: dict[str, Answer], parts: list[str], detail: Detail, asked: Template
) -> None:
    slip = statement(parts, detail)
    story, leaving = decided(page, slip, asked)
    composed = letter.compose(leaving.parts, CODES, UNTIL, read(slip))
    text = "\n".join(composed.lines)
    allowed = {
        q.id
        for q in asked.questions()
        if q.detail is not None and q.id in parts and asked.room_of(q) is Room.STORIES
    }
    assert set(SIGN.findall(text)) <= allowed
    assert not any(aside.value in text for aside in Aside)
    assert "1" * 32 not in text
    for passage, part in zip(composed.passages, leaving.parts, strict=True):
        assert passage.title == (part.question.name or part.question.prompt)
        if part.question.kind not in {Kind.PERSON, Kind.TICK}:
            assert sign(part.question) in "\n".join(passage.lines)
    assert story.answers.keys() >= {part.question.id for part in leaving.parts}


def test_everything_that_is_allowed_stands_in_it_in_the_order_of_the_page() -> None:
    page = {q.id: Words(sign(q)) if q.kind is Kind.LONG else Rows() for q in STORY.shareable()}
    page["needs_named"] = Rows((Row(RowId("7" * 32), line="<needs_named>"),))
    slip = statement(list(PARTS), Detail.THEIR_WORDS)
    _, leaving = decided(page, slip)
    composed = letter.compose(leaving.parts, CODES, UNTIL, read(slip))
    assert [p.title for p in composed.passages] == ["What I heard", "What they need", "The gist"]
    assert composed.lines[len(composed.opening) :] == (
        *("", "What I heard", "", "<heard>"),
        *("", "What they need", "", "<needs_named>"),
        *("", "The gist", "", "<gist>"),
    )


def test_it_says_what_is_asked_of_its_reader() -> None:
    slip = {**statement(["gist"], Detail.GIST), "do_not_raise": Ticked(True)}
    opening = letter.compose((), CODES, UNTIL, read(slip)).opening
    assert opening == (
        "This was told to me in confidence.",
        "I pass on only what the person who told me said I may.",
        "People appear by codes. Please do not guess who they are.",
        "They said yes for one thing: “to walk beside them”.",
        "Please pass nothing on. This is a request, not a lock.",
        "Please do not bring it up with them unless they do.",
        "Please let it go by 1 March 2027.",
    )


def test_what_was_not_said_is_not_asked() -> None:
    record = PermissionRecord(EntryId("8" * 32), 1, NOW, {})
    opening = letter.compose((), CODES, UNTIL, current([record])).opening
    assert not any("one thing" in line or "bring it up" in line for line in opening)


@pytest.mark.parametrize("purpose", ["two\nlines", "  two \r\n\r\n lines  ", "two\u2028lines"])
def test_no_line_of_a_letter_holds_a_line_feed(purpose: str) -> None:
    slip = {**statement(["heard"], Detail.THEMES), "purpose": Words(purpose)}
    _, leaving = decided({"heard": Words("one\r\ntwo\x0bthree\u2028four")}, slip)
    lines = letter.compose(leaving.parts, CODES, UNTIL, read(slip)).lines
    assert "They said yes for one thing: “two lines”." in lines
    assert all(len(line.splitlines()) <= 1 for line in lines)
