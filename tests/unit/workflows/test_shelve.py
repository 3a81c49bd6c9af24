# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving something to Letting go, and taking it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from held.journal.answer import Words
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, make_id
from held.journal.layer import Lifted
from held.journal.room import Room
from held.vault.entry_number import EntryUnknown
from held.workflows import find_entries, lift_line, shelve, write_entry
from held.workflows.session import Session


class Clock:
    """The fixture of that name, by what these tests use of it."""

    move: Callable[..., None]


def page_with_lines(session: Session) -> Entry:
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words("I came home later than I meant to")})
    page = write_entry.keep(session, draft.written).entry
    lift_line.lift(session, page, "page", (0, 6), Lifted.SAW)
    lift_line.park(session, page, "to explain")
    return page


def every(listing: find_entries.Listing) -> tuple[find_entries.Covered, ...]:
    return listing.begin(None, 0, 1000).window.entries


def in_rooms(session: Session) -> list[EntryId]:
    return [entry.id for room in Room for entry in every(find_entries.in_room(session, room))]


def test_a_page_goes_to_the_shelf_with_the_lines_beside_it(session: Session) -> None:
    page = page_with_lines(session)
    assert len(in_rooms(session)) == 3
    shelve.shelve(session, page.id)
    assert in_rooms(session) == []
    assert [entry.id for entry in every(shelve.shelf(session))] == [page.id]


def test_what_lies_on_the_shelf_is_still_whole(session: Session) -> None:
    page = page_with_lines(session)
    shelve.shelve(session, page.id)
    assert session.vault.entries.read(page.id).answers == page.answers
    assert lift_line.parked_beside(session, page.id)


def test_a_page_that_is_put_back_brings_its_lines(session: Session) -> None:
    page = page_with_lines(session)
    before = sorted(in_rooms(session))
    shelve.shelve(session, page.id)
    shelve.put_back(session, page.id)
    assert sorted(in_rooms(session)) == before
    assert every(shelve.shelf(session)) == ()


def test_lines_that_went_before_their_page_stay_when_it_comes_back(
    session: Session, clock: Clock
) -> None:
    page = page_with_lines(session)
    (lines,) = every(find_entries.in_room(session, Room.TESTS))
    shelve.shelve(session, lines.id)
    clock.move(minutes=5)
    shelve.shelve(session, page.id)
    assert [entry.id for entry in every(shelve.shelf(session))] == [page.id, lines.id]
    shelve.put_back(session, page.id)
    assert [entry.id for entry in every(shelve.shelf(session))] == [lines.id]
    assert every(find_entries.in_room(session, Room.TESTS)) == ()


def test_shelving_twice_keeps_the_day_of_the_first_time(session: Session, clock: Clock) -> None:
    page = page_with_lines(session)
    shelve.shelve(session, page.id)
    clock.move(days=2)
    shelve.shelve(session, page.id)
    shelve.put_back(session, page.id)
    shelve.put_back(session, page.id)
    assert len(in_rooms(session)) == 3


def test_a_page_that_is_not_there_cannot_be_moved(session: Session) -> None:
    with pytest.raises(EntryUnknown):
        shelve.shelve(session, EntryId(make_id()))
