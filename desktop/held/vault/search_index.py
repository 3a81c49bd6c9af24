# SPDX-License-Identifier: GPL-3.0-or-later
"""The search index: which words each entry has, in an encrypted file of its own.

It can be thrown away at any time: what it lacks is read from the vault again, so damage to it is
no loss and backups leave it out.  It knows words as sets, neither text nor order, and answers with
row numbers of the vault.  Source: security.md 3.4.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from held.errors import HeldError
from held.files.disk_errors import PlaceKind, write_error
from held.journal.room import Room
from held.journal.search_terms import FOLDING
from held.vault.connection import Connection, DatabaseDamaged, DatabaseMissing, Row
from held.vault.search_volumes import TABLES, Volumes

SEARCH_INDEX_NAME = "search.index"
MOST_FOUND = 50

_APPLICATION = 0x48656C73  # "Hels"
_SCHEMA = 1
_MICROSECONDS_A_PLACE = 100_000
# folding: how words were folded.  is_whole: every entry of the vault was once compared with it.
_MADE = "CREATE TABLE made (folding TEXT NOT NULL, is_whole INTEGER NOT NULL) STRICT"


class Worded(NamedTuple):
    """What the index is told of an entry.

    number, revision: its row in the vault, and how often that was saved.  written_at: microseconds
    in UTC since 1970.  words: folded by `journal.search_terms`; none for one that may not be found.
    """

    number: int
    revision: int
    written_at: int
    room: Room
    words: frozenset[str]


class SearchIndex:
    """The open index of one vault, used by one thread.

    path, key: of its file.  One that is missing, damaged, or made in another way is made anew.
    is_whole: every entry of the vault was once in it.
    Raises disk errors.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._connection = _open(path, key) or _make(path, key)
        self._volumes = Volumes(self._connection)
        ((is_whole,),) = self._execute("SELECT is_whole FROM made")
        self.is_whole = bool(is_whole)

    def find(self, terms: Sequence[str], rooms: Collection[Room]) -> tuple[int, ...]:
        """The entries of these rooms that have a word beginning with each term.

        terms: from `search_terms.terms_of`; none find nothing.  Row numbers of the vault, at most
        MOST_FOUND, the latest written first.  Raises DatabaseDamaged or HandleLatched.
        """
        if not terms or not rooms:
            return ()
        return self._volumes.find(terms, rooms, MOST_FOUND)

    def lay(self, entries: Sequence[Worded]) -> tuple[tuple[int, int], ...]:
        """Have these as they are now, in the place of what was there of them, on the disk.

        Number and revision of each.
        Raises DatabaseDamaged, HandleLatched, DiskFull or FolderMissing.
        """
        with self._connection.transaction():
            # FTS5 gathers what comes in the order of places, and writes at once what does not.
            for entry in sorted(entries, key=_written_at):
                self._lay(entry)
        return tuple((entry.number, entry.revision) for entry in entries)

    def lacking(self, there: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, ...]:
        """Which entries it does not have as they are; others between `first` and `last` go.

        there: number and revision of every entry that the vault has with a number from `first` to
        `last`.  Raises as `lay`.
        """
        known: dict[int, int] = dict(
            self._execute(
                "SELECT number, revision FROM entry WHERE number BETWEEN ? AND ?", (first, last)
            )
        )
        gone = known.keys() - {number for number, _ in there}
        if gone:
            with self._connection.transaction():
                for number in gone:
                    self._take_out(number)
        return tuple(number for number, revision in there if known.get(number) != revision)

    def call_whole(self) -> None:
        """Every entry of the vault was compared with it.  Raises as `lay`."""
        if not self.is_whole:
            with self._connection.transaction():
                self._execute("UPDATE made SET is_whole = 1")
            self.is_whole = True

    def close(self) -> None:
        """Let go of the file, without a word if the disk fails: nothing in it can be lost."""
        with suppress(HeldError):
            self._connection.close()

    def discard(self) -> None:
        """Let go of a file that is damaged, and take it away.  Raises disk errors."""
        self._connection.give_up()
        remove_search_index(self._path)

    def _lay(self, entry: Worded) -> None:
        place = self._find_place(entry.number)
        wanted = entry.written_at // _MICROSECONDS_A_PLACE
        said = " ".join(sorted(entry.words))
        if place is not None and place >= wanted and self._volumes.said(place, entry.room) == said:
            # Set down, perhaps: nothing was written.
            self._execute("UPDATE entry SET revision = ? WHERE place = ?", (entry.revision, place))
            return
        self._take_out(entry.number)
        free = self._free_place(wanted)
        self._execute("INSERT INTO entry VALUES (?, ?, ?)", (free, entry.number, entry.revision))
        self._volumes.put(free, entry.room, said)

    def _take_out(self, number: int) -> None:
        place = self._find_place(number)
        if place is not None:
            self._volumes.take_out(place)
            self._execute("DELETE FROM entry WHERE place = ?", (place,))

    def _find_place(self, number: int) -> int | None:
        rows = self._execute("SELECT place FROM entry WHERE number = ?", (number,))
        return int(rows[0][0]) if rows else None

    def _free_place(self, wanted: int) -> int:
        """Tenths of a second since 1970, or the next that nobody has."""
        while self._execute("SELECT 1 FROM entry WHERE place = ?", (wanted,)):
            wanted += 1
        return wanted

    def _execute(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        return self._connection.execute(statement, values)


def _written_at(entry: Worded) -> int:
    return entry.written_at


def remove_search_index(path: Path) -> None:
    """Take the file away, with its log.  Raises disk errors."""
    try:
        for name in (path.name, f"{path.name}-wal"):
            path.with_name(name).unlink(missing_ok=True)
    except OSError as error:
        raise write_error(error, PlaceKind.VAULT) from None


def _open(path: Path, key: bytes) -> Connection | None:
    """What is there; None if it is of no use."""
    try:
        connection = Connection(path, key)
    except (DatabaseDamaged, DatabaseMissing):
        return None
    with suppress(DatabaseDamaged):
        if _is_as_ours(connection):
            return connection
    connection.give_up()
    return None


def _is_as_ours(connection: Connection) -> bool:
    made = [(_APPLICATION,)], [(_SCHEMA,)]
    asked = ("PRAGMA application_id", "PRAGMA user_version")
    if tuple(map(connection.execute, asked)) != made:
        return False
    return connection.execute("SELECT folding FROM made") == [(FOLDING,)]


def _make(path: Path, key: bytes) -> Connection:
    remove_search_index(path)
    connection = Connection(path, key, new=True)
    try:
        with connection.transaction():
            for statement in (_MADE, *TABLES):
                connection.execute(statement)
            connection.execute("INSERT INTO made VALUES (?, 0)", (FOLDING,))
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_SCHEMA}")
    except BaseException:
        connection.give_up()
        raise
    return connection
