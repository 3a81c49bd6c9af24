# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault is looked at without being changed, and whatever is wrong with it is found."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from keeper import Keeper

from held.files.disk_errors import FolderMissing, ReadFailed
from held.journal.answer import Quote, Row, Rows, Who
from held.journal.entry import begin, write
from held.journal.identifiers import MarkId, PersonId, RowId, make_id
from held.journal.layer import Lifted, Mark
from held.journal.room import Room
from held.journal.template import Kind, Place, Question, Section, Template
from held.vault import vault as vaults
from held.vault.connection import DatabaseDamaged, DatabaseMissing, OpenElsewhere
from held.vault.examination import WRONG, Finding, Findings, examine
from held.vault.key_file import VaultTooNew
from held.vault.key_slots import make_passphrase_slot
from held.vault.migrate import KNOWN_SCHEMA

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "vaults"
VECTOR_PASSPHRASE = "sieben stille Äpfel im Märzregen"
PAGE = 4096
ASKS_WHO = Template(
    "who",
    1,
    Room.STORIES,
    "Who",
    (Section("s", Place.PAGE, (Question("t", Kind.PERSON, "Who?"),)),),
)


def look(keeper: Keeper, beside: Path | None = None) -> Findings:
    key_file = vaults.read_key_file(keeper.folder)
    root = vaults.unlock(key_file, keeper.passphrase, keeper.cost)
    return examine(keeper.folder, key_file, root, beside or keeper.folder.parent)


def everything_in(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def change(keeper: Keeper, statement: str, *values: object) -> None:
    connection = keeper.connect()
    with connection.transaction():
        connection.execute(statement, values)
    connection.close()


@pytest.fixture
def filled(keeper: Keeper) -> Keeper:
    """The vault with a hundred pages in it, closed."""
    vault = keeper.open()
    for number in range(100):
        vault.entries.save(keeper.wrote(f"page {number} " + "words " * 100))
    keeper.close()
    return keeper


def test_nothing_is_found_in_a_whole_vault_and_nothing_in_it_is_changed(filled: Keeper) -> None:
    before = everything_in(filled.folder.parent)
    assert look(filled) == Findings()
    assert everything_in(filled.folder.parent) == before
    assert [p.name for p in filled.folder.parent.iterdir()] == [filled.folder.name]


def test_changes_that_still_lie_in_the_log_are_read_too_and_stay_there(filled: Keeper) -> None:
    vault = filled.open()
    vault.entries.save(filled.wrote("only in the log"))
    copy = Keeper(filled.folder.parent / "Copy.held")
    shutil.copytree(filled.folder, copy.folder)
    before = everything_in(copy.folder)
    assert any(name.endswith("-wal") for name in before)
    assert look(copy) == Findings()
    assert everything_in(copy.folder) == before


def test_a_vault_that_is_open_is_left_alone(filled: Keeper) -> None:
    key_file = vaults.read_key_file(filled.folder)
    root = vaults.unlock(key_file, filled.passphrase, filled.cost)
    # Another process, since a lock of the same process does not stand in its own way.
    reader, writer = os.pipe()
    other, gone = os.pipe()
    child = os.fork()
    if child == 0:
        filled.open()
        os.write(writer, b"open")
        os.read(other, 1)
        os._exit(0)
    try:
        os.read(reader, 4)
        with pytest.raises(OpenElsewhere):
            examine(filled.folder, key_file, root, filled.folder.parent)
    finally:
        os.write(gone, b"x")
        os.waitpid(child, 0)
        for descriptor in (reader, writer, other, gone):
            os.close(descriptor)


def test_a_changed_byte_is_found(filled: Keeper) -> None:
    database = filled.folder / "vault-1.db"
    octets = bytearray(database.read_bytes())
    octets[-100] ^= 1
    octets[-PAGE * 5] ^= 1
    database.write_bytes(octets)
    found = look(filled)
    assert found[Finding.PAGES_CHANGED] == 2
    assert set(found) == {Finding.PAGES_CHANGED}


def test_a_file_that_was_cut_off_is_found(filled: Keeper) -> None:
    database = filled.folder / "vault-1.db"
    os.truncate(database, database.stat().st_size - 3 * PAGE)
    try:
        assert WRONG & look(filled).keys()
    except DatabaseDamaged:
        return


def test_pages_that_cannot_be_read_are_counted_and_the_others_still_read(filled: Keeper) -> None:
    change(filled, "UPDATE layer SET answers = ? WHERE entry < 4", b"{")
    change(filled, "UPDATE entry SET room = 'nowhere' WHERE number = 9")
    change(filled, "UPDATE layer SET written_day = 'never' WHERE entry = 11")
    change(filled, "DELETE FROM layer WHERE entry = 20")
    assert look(filled) == Findings({Finding.ENTRIES_UNREADABLE: 6})


def test_rows_that_hang_on_nothing_are_found(filled: Keeper) -> None:
    connection = filled.connect()
    # Foreign keys are kept while a connection of ours is open, so it is done as a stranger would.
    connection._driver.set_authorizer(None)  # type: ignore[arg-type]
    connection._driver.execute("PRAGMA foreign_keys = OFF")
    with connection.transaction():
        connection.execute("DELETE FROM wording")
    connection.close()
    found = look(filled)
    assert found[Finding.ROWS_ASTRAY] == 100
    assert found[Finding.ENTRIES_UNREADABLE] == 100


def test_a_statement_and_a_code_that_cannot_be_read_are_found(filled: Keeper) -> None:
    change(
        filled,
        "INSERT INTO permission_record VALUES (1, 1, 0, '2026-03-10', ?)",
        b"no answers",
    )
    change(
        filled,
        "INSERT INTO bundle (id, story, recipient, form, parts, until_day, left_at, left_day,"
        " counter, digest) VALUES (?, ?, ?, 'shouted', '[]', 'x', 0, 'x', 1, '')".replace(
            "'[]'", "x'5b5d'"
        ).replace("''", "x''"),
        b"1" * 16,
        b"2" * 16,
        b"3" * 16,
    )
    assert look(filled) == Findings(
        {Finding.PERMISSIONS_UNREADABLE: 1, Finding.BUNDLES_UNREADABLE: 1}
    )


def test_a_line_lifted_from_a_page_that_is_there_is_told_by_nobody(filled: Keeper) -> None:
    vault = filled.open()
    page, line = filled.wrote("They left early."), begin(ASKS_WHO, filled.now())
    mark = Mark(MarkId(make_id()), "page", 0, 4, Lifted.ASSUME, line.id)
    lines = Rows((Row(RowId(make_id()), quote=Quote(page.id, mark.id)),))
    vault.entries.save(write(page, dict(page.answers), (mark,), filled.now()))
    vault.entries.save(write(line, {"t": lines}, (), filled.now()))
    filled.close()
    assert look(filled) == Findings()


def test_what_speaks_of_something_that_is_gone_is_told_and_is_not_wrong(filled: Keeper) -> None:
    vault = filled.open()
    person = Who(PersonId(make_id()))
    vault.entries.save(write(begin(ASKS_WHO, filled.now()), {"t": person}, (), filled.now()))
    filled.close()
    change(filled, "INSERT INTO reference VALUES (1, ?, ?)", b"4" * 16, b"5" * 16)
    change(filled, "INSERT INTO reference VALUES (1, ?, ?)", b"4" * 16, b"")
    found = look(filled)
    assert found == Findings({Finding.REFERENCES_GONE: 2, Finding.PEOPLE_GONE: 1})
    assert not WRONG & found.keys()


def test_an_older_key_file_put_back_is_found(filled: Keeper) -> None:
    old = (filled.folder / "vault.json").read_bytes()
    vault = filled.open()
    vault.replace_passphrase(make_passphrase_slot(vault.root, filled.passphrase, filled.cost))
    filled.close()
    assert look(filled) == Findings()
    (filled.folder / "vault.json").write_bytes(old)
    assert look(filled) == Findings({Finding.KEY_FILE_OLDER: 1})
    assert (filled.folder / "vault.json").read_bytes() == old


def test_a_missing_copy_of_the_key_is_found(filled: Keeper) -> None:
    (filled.folder / "vault.json.bak").unlink()
    assert look(filled) == Findings({Finding.KEY_COPY_DAMAGED: 1})


def test_a_log_whose_changes_are_broken_is_found(filled: Keeper) -> None:
    vault = filled.open()
    vault.entries.save(filled.wrote("in the log"))
    copy = Keeper(filled.folder.parent / "Copy.held")
    shutil.copytree(filled.folder, copy.folder)
    log = copy.folder / "vault-1.db-wal"
    octets = bytearray(log.read_bytes())
    octets[32 + 24 + 100] ^= 1
    log.write_bytes(octets)
    assert look(copy)[Finding.CHANGES_LOST] == 1


@pytest.mark.parametrize("name", sorted(path.name for path in VECTORS.glob("*.held")))
def test_a_vault_of_any_age_is_looked_at_as_it_will_be_and_stays_as_it_is(
    tmp_path: Path, name: str
) -> None:
    folder = tmp_path / name
    shutil.copytree(VECTORS / name, folder)
    before = everything_in(folder)
    key_file = vaults.read_key_file(folder)
    root = vaults.unlock(key_file, VECTOR_PASSPHRASE)
    found = examine(folder, key_file, root, tmp_path)
    assert not WRONG & found.keys()
    assert found[Finding.OLDER_FORM] == (name != f"{KNOWN_SCHEMA:04}.held")
    assert everything_in(folder) == before


def test_what_came_and_cards_that_cannot_be_read_are_found(filled: Keeper) -> None:
    change(
        filled,
        "INSERT INTO received (id, counter, created_day, received_at, received_day, digest, body)"
        " VALUES (?, 1, 'never', 0, 'never', ?, x'')",
        b"6" * 16,
        b"6" * 32,
    )
    change(filled, "INSERT INTO identity VALUES (1, ?, ?, '', 0, 'never')", b"7" * 32, b"8" * 32)
    assert look(filled) == Findings({Finding.RECEIVED_UNREADABLE: 1, Finding.CARDS_UNREADABLE: 1})


def test_a_newer_vault_is_left_alone(filled: Keeper) -> None:
    change(filled, "PRAGMA user_version = 99")
    with pytest.raises(VaultTooNew):
        look(filled)


def test_a_missing_database_is_told_and_a_link_is_not_followed(filled: Keeper) -> None:
    database = filled.folder / "vault-1.db"
    moved = database.rename(filled.folder.parent / "elsewhere.db")
    with pytest.raises(DatabaseMissing):
        look(filled)
    database.symlink_to(moved)
    with pytest.raises(ReadFailed):
        look(filled)


def test_a_place_for_the_copy_that_is_not_there_is_told(filled: Keeper, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        look(filled, tmp_path / "nowhere")


def test_a_copy_that_a_kill_left_behind_is_cleared_away(filled: Keeper) -> None:
    left = filled.folder.parent / ".held-passing-0123456789abcdef"
    left.mkdir(0o700)
    (left / "vault-1.db").write_bytes(b"left")
    look(filled)
    assert not left.exists()


def test_the_copy_is_never_in_the_clear(filled: Keeper) -> None:
    """What lies beside the vault for a moment says no more than the vault does."""
    from held.vault.reading_copy import reading_copy

    key_file = vaults.read_key_file(filled.folder)
    root = vaults.unlock(key_file, filled.passphrase, filled.cost)
    database = filled.folder / key_file.database
    with reading_copy(database, root.database_key, filled.folder.parent):
        (folder,) = filled.folder.parent.glob(".held-passing-*")
        assert folder.stat().st_mode & 0o777 == 0o700
        for path in folder.iterdir():
            assert path.stat().st_mode & 0o777 == 0o600
            assert b"words words" not in path.read_bytes()
            assert not path.read_bytes().startswith(b"SQLite format 3")
    assert not folder.exists()
