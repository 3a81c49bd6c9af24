# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries as a list may show them before they are opened: covered, so never their text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from held.journal import answer, permission, told_when
from held.journal.answer import AnswersUnreadable
from held.journal.identifiers import EntryId
from held.journal.moment import Moment
from held.journal.permission import Permission
from held.journal.room import Room
from held.journal.template import Template
from held.journal.told_when import ToldWhen
from held.vault.connection import Connection, Row
from held.vault.stored_values import find_moment, read_moment

_WORDING = msgspec.json.Decoder(Template)
_SHOWN = """
    SELECT e.id, e.room, e.template, w.title, p.code, ifnull(ap.code, aw.title), e.pinned,
        e.look_again_day, e.begun_at, e.begun_day, e.written_at, e.written_day,
        e.set_down_at, e.set_down_day, e.shelved_at, e.shelved_day, e.wording,
        CASE e.room WHEN 'stories' THEN (SELECT r.answers FROM permission_record r
            WHERE r.entry = e.number ORDER BY r.number DESC LIMIT 1) END,
        CASE WHEN ? AND e.room = 'stories' THEN (SELECT l.answers FROM layer l
            WHERE l.entry = e.number ORDER BY l.place DESC LIMIT 1) END
    FROM entry e JOIN wording w ON w.number = e.wording LEFT JOIN person p ON p.id = e.teller
        LEFT JOIN entry a ON a.id = e.about LEFT JOIN wording aw ON aw.number = a.wording
        LEFT JOIN person ap ON ap.id = a.teller
"""
_IN_ROOM = """
    SELECT number FROM entry WHERE room = ? AND shelved_at IS NULL AND hollow = 0
    ORDER BY written_at DESC, number DESC
"""
# What went to the shelf together with its page lies there as one.
ON_SHELF = """
    shelved_at IS NOT NULL AND hollow = 0 AND NOT EXISTS (SELECT 1 FROM entry page
        WHERE page.id = entry.about AND page.shelved_at = entry.shelved_at)
"""
_NUMBERS_OF = "SELECT number FROM entry WHERE"
_ON_SHELF = f"{_NUMBERS_OF} {ON_SHELF} ORDER BY shelved_at DESC, number DESC"
# Picked first: what an offset passes over is then never joined.
_PICKED = "WITH picked AS (SELECT number, row_number() OVER () AS rank FROM"
_NOBODY = ToldWhen()


@dataclass(frozen=True)
class Covered:
    """An entry as a list shows it.

    code: of the person who told a story; empty where nobody did.
    beside: the code or, without one, the title of the page it was written beside; else empty.
    begun, written: its first and its latest writing.
    permission, told: of a story; None and empty in the other rooms.
    look_again: the earliest day on which a line of it asked to be looked at again.
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
    told: ToldWhen = _NOBODY
    pinned: bool = False
    look_again: date | None = None


def read_covered(connection: Connection, room: Room) -> tuple[Covered, ...]:
    """The entries of a room that are not on the shelf, newest writing first.

    All of them, without when they were told: a list on screen reads windows instead
    (`held.vault.lists`).
    """
    return read_picked(connection, _IN_ROOM, (room.value,), with_told=False)


def read_shelf(connection: Connection) -> tuple[Covered, ...]:
    """What was moved to Letting go, the latest first; lines that went with a page are part of it."""
    return read_picked(connection, _ON_SHELF, with_told=False)


def read_picked(
    connection: Connection, numbers: str, values: Sequence[object] = (), *, with_told: bool = True
) -> tuple[Covered, ...]:
    """The entries whose row numbers a statement yields, in its order.

    with_told: also when stories were told, which lies among their answers.
    Raises AnswersUnreadable.
    """
    rows = connection.execute(
        f"{_PICKED} ({numbers})) {_SHOWN} JOIN picked ON picked.number = e.number"
        " ORDER BY picked.rank",
        (*values, with_told),
    )
    return tuple(_covered(connection, rows))


def _covered(connection: Connection, rows: list[Row]) -> Iterator[Covered]:
    wordings: dict[int, Template] = {}
    for row in rows:
        entry, room, template, title, code, beside, pinned, again, *moments, _, _, _ = row
        begun, begun_day, written, written_day, down, down_day, shelved, shelved_day = moments
        wording, said, told = row[-3:]
        yield Covered(
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
            told=_NOBODY if told is None else _told(connection, wording, told, wordings),
            pinned=bool(pinned),
            look_again=None if again is None else date.fromisoformat(again),
        )


def _permission(said: bytes | None) -> Permission:
    return Permission() if said is None else permission.read(answer.decode(said))


def _told(
    connection: Connection, number: int, answers: bytes, wordings: dict[int, Template]
) -> ToldWhen:
    if number not in wordings:
        wordings[number] = _wording(connection, number)
    return told_when.read(answers, wordings[number])


def _wording(connection: Connection, number: int) -> Template:
    ((body,),) = connection.execute("SELECT body FROM wording WHERE number = ?", (number,))
    try:
        return _WORDING.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise AnswersUnreadable from None
