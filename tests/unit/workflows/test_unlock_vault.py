# SPDX-License-Identifier: GPL-3.0-or-later
"""From a name and a passphrase to an open vault, and what is told when that fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from held.errors import HeldError
from held.files.disk_errors import FolderMissing
from held.files.places import Places, VaultNameRefused
from held.journal.answer import Words
from held.journal.moment import Moment
from held.vault.connection import DatabaseDamaged, DatabaseMissing, OpenElsewhere
from held.vault.key_file import KeyFileDamaged
from held.vault.key_slots import (
    CostRefused,
    DerivationCost,
    PassphraseRefused,
    WrongPassphrase,
)
from held.workflows import write_entry
from held.workflows.clock import SystemClock
from held.workflows.unlock_vault import Vaults

PASSPHRASE = "sieben stille Äpfel"


@pytest.fixture
def vaults(tmp_path: Path, cheap_cost: DerivationCost) -> Vaults:
    return Vaults(Places(tmp_path / "share", tmp_path / "config"), SystemClock(), cheap_cost)


@pytest.fixture
def folder(vaults: Vaults) -> Path:
    """A vault that was made, written in and closed."""
    folder = vaults.folder_for("Winter")
    session = vaults.make(folder, PASSPHRASE)
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words("one")})
    write_entry.keep(session, draft.written)
    session.close()
    return folder


def opened(vaults: Vaults, folder: Path, passphrase: str = PASSPHRASE) -> str:
    """The words of the first page in it."""
    session = vaults.open(vaults.derive(folder, passphrase))
    try:
        (covered,) = session.vault.entries.covered(session.catalog.template("just_write").room)
        said = session.vault.entries.read(covered.id).answers["page"]
        assert isinstance(said, Words)
        return said.text
    finally:
        session.close()


def test_a_vault_opens_again_with_its_passphrase(vaults: Vaults, folder: Path) -> None:
    assert opened(vaults, folder) == "one"
    # However the keyboard puts an accent together.
    assert opened(vaults, folder, "sieben stille A\u0308pfel") == "one"


def test_an_open_vault_has_what_a_page_needs(vaults: Vaults, folder: Path) -> None:
    session = vaults.open(vaults.derive(folder, PASSPHRASE))
    assert [template.id for template in session.catalog.offered()] == [
        "just_write",
        "story",
        "check_in",
        "test",
    ]
    assert len(session.code_words) > 200
    assert "" not in session.code_words
    session.close()


def test_a_vault_is_offered_once_it_is_made(vaults: Vaults, folder: Path) -> None:
    (known,) = vaults.known().vaults
    assert (known.name, known.folder, known.present) == ("Winter", folder, True)


def test_a_second_vault_needs_another_name(vaults: Vaults, folder: Path) -> None:
    with pytest.raises(VaultNameRefused):
        vaults.folder_for("winter")
    assert vaults.folder_for("Summer").name == "Summer.held"


def test_a_vault_elsewhere_is_remembered_and_forgotten_and_stays(
    vaults: Vaults, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    folder = vaults.folder_for("Travel", stick)
    vaults.make(folder, PASSPHRASE).close()
    assert vaults.known().vaults == ()
    vaults.remember(folder)
    (known,) = vaults.known().vaults
    assert known.remembered
    shutil.move(stick, tmp_path / "pulled")
    assert [place.present for place in vaults.known().vaults] == [False]
    shutil.move(tmp_path / "pulled", stick)
    vaults.forget(folder)
    assert vaults.known().vaults == ()
    assert (folder / "vault.json").is_file()


def test_an_empty_passphrase_makes_nothing(vaults: Vaults) -> None:
    folder = vaults.folder_for("Winter")
    with pytest.raises(PassphraseRefused):
        vaults.make(folder, "")
    assert not folder.exists()


def _spoil(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at % len(content)] ^= 1
    path.write_bytes(content)


def _key_file_damaged(folder: Path) -> None:
    for name in ("vault.json", "vault.json.bak"):
        (folder / name).write_text("{")


def _database_damaged(folder: Path) -> None:
    (database,) = folder.glob("*.db")
    _spoil(database, 100)


def _database_missing(folder: Path) -> None:
    for database in folder.glob("*.db*"):
        database.unlink()


def _gone(folder: Path) -> None:
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("spoil", "failure"),
    [
        (_key_file_damaged, KeyFileDamaged),
        (_database_damaged, DatabaseDamaged),
        (_database_missing, DatabaseMissing),
        (_gone, FolderMissing),
    ],
    ids=["key file", "database", "no database", "gone"],
)
def test_what_became_of_a_vault_is_told_apart(
    vaults: Vaults,
    folder: Path,
    spoil: Callable[[Path], None],
    failure: type[HeldError],
) -> None:
    spoil(folder)
    with pytest.raises(failure):
        vaults.open(vaults.derive(folder, PASSPHRASE))


def test_a_wrong_passphrase_is_no_damage(vaults: Vaults, folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        vaults.derive(folder, PASSPHRASE + " ")
    assert opened(vaults, folder) == "one"


def test_a_vault_opens_in_one_place_at_a_time(vaults: Vaults, folder: Path) -> None:
    key = vaults.derive(folder, PASSPHRASE)
    session = vaults.open(key)
    with pytest.raises(OpenElsewhere):
        vaults.open(key)
    session.close()
    vaults.open(key).close()


def test_a_key_file_that_asks_for_too_little_is_refused(tmp_path: Path, folder: Path) -> None:
    """Without a test's own cost, what it takes to guess is never less than Held's floor."""
    usual = Vaults(Places(tmp_path / "share", tmp_path / "config"), SystemClock())
    with pytest.raises(CostRefused):
        usual.derive(folder, PASSPHRASE)


def test_warming_up_opens_nothing(vaults: Vaults, folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    vaults.warm_up()
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_the_clock_says_the_day_the_keeper_lives_in(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    # Two places whose days never agree: 26 hours lie between them.
    days = set()
    for zone in ("UTC-14", "UTC+12"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()
        now = SystemClock().now()
        assert isinstance(now, Moment)
        assert now.at.tzinfo is UTC
        assert abs(now.at - datetime.now(UTC)).total_seconds() < 5
        days.add(now.day)
    monkeypatch.undo()
    time.tzset()
    assert len(days) == 2


def test_a_vault_from_before_there_were_cards_gets_its_keys_when_it_is_opened(
    tmp_path: Path,
) -> None:
    older = Path(__file__).resolve().parents[2] / "vectors" / "vaults" / "0001.held"
    folder = tmp_path / older.name
    shutil.copytree(older, folder)
    vaults = Vaults(Places(tmp_path / "share", tmp_path / "config"), SystemClock())
    found = []
    for _ in range(2):
        session = vaults.open(vaults.derive(folder, "sieben stille Äpfel im Märzregen"))
        found.append(session.vault.identity.find())
        session.close()
    assert found[0] is not None
    assert found[0] == found[1]
