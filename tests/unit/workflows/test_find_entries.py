# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lists show of entries that are still covered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

import pytest

from held.journal.answer import Chosen, When, Words
from held.journal.entry import Entry
from held.journal.layer import Lifted
from held.journal.loose_date import Exactly
from held.journal.permission import MayNote
from held.journal.room import Room
from held.workflows import find_entries, give_permission, lift_line, write_entry
from held.workflows.session import Session

SECRET = "the kitchen smelled of bread"


class Clock:
    """The fixture of that name, by what these tests use of it."""

    move: Callable[..., None]


def write(session: Session, template: str, text: str = SECRET) -> Entry:
    draft = write_entry.begin(session, template)
    draft.say({"heard" if template == "story" else "page": Words(text)})
    return write_entry.keep(session, draft.written).entry


def in_room(session: Session, room: Room) -> tuple[find_entries.Covered, ...]:
    return every(find_entries.in_room(session, room))


def every(listing: find_entries.Listing) -> tuple[find_entries.Covered, ...]:
    return listing.begin(None, 0, 1000).window.entries


def titles(found: tuple[find_entries.Covered, ...]) -> list[str]:
    return [entry.title for entry in found]


def test_a_covered_entry_carries_nothing_that_was_written(session: Session) -> None:
    page = write(session, "just_write")
    lift_line.park(session, page, SECRET)
    write(session, "story")
    found = [entry for room in Room for entry in in_room(session, room)]
    assert len(found) == 3
    told = [str(getattr(entry, part.name)) for entry in found for part in fields(entry)]
    assert not [text for text in told if "kitchen" in text or "bread" in text]


def test_a_room_shows_its_own_with_the_newest_writing_first(session: Session, clock: Clock) -> None:
    first = write(session, "just_write")
    clock.move(hours=1)
    second = write(session, "just_write")
    clock.move(hours=1)
    draft = write_entry.resume(session, first.id)
    draft.say({"page": Words("more")})
    write_entry.keep(session, draft.written)
    write(session, "story")
    found = in_room(session, Room.INSIDE)
    assert [entry.id for entry in found] == [first.id, second.id]
    assert in_room(session, Room.TESTS) == ()


def test_a_story_shows_the_code_of_who_told_it_and_what_they_allow(session: Session) -> None:
    draft = write_entry.begin(session, "story")
    draft.say({"heard": Words(SECRET)})
    teller = draft.teller
    assert teller is not None
    kept = write_entry.keep(session, draft.written)
    (story,) = in_room(session, Room.STORIES)
    assert story.code == teller.code
    assert story.permission is not None
    assert story.permission.may_note is MayNote.NOT_ASKED
    end = session.clock.now().day
    said = {"may_note": Chosen("yes"), "keep_until": When(Exactly(end))}
    give_permission.state(session, kept, said, None)
    (story,) = in_room(session, Room.STORIES)
    assert story.permission is not None
    assert story.permission.may_note is MayNote.YES
    assert story.permission.keep_until == end


def test_lines_say_beside_which_page_they_were_written(session: Session) -> None:
    free, story = write(session, "just_write"), write(session, "story")
    (told,) = in_room(session, Room.STORIES)
    lift_line.lift(session, free, "page", (0, 3), Lifted.SAW)
    lift_line.lift(session, story, "heard", (0, 3), Lifted.URGE)
    lines = in_room(session, Room.TESTS)
    assert [line.beside for line in lines] == ["Just write"]
    parked = [line for line in in_room(session, Room.INSIDE) if line.beside]
    assert [line.beside for line in parked] == [told.code]


def test_lines_that_were_all_taken_back_are_no_longer_listed(session: Session) -> None:
    page = write(session, "just_write")
    lifted = lift_line.lift(session, page, "page", (0, 3), Lifted.ASSUME)
    assert in_room(session, Room.TESTS)
    lift_line.put_back(session, lifted.mark)
    assert in_room(session, Room.TESTS) == ()


def test_lines_of_an_earlier_day_stay_listed_when_today_took_them_back(
    session: Session, clock: Clock
) -> None:
    page = write(session, "just_write")
    lifted = lift_line.lift(session, page, "page", (0, 3), Lifted.ASSUME)
    clock.move(days=1)
    lift_line.put_back(session, lifted.mark)
    assert in_room(session, Room.TESTS)


@pytest.mark.parametrize("template", ["just_write", "story"])
def test_a_page_that_was_set_down_is_no_open_draft(session: Session, template: str) -> None:
    page = write(session, template)
    lift_line.park(session, page, "to explain")
    assert [entry.id for entry in find_entries.open_drafts(session, 10)] == [page.id]
    write_entry.set_down(session, page)
    assert find_entries.open_drafts(session, 10) == ()


def test_the_drafts_of_all_rooms_stand_in_one_order(session: Session, clock: Clock) -> None:
    write(session, "story")
    clock.move(hours=1)
    write(session, "just_write")
    clock.move(hours=1)
    write(session, "story")
    assert titles(find_entries.open_drafts(session, 10)) == [
        "Note a story",
        "Just write",
        "Note a story",
    ]


def test_through_time_goes_by_the_day_of_beginning(session: Session, clock: Clock) -> None:
    first = write(session, "just_write")
    clock.move(days=40)
    second = write(session, "story")
    draft = write_entry.resume(session, first.id)
    draft.say({"page": Words("more")})
    clock.move(days=1)
    write_entry.keep(session, draft.written)
    assert [entry.id for entry in every(find_entries.through_time(session))] == [
        second.id,
        first.id,
    ]
