# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries as a list may show them before they are opened: covered, so never their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from held.journal import answer, permission
from held.journal.identifiers import EntryId
from held.journal.moment import Moment
from held.journal.permission import Permission
from held.journal.room import Room
from held.vault.connection import Connection, Row
from held.vault.stored_values import find_moment, read_moment

_LISTED = """
    SELECT e.id, e.room, e.template, w.title, p.code, ifnull(ap.code, aw.title),
        e.begun_at, e.begun_day, e.written_at, e.written_day,
        e.set_down_at, e.set_down_day, e.shelved_at, e.shelved_day,
        (SELECT r.answers FROM permission_record r WHERE r.entry = e.number
            ORDER BY r.number DESC LIMIT 1)
    FROM entry e JOIN wording w ON w.number = e.wording LEFT JOIN person p ON p.id = e.teller
        LEFT JOIN entry a ON a.id = e.about LEFT JOIN wording aw ON aw.number = a.wording
        LEFT JOIN person ap ON ap.id = a.teller
"""
# Lines beside a page of which none is left are no entry to a reader.  What went to the shelf
# together with its page lies there as one.
_NOT_HOLLOW = """
    (e.about IS NULL OR EXISTS
        (SELECT 1 FROM layer l WHERE l.entry = e.number AND l.answers <> CAST('{}' AS BLOB)))
"""
_IN_ROOM = f"""
    {_LISTED} WHERE e.room = ? AND e.shelved_at IS NULL AND {_NOT_HOLLOW}
    ORDER BY e.written_at DESC, e.number DESC
"""
_ON_SHELF = f"""
    {_LISTED} WHERE e.shelved_at IS NOT NULL AND a.shelved_at IS NOT e.shelved_at
        AND {_NOT_HOLLOW}
    ORDER BY e.shelved_at DESC, e.number DESC
"""
_PICKED = """
    WITH picked AS (SELECT number, row_number() OVER () AS rank FROM ({numbers}))
    {listed} JOIN picked ON picked.number = e.number ORDER BY picked.rank
"""


@dataclass(frozen=True)
class Covered:
    """An entry as a list shows it.

    code: of the person who told a story; empty where nobody did.
    beside: the code or, without one, the title of the page it was written beside; else empty.
    begun, written: its first and its latest writing.
    permission: of a story; None in the other rooms.
    """

    id: EntryId
    room: Room
    template_id: str
    title: str
    code: str
    beside: str
    begun: Moment
    written: Moment
    set_down: Moment | None
    shelved: Moment | None
    permission: Permission | None = None


def read_covered(connection: Connection, room: Room) -> tuple[Covered, ...]:
    """The entries of a room that are not on the shelf, newest writing first."""
    return tuple(map(_covered, connection.execute(_IN_ROOM, (room.value,))))


def read_shelf(connection: Connection) -> tuple[Covered, ...]:
    """What was moved to Letting go, the latest first; lines that went with a page are part of it."""
    return tuple(map(_covered, connection.execute(_ON_SHELF)))


def read_picked(
    connection: Connection, numbers: str, values: Sequence[object] = ()
) -> tuple[Covered, ...]:
    """The entries whose row numbers a statement yields, in its order."""
    statement = _PICKED.format(numbers=numbers, listed=_LISTED)
    return tuple(map(_covered, connection.execute(statement, values)))


def _covered(row: Row) -> Covered:
    entry, room, template, title, code, beside, *moments, said = row
    begun, begun_day, written, written_day, down, down_day, shelved, shelved_day = moments
    return Covered(
        id=EntryId(entry.hex()),
        room=Room(room),
        template_id=template,
        title=title,
        code=code or "",
        beside=beside or "",
        begun=read_moment(begun, begun_day),
        written=read_moment(written, written_day),
        set_down=find_moment(down, down_day),
        shelved=find_moment(shelved, shelved_day),
        permission=_permission(said) if Room(room) is Room.STORIES else None,
    )


def _permission(said: bytes | None) -> Permission:
    return Permission() if said is None else permission.read(answer.decode(said))
