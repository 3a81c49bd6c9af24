# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys by which this vault's keeper is known to colleagues.  One row, made once."""

from __future__ import annotations

from dataclasses import dataclass, field

from held.journal.moment import Moment
from held.vault.connection import Connection
from held.vault.stored_values import moment_columns, read_moment


@dataclass(frozen=True)
class StoredIdentity:
    """The secret half of the keeper's own card.

    seed, sender_key: 32 bytes each, secret; what they mean is the caller's affair.
    name: what the card calls its keeper; empty until they chose one.
    """

    seed: bytes = field(repr=False)
    sender_key: bytes = field(repr=False)
    name: str
    made: Moment


class IdentityStore:
    """The identity of one vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self) -> StoredIdentity | None:
        """The identity, None in a vault from before there were any."""
        rows = self._connection.execute(
            "SELECT seed, sender_key, name, made_at, made_day FROM identity"
        )
        if not rows:
            return None
        seed, sender_key, name, at, day = rows[0]
        return StoredIdentity(bytes(seed), bytes(sender_key), name, read_moment(at, day))

    def begin(self, identity: StoredIdentity) -> None:
        """Keep a new identity, if there is none: one that is there is never replaced."""
        with self._connection.transaction():
            self._connection.execute(
                "INSERT INTO identity (one, seed, sender_key, name, made_at, made_day)"
                " VALUES (1, ?, ?, ?, ?, ?) ON CONFLICT (one) DO NOTHING",
                (
                    identity.seed,
                    identity.sender_key,
                    identity.name,
                    *moment_columns(identity.made),
                ),
            )

    def rename(self, name: str) -> None:
        """Let the card call its keeper so from now on."""
        with self._connection.transaction():
            self._connection.execute("UPDATE identity SET name = ?", (name,))
