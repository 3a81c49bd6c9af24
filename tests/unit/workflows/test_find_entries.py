# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lists show of entries that are still covered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date, timedelta

import pytest

from held.journal.answer import Chosen, LeftOpen, Row, Rows, When, Words
from held.journal.entry import Entry, begin
from held.journal.entry import write as entry_of_page
from held.journal.identifiers import EntryId, RowId, make_id
from held.journal.layer import Lifted
from held.journal.look_again import LOOK_AGAIN
from held.journal.loose_date import About, Exactly
from held.journal.permission import MayNote
from held.journal.room import Room
from held.journal.template import Aside, Kind, Place, Question, Section, Template
from held.journal.told_when import ToldWhen
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


def test_a_story_says_when_it_was_heard_and_happened_and_nothing_else(session: Session) -> None:
    draft = write_entry.begin(session, "story")
    draft.say(
        {
            "heard": Words(SECRET),
            "heard_on": When(Exactly(date(2026, 3, 3))),
            "channel": Chosen("on_a_walk"),
            "happened": When(About("last spring")),
        }
    )
    write_entry.keep(session, draft.written)
    (story,) = in_room(session, Room.STORIES)
    assert story.told == ToldWhen(Exactly(date(2026, 3, 3)), About("last spring"), "On a walk")


def test_what_was_left_open_is_no_date(session: Session) -> None:
    draft = write_entry.begin(session, "story")
    draft.say({"heard": Words(SECRET), "happened": LeftOpen(Aside.NOT_MINE_TO_KNOW)})
    write_entry.keep(session, draft.written)
    (story,) = in_room(session, Room.STORIES)
    assert story.told == ToldWhen()


def test_the_page_touched_last_is_the_one_written_or_set_down_last(
    session: Session, clock: Clock
) -> None:
    assert find_entries.find_latest(session) is None
    first = write(session, "just_write")
    clock.move(hours=1)
    second = write(session, "story")
    assert _latest(session) == second.id
    clock.move(hours=1)
    write_entry.set_down(session, first)
    assert _latest(session) == first.id


def test_a_wish_asks_again_on_its_day_and_not_before(session: Session, clock: Clock) -> None:
    page = write(session, "just_write")
    find_entries.ask_again(session, page.id, session.clock.now().day + timedelta(2))
    assert asking(session) == []
    clock.move(days=2)
    assert asking(session) == [page.id]
    find_entries.put_off(session, page.id, session.clock.now().day + timedelta(1))
    assert asking(session) == []
    clock.move(days=1)
    assert asking(session) == [page.id]


def test_letting_one_wish_go_leaves_the_next_one_standing(session: Session, clock: Clock) -> None:
    today = session.clock.now().day
    page = write_with_wishes(session, today, today + timedelta(5))
    assert asking(session) == [page.id]
    find_entries.put_off(session, page.id, None)
    assert asking(session) == []
    clock.move(days=5)
    assert asking(session) == [page.id]
    find_entries.put_off(session, page.id, None)
    clock.move(days=500)
    assert asking(session) == []


def test_putting_off_is_taken_back_with_the_day_that_was_asked_for(session: Session) -> None:
    page, today = write(session, "just_write"), session.clock.now().day
    find_entries.ask_again(session, page.id, today)
    find_entries.put_off(session, page.id, None)
    find_entries.ask_again(session, page.id, today)
    (found,) = find_entries.asked_again(session, 9)
    assert (found.id, found.look_again) == (page.id, today)


def asking(session: Session) -> list[EntryId]:
    return [entry.id for entry in find_entries.asked_again(session, 9)]


def _latest(session: Session) -> EntryId | None:
    found = find_entries.find_latest(session)
    return None if found is None else found.id


def write_with_wishes(session: Session, *days: date) -> Entry:
    """A page whose lines ask to be looked at again on those days."""
    again = Question(LOOK_AGAIN, Kind.DATE, "When shall I look again?", ahead=True)
    lines = Question("lines", Kind.ROWS, "One line", questions=(again,))
    page = Template("wishes", 1, Room.TESTS, "Wishes", (Section("s", Place.PAGE, (lines,)),))
    rows = tuple(Row(RowId(make_id()), "x", answers={LOOK_AGAIN: When(Exactly(d))}) for d in days)
    now = session.clock.now()
    return session.vault.entries.save(
        entry_of_page(begin(page, now), {"lines": Rows(rows)}, (), now)
    )
