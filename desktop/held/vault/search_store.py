# SPDX-License-Identifier: GPL-3.0-or-later
"""What the search needs of the vault: the texts of entries, and which of them it has not seen.

The newest reading alone is searched: it is what a page shows, and a word that was taken out of it
does not come back by itself.  What lies on the shelf has no text here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from held.journal import answer
from held.journal.answer import AnswersUnreadable, search_text
from held.journal.room import Room
from held.journal.template import Template
from held.vault.connection import Connection, Row
from held.vault.covered import Covered, read_picked

_WORDING = msgspec.json.Decoder(Template)
_TEXTS = """
    SELECT e.number, e.id, e.revision, e.written_at, e.room, e.shelved_at IS NOT NULL, e.wording,
        (SELECT l.answers FROM layer l WHERE l.entry = e.number ORDER BY l.place DESC LIMIT 1)
    FROM entry e
"""
_STALE = f"{_TEXTS} WHERE e.stale = 1 ORDER BY e.number DESC LIMIT ?"
_OF_THESE = f"{_TEXTS} JOIN json_each(?) asked ON asked.value = e.number"
_IN_PLACE = """
    SELECT e.number AS number FROM json_each(?) asked JOIN entry e ON e.number = asked.value
    WHERE e.shelved_at IS NULL ORDER BY asked.key
"""
_BEFORE = "SELECT number, revision FROM entry WHERE number < ? ORDER BY number DESC LIMIT ?"
_LARGEST = 2**63 - 1


class Texts(NamedTuple):
    """The words of one entry, an answer each, in the order of the page; none if it is shelved.

    number, revision: its row, and how often that was saved.  written_at: microseconds in UTC.
    """

    number: int
    revision: int
    written_at: int
    room: Room
    texts: tuple[str, ...]


class SearchStore:
    """The side of the search that lies in the vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._wordings: dict[int, Template] = {}

    def stale(self, most: int) -> tuple[Texts, ...]:
        """Entries written since the index saw them, at most so many, the newest first."""
        return tuple(map(self._texts, self._connection.execute(_STALE, (most,))))

    def seen(self, entries: Iterable[tuple[int, int]]) -> None:
        """The index has these, by number and revision; one that was saved since stays stale.

        Raises HandleLatched, DiskFull or FolderMissing.
        """
        with self._connection.transaction():
            for entry in entries:
                self._connection.execute(
                    "UPDATE entry SET stale = 0 WHERE number = ? AND revision = ?", entry
                )

    def unseen(self, numbers: Iterable[int]) -> None:
        """The index does not have these.  Raises as `seen`."""
        with self._connection.transaction():
            for number in numbers:
                self._connection.execute(
                    "UPDATE entry SET stale = 1 WHERE number = ? AND stale = 0", (number,)
                )

    def before(self, number: int | None, most: int) -> tuple[tuple[int, int], ...]:
        """Number and revision of the entries next before a row, or the last ones for None."""
        rows = self._connection.execute(_BEFORE, (_LARGEST if number is None else number, most))
        return tuple((number, revision) for number, revision in rows)

    def found(self, numbers: Sequence[int]) -> tuple[tuple[Covered, tuple[str, ...]], ...]:
        """The entries in those rows with their texts, in that order.

        What was let go or shelved since the index saw it is not among them.
        """
        asked = (msgspec.json.encode(numbers).decode(),)
        rows = self._connection.execute(_OF_THESE, asked)
        texts = {row[1].hex(): self._texts(row).texts for row in rows}
        covered = read_picked(self._connection, _IN_PLACE, asked)
        return tuple((entry, texts[entry.id]) for entry in covered)

    def _texts(self, row: Row) -> Texts:
        number, _, revision, written_at, room, shelved, wording, answers = row
        texts = () if shelved or answers is None else self._said(wording, answers)
        return Texts(number, revision, written_at, Room(room), texts)

    def _said(self, wording: int, answers: bytes) -> tuple[str, ...]:
        """The answers as texts.  One that cannot be read is told when its page is opened."""
        try:
            asked, said = self._wording(wording), answer.decode(answers)
        except AnswersUnreadable:
            return ()
        # What belongs to another room is not found from this one.
        here = (q for q in asked.questions() if asked.room_of(q) is asked.room)
        answered = ((q, said.get(q.id)) for q in here)
        texts = (search_text(q, given) for q, given in answered if given is not None)
        return tuple(filter(None, texts))

    def _wording(self, number: int) -> Template:
        if number not in self._wordings:
            ((body,),) = self._connection.execute(
                "SELECT body FROM wording WHERE number = ?", (number,)
            )
            try:
                self._wordings[number] = _WORDING.decode(body)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                raise AnswersUnreadable from None
        return self._wordings[number]
