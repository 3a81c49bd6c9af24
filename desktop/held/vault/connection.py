# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to SQLCipher: opened in one order, written to in transactions, latched when hurt.

After the first I/O error nothing more is written on a handle: SQLite goes on to acknowledge
commits after an fsync that failed, and the system may have dropped the pages (security.md,
finding 3).  Not even closing is safe then, since it folds the log in; such a handle is abandoned
and goes with the process.  Checkpoints are made here and not by SQLite itself, which would
swallow their errors.  Source: security.md 3.4.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from sqlcipher3 import dbapi2 as driver

from held.errors import HeldError
from held.files.disk_errors import DiskFull, FolderMissing, FolderNotWritable, PlaceKind
from held.vault.database_file import identity, length_of, make_empty
from held.vault.write_ahead_log import LeftOverLog

Row = tuple[Any, ...]

_FOLD_IN_AT = 16 * 1024 * 1024
"""Bytes of log after which a commit is followed by a checkpoint, if no idle moment came before."""

_OPEN_NO_LINKS = 0x01000000  # SQLITE_OPEN_NOFOLLOW, which the module does not name
_CIPHER = {
    "PRAGMA kdf_iter = 256000;",
    "PRAGMA cipher_page_size = 4096;",
    "PRAGMA cipher_use_hmac = 1;",
    "PRAGMA cipher_plaintext_header_size = 0;",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;",
}
_SETTINGS = (
    "synchronous = FULL",
    "wal_autocheckpoint = 0",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
)
_ALLOWED_PRAGMAS = frozenset(
    {
        "application_id",
        "cipher_integrity_check",
        "data_version",  # FTS5 asks whether somebody else has written
        "foreign_key_check",
        "integrity_check",
        "quick_check",  # SQLite asks for it itself when a column is added.
        "user_version",
        "wal_checkpoint",
    }
)
_PAGE = 4096
_PAGES_A_STEP = 64
_BETWEEN_STEPS_SECONDS = 0.002
_COPYING_ENDS_SECONDS = 1.0
"""How long letting go waits for a copy, which a slow stick may hold up at any step."""

_CODES = {
    "database or disk is full": driver.SQLITE_FULL,
    "disk I/O error": driver.SQLITE_IOERR,
    "attempt to write a readonly database": driver.SQLITE_READONLY,
    "unable to open database file": driver.SQLITE_CANTOPEN,
    "database disk image is malformed": driver.SQLITE_CORRUPT,
    "file is not a database": driver.SQLITE_NOTADB,
}
"""What SQLite says for the codes that can come of copying.  Source: sqlite3_errstr."""
_INSTRUCTIONS_BETWEEN_LOOKS = 10_000
_READS = ("SELECT", "WITH", "PRAGMA")


class CipherMissing(HeldError):
    """The database module in this installation does not encrypt; nothing was written."""


class OpenElsewhere(HeldError):
    """Another running Held has this vault open."""


class DatabaseMissing(HeldError):
    """The key file is there and the database that it names is not."""


class DatabaseDamaged(HeldError):
    """The database is not what Held wrote, or not all of it."""


class HandleLatched(HeldError):
    """The disk failed under the open vault, so nothing more is written until it is opened again.

    `code` is SQLite's extended result code of the first failure.
    """

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class CopyingStopped(HeldError):
    """A copy was broken off: nobody wants it any more, or the vault was closed meanwhile."""


class StatementRefused(Exception):
    """A statement of ours was wrong.  Not a HeldError: our fault, not the world's."""


class Connection:
    """An open, keyed database, used by one thread; `copy_into` alone may run on another.

    path: a regular file, or with `new` a name that is free yet.  key: 32 bytes.
    scratch: nothing in it is to be protected until it is whole, so it has no log and syncs nothing;
        whoever builds it syncs the file.
    log_state: whether changes were lost from a log that was left behind.
    Raises CipherMissing, OpenElsewhere, DatabaseMissing, DatabaseDamaged, FolderNotWritable,
    DiskFull, WriteFailed or HandleLatched.
    """

    def __init__(self, path: Path, key: bytes, *, new: bool = False, scratch: bool = False) -> None:
        if new:
            make_empty(path)
        else:
            _check_whole_pages(path)
        self._path = path.parent.resolve() / path.name
        self._log_path = self._path.with_name(self._path.name + "-wal")
        self._latched: int | None = None
        self._disk_failed = False
        self._depth = 0
        self._spoiled = False
        self._closed = False
        self._scratch = scratch
        self._copying = threading.Lock()
        self._identity = identity(self._path)
        self._log_identity: tuple[int, int] | None = None
        left_over = LeftOverLog(self._log_path)
        self._driver = self._connect()
        try:
            self._prepare(key)
            self.log_state = left_over.state(self._frames_in_log())
        except BaseException:
            self.give_up()
            raise

    def execute(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows that a statement yields.  Whatever writes stands inside `transaction()`."""
        assert self._depth or statement.lstrip().startswith(_READS), "write outside transaction"
        if self._depth and self._latched is not None:
            raise HandleLatched(self._latched)
        return self._run(statement, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: committed and on the disk when the block ends without an error.

        One inside another joins it.  Raises HandleLatched, DiskFull or FolderMissing; then
        nothing of the block was kept.
        """
        if self._latched is not None:
            raise HandleLatched(self._latched)
        if self._depth:
            with self._joined():
                yield
            return
        self._run("BEGIN IMMEDIATE")
        self._spoiled = False
        try:
            with self._joined():
                yield
            assert not self._spoiled, "a failed part of a transaction was passed over"
            self._run("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        self._check_still_there()
        self._fold_in_when_long()

    def checkpoint(self) -> None:
        """Fold the log into the database and empty it.  For idle moments, and before closing.

        Raises HandleLatched, DiskFull.
        """
        if self._latched is not None:
            raise HandleLatched(self._latched)
        self._fold_in()

    def copy_into(self, target: Connection, told: Callable[[int, int], None]) -> None:
        """Copy every page into `target`, an empty scratch database, as of the moment it ends.

        May run on a thread of its own, the one exception to the rule of one thread.  SQLite guards
        each call; a step copies a few pages and holds nothing between two steps; what is written
        meanwhile on this connection goes into the copy too, since both share their pages; and a
        step waits while a transaction is open, so that the copy never ends inside one.
        told: called after each step with the pages done and the pages in all; what it raises
        ends the copying and passes through.
        Raises CopyingStopped when this connection is closed meanwhile, DiskFull, HandleLatched,
        DatabaseDamaged; then `target` is worth nothing.
        """

        def step(_status: int, left: int, pages: int) -> None:
            if self._closed:
                raise CopyingStopped
            told(pages - left, pages)

        with self._copying:
            if self._closed:
                raise CopyingStopped
            try:
                self._driver.backup(
                    target._driver, pages=_PAGES_A_STEP, progress=step, sleep=_BETWEEN_STEPS_SECONDS
                )
            except driver.Error as error:
                # The module gives SQLite's words here and no code, and not which file failed: if
                # it was this one, its next write will say so.
                error.sqlite_errorcode = _CODES.get(str(error), 0)
                target._convert(error)

    def stop_when(self, wanted: Callable[[], bool]) -> None:
        """Break off a long statement with CopyingStopped once `wanted` says so."""
        self._driver.set_progress_handler(wanted, _INSTRUCTIONS_BETWEEN_LOOKS)

    def close(self) -> None:
        """Fold the log in and let go of the file; the second time nothing happens.

        A copy that runs is ended.  One that does not end within a second holds SQLite's own lock:
        then nothing is folded in, and the handle is left to the end of the process.
        Raises HandleLatched, DatabaseDamaged or DiskFull after letting go: what was kept stays
        kept, but in the log, which the next opening folds in.
        """
        if self._closed:
            return
        is_alone = self._end_copying()
        try:
            if self._disk_failed:
                raise HandleLatched(self._latched or driver.SQLITE_IOERR)
            if is_alone:
                self._fold_in()
        finally:
            self._let_go(is_alone)

    def give_up(self) -> None:
        """Let go of the file without a word, for an opening that came to nothing."""
        if not self._closed:
            self._let_go(self._end_copying())

    def _end_copying(self) -> bool:
        """Ask a copy that runs to end after the step that it is at; whether none runs now."""
        self._closed = True
        has_ended = self._copying.acquire(timeout=_COPYING_ENDS_SECONDS)
        if has_ended:
            self._copying.release()
        return has_ended

    def _let_go(self, is_alone: bool) -> None:
        if self._disk_failed or not is_alone:
            self._abandon()
        else:
            self._driver.close()

    def _fold_in(self) -> None:
        ((busy, _, _),) = self._run("PRAGMA wal_checkpoint(TRUNCATE)")
        assert not busy, "a reader of our own was still open"

    def _connect(self) -> driver.Connection:
        flags = driver.SQLITE_OPEN_READWRITE | _OPEN_NO_LINKS
        try:
            # SQLite itself guards each call; our own rule of one thread has one exception,
            # `copy_into`, which Python's check would refuse.
            return driver.connect(
                str(self._path),
                timeout=0,
                isolation_level=None,
                flags=flags,
                check_same_thread=False,
            )
        except driver.Error as error:
            self._convert(error)

    def _prepare(self, key: bytes) -> None:
        self._run("PRAGMA cipher_log_level = NONE")
        self._run(f"PRAGMA key = \"x'{key.hex()}'\"")
        # Python's own sqlite3 ignores the key and would write everything in the clear.
        if not any(version for (version,) in self._run("PRAGMA cipher_version")):
            raise CipherMissing
        if not {setting for (setting,) in self._run("PRAGMA cipher_settings")} >= _CIPHER:
            raise CipherMissing
        # Before the first read: a database in WAL mode would otherwise get a shared-memory file.
        self._run("PRAGMA locking_mode = EXCLUSIVE")
        self._run("SELECT count(*) FROM sqlite_master")
        journal = "off" if self._scratch else "wal"
        if self._run(f"PRAGMA journal_mode = {journal}") != [(journal,)]:
            raise FolderNotWritable(PlaceKind.VAULT)
        for setting in _SETTINGS:
            self._run(f"PRAGMA {setting}")
        if self._scratch:
            self._run("PRAGMA synchronous = OFF")
        self._driver.set_authorizer(_authorize)

    def _frames_in_log(self) -> int:
        ((_, frames, _),) = self._run("PRAGMA wal_checkpoint(NOOP)")
        return int(frames)

    @contextmanager
    def _joined(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        except BaseException:
            self._spoiled = True
            raise
        finally:
            self._depth -= 1

    def _roll_back(self) -> None:
        if self._driver.in_transaction:
            with suppress(HeldError):
                self._run("ROLLBACK")

    def _check_still_there(self) -> None:
        """Refuse to call kept what went into files that no longer have their names."""
        try:
            found = identity(self._path), identity(self._log_path)
        except OSError:
            found = None
        self._log_identity = self._log_identity or (found and found[1])
        if found is None or found != (self._identity, self._log_identity):
            self._latched = driver.SQLITE_IOERR
            self._disk_failed = True
            raise FolderMissing(PlaceKind.VAULT)

    def _fold_in_when_long(self) -> None:
        # The commit stands whatever happens here: a failure latches, and the next write says so.
        if self._log_path.stat().st_size > _FOLD_IN_AT:
            with suppress(HeldError):
                self.checkpoint()

    def _run(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        try:
            return self._driver.execute(statement, values).fetchall()
        except driver.Error as error:
            self._convert(error)

    def _convert(self, error: driver.Error) -> NoReturn:
        code = getattr(error, "sqlite_errorcode", None) or 0
        kind = code & 0xFF
        if kind == driver.SQLITE_INTERRUPT:
            raise CopyingStopped from None
        if kind in (driver.SQLITE_BUSY, driver.SQLITE_LOCKED):
            raise OpenElsewhere from None
        if kind == driver.SQLITE_FULL:
            # The write itself was refused and the transaction undone: room may be made and the
            # same handle used again, unlike after a failed fsync.
            raise DiskFull(PlaceKind.VAULT) from None
        if kind in (driver.SQLITE_READONLY, driver.SQLITE_PERM, driver.SQLITE_CANTOPEN):
            raise FolderNotWritable(PlaceKind.VAULT) from None
        if kind in (driver.SQLITE_CORRUPT, driver.SQLITE_NOTADB):
            self._latched = self._latched or code
            raise DatabaseDamaged from None
        if kind in (driver.SQLITE_IOERR, driver.SQLITE_PROTOCOL):
            self._latched = self._latched or code
            self._disk_failed = True
            raise HandleLatched(code) from None
        # The driver's text may quote a statement, never a value: all values are bound.
        raise StatementRefused(f"{type(error).__name__} {code}: {error}") from None

    def _abandon(self) -> None:
        """Keep the driver's handle from ever being closed, which would write to the files."""
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._driver))


def _check_whole_pages(path: Path) -> None:
    """Refuse what can be no database before the driver would take it for a new one."""
    length = length_of(path)
    if length is None:
        raise DatabaseMissing
    if length < _PAGE:
        raise DatabaseDamaged


def _authorize(
    action: int, first: str | None, second: str | None, _database: str | None, _by: str | None
) -> int:
    """Deny what could write elsewhere or in the clear: attaching, extensions, other pragmas."""
    if action in (driver.SQLITE_ATTACH, driver.SQLITE_DETACH):
        return driver.SQLITE_DENY
    if action == driver.SQLITE_FUNCTION and second == "load_extension":
        return driver.SQLITE_DENY
    if action == driver.SQLITE_PRAGMA and first not in _ALLOWED_PRAGMAS:
        return driver.SQLITE_DENY
    return driver.SQLITE_OK
