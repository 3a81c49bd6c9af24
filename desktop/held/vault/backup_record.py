# SPDX-License-Identifier: GPL-3.0-or-later
"""What a vault remembers of its backups: the last number, and what was in it then."""

from __future__ import annotations

from held.vault.connection import Connection

_NUMBER = "backup_number"
_STATE = "backup_state"
# Counts and revisions, and no times: a clock may stand still or go back.  What was written lies in
# other tables, so that a large vault is not read for this: 100,000 entries take some 40 ms.
_STATES = (
    "SELECT count(*), sum(revision), count(shelved_at), max(shelved_at) FROM entry",
    "SELECT count(*) FROM permission_record",
    "SELECT count(*), max(number) FROM person",
    "SELECT count(*), max(number) FROM bundle",
    "SELECT count(*) FROM card",
    # The words of what was let go are gone, and its row stays.
    "SELECT count(*), max(number), count(body) FROM received",
    # A passphrase was changed, or a sheet or a share added or taken back.
    "SELECT max(value) FROM meta WHERE name = 'generation'",
)


class BackupRecord:
    """The backups of one vault, as the vault knows them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def last_number(self) -> int:
        """The number of the last backup that was made, 0 before the first."""
        found = self._find(_NUMBER)
        return found if isinstance(found, int) else 0

    def state(self) -> str:
        """A mark that is another one once something was written, shelved, let go or received.

        And once the keys changed: what opens an older backup is not what opens the vault now.
        """
        found = [self._connection.execute(statement) for statement in _STATES]
        return repr([row for rows in found for row in rows])

    def has_changed(self) -> bool:
        """Whether `state` is another one than when the last backup was begun."""
        return self._find(_STATE) != self.state()

    def note(self, number: int, state: str) -> None:
        """Remember the last backup.  state: from before it was begun, or empty if not known."""
        with self._connection.transaction():
            for name, value in ((_NUMBER, number), (_STATE, state)):
                self._connection.execute(
                    "INSERT INTO meta (name, value) VALUES (?, ?)"
                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    (name, value),
                )

    def _find(self, name: str) -> object:
        for (value,) in self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)):
            return value
        return None
