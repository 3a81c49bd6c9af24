# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept at the top of its room."""

from __future__ import annotations

import pytest

from held.journal.answer import Words
from held.journal.identifiers import EntryId, make_id
from held.journal.room import Room
from held.vault.entry_number import EntryUnknown
from held.workflows import find_entries, pins, shelve, write_entry
from held.workflows.session import Session


def write(session: Session) -> EntryId:
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words("one")})
    return write_entry.keep(session, draft.written).entry.id


def inside(session: Session) -> list[EntryId]:
    window = find_entries.in_room(session, Room.INSIDE).begin(None, 0, 64).window
    return [entry.id for entry in window.entries]


def test_what_is_pinned_comes_first_until_it_is_no_longer(session: Session) -> None:
    first, second = write(session), write(session)
    assert inside(session) == [second, first]
    pins.pin(session, first)
    assert pins.is_pinned(session, first)
    assert inside(session) == [first, second]
    pins.unpin(session, first)
    assert inside(session) == [second, first]


def test_what_comes_back_from_the_shelf_is_still_at_the_top(session: Session) -> None:
    first, second = write(session), write(session)
    pins.pin(session, first)
    shelve.shelve(session, first)
    assert inside(session) == [second]
    shelve.put_back(session, first)
    assert inside(session) == [first, second]


def test_what_is_gone_cannot_be_pinned(session: Session) -> None:
    with pytest.raises(EntryUnknown):
        pins.pin(session, EntryId(make_id()))
