# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries by what a reference to them may say: a code or a title, and a day.  Never their text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from held.journal.identifiers import EntryId
from held.journal.room import Room
from held.vault.connection import Connection, Row
from held.vault.stored_values import id_column

_TITLED = """
    SELECT e.id, e.room, ifnull(p.code, w.title), e.begun_day, e.shelved_at IS NULL
    FROM entry e JOIN wording w ON w.number = e.wording LEFT JOIN person p ON p.id = e.teller
"""
_IN_ROOM = f"""
    {_TITLED} WHERE e.room = ? AND e.shelved_at IS NULL AND e.about IS NULL
    ORDER BY e.written_at DESC, e.number DESC
"""


@dataclass(frozen=True)
class EntryTitle:
    """What a link to an entry shows.

    words: the code of the person who told it or, where nobody did, what kind of page it is.
    day: when it was begun.
    is_here: False once it was moved to Letting go.
    """

    id: EntryId
    room: Room
    words: str
    day: date
    is_here: bool = True


def read_titles_in(connection: Connection, room: Room) -> tuple[EntryTitle, ...]:
    """The pages of a room that can be linked to, newest writing first."""
    return tuple(map(_title, connection.execute(_IN_ROOM, (room.value,))))


def read_titles_of(connection: Connection, entries: Iterable[EntryId]) -> dict[EntryId, EntryTitle]:
    """The titles of these entries; one that was let go is not among them."""
    found: dict[EntryId, EntryTitle] = {}
    for entry in entries:
        for row in connection.execute(f"{_TITLED} WHERE e.id = ?", (id_column(entry),)):
            found[entry] = _title(row)
    return found


def _title(row: Row) -> EntryTitle:
    entry, room, words, day, is_here = row
    return EntryTitle(
        EntryId(entry.hex()), Room(room), words, date.fromisoformat(day), bool(is_here)
    )
