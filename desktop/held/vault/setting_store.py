# SPDX-License-Identifier: GPL-3.0-or-later
"""What the keeper chose for this vault: named pieces of text whose form is the caller's."""

from __future__ import annotations

from held.vault.connection import Connection


class SettingStore:
    """Settings of one vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self, name: str) -> str | None:
        """What was saved under this name, None if nothing was."""
        rows = self._connection.execute("SELECT value FROM setting WHERE name = ?", (name,))
        return bytes(rows[0][0]).decode() if rows else None

    def save(self, name: str, value: str) -> None:
        """Keep `value` under this name, in the place of what was there."""
        with self._connection.transaction():
            self._connection.execute(
                "INSERT INTO setting (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value.encode()),
            )

    def forget(self, name: str) -> None:
        """Let go of what was saved under this name."""
        with self._connection.transaction():
            self._connection.execute("DELETE FROM setting WHERE name = ?", (name,))
