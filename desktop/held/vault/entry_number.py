# SPDX-License-Identifier: GPL-3.0-or-later
"""From an entry's id to its row, for the stores of what hangs on an entry."""

from __future__ import annotations

from held.errors import HeldError
from held.journal.identifiers import EntryId
from held.vault.connection import Connection
from held.vault.stored_values import id_column


class EntryUnknown(HeldError):
    """No such entry is in this vault: it was let go, or never kept."""


def entry_number(connection: Connection, entry: EntryId) -> int:
    """The row number of an entry.  Raises EntryUnknown."""
    rows = connection.execute("SELECT number FROM entry WHERE id = ?", (id_column(entry),))
    if not rows:
        raise EntryUnknown
    return int(rows[0][0])
