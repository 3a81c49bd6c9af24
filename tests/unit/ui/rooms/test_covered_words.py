# SPDX-License-Identifier: GPL-3.0-or-later
"""What rows say of days and of what was allowed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace as with_other

from held.journal.identifiers import EntryId, make_id
from held.journal.moment import Moment
from held.journal.permission import MayNote, Permission
from held.journal.room import Room
from held.ui.covered_words import allowed_in, days_of, spoken_of, title_of
from held.ui.look import Look
from held.workflows.find_entries import Covered

TODAY = date(2026, 3, 10)


def on(day: date) -> Moment:
    return Moment(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), day)


STORY = Covered(
    id=EntryId(make_id()),
    room=Room.STORIES,
    template_id="story",
    title="Note a story",
    code="Wren",
    beside="",
    begun=on(TODAY),
    written=on(TODAY),
    set_down=None,
    shelved=None,
    permission=Permission(),
)
AGREED = Permission(may_note=MayNote.YES, keep_until=date(2026, 3, 20))


@pytest.mark.parametrize(
    ("begun", "written", "said"),
    [
        (TODAY, TODAY, "Today"),
        (date(2026, 3, 9), date(2026, 3, 9), "Yesterday"),
        (date(2026, 3, 1), date(2026, 3, 9), "1 March, last written yesterday"),
        (date(2025, 11, 14), date(2026, 1, 2), "14 November, last written 2 January"),
        (date(2024, 11, 14), TODAY, "14 November 2024, last written today"),
    ],
)
def test_days_are_said_as_a_person_says_them(begun: date, written: date, said: str) -> None:
    assert days_of(replace(STORY, begun=on(begun), written=on(written)), TODAY) == said


@pytest.mark.parametrize(
    ("permission", "said"),
    [
        (Permission(), "Not asked yet"),
        (AGREED, "Agreed until 20 March"),
        (with_other(AGREED, keep_until=TODAY), "Agreed until 10 March"),
        (with_other(AGREED, keep_until=date(2026, 3, 9)), "9 March has come"),
        (with_other(AGREED, keep_until=None), "Agreed, no day named"),
        (with_other(AGREED, withdrawn=True), "Taken back"),
        (Permission(may_note=MayNote.IN_MY_HEAD), "Only in my head"),
        (Permission(may_note=MayNote.NO), "No note"),
    ],
)
def test_each_state_of_permission_has_its_own_words(permission: Permission, said: str) -> None:
    assert allowed_in(permission, TODAY).words == said


def test_lines_name_the_page_they_came_from() -> None:
    parked = replace(STORY, room=Room.INSIDE, template_id="parked", code="", beside="Wren")
    assert title_of(parked) == "Lines parked beside Wren"
    lifted = replace(parked, room=Room.TESTS, template_id="line", beside="Just write")
    assert title_of(lifted) == "Lines from Just write"


def test_a_row_is_spoken_with_its_room_its_day_and_what_was_allowed(look: Look) -> None:
    assert spoken_of(STORY, TODAY) == "Wren, in Stories. Today. Not asked yet"
