# SPDX-License-Identifier: GPL-3.0-or-later
"""Which lines from Tests may go along: one at a time, each with two yeses, and nobody's but mine."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

import held
from held.journal.answer import Answer, Chosen, Quote, Row, Rows, Who
from held.journal.entry import Entry, begin, write
from held.journal.identifiers import EntryId, MarkId, PersonId, RowId
from held.journal.line_permission import (
    ChosenLine,
    LeavingLine,
    LineStays,
    lines_to_offer,
    what_lines_may_leave,
)
from held.journal.moment import Moment
from held.journal.room import Room
from held.journal.template import Kind, Option, Place, Question, Section, Template

DAY = date(2026, 3, 10)
NOW = Moment(datetime(2026, 3, 10, 9, tzinfo=UTC), DAY)
MARA, TOVE = PersonId("mara"), PersonId("tove")
TELLERS = {MARA: "Linden", PersonId("gone"): ""}

HOW = Question(
    "basis",
    Kind.CHOICE,
    "How do I know?",
    options=(Option("worked_out", "I worked it out"), Option("not_known", "I do not know yet")),
)
OTHER_WAYS = Question(
    "other_ways", Kind.ROWS, "Another way", questions=(Question("who", Kind.PERSON, "Who?"),)
)
ASK = Question("ask_whom", Kind.PERSON, "Whom could I ask?")
LINES = Question("lines", Kind.ROWS, "What I assume", questions=(HOW, OTHER_WAYS, ASK))


def template(room: Room, lines: Question = LINES) -> Template:
    return Template("test", 1, room, "A page", (Section("s", Place.PAGE, (lines,)),))


def line(words: str, number: int = 1, quote: Quote | None = None, **behind: Answer) -> Row:
    return Row(RowId(str(number)), words, quote, behind)


def page(*rows: Row, asked: Template | None = None) -> Entry:
    return write(begin(asked or template(Room.TESTS), NOW), {"lines": Rows(rows)}, (), NOW)


MINE = line("They had a reason.", basis=Chosen("worked_out"))


def said_yes(entry: Entry) -> ChosenLine:
    """The first line of a page, with both yeses."""
    (offered, *_) = lines_to_offer(entry, TELLERS)
    return ChosenLine(offered, second_yes=True)


def stays(entry: Entry, chosen: ChosenLine) -> LineStays:
    decided = what_lines_may_leave([chosen], {entry.id: entry}, TELLERS)
    assert decided.lines == ()
    (because,) = decided.stays
    return because


def test_a_line_of_my_own_goes_with_two_yeses_and_says_how_i_know() -> None:
    entry = page(MINE, line("Nobody asked.", 2))
    first, second = lines_to_offer(entry, TELLERS)
    assert (first.words, first.how_i_know, first.day) == (
        "They had a reason.",
        "I worked it out",
        DAY,
    )
    assert second.how_i_know == "I do not know yet"
    decided = what_lines_may_leave([ChosenLine(first, second_yes=True)], {entry.id: entry}, TELLERS)
    assert decided.lines == (LeavingLine(RowId("1"), "They had a reason.", "I worked it out"),)
    assert decided.stays == ()


def test_without_the_second_yes_it_stays() -> None:
    entry = page(MINE)
    (offered,) = lines_to_offer(entry, TELLERS)
    assert stays(entry, ChosenLine(offered)) is LineStays.NO_SECOND_YES


def test_nothing_goes_that_was_not_chosen() -> None:
    entry = page(MINE, line("Nobody asked.", 2))
    assert what_lines_may_leave([], {entry.id: entry}, TELLERS).lines == ()
    decided = what_lines_may_leave([said_yes(entry)], {entry.id: entry}, TELLERS)
    assert [leaving.row for leaving in decided.lines] == ["1"]


def test_the_same_line_chosen_twice_goes_once() -> None:
    entry = page(MINE)
    chosen = said_yes(entry)
    assert len(what_lines_may_leave([chosen, chosen], {entry.id: entry}, TELLERS).lines) == 1


@pytest.mark.parametrize(
    ("row", "because"),
    [
        (line("", quote=Quote(EntryId("page"), MarkId("m"))), LineStays.LIFTED),
        (line("my words, too", quote=Quote(EntryId("page"), MarkId("m"))), LineStays.LIFTED),
        (line("They had a reason.", ask_whom=Who(MARA)), LineStays.NAMES_TELLER),
        (line("A line.", ask_whom=Who(PersonId("gone"))), LineStays.NAMES_TELLER),
        (
            line("A line.", other_ways=Rows((line("or else", 5, who=Who(MARA)),))),
            LineStays.NAMES_TELLER,
        ),
        (line("I think LINDEN was tired."), LineStays.NAMES_TELLER),
        (line("Linden’s day was long."), LineStays.NAMES_TELLER),
        (line("Lindens Tag war lang."), LineStays.NAMES_TELLER),
        (line("I think Lin\u200bden was tired."), LineStays.NAMES_TELLER),
        (line("   "), LineStays.GONE),
    ],
)
def test_what_is_not_mine_alone_is_not_offered_and_stays(row: Row, because: LineStays) -> None:
    was_fine = said_yes(page(msgspec.structs.replace(MINE, id=row.id)))
    entry = msgspec.structs.replace(page(row, line("x", 9)), id=was_fine.line.entry)
    offered = [one.row for one in lines_to_offer(entry, TELLERS)]
    assert row.id not in offered
    assert stays(entry, was_fine) is because


def test_others_may_be_named_and_a_code_inside_a_word_names_nobody() -> None:
    entry = page(line("A lindenberry grows there.", ask_whom=Who(TOVE)))
    assert [offered.words for offered in lines_to_offer(entry, TELLERS)] == [
        "A lindenberry grows there."
    ]


@pytest.mark.parametrize("room", [Room.INSIDE, Room.STORIES])
def test_nothing_from_another_room_is_offered_or_goes(room: Room) -> None:
    fine = page(MINE)
    chosen = said_yes(fine)
    elsewhere = msgspec.structs.replace(page(MINE, asked=template(room)), id=fine.id)
    moved = msgspec.structs.replace(elsewhere, room=Room.TESTS)
    for entry in (elsewhere, moved, msgspec.structs.replace(fine, room=room)):
        assert list(lines_to_offer(entry, TELLERS)) == []
        assert stays(entry, chosen) is LineStays.OTHER_ROOM


def test_an_answer_that_belongs_to_another_room_holds_no_line() -> None:
    asked = template(Room.TESTS, msgspec.structs.replace(LINES, room=Room.INSIDE))
    fine = page(MINE)
    entry = msgspec.structs.replace(page(MINE, asked=asked), id=fine.id)
    assert list(lines_to_offer(entry, TELLERS)) == []
    assert stays(entry, said_yes(fine)) is LineStays.OTHER_ROOM


def test_what_stands_behind_a_line_does_not_go() -> None:
    entry = page(line("A line.", other_ways=Rows((line("an afterthought", 5),))))
    decided = what_lines_may_leave([said_yes(entry)], {entry.id: entry}, TELLERS)
    assert "afterthought" not in repr(decided)
    assert len(list(lines_to_offer(entry, TELLERS))) == 1


def test_a_line_in_letting_go_stays_there() -> None:
    entry = page(MINE)
    shelved = msgspec.structs.replace(entry, shelved=NOW)
    assert list(lines_to_offer(shelved, TELLERS)) == []
    assert stays(shelved, said_yes(entry)) is LineStays.SET_ASIDE


def test_a_line_that_reads_otherwise_by_now_stays() -> None:
    entry = page(MINE)
    chosen = said_yes(entry)
    for now in (
        line("They had two reasons.", basis=Chosen("worked_out")),
        line("They had a reason.", basis=Chosen("not_known")),
    ):
        changed = msgspec.structs.replace(page(now), id=entry.id)
        assert stays(changed, chosen) is LineStays.CHANGED


def test_a_line_that_is_not_there_any_more_stays_gone() -> None:
    entry = page(MINE)
    chosen = said_yes(entry)
    assert what_lines_may_leave([chosen], {}, TELLERS).stays == (LineStays.GONE,)
    other = msgspec.structs.replace(page(line("Another.", 2)), id=entry.id)
    assert stays(other, chosen) is LineStays.GONE


def test_only_this_decision_makes_a_line_that_may_leave() -> None:
    """A letter takes no other kind of line, so there is no second way into it."""
    makers = [
        path.name
        for path in sorted(Path(held.__file__).parent.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "LeavingLine"
    ]
    assert makers == ["line_permission.py"]
