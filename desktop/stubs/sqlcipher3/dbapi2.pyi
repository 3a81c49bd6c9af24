# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable, Sequence
from typing import Any

SQLITE_OK: int
SQLITE_DENY: int
SQLITE_PERM: int
SQLITE_BUSY: int
SQLITE_LOCKED: int
SQLITE_READONLY: int
SQLITE_INTERRUPT: int
SQLITE_IOERR: int
SQLITE_CORRUPT: int
SQLITE_FULL: int
SQLITE_CANTOPEN: int
SQLITE_PROTOCOL: int
SQLITE_NOTADB: int
SQLITE_PRAGMA: int
SQLITE_ATTACH: int
SQLITE_DETACH: int
SQLITE_FUNCTION: int
SQLITE_OPEN_READWRITE: int

class Error(Exception):
    sqlite_errorcode: int

class Cursor:
    def fetchall(self) -> list[tuple[Any, ...]]: ...

class Connection:
    in_transaction: bool
    def execute(self, sql: str, parameters: Sequence[object] = ..., /) -> Cursor: ...
    def set_authorizer(
        self, authorizer: Callable[[int, str | None, str | None, str | None, str | None], int], /
    ) -> None: ...
    def set_progress_handler(self, handler: Callable[[], bool] | None, n: int, /) -> None: ...
    def backup(
        self,
        target: Connection,
        *,
        pages: int = ...,
        progress: Callable[[int, int, int], None] | None = ...,
        name: str = ...,
        sleep: float = ...,
    ) -> None: ...
    def close(self) -> None: ...

def connect(
    database: str,
    *,
    timeout: float = ...,
    isolation_level: str | None = ...,
    flags: int = ...,
    check_same_thread: bool = ...,
) -> Connection: ...
