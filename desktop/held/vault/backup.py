# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of a vault: made while it is open, opened again and checked before they count.

A backup gets a database of its own, under the same root key and with its own salt, so that its
pages do not fit into the live file.  Only a file that was opened again and found whole takes its
name; a kill leaves at most a hidden part, which the next backup removes.  Source: security.md 3.4.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from held.errors import HeldError
from held.files.atomic_write import make_private_folder, sync_folder
from held.files.disk_errors import PlaceKind, read_error, write_error
from held.vault import backup_file
from held.vault.backup_file import BACKUP_ENDING, BackupDamaged, BackupFile, Manifest
from held.vault.connection import Connection, DatabaseDamaged
from held.vault.key_file import KeyFile
from held.vault.migrate import schema_of
from held.vault.root_key import RootKey

_PART = re.compile(r"\.held-backup-[0-9a-f]{16}\.part(-wal|-journal)?")
Told = Callable[[int, int], None]
"""Called with the pages that are done and the pages in all; what it raises stops the backup."""


def make_backup(
    connection: Connection,
    keys: tuple[KeyFile, RootKey],
    folder: Path,
    stamp: tuple[int, date],
    told: Told,
) -> BackupFile:
    """A backup of an open database, checked, in `folder`, which is made where it is missing.

    May run beside the vault's own thread, as `Connection.copy_into`.
    keys: what is wrapped for whom now, and the root.  stamp: the number and the keeper's day.
    Raises BackupDamaged (it was written and did not read back), DiskFull, FolderNotWritable,
    FolderMissing, WriteFailed, HandleLatched and what `told` raises; then nothing is there.
    """
    make_private_folder(folder, PlaceKind.BACKUPS)
    remove_unfinished(folder)
    part = folder / f".held-backup-{secrets.token_hex(8)}.part"
    key_file, root = keys
    try:
        _copy(connection, part, root, told)
        check_database(part, root)
        length = part.stat().st_size
        manifest = _manifest(part, key_file, root, (length, *stamp))
        backup_file.append_end(part, key_file, manifest)
        backup_file.check_whole(backup_file.read(part))
        return _give_name(part, folder, manifest)
    except OSError as error:
        raise write_error(error, PlaceKind.BACKUPS) from None
    finally:
        _remove(part)


def find_backups(folder: Path, vault_id: bytes | None = None) -> tuple[BackupFile, ...]:
    """The readable backups in a folder, the newest first by their own numbers.

    vault_id: of one vault only.  Files that are no backups, or damaged ones, are not among them:
    see `damaged_in`.  Raises ReadFailed; a folder that is not there holds none.
    """
    found = [one for one in map(_find, _files_in(folder)) if one is not None]
    own = [one for one in found if vault_id in (None, one.manifest.vault_id)]
    return tuple(sorted(own, key=lambda one: one.manifest.number, reverse=True))


def damaged_in(folder: Path) -> tuple[Path, ...]:
    """The files that are called backups and cannot be read as such, by name."""
    return tuple(path for path in _files_in(folder) if _find(path) is None)


def check_backup(backup: BackupFile, root: RootKey) -> None:
    """Read all of it, open the database in it, and check every page and every row.

    Raises BackupDamaged, FolderMissing, ReadFailed.
    """
    backup_file.check_whole(backup)
    if not backup.manifest.is_signed_by(root.backup_mac_key):
        raise BackupDamaged
    try:
        check_database(backup.path, root, read_only=True)
    except HeldError:
        raise BackupDamaged from None


def take_out(backup: BackupFile, database: Path) -> None:
    """Put the database of a backup at `database`, a name that is free yet, synced.

    Raises BackupDamaged, FolderMissing, DiskFull, WriteFailed; then nothing is at that name.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        with open(os.open(database, flags, 0o600), "wb") as out:
            backup_file.take_database_out(backup, out.write)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        _remove(database)
        raise write_error(error, PlaceKind.VAULT) from None
    except BaseException:
        _remove(database)
        raise


def remove_unfinished(folder: Path) -> None:
    """Remove what a backup that was killed half-way left in its folder."""
    with suppress(OSError):
        for path in list(folder.iterdir()):
            if _PART.fullmatch(path.name):
                _remove(path)


def _copy(connection: Connection, part: Path, root: RootKey, told: Told) -> None:
    target = Connection(part, root.database_key, new=True, scratch=True)
    try:
        connection.copy_into(target, told)
    finally:
        target.give_up()


def check_database(path: Path, root: RootKey, *, read_only: bool = False) -> None:
    """Open a database that nobody else has open, and check every page, row and reference.

    Raises DatabaseDamaged, and what opening a `Connection` raises.
    """
    connection = Connection(path, root.database_key, read_only=read_only)
    try:
        connection.check_all()
    finally:
        connection.give_up()


def _manifest(
    part: Path, key_file: KeyFile, root: RootKey, stamp: tuple[int, int, date]
) -> Manifest:
    length, number, made = stamp
    connection = Connection(part, root.database_key, read_only=True)
    try:
        schema = schema_of(connection)
    finally:
        connection.give_up()
    keys = backup_file.hash_of_bytes(key_file.encode())
    database = backup_file.hash_of(part, length)
    unsigned = Manifest(key_file.vault_id, number, made, schema, length, database, keys)
    return unsigned.signed(root.backup_mac_key)


def _give_name(part: Path, folder: Path, manifest: Manifest) -> BackupFile:
    name = f"{manifest.made.isoformat()}-{manifest.number:05d}-{secrets.token_hex(2)}"
    path = folder / (name + BACKUP_ENDING)
    part.rename(path)
    sync_folder(folder)
    return backup_file.read(path)


def _find(path: Path) -> BackupFile | None:
    try:
        return backup_file.read(path)
    except HeldError:
        return None


def _files_in(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(path for path in folder.iterdir() if path.name.endswith(BACKUP_ENDING))
    except FileNotFoundError:
        return
    except OSError as error:
        raise read_error(error, PlaceKind.BACKUPS) from None
    yield from (path for path in names if not path.name.startswith("."))


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()


__all__ = [
    "BackupFile",
    "DatabaseDamaged",
    "check_backup",
    "check_database",
    "damaged_in",
    "find_backups",
    "make_backup",
    "remove_unfinished",
    "take_out",
]
