# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup of a vault: made while it is open, opened again and checked before it counts.

It gets a database of its own, under the same root key and with its own salt, so that its pages do
not fit into the live file.  Only a file that was opened again and found whole takes its name; a
kill leaves at most a passing folder, which the next backup removes.  Source: security.md 3.4.
"""

from __future__ import annotations

import errno
import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from held.files.atomic_write import sync_folder
from held.files.disk_errors import (
    DiskFull,
    FolderNotWritable,
    PlaceKind,
    WriteFailed,
    write_error,
)
from held.files.passing_folder import passing_folder
from held.vault import backup_file
from held.vault.backup_file import BACKUP_ENDING, BackupDamaged, BackupFile, Manifest
from held.vault.connection import (
    Connection,
    CopyingStopped,
    DatabaseDamaged,
    DatabaseMissing,
    HandleLatched,
    OpenElsewhere,
)
from held.vault.key_file import KeyFile
from held.vault.key_file_record import KeyFileRecord
from held.vault.migrate import schema_of

Heed = Callable[[], object]
"""Called again and again during what takes long; what it raises ends it and passes through."""

Told = Callable[[int, int], None]
"""Called with the pages that are copied and the pages in all; what it raises ends the copying."""


class Stamp(NamedTuple):
    """What a backup is called.  number: its place among all of this vault.  made: the day."""

    number: int
    made: date


def make_backup(
    source: tuple[Connection, KeyFileRecord], folder: Path, stamp: Stamp, told: Told, heed: Heed
) -> BackupFile:
    """A backup of an open database, checked, in a folder that is there.

    May run beside the vault's own thread, as `Connection.copy_into`.
    Raises BackupDamaged (it was written and did not read back), DiskFull, FolderNotWritable,
    FolderMissing, WriteFailed, CopyingStopped, and what `told` and `heed` raise;
    then nothing of it is left.
    """
    with passing_folder(folder, PlaceKind.BACKUPS) as passing:
        part = passing / "part"
        try:
            manifest = _fill(source, part, stamp, (told, heed))
            return _give_name(part, folder, manifest)
        except (DatabaseDamaged, DatabaseMissing, OpenElsewhere):
            raise BackupDamaged from None
        except HandleLatched:
            # The handle of the copy: the notebook's own would say so at the next save.
            raise WriteFailed(PlaceKind.BACKUPS, errno.EIO) from None
        except (DiskFull, FolderNotWritable) as error:
            raise type(error)(PlaceKind.BACKUPS) from None
        except OSError as error:
            raise write_error(error, PlaceKind.BACKUPS) from None


def check_database(connection: Connection, heed: Heed) -> None:
    """Check every page and every reference of a database.

    Raises DatabaseDamaged, CopyingStopped, and what `heed` raises.
    """
    connection.stop_when(_asker(heed))
    if connection.execute("PRAGMA cipher_integrity_check"):
        raise DatabaseDamaged
    heed()
    if connection.execute("PRAGMA integrity_check") != [("ok",)]:
        raise DatabaseDamaged
    if connection.execute("PRAGMA foreign_key_check"):
        raise DatabaseDamaged
    heed()


def _fill(
    source: tuple[Connection, KeyFileRecord], part: Path, stamp: Stamp, calls: tuple[Told, Heed]
) -> Manifest:
    connection, record = source
    told, heed = calls
    root, keys_before = record.root, record.key_file
    target = Connection(part, root.database_key, new=True, scratch=True)
    try:
        connection.copy_into(target, told)
    finally:
        target.give_up()
    copy = Connection(part, root.database_key)
    try:
        check_database(copy, heed)
        schema = schema_of(copy)
        # A passphrase may have been changed while the pages were copied.
        both = (record.key_file, keys_before)
        keys = next((k for k in both if KeyFileRecord(copy, root, k).is_known()), record.key_file)
    finally:
        copy.give_up()
    manifest = _manifest(part, keys, (schema, stamp), heed).signed(root.backup_mac_key)
    backup_file.append_end(part, keys, manifest)
    backup_file.check_whole(backup_file.read(part), heed)
    return manifest


def _manifest(part: Path, keys: KeyFile, of: tuple[int, Stamp], heed: Heed) -> Manifest:
    schema, stamp = of
    length = part.stat().st_size
    return Manifest(
        vault_id=keys.vault_id,
        number=stamp.number,
        made=stamp.made,
        schema=schema,
        length=length,
        database=backup_file.hash_of(part, length, heed),
        keys=backup_file.hash_of_keys(keys),
    )


def _give_name(part: Path, folder: Path, manifest: Manifest) -> BackupFile:
    # The last letters keep two notebooks with one folder apart, and say nothing of either.
    name = f"{manifest.made.isoformat()}-{manifest.number:05d}-{secrets.token_hex(2)}"
    path = folder / (name + BACKUP_ENDING)
    part.rename(path)
    sync_folder(folder)
    return backup_file.read(path)


def _asker(heed: Heed) -> Callable[[], bool]:
    def is_unwanted() -> bool:
        try:
            heed()
        except CopyingStopped:
            return True
        return False

    return is_unwanted
