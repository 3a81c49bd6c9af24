# SPDX-License-Identifier: GPL-3.0-or-later
"""A database opened for looking only: the vault's own files are read and never written to.

SQLite cannot open a database with a write-ahead log without writing: it makes the log, folds it in
and removes it.  So the encrypted files are copied as they lie and the copy is opened, which may
then even be brought to a newer form to see whether that would work.

While it is made, the lock is held that SQLite's readers hold, so a vault that is open elsewhere is
refused and none can be opened meanwhile.  Source: sqlite.org/lockingv3.html and os.h, PENDING_BYTE.
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from held.files.disk_errors import PlaceKind, read_error, write_error
from held.files.passing_folder import passing_folder
from held.vault.connection import Connection, DatabaseMissing, OpenElsewhere

_PENDING_BYTE = 0x40000000
_SHARED_FIRST = _PENDING_BYTE + 2
_SHARED_SIZE = 510
_LOG_ENDING = "-wal"
_PIECE = 1024 * 1024
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


@contextmanager
def reading_copy(database: Path, key: bytes, beside: Path) -> Iterator[Connection]:
    """A connection to a copy of `database` and its log, in a private folder within `beside`.

    Raises OpenElsewhere, DatabaseMissing, ReadFailed, DiskFull, FolderNotWritable and what
    opening a Connection raises.
    """
    with passing_folder(beside, PlaceKind.VAULT) as folder:
        _copy_under_lock(database, folder)
        connection = Connection(folder / database.name, key)
        try:
            yield connection
        finally:
            connection.give_up()


def _copy_under_lock(database: Path, folder: Path) -> None:
    try:
        source = os.open(database, _READ)
    except FileNotFoundError:
        raise DatabaseMissing from None
    except OSError as error:
        raise read_error(error, PlaceKind.VAULT) from None
    try:
        _take_readers_lock(source)
        _copy(source, folder / database.name)
        log = database.with_name(database.name + _LOG_ENDING)
        _copy_if_there(log, folder / log.name)
    finally:
        os.close(source)


def _take_readers_lock(descriptor: int) -> None:
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EAGAIN}:
            raise OpenElsewhere from None
        raise read_error(error, PlaceKind.VAULT) from None


def _copy_if_there(path: Path, target: Path) -> None:
    try:
        source = os.open(path, _READ)
    except FileNotFoundError:
        return
    except OSError as error:
        raise read_error(error, PlaceKind.VAULT) from None
    try:
        _copy(source, target)
    finally:
        os.close(source)


def _copy(source: int, target: Path) -> None:
    try:
        descriptor = os.open(target, _WRITE, 0o600)
        try:
            while piece := memoryview(_read(source)):
                while piece:
                    piece = piece[os.write(descriptor, piece) :]
        finally:
            os.close(descriptor)
    except OSError as error:
        raise write_error(error, PlaceKind.VAULT) from None


def _read(source: int) -> bytes:
    try:
        return os.read(source, _PIECE)
    except OSError as error:
        raise read_error(error, PlaceKind.VAULT) from None
