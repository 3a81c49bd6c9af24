# SPDX-License-Identifier: GPL-3.0-or-later
"""Which answer belongs to which question, what counts as nothing, and how words are found again."""

from __future__ import annotations

from datetime import date

import pytest

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
    decode,
    encode,
    fits,
    is_empty,
    is_empty_row,
    search_text,
)
from held.journal.identifiers import EntryId, MarkId, PersonId, RowId
from held.journal.loose_date import About, Between, Exactly, Unknown
from held.journal.template import Aside, Kind, Option, Question

SETTLED = (Option("calm", "settled"), Option("ready", "about to act"))
DAY = date(2026, 3, 10)
OF_KIND: dict[Kind, Answer] = {
    Kind.SHORT: Words("a word"),
    Kind.LONG: Words("many words"),
    Kind.CHOICE: Chosen("calm"),
    Kind.SEVERAL: Several(("calm", "ready")),
    Kind.SCALE: OnScale("ready"),
    Kind.DATE: When(Exactly(DAY)),
    Kind.PERSON: Who(PersonId("p")),
    Kind.ROWS: Rows((Row(RowId("r"), "a line"),)),
    Kind.TICK: Ticked(True),
    Kind.LINK: Linked((EntryId("e"),)),
    Kind.TIMER: Sat(60),
}


def question(kind: Kind, *, own_word: bool = False, under: tuple[Question, ...] = ()) -> Question:
    options = SETTLED if kind in {Kind.CHOICE, Kind.SEVERAL, Kind.SCALE} else ()
    return Question("asked", kind, "Asked?", options=options, own_word=own_word, questions=under)


@pytest.mark.parametrize("kind", list(OF_KIND))
def test_a_question_takes_answers_of_its_own_kind_and_of_no_other(kind: Kind) -> None:
    for other, said in OF_KIND.items():
        same = type(said) is type(OF_KIND[kind])
        assert fits(question(kind), said) is same, (kind, other)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.PRINTED])
@pytest.mark.parametrize("aside", list(Aside))
def test_every_question_can_be_left_open_in_three_ways(kind: Kind, aside: Aside) -> None:
    assert fits(question(kind), LeftOpen(aside))


@pytest.mark.parametrize("said", [*OF_KIND.values(), LeftOpen(Aside.RATHER_NOT)])
def test_a_printed_sentence_takes_no_answer(said: Answer) -> None:
    assert not fits(question(Kind.PRINTED), said)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.CHOICE, Chosen("elsewhere")),
        (Kind.SEVERAL, Several(("calm", "elsewhere"))),
        (Kind.SCALE, OnScale("elsewhere")),
    ],
)
def test_what_the_page_does_not_offer_cannot_be_chosen(kind: Kind, said: Answer) -> None:
    assert not fits(question(kind), said)


@pytest.mark.parametrize("said", [Chosen(own="restless"), Several(own=("restless",))])
def test_an_own_word_is_taken_only_where_the_page_has_room_for_one(said: Answer) -> None:
    kind = Kind.CHOICE if isinstance(said, Chosen) else Kind.SEVERAL
    assert fits(question(kind, own_word=True), said)
    assert not fits(question(kind), said)


def test_a_row_takes_only_answers_to_the_questions_behind_it() -> None:
    lines = question(Kind.ROWS, under=(Question("how", Kind.CHOICE, "How?", options=SETTLED),))
    assert fits(lines, Rows((Row(RowId("r"), "a line", answers={"how": Chosen("calm")}),)))
    assert not fits(lines, Rows((Row(RowId("r"), "a line", answers={"how": Words("calm")}),)))
    assert not fits(lines, Rows((Row(RowId("r"), "a line", answers={"else": Chosen("calm")}),)))


@pytest.mark.parametrize(
    "said",
    [
        None,
        Words(""),
        Words(" \n\t"),
        Chosen(),
        Chosen(own=" "),
        Several(),
        Several(own=(" ", "")),
        When(About(" ")),
        Rows(),
        Rows((Row(RowId("r"), " "),)),
        Rows((Row(RowId("r"), answers={"how": Words("")}),)),
        Ticked(False),
        Linked(),
        Sat(0),
    ],
)
def test_nothing_is_lost_by_forgetting_what_was_only_begun(said: Answer | None) -> None:
    assert is_empty(said)


@pytest.mark.parametrize(
    "said",
    [
        *OF_KIND.values(),
        *(LeftOpen(aside) for aside in Aside),
        Chosen(own="restless"),
        Several(own=("restless",)),
        When(About("last spring")),
        When(About("", DAY)),
        When(Between(DAY, DAY)),
        When(Unknown()),
        Rows((Row(RowId("r"), quote=Quote(EntryId("e"), MarkId("m"))),)),
        Rows((Row(RowId("r")), Row(RowId("s"), answers={"how": LeftOpen(Aside.RATHER_NOT)}))),
    ],
)
def test_leaving_open_on_purpose_and_every_word_counts_as_an_answer(said: Answer) -> None:
    assert not is_empty(said)


def test_a_row_with_only_a_choice_behind_it_is_not_empty() -> None:
    assert not is_empty_row(Row(RowId("r"), answers={"how": Chosen("calm")}))
    assert is_empty_row(Row(RowId("r"), "  "))


@pytest.mark.parametrize(
    ("kind", "said", "found_by"),
    [
        (Kind.LONG, Words("first\nsecond"), "first\nsecond"),
        (Kind.CHOICE, Chosen("ready"), "about to act"),
        (Kind.CHOICE, Chosen(own="restless"), "restless"),
        (Kind.CHOICE, Chosen("elsewhere"), ""),
        (
            Kind.SEVERAL,
            Several(("calm", "ready"), ("restless",)),
            "settled\nabout to act\nrestless",
        ),
        (Kind.SCALE, OnScale("calm"), "settled"),
        (Kind.DATE, When(About("last spring", DAY)), "last spring"),
        (Kind.DATE, When(Exactly(DAY)), ""),
        (Kind.TICK, Ticked(True), ""),
        (Kind.SHORT, LeftOpen(Aside.NOT_SURE_YET), ""),
    ],
)
def test_an_answer_is_found_by_the_words_seen_on_the_page(
    kind: Kind, said: Answer, found_by: str
) -> None:
    assert search_text(question(kind, own_word=True), said) == found_by


def test_no_search_gathers_by_person_or_brings_up_a_quoted_line() -> None:
    assert not search_text(question(Kind.PERSON), Who(PersonId("p")))
    quoted = Rows((Row(RowId("r"), quote=Quote(EntryId("e"), MarkId("m"))),))
    assert not search_text(question(Kind.ROWS), quoted)


def test_a_row_is_found_by_its_line_and_by_what_lies_behind_it() -> None:
    lines = question(Kind.ROWS, under=(Question("how", Kind.SCALE, "How?", options=SETTLED),))
    behind: dict[str, Answer] = {"how": OnScale("ready"), "gone": Words("no longer asked")}
    said = Rows((Row(RowId("r"), "they left early", answers=behind), Row(RowId("s"), "later")))
    assert search_text(lines, said) == "they left early\nabout to act\nlater"


def test_the_three_ways_to_leave_open_are_kept_apart_from_each_other_and_from_nothing() -> None:
    kept = {encode({"asked": LeftOpen(aside)}) for aside in Aside} | {encode({})}
    assert len(kept) == 4


@pytest.mark.parametrize(
    "stored",
    [
        b"",
        b"[]",
        b'{"a": 1}',
        b'{"a": {"type": "spoken"}}',
        b'{"a": {"type": "words"}}',
        b'{"a": {"type": "when", "date": {"type": "exactly", "day": "2026-02-30"}}}',
        b'{"a": {"type": "words", "text": "\xff"}}',
        b'{"a":' + b'{"type":"rows","rows":[{"id":"r","answers":{"a":' * 5000,
    ],
)
def test_stored_answers_that_held_did_not_write_are_refused(stored: bytes) -> None:
    with pytest.raises(AnswersUnreadable):
        decode(stored)
