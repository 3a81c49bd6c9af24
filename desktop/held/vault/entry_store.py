# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries with their layers, in the wording each was asked in.

What a list sorts and filters by stands in columns; what a person wrote lies beside it as JSON.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from held.journal import look_again
from held.journal.answer import AnswersUnreadable, Who
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, PersonId, SituationId
from held.journal.person import Person
from held.journal.room import Room
from held.journal.template import Kind, Template
from held.vault.connection import Connection, Row
from held.vault.covered import Covered, read_covered, read_shelf
from held.vault.entry_number import EntryUnknown
from held.vault.entry_titles import EntryTitle, read_titles_in, read_titles_of
from held.vault.layer_rows import read_layers, save_layers
from held.vault.person_store import PersonStore, ensure_situation
from held.vault.stored_values import find_moment, id_column, moment_columns

_WORDING = msgspec.json.Decoder(Template)
_WHOLE = """
    SELECT e.number, e.id, e.room, w.body, e.revision, e.situation, e.about,
        e.set_down_at, e.set_down_day, e.shelved_at, e.shelved_day
    FROM entry e JOIN wording w ON w.number = e.wording
"""
_SAVE = """
    INSERT INTO entry (id, room, template, wording, situation, about, teller, begun_at, begun_day,
        written_at, written_day, set_down_at, set_down_day, shelved_at, shelved_day,
        look_again_day, hollow, revision)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
    ON CONFLICT (id) DO UPDATE SET room = excluded.room, template = excluded.template,
        wording = excluded.wording, situation = excluded.situation, about = excluded.about,
        teller = excluded.teller, begun_at = excluded.begun_at, begun_day = excluded.begun_day,
        written_at = excluded.written_at, written_day = excluded.written_day,
        set_down_at = excluded.set_down_at, set_down_day = excluded.set_down_day,
        shelved_at = excluded.shelved_at, shelved_day = excluded.shelved_day,
        look_again_day = excluded.look_again_day, hollow = excluded.hollow,
        revision = revision + 1, stale = 1
    RETURNING number, revision
"""


class EntryStore:
    """Entries of one vault.

    saves: how often an entry was saved since the vault was opened.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.saves = 0

    def read(self, entry: EntryId) -> Entry:
        """One entry with all its layers.  Raises EntryUnknown or AnswersUnreadable."""
        rows = self._connection.execute(f"{_WHOLE} WHERE e.id = ?", (id_column(entry),))
        if not rows:
            raise EntryUnknown
        return self._entry(rows[0])

    def find_beside(self, page: EntryId, template_id: str) -> Entry | None:
        """The entry on that template that was written beside `page`, None if there is none.

        One on the shelf only when there is no other.
        """
        rows = self._connection.execute(
            f"{_WHOLE} WHERE e.about = ? AND e.template = ?"
            " ORDER BY e.shelved_at IS NOT NULL, e.number LIMIT 1",
            (id_column(page), template_id),
        )
        return self._entry(rows[0]) if rows else None

    def beside(self, page: EntryId) -> tuple[Entry, ...]:
        """Every entry that was written beside `page`, in the order they came."""
        rows = self._connection.execute(
            f"{_WHOLE} WHERE e.about = ? ORDER BY e.number", (id_column(page),)
        )
        return tuple(map(self._entry, rows))

    def covered(self, room: Room) -> tuple[Covered, ...]:
        """The entries of a room that are not on the shelf, newest writing first."""
        return read_covered(self._connection, room)

    def titles_in(self, room: Room) -> tuple[EntryTitle, ...]:
        """The pages of a room that can be linked to, newest writing first."""
        return read_titles_in(self._connection, room)

    def titles_of(self, entries: Iterable[EntryId]) -> dict[EntryId, EntryTitle]:
        """What references to these entries say; one that was let go is not among them."""
        return read_titles_of(self._connection, entries)

    def on_shelf(self) -> tuple[Covered, ...]:
        """What was moved to Letting go, the latest first.

        Lines that went there together with their page are part of it and not listed apart.
        """
        return read_shelf(self._connection)

    def every(self) -> tuple[EntryId, ...]:
        """All entries of all rooms by when they were begun, those on the shelf among them."""
        rows = self._connection.execute("SELECT id FROM entry ORDER BY begun_at, number")
        return tuple(EntryId(entry.hex()) for (entry,) in rows)

    def written_in(self, room: Room) -> tuple[EntryId, ...]:
        """The entries of a room that are not on the shelf, newest writing first."""
        rows = self._connection.execute(
            "SELECT id FROM entry WHERE room = ? AND shelved_at IS NULL"
            " ORDER BY written_at DESC, number DESC",
            (room.value,),
        )
        return tuple(EntryId(entry.hex()) for (entry,) in rows)

    def tellers(self) -> dict[PersonId, str]:
        """Everybody who told some story, with their code; which story is not said.

        The code is empty where the person is not known any more.
        """
        rows = self._connection.execute(
            "SELECT DISTINCT e.teller, ifnull(p.code, '') FROM entry e"
            " LEFT JOIN person p ON p.id = e.teller WHERE e.room = ? AND e.teller IS NOT NULL",
            (Room.STORIES.value,),
        )
        return {PersonId(person.hex()): code for person, code in rows}

    def save(self, entry: Entry, newcomers: Sequence[Person] = ()) -> Entry:
        """Keep an entry, and the people who appear with it for the first time, in one transaction.

        Returns it with the number of this save.  It is marked stale for the search index.
        Raises CodeTaken, HandleLatched, DiskFull or FolderMissing; then nothing of it was kept.
        """
        with self._connection.transaction():
            ensure_situation(self._connection, entry.situation)
            people = PersonStore(self._connection)
            for person in newcomers:
                people.save(person)
            ((number, revision),) = self._connection.execute(_SAVE, self._columns(entry))
            save_layers(self._connection, number, entry)
        self.saves += 1
        return msgspec.structs.replace(entry, revision=revision)

    def _columns(self, entry: Entry) -> Row:
        return (
            id_column(entry.id),
            entry.room.value,
            entry.asked.id,
            self._wording(entry.asked),
            id_column(entry.situation),
            id_column(entry.about),
            id_column(_teller(entry)),
            *moment_columns(entry.begun),
            *moment_columns(entry.latest.written),
            *moment_columns(entry.set_down),
            *moment_columns(entry.shelved),
            _look_again_day(entry),
            _is_hollow(entry),
        )

    def _wording(self, asked: Template) -> int:
        """The row of a wording, which is kept once however many entries were asked in it."""
        body = msgspec.json.encode(asked, order="sorted")
        digest = hashlib.sha256(body).digest()
        self._connection.execute(
            "INSERT OR IGNORE INTO wording (digest, template, version, title, body)"
            " VALUES (?, ?, ?, ?, ?)",
            (digest, asked.id, asked.version, asked.title, body),
        )
        ((number,),) = self._connection.execute(
            "SELECT number FROM wording WHERE digest = ?", (digest,)
        )
        return int(number)

    def _entry(self, row: Row) -> Entry:
        number, entry, room, wording, revision, situation, about, *moments = row
        try:
            asked = _WORDING.decode(wording)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            raise AnswersUnreadable from None
        down_at, down_day, shelved_at, shelved_day = moments
        return Entry(
            id=EntryId(entry.hex()),
            room=Room(room),
            asked=asked,
            layers=read_layers(self._connection, number),
            revision=revision,
            situation=None if situation is None else SituationId(situation.hex()),
            about=None if about is None else EntryId(about.hex()),
            set_down=find_moment(down_at, down_day),
            shelved=find_moment(shelved_at, shelved_day),
        )


def _is_hollow(entry: Entry) -> bool:
    """Whether these are lines beside a page of which none is left: no list shows them."""
    return entry.about is not None and not any(layer.answers for layer in entry.layers)


def _look_again_day(entry: Entry) -> str | None:
    day = look_again.find_day(entry)
    return None if day is None else day.isoformat()


def _teller(entry: Entry) -> PersonId | None:
    """Whom the page first asks for, when it was answered."""
    for question in entry.asked.questions():
        answer = entry.answers.get(question.id)
        if question.kind is Kind.PERSON:
            return answer.person if isinstance(answer, Who) else None
    return None
