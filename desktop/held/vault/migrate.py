# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring a database to the schema that this Held knows, a step at a time, or refuse it untouched.

Each step is one transaction, so that a kill leaves the schema before it or after it.
"""

from __future__ import annotations

from held.vault.connection import Connection, DatabaseDamaged
from held.vault.key_file import VaultTooNew
from held.vault.migrations import MIGRATIONS

_APPLICATION = 0x48656C64  # "Held"
KNOWN_SCHEMA = len(MIGRATIONS)


def check_schema(connection: Connection) -> None:
    """Refuse a database from a newer Held, or one that is no database of Held's.

    Raises VaultTooNew or DatabaseDamaged, having written nothing.
    """
    found = schema_of(connection)
    if found > KNOWN_SCHEMA:
        raise VaultTooNew(found, KNOWN_SCHEMA)
    ((application,),) = connection.execute("PRAGMA application_id")
    if found < 1 or application != _APPLICATION:
        raise DatabaseDamaged


def is_older(connection: Connection) -> bool:
    """Whether steps are missing."""
    return schema_of(connection) < KNOWN_SCHEMA


def migrate(connection: Connection) -> None:
    """Take all steps that are missing.  An empty database becomes one of today's schema."""
    for number in range(schema_of(connection) + 1, KNOWN_SCHEMA + 1):
        with connection.transaction():
            for statement in MIGRATIONS[number - 1]:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {number}")


def schema_of(connection: Connection) -> int:
    """The number of the schema that a database has, 0 for an empty one."""
    ((schema,),) = connection.execute("PRAGMA user_version")
    return int(schema)
