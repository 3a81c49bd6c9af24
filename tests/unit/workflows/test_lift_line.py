# SPDX-License-Identifier: GPL-3.0-or-later
"""A sentence of a page laid into another room by reference, and taken back again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from held.journal.answer import Chosen, Quote, Words
from held.journal.entry import Entry
from held.journal.layer import Lifted
from held.journal.room import Room
from held.workflows import lift_line, shelve, write_entry
from held.workflows.session import Session

TEXT = "She never listens. The door was shut. I want to fix it."


class Clock:
    """The fixture of that name, by what these tests use of it."""

    move: Callable[..., None]


@pytest.fixture
def page(session: Session) -> Entry:
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words(TEXT)})
    return write_entry.keep(session, draft.written).entry


def marked(session: Session, page: Entry, *lifted: lift_line.LiftedLine) -> Entry:
    """The page as it is saved after its lines were lifted."""
    draft = write_entry.resume(session, page.id)
    draft.say(dict(page.answers), tuple(line.mark for line in lifted))
    return write_entry.keep(session, draft.written).entry


def words(session: Session, line: Entry) -> list[str]:
    """What the rows of a lifted line say, read the way a page reads them."""
    quoted = lift_line.quoted(session, line)
    return [
        quoted.get(row.quote.mark, "gone") if row.quote else row.line
        for row in lift_line.rows_of(line)
    ]


@pytest.mark.parametrize(
    ("lifted", "room", "basis"),
    [
        (Lifted.SAW, Room.TESTS, Chosen("saw")),
        (Lifted.TOLD, Room.TESTS, Chosen("told_there")),
        (Lifted.ASSUME, Room.TESTS, Chosen("not_known")),
        (Lifted.URGE, Room.INSIDE, None),
    ],
)
def test_a_line_goes_to_its_room_and_says_how_it_is_known(
    session: Session, page: Entry, lifted: Lifted, room: Room, basis: Chosen | None
) -> None:
    laid = lift_line.lift(session, page, "page", (0, 18), lifted)
    page = marked(session, page, laid)
    line = session.vault.entries.read(laid.line.id)
    assert line.room is room
    assert line.about == page.id
    (row,) = lift_line.rows_of(line)
    assert row.answers.get("basis") == basis
    assert row.line == ""
    assert words(session, line) == ["She never listens."]


def test_what_was_lifted_is_asked_in_words_that_the_page_offers(session: Session) -> None:
    (asked,) = session.catalog.template("test").questions()
    basis = asked.questions[0]
    offered = {option.id for option in basis.options}
    assert {"saw", "told_there", "not_known"} <= offered


def test_lines_of_one_page_stand_under_one_another(session: Session, page: Entry) -> None:
    first = lift_line.lift(session, page, "page", (19, 37), Lifted.SAW)
    second = lift_line.lift(session, page, "page", (0, 18), Lifted.ASSUME)
    assert second.line.id == first.line.id
    marked(session, page, first, second)
    line = session.vault.entries.read(first.line.id)
    assert words(session, line) == ["The door was shut.", "She never listens."]


def test_parked_and_lifted_urges_share_one_place(session: Session, page: Entry) -> None:
    lift_line.park(session, page, "ask who else was there")
    urge = lift_line.lift(session, page, "page", (38, 55), Lifted.URGE)
    lift_line.park(session, page, "make tea")
    marked(session, page, urge)
    assert words(session, session.vault.entries.read(urge.line.id)) == [
        "ask who else was there",
        "I want to fix it.",
        "make tea",
    ]
    rows = lift_line.parked_beside(session, page.id)
    assert [row.line for row in rows] == ["ask who else was there", "", "make tea"]
    assert rows[1].quote == Quote(page.id, urge.mark.id)


def test_a_page_without_parked_lines_has_none(session: Session, page: Entry) -> None:
    assert lift_line.parked_beside(session, page.id) == ()


def test_undoing_a_lift_takes_back_that_line_alone(session: Session, page: Entry) -> None:
    first = lift_line.lift(session, page, "page", (19, 37), Lifted.SAW)
    second = lift_line.lift(session, page, "page", (0, 18), Lifted.SAW)
    lift_line.put_back(session, first.mark)
    (row,) = lift_line.rows_of(session.vault.entries.read(first.line.id))
    assert row.quote == Quote(page.id, second.mark.id)


def test_undoing_a_lift_whose_line_is_gone_is_no_failure(session: Session, page: Entry) -> None:
    laid = lift_line.lift(session, page, "page", (0, 18), Lifted.SAW)
    elsewhere = write_entry.begin(session, "test").entry
    gone = laid.mark.__class__(laid.mark.id, "page", 0, 18, Lifted.SAW, elsewhere.id)
    lift_line.put_back(session, gone)
    assert len(lift_line.rows_of(session.vault.entries.read(laid.line.id))) == 1


def test_a_line_of_another_day_leaves_what_was_there_before(
    session: Session, page: Entry, clock: Clock
) -> None:
    lift_line.park(session, page, "one")
    clock.move(days=1)
    line = lift_line.park(session, page, "two")
    assert [len(layer.answers["lines"].rows) for layer in line.layers] == [1, 2]


def test_a_lifted_line_lies_in_the_situation_of_its_story(session: Session) -> None:
    draft = write_entry.begin(session, "story")
    draft.say({"heard": Words(TEXT)})
    story = write_entry.keep(session, draft.written).entry
    laid = lift_line.lift(session, story, "heard", (0, 18), Lifted.ASSUME)
    assert laid.line.situation == story.situation
    assert laid.mark.question == "heard"


def test_lines_that_were_moved_to_letting_go_do_not_take_new_ones_along(
    session: Session, page: Entry
) -> None:
    old = lift_line.park(session, page, "one")
    shelve.shelve(session, old.id)
    assert lift_line.parked_beside(session, page.id) == ()
    new = lift_line.park(session, page, "two")
    assert new.id != old.id
    assert [row.line for row in lift_line.parked_beside(session, page.id)] == ["two"]
    assert [row.line for row in lift_line.rows_of(session.vault.entries.read(old.id))] == ["one"]


def test_lines_that_went_to_the_shelf_with_their_page_stay_beside_it(
    session: Session, page: Entry
) -> None:
    lift_line.park(session, page, "one")
    shelve.shelve(session, page.id)
    assert [row.line for row in lift_line.parked_beside(session, page.id)] == ["one"]
