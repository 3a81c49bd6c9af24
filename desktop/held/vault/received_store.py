# SPDX-License-Identifier: GPL-3.0-or-later
"""What came from others and was kept.

It lives apart from the keeper's own entries, and nothing here leads out again: what somebody
entrusted to the keeper is not the keeper's to pass on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from held.errors import HeldError
from held.journal.identifiers import BundleId, PersonId
from held.journal.moment import Moment
from held.vault.connection import Connection, Row
from held.vault.stored_values import id_column, moment_columns, read_moment

_COVERED = """
    SELECT number, id, sender, sender_card, counter, created_day, expires_day,
        received_at, received_day, digest, body IS NULL
    FROM received
"""
_SAVE = """
    INSERT INTO received
        (id, sender, sender_card, counter, created_day, expires_day, received_at, received_day,
        digest, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class HereAlready(HeldError):
    """A bundle of that id from the same sender came before; that one stays as it is."""


class BundleGone(HeldError):
    """It was let go, or never kept."""


@dataclass(frozen=True)
class KeptBundle:
    """A bundle that was kept, without what it says.

    id: its own, unique only for one sender.
    sender, card: a proven one and the hash of their card; None both under spoken words.
    made, until: days as the bundle names them; until None for words without an end.
    digest: SHA-256 of the document, 32 bytes.
    let_go: whether its words are gone.
    place: the number of its row, by which it is found again; 0 before it is kept.
    """

    id: BundleId
    sender: PersonId | None
    card: bytes | None
    counter: int
    made: date
    until: date | None
    received: Moment
    digest: bytes
    let_go: bool = False
    place: int = 0


class ReceivedStore:
    """What came into one vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def covered(self) -> tuple[KeptBundle, ...]:
        """Everything whose words are still here, the latest first."""
        rows = self._connection.execute(
            f"{_COVERED} WHERE body IS NOT NULL ORDER BY received_at DESC, number DESC"
        )
        return tuple(map(_bundle, rows))

    def find(self, sender: PersonId | None, bundle: BundleId) -> KeptBundle | None:
        """The bundle of that id from that sender, also when its words were let go."""
        rows = self._connection.execute(
            f"{_COVERED} WHERE ifnull(sender, x'') = ? AND id = ?",
            (id_column(sender) or b"", id_column(bundle)),
        )
        return _bundle(rows[0]) if rows else None

    def read(self, place: int) -> tuple[KeptBundle, bytes]:
        """A bundle and its document.  Raises BundleGone."""
        rows = self._connection.execute(f"{_COVERED} WHERE number = ?", (place,))
        bodies = self._connection.execute("SELECT body FROM received WHERE number = ?", (place,))
        if not rows or bodies[0][0] is None:
            raise BundleGone
        return _bundle(rows[0]), bytes(bodies[0][0])

    def save(self, bundle: KeptBundle, document: bytes) -> None:
        """Keep a bundle that came.  Raises HereAlready, whatever the two say."""
        with self._connection.transaction():
            if self.find(bundle.sender, bundle.id) is not None:
                raise HereAlready
            self._connection.execute(
                _SAVE,
                (
                    id_column(bundle.id),
                    id_column(bundle.sender),
                    bundle.card,
                    bundle.counter,
                    bundle.made.isoformat(),
                    bundle.until.isoformat() if bundle.until else None,
                    *moment_columns(bundle.received),
                    bundle.digest,
                    document,
                ),
            )

    def let_go(self, place: int) -> None:
        """Remove the words for good.  That it came stays, so that it is known again."""
        with self._connection.transaction():
            self._connection.execute("UPDATE received SET body = NULL WHERE number = ?", (place,))


def _bundle(row: Row) -> KeptBundle:
    place, bundle, sender, card, counter, made, until, at, day, digest, is_gone = row
    return KeptBundle(
        id=BundleId(bundle.hex()),
        sender=None if sender is None else PersonId(sender.hex()),
        card=card,
        counter=counter,
        made=date.fromisoformat(made),
        until=date.fromisoformat(until) if until else None,
        received=read_moment(at, day),
        digest=bytes(digest),
        let_go=bool(is_gone),
        place=place,
    )
