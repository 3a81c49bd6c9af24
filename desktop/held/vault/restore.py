# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault made of a backup, in a private folder beside its place, checked before it gets its name.

It needs nothing but the file and one of the keys that opened the vault that day.  Nothing that is
there already is written over, and the backup itself is only read.  Source: security.md 3.4.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from held.files.atomic_write import atomic_write, sync_folder
from held.files.disk_errors import PlaceKind, write_error
from held.files.passing_folder import passing_folder
from held.files.places import NameFault, VaultNameRefused
from held.journal.room import Room
from held.vault import backup_file
from held.vault.backup import Heed, check_database
from held.vault.backup_file import BackupDamaged, BackupFile
from held.vault.connection import Connection, DatabaseDamaged, DatabaseMissing
from held.vault.key_file import KEY_FILE_NAME
from held.vault.migrate import check_schema
from held.vault.root_key import RootKey
from held.vault.setting_store import SettingStore


@dataclass(frozen=True)
class Holding:
    """What lies in a vault, without a word of it.

    pages: how many.  rooms: those that hold any, in the order of `Room`.
    first, last: the days of the oldest and the newest writing; None where there is none.
    """

    pages: int
    rooms: tuple[Room, ...]
    first: date | None
    last: date | None


def look_inside(backup: BackupFile, root: RootKey, beside: Path, heed: Heed) -> Holding:
    """Bring a backup back for a moment, check all of it, and say what it holds.

    beside: a folder where an encrypted copy may lie for that moment.
    Raises BackupDamaged, VaultTooNew, disk errors, and what `heed` raises.
    """
    with _brought_back(backup, root, beside, heed) as (_folder, connection):
        return _holding(connection)


def restore(backup: BackupFile, root: RootKey, target: Path, forgotten: str, heed: Heed) -> Holding:
    """A vault at `target`, a name that is free, as it was on the day of the backup.

    forgotten: the name of a setting that held for the old place only.
    Raises VaultNameRefused (taken) and what `look_inside` raises; then nothing is at `target`.
    """
    if os.path.lexists(target):
        raise VaultNameRefused(NameFault.TAKEN)
    with _brought_back(backup, root, target.parent, heed) as (folder, connection):
        holding = _holding(connection)
        SettingStore(connection).forget(forgotten)
        connection.close()
        try:
            sync_folder(folder)
            # A folder takes the place of an empty one and of nothing else; we looked for any.
            folder.rename(target)
            sync_folder(target.parent)
        except OSError as error:
            raise write_error(error, PlaceKind.VAULT) from None
    return holding


@contextmanager
def _brought_back(
    backup: BackupFile, root: RootKey, beside: Path, heed: Heed
) -> Iterator[tuple[Path, Connection]]:
    """The folder of a whole vault, and its database open and checked."""
    if not backup.manifest.is_signed_by(root.backup_mac_key):
        raise BackupDamaged
    keys = backup.key_file.encode()
    with passing_folder(beside, PlaceKind.VAULT) as folder:
        database = folder / backup.key_file.database
        _write_database(backup, database, heed)
        atomic_write(folder / KEY_FILE_NAME, keys, PlaceKind.VAULT, previous=keys)
        try:
            connection = Connection(database, root.database_key)
        except (DatabaseDamaged, DatabaseMissing):
            raise BackupDamaged from None
        try:
            _check(connection, heed)
            yield folder, connection
        finally:
            connection.give_up()


def _write_database(backup: BackupFile, database: Path, heed: Heed) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        with os.fdopen(os.open(database, flags, 0o600), "wb") as out:
            backup_file.take_database_out(backup, out.write, heed)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise write_error(error, PlaceKind.VAULT) from None


def _check(connection: Connection, heed: Heed) -> None:
    try:
        check_schema(connection)
        check_database(connection, heed)
    except DatabaseDamaged:
        raise BackupDamaged from None


def _holding(connection: Connection) -> Holding:
    found = connection.execute(
        "SELECT room, count(*), min(begun_day), max(written_day) FROM entry GROUP BY room"
    )
    return Holding(
        pages=sum(count for _, count, _, _ in found),
        rooms=tuple(room for room in Room if room.value in {name for name, *_ in found}),
        first=min((date.fromisoformat(day) for _, _, day, _ in found), default=None),
        last=max((date.fromisoformat(day) for _, _, _, day in found), default=None),
    )
