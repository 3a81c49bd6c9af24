# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards of colleagues: one a person.  What is on a card is the caller's affair."""

from __future__ import annotations

from dataclasses import dataclass

from held.errors import HeldError
from held.journal.identifiers import PersonId
from held.journal.moment import Moment
from held.vault.connection import Connection, Row
from held.vault.stored_values import find_moment, id_column, moment_columns, read_moment

_COLUMNS = """
    SELECT person, hash, body, added_at, added_day, compared_at, compared_day, last_counter
    FROM card
"""
_SAVE = """
    INSERT INTO card
        (person, hash, body, added_at, added_day, compared_at, compared_day, last_counter)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, body = excluded.body,
        added_at = excluded.added_at, added_day = excluded.added_day,
        compared_at = excluded.compared_at, compared_day = excluded.compared_day,
        last_counter = excluded.last_counter
"""


class CardTaken(HeldError):
    """Another person here has this very card."""


@dataclass(frozen=True)
class StoredCard:
    """A colleague's card as it was taken in.

    hash: by which bundles name it, 32 bytes.  body: the card itself.
    compared: since when both sides are known to see the same words; None: not yet.
    last_counter: the highest that a kept bundle from this card carried; None before the first.
    """

    person: PersonId
    hash: bytes
    body: bytes
    added: Moment
    compared: Moment | None = None
    last_counter: int | None = None


class CardStore:
    """The cards in one vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[StoredCard, ...]:
        """Every card, in the order they first came."""
        return tuple(map(_card, self._connection.execute(f"{_COLUMNS} ORDER BY number")))

    def find(self, person: PersonId) -> StoredCard | None:
        """The card of a person, if there is one."""
        rows = self._connection.execute(f"{_COLUMNS} WHERE person = ?", (id_column(person),))
        return _card(rows[0]) if rows else None

    def find_by_hash(self, digest: bytes) -> StoredCard | None:
        """The card of that hash, if somebody here has it."""
        rows = self._connection.execute(f"{_COLUMNS} WHERE hash = ?", (digest,))
        return _card(rows[0]) if rows else None

    def save(self, card: StoredCard) -> None:
        """Keep a card, in the place of the one its person had.  Raises CardTaken."""
        with self._connection.transaction():
            holder = self.find_by_hash(card.hash)
            if holder is not None and holder.person != card.person:
                raise CardTaken
            self._connection.execute(
                _SAVE,
                (
                    id_column(card.person),
                    card.hash,
                    card.body,
                    *moment_columns(card.added),
                    *moment_columns(card.compared),
                    card.last_counter,
                ),
            )

    def remove(self, person: PersonId) -> None:
        """Take a person's card out of the vault; the person stays."""
        with self._connection.transaction():
            self._connection.execute("DELETE FROM card WHERE person = ?", (id_column(person),))


def _card(row: Row) -> StoredCard:
    person, digest, body, added_at, added_day, compared_at, compared_day, counter = row
    return StoredCard(
        person=PersonId(person.hex()),
        hash=bytes(digest),
        body=bytes(body),
        added=read_moment(added_at, added_day),
        compared=find_moment(compared_at, compared_day),
        last_counter=counter,
    )
