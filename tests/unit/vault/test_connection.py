# SPDX-License-Identifier: GPL-3.0-or-later
"""How the database is opened, what it refuses, and that a transaction is all or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from keeper import Keeper

from held.files.disk_errors import FolderMissing
from held.vault.connection import (
    Connection,
    HandleLatched,
    OpenElsewhere,
    StatementRefused,
)

KEY = bytes(range(32))


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    connection = Connection(tmp_path / "vault-1.db", KEY, new=True)
    with connection.transaction():
        connection.execute("CREATE TABLE line (text TEXT)")
    yield connection
    connection.close()


def lines(connection: Connection) -> list[str]:
    return [text for (text,) in connection.execute("SELECT text FROM line")]


def add(connection: Connection, text: str) -> None:
    connection.execute("INSERT INTO line VALUES (?)", (text,))


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("synchronous", 2),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("wal_autocheckpoint", 0),
        ("locking_mode", "exclusive"),
        ("journal_mode", "wal"),
    ],
)
def test_the_database_is_set_up_for_safety(
    connection: Connection, setting: str, value: object
) -> None:
    # Past the authorizer, which lets nobody ask.
    connection._driver.set_authorizer(None)  # type: ignore[arg-type]
    assert connection.execute(f"PRAGMA {setting}") == [(value,)]


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH ':memory:' AS other",
        "ATTACH DATABASE '{folder}/plain.db' AS plain KEY ''",
        "DETACH main",
        "SELECT load_extension('x')",
        "PRAGMA writable_schema = ON",
        "PRAGMA key = 'other'",
        "PRAGMA rekey = ''",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA synchronous = OFF",
        "PRAGMA cipher_log = '{folder}/log'",
        "PRAGMA temp_store_directory = '{folder}'",
        "VACUUM INTO '{folder}/plain.db'",
    ],
)
def test_nothing_may_open_another_file_or_change_how_this_one_is_kept(
    connection: Connection, tmp_path: Path, statement: str
) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises((StatementRefused, HandleLatched)), connection.transaction():
        connection.execute(statement.format(folder=tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == before


def test_no_shared_memory_file_stands_beside_the_database(
    connection: Connection, tmp_path: Path
) -> None:
    assert {path.name for path in tmp_path.iterdir()} == {"vault-1.db", "vault-1.db-wal"}
    connection.checkpoint()
    assert (tmp_path / "vault-1.db-wal").stat().st_size == 0


def test_an_inner_part_that_fails_takes_the_whole_transaction_along(
    connection: Connection,
) -> None:
    def fail() -> None:
        with connection.transaction():
            add(connection, "inner")
            raise LookupError

    def outer() -> None:
        with connection.transaction():
            add(connection, "outer")
            with suppress(LookupError):
                fail()

    with pytest.raises(AssertionError):
        outer()
    assert lines(connection) == []
    with connection.transaction(), connection.transaction():
        add(connection, "after")
    assert lines(connection) == ["after"]


def test_nothing_is_written_outside_a_transaction(connection: Connection) -> None:
    with pytest.raises(AssertionError):
        add(connection, "x")


def test_a_statement_of_ours_that_is_wrong_is_our_fault_and_quotes_no_value(
    connection: Connection,
) -> None:
    with pytest.raises(StatementRefused) as refused, connection.transaction():
        connection.execute("INSERT INTO nowhere VALUES (?)", ("what somebody wrote",))
    assert "somebody" not in str(refused.value)


def test_a_database_open_here_is_not_opened_twice(connection: Connection, tmp_path: Path) -> None:
    with pytest.raises(OpenElsewhere):
        Connection(tmp_path / "vault-1.db", KEY)
    with connection.transaction():
        add(connection, "still mine")


@pytest.mark.parametrize("what", ["folder renamed", "log deleted", "database replaced"])
def test_what_went_into_files_that_lost_their_names_is_not_called_kept(
    keeper: Keeper, what: str
) -> None:
    vault = keeper.open()
    vault.entries.save(keeper.wrote("kept"))
    database = keeper.folder / "vault-1.db"
    if what == "folder renamed":
        keeper.folder.rename(keeper.folder.parent / "Elsewhere.held")
    elif what == "log deleted":
        (keeper.folder / "vault-1.db-wal").unlink()
    else:
        shutil.copyfile(database, keeper.folder / "copy")
        (keeper.folder / "copy").rename(database)
    with pytest.raises(FolderMissing):
        vault.entries.save(keeper.wrote("into the void"))
    with pytest.raises(HandleLatched):
        vault.entries.save(keeper.wrote("not again"))
    with pytest.raises(HandleLatched):
        keeper.close()


def test_a_transaction_that_writes_nothing_is_fine_right_after_opening(keeper: Keeper) -> None:
    vault = keeper.open()
    with vault.transaction():
        pass
    vault.entries.save(keeper.wrote("kept"))
