# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries as a list may show them before they are opened: covered, so never their text."""

from __future__ import annotations

from dataclasses import dataclass

from held.journal import answer, permission
from held.journal.identifiers import EntryId
from held.journal.moment import Moment
from held.journal.permission import Permission
from held.journal.room import Room
from held.vault.connection import Connection, Row
from held.vault.stored_values import read_moment

_LISTED = """
    SELECT e.id, e.room, e.template, w.title, p.code, e.begun_at, e.begun_day, e.written_at,
        e.written_day, e.set_down_at IS NOT NULL,
        (SELECT r.answers FROM permission_record r WHERE r.entry = e.number
            ORDER BY r.number DESC LIMIT 1)
    FROM entry e JOIN wording w ON w.number = e.wording LEFT JOIN person p ON p.id = e.teller
    WHERE e.room = ? AND e.shelved_at IS NULL
    ORDER BY e.written_at DESC, e.number DESC
"""


@dataclass(frozen=True)
class Covered:
    """An entry as a list shows it.

    code: of the person who told a story; empty where nobody did.
    begun, written: its first and its latest writing.
    permission: of a story; None in the other rooms.
    """

    id: EntryId
    room: Room
    template_id: str
    title: str
    code: str
    begun: Moment
    written: Moment
    set_down: bool
    permission: Permission | None = None


def read_covered(connection: Connection, room: Room) -> tuple[Covered, ...]:
    """The entries of a room that are not on the shelf, newest writing first."""
    return tuple(map(_covered, connection.execute(_LISTED, (room.value,))))


def _covered(row: Row) -> Covered:
    entry, room, template, title, code, begun, begun_day, written, written_day, down, said = row
    return Covered(
        id=EntryId(entry.hex()),
        room=Room(room),
        template_id=template,
        title=title,
        code=code or "",
        begun=read_moment(begun, begun_day),
        written=read_moment(written, written_day),
        set_down=bool(down),
        permission=_permission(said) if Room(room) is Room.STORIES else None,
    )


def _permission(said: bytes | None) -> Permission:
    return Permission() if said is None else permission.read(answer.decode(said))
