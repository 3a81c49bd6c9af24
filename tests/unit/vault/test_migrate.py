# SPDX-License-Identifier: GPL-3.0-or-later
"""Every vault that any Held ever wrote opens with this one, with all that is in it."""

from __future__ import annotations

import dataclasses
import importlib.util
import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from held.journal.room import Room
from held.vault import vault as vaults
from held.vault.connection import Connection, DatabaseDamaged
from held.vault.migrate import KNOWN_SCHEMA, check_schema, migrate
from held.vault.write_ahead_log import LogState

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "vaults"
KEY = bytes(32)


@pytest.fixture(scope="module")
def vector() -> Any:
    """What lies in the vaults of the vectors."""
    spec = importlib.util.spec_from_file_location("vector", VECTORS / "make_vault_vector.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_there_is_a_vault_for_every_schema() -> None:
    names = {path.name for path in VECTORS.glob("*.held")}
    assert names == {f"{number:04}.held" for number in range(1, KNOWN_SCHEMA + 1)}


@pytest.mark.parametrize("name", sorted(path.name for path in VECTORS.glob("*.held")))
def test_a_vault_of_that_schema_opens_with_all_that_was_in_it(
    tmp_path: Path, vector: Any, name: str
) -> None:
    folder = tmp_path / name
    shutil.copytree(VECTORS / name, folder)
    key_file = vaults.read_key_file(folder)
    vault = vaults.open_with(folder, key_file, vaults.unlock(key_file, vector.PASSPHRASE))
    assert vault.notices.log is LogState.CLEAN
    assert not vault.notices.older_key_file
    assert vault.entries.read(vector.STORY) == replace(vector.story(), revision=1)
    assert vault.entries.read(vector.PAGE) == replace(vector.page(), revision=1)
    assert vault.entries.find_beside(vector.STORY, "just_write") is not None
    assert vault.permissions.history(vector.STORY) == vector.PERMISSION
    assert vault.people.around(vector.SITUATION) == (vector.HERON, vector.WREN)
    if name == "0001.held":
        assert vault.bundles.sent() == (vector.SENT,)
        assert vault.identity.find() is None
        assert vault.cards.all() == vault.received.covered() == ()
    else:
        assert vault.bundles.sent() == (vector.SENT_TO_CARD, vector.SENT)
        assert vault.identity.find() == vector.IDENTITY
        assert vault.cards.all() == (vector.CARD,)
        kept, document = vault.received.read(1)
        assert (dataclasses.replace(kept, place=0), document) == (vector.RECEIVED, vector.DOCUMENT)
    assert vault.settings.read("preferences") == '{"idle_seconds":300}'
    (covered,) = vault.entries.covered(Room.STORIES)
    assert covered.code == "Wren"
    vault.close()
    assert {path.name for path in folder.iterdir()} == {
        "vault.json",
        "vault.json.bak",
        "vault-1.db",
    }


def test_an_empty_database_becomes_one_of_todays_schema_and_stays_it(tmp_path: Path) -> None:
    connection = Connection(tmp_path / "vault-1.db", KEY, new=True)
    with pytest.raises(DatabaseDamaged):
        check_schema(connection)
    for _ in range(2):
        migrate(connection)
        check_schema(connection)
        assert connection.execute("PRAGMA user_version") == [(KNOWN_SCHEMA,)]
    assert connection.execute("PRAGMA integrity_check") == [("ok",)]
    connection.close()


def test_a_database_that_is_not_held_s_own_is_called_damaged(tmp_path: Path) -> None:
    connection = Connection(tmp_path / "vault-1.db", KEY, new=True)
    with connection.transaction():
        connection.execute("PRAGMA user_version = 1")
    with pytest.raises(DatabaseDamaged):
        check_schema(connection)
    connection.close()
