# SPDX-License-Identifier: GPL-3.0-or-later
"""The volumes of a search index: the words of some thousand entries each, in an FTS5 table.

Entries are parted by the time they were written.  To look for the beginning of a common word costs
FTS5 as much as all entries that have it; of volumes the newest is asked first, and mostly that is
enough.  Deleted words leave no trace (FTS5 secure-delete).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from held.journal.room import Room
from held.vault.connection import Connection, DatabaseDamaged, Row

FULL = 8192
"""Entries after which another volume begins."""

TABLES = (
    # first: no entry of this volume has a place before it.
    """
    CREATE TABLE volume (
        number INTEGER PRIMARY KEY,
        first INTEGER NOT NULL UNIQUE,
        entries INTEGER NOT NULL
    ) STRICT
    """,
    # number, revision: of the entry in the vault.
    """
    CREATE TABLE entry (
        place INTEGER PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        revision INTEGER NOT NULL
    ) STRICT
    """,
)
# A column a room, so that one room can be left out.  The words are folded and parted by spaces
# already: the ascii tokeniser takes them as they are.
_MAKE = """
    CREATE VIRTUAL TABLE words_{volume} USING fts5 ({rooms},
        tokenize = 'ascii', detail = column, columnsize = 0, prefix = '1 2 3')
"""
_SECURE = "INSERT INTO words_{volume} (words_{volume}, rank) VALUES ('secure-delete', 1)"
_PUT = "INSERT INTO words_{volume} (rowid, {room}) VALUES (?, ?)"
_READ = "SELECT {room} FROM words_{volume} WHERE rowid = ?"
_DELETE = "DELETE FROM words_{volume} WHERE rowid = ?"
_DROP = "DROP TABLE words_{volume}"
# One statement and one row, however many volumes are asked and however much is found: Python's
# driver waits for its turn at each row, while the window has other things to do.
_FIND = "SELECT json_group_array(number) FROM ({volumes} LIMIT ?2)"
_FIND_IN = """
    SELECT number FROM (SELECT e.number AS number
        FROM words_{volume} w CROSS JOIN entry e ON e.place = w.rowid
        WHERE w.words_{volume} MATCH ?1 ORDER BY w.rowid DESC LIMIT ?2)
"""
_NUMBERS = msgspec.json.Decoder(tuple[int, ...])
_HOLDING = "SELECT number, entries FROM volume WHERE first <= ? ORDER BY first DESC LIMIT 1"


class Volumes:
    """All volumes of one index.  What changes them stands inside a transaction.

    A place is a moment as a whole number; no two entries have the same.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._find: str | None = None

    def find(self, terms: Sequence[str], rooms: Collection[Room], most: int) -> tuple[int, ...]:
        """Numbers of at most so many entries with a word that begins with each term, from behind.

        Raises DatabaseDamaged or HandleLatched.
        """
        columns = " ".join(sorted(room.value for room in rooms))
        # Terms are letters and digits: there is nothing in them that could be an operator.
        begun = " AND ".join(f'"{term}"*' for term in terms)
        statement = self._find_statement()
        if not statement:
            return ()
        ((found,),) = self._execute(statement, (f"{{{columns}}} : ({begun})", most))
        return _NUMBERS.decode(found)

    def _find_statement(self) -> str:
        """Asks the newest volume first and stops when it has enough; empty without any volume."""
        if self._find is None:
            rows = self._execute("SELECT number FROM volume ORDER BY first DESC")
            asked = (_FIND_IN.format(volume=volume) for (volume,) in rows)
            self._find = _FIND.format(volumes=" UNION ALL ".join(asked)) if rows else ""
        return self._find

    def said(self, place: int, room: Room) -> str:
        """The words at a place, as they were put there; none if it has another room."""
        statement = _READ.format(volume=self._volume_of(place), room=room.value)
        rows = self._execute(statement, (place,))
        return rows[0][0] or "" if rows else ""

    def put(self, place: int, room: Room, said: str) -> None:
        """Have these words, parted by spaces, at a free place."""
        volume = self._volume_for(place)
        self._execute(_PUT.format(volume=volume, room=room.value), (place, said))
        self._execute("UPDATE volume SET entries = entries + 1 WHERE number = ?", (volume,))

    def take_out(self, place: int) -> None:
        """Forget the words at a place; with the last of them the volume goes."""
        volume = self._volume_of(place)
        self._execute(_DELETE.format(volume=volume), (place,))
        left = "UPDATE volume SET entries = entries - 1 WHERE number = ? RETURNING entries"
        if self._execute(left, (volume,)) == [(0,)]:
            self._execute(_DROP.format(volume=volume))
            self._execute("DELETE FROM volume WHERE number = ?", (volume,))
            self._find = None

    def _volume_of(self, place: int) -> int:
        rows = self._execute(_HOLDING, (place,))
        if not rows:
            raise DatabaseDamaged
        return int(rows[0][0])

    def _volume_for(self, place: int) -> int:
        """Where an entry is to lie: another volume begins at either end, never in between."""
        rows = self._execute(_HOLDING, (place,))
        if rows:
            volume, entries = rows[0]
            later = "SELECT 1 FROM entry WHERE place > ? LIMIT 1"
            if entries < FULL or self._execute(later, (place,)):
                return int(volume)
            return self._begin(place)
        rows = self._execute("SELECT number, entries FROM volume ORDER BY first LIMIT 1")
        if not rows or rows[0][1] >= FULL:
            return self._begin(place)
        volume = int(rows[0][0])
        self._execute("UPDATE volume SET first = ? WHERE number = ?", (place, volume))
        return volume

    def _begin(self, first: int) -> int:
        ((volume,),) = self._execute("SELECT ifnull(max(number), 0) + 1 FROM volume")
        rooms = ", ".join(room.value for room in Room)
        self._execute(_MAKE.format(volume=volume, rooms=rooms))
        self._execute(_SECURE.format(volume=volume))
        self._execute("INSERT INTO volume VALUES (?, ?, 0)", (volume, first))
        self._find = None
        return int(volume)

    def _execute(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        return self._connection.execute(statement, values)
