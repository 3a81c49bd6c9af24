# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of each story's permission.  Only the newest record may still be completed."""

from __future__ import annotations

from held.journal import answer
from held.journal.identifiers import EntryId
from held.journal.permission import PermissionRecord
from held.vault.connection import Connection
from held.vault.entry_number import entry_number
from held.vault.stored_values import id_column, moment_columns, read_moment


class PermissionIsHistory(Exception):
    """An earlier statement is never changed, and none is left out in the count.  Our fault."""


class PermissionStore:
    """Permission records of one vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def history(self, story: EntryId) -> tuple[PermissionRecord, ...]:
        """Every statement of a story, the oldest first.  Raises AnswersUnreadable."""
        rows = self._connection.execute(
            "SELECT p.number, p.said_at, p.said_day, p.answers FROM permission_record p"
            " JOIN entry e ON e.number = p.entry WHERE e.id = ? ORDER BY p.number",
            (id_column(story),),
        )
        return tuple(
            PermissionRecord(story, number, read_moment(at, day), answer.decode(answers))
            for number, at, day, answers in rows
        )

    def next_number(self, story: EntryId) -> int:
        """The number of the statement that would come next, from 1."""
        ((newest,),) = self._connection.execute(
            "SELECT max(p.number) FROM permission_record p"
            " JOIN entry e ON e.number = p.entry WHERE e.id = ?",
            (id_column(story),),
        )
        return (newest or 0) + 1

    def save(self, record: PermissionRecord) -> None:
        """Add a statement, or complete the newest one.

        Raises EntryUnknown, or PermissionIsHistory for a number that is neither.
        """
        with self._connection.transaction():
            entry = entry_number(self._connection, record.entry)
            following = self.next_number(record.entry)
            if record.number not in {following, max(following - 1, 1)}:
                raise PermissionIsHistory
            self._connection.execute(
                "INSERT INTO permission_record (entry, number, said_at, said_day, answers)"
                " VALUES (?, ?, ?, ?, ?) ON CONFLICT (entry, number) DO UPDATE SET"
                " said_at = excluded.said_at, said_day = excluded.said_day,"
                " answers = excluded.answers",
                (entry, record.number, *moment_columns(record.said), answer.encode(record.answers)),
            )
