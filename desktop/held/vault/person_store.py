# SPDX-License-Identifier: GPL-3.0-or-later
"""People by their codes.  Nothing here finds a person across situations."""

from __future__ import annotations

from held.errors import HeldError
from held.journal.identifiers import PersonId, SituationId
from held.journal.person import Person
from held.vault.connection import Connection, Row
from held.vault.stored_values import id_column

_COLUMNS = "SELECT id, code, situation FROM person"


class PersonUnknown(HeldError):
    """No such person is in this vault."""


class CodeTaken(HeldError):
    """Someone else in the same situation has this code."""


class PersonStore:
    """People of one vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self, person: PersonId) -> Person:
        """One person.  Raises PersonUnknown."""
        rows = self._connection.execute(f"{_COLUMNS} WHERE id = ?", (id_column(person),))
        if not rows:
            raise PersonUnknown
        return _person(rows[0])

    def around(self, situation: SituationId | None) -> tuple[Person, ...]:
        """The people of one situation and the keeper's co-facilitators, in the order they came."""
        rows = self._connection.execute(
            f"{_COLUMNS} WHERE situation = ? OR situation IS NULL ORDER BY number",
            (id_column(situation),),
        )
        return tuple(map(_person, rows))

    def codes(self) -> frozenset[str]:
        """Every code in use, of all situations, so that a new one can differ."""
        return frozenset(code for (code,) in self._connection.execute("SELECT code FROM person"))

    def save(self, person: Person) -> None:
        """Keep a person, or their new code.  Raises CodeTaken."""
        folded = person.code.casefold()
        with self._connection.transaction():
            ensure_situation(self._connection, person.situation)
            taken = self._connection.execute(
                "SELECT 1 FROM person WHERE code_folded = ? AND situation IS ? AND id <> ?",
                (folded, id_column(person.situation), id_column(person.id)),
            )
            if taken:
                raise CodeTaken
            self._connection.execute(
                "INSERT INTO person (id, situation, code, code_folded) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET code = excluded.code,"
                " code_folded = excluded.code_folded, situation = excluded.situation",
                (id_column(person.id), id_column(person.situation), person.code, folded),
            )


def ensure_situation(connection: Connection, situation: SituationId | None) -> None:
    """Have a row for a situation, which begins with the first person or entry in it."""
    if situation is not None:
        connection.execute(
            "INSERT OR IGNORE INTO situation (id) VALUES (?)", (id_column(situation),)
        )


def _person(row: Row) -> Person:
    person, code, situation = row
    return Person(
        PersonId(person.hex()), code, None if situation is None else SituationId(situation.hex())
    )
