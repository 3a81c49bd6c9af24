# SPDX-License-Identifier: GPL-3.0-or-later
"""Making, unlocking and closing a vault, and the different ways in which that can fail."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from keeper import Keeper
from sqlcipher3 import dbapi2

from held.errors import HeldError
from held.files.disk_errors import FolderMissing, FolderNotWritable, ReadFailed
from held.files.places import VaultNameRefused
from held.journal.answer import AnswersUnreadable
from held.journal.room import Room
from held.vault import vault as vaults
from held.vault.connection import (
    DatabaseDamaged,
    DatabaseMissing,
    HandleLatched,
    OpenElsewhere,
)
from held.vault.key_file import KeyFileDamaged, VaultTooNew
from held.vault.key_slots import WrongPassphrase, make_passphrase_slot
from held.vault.migrate import KNOWN_SCHEMA
from held.vault.write_ahead_log import LogState


def content_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_was_kept_is_there_after_locking_and_opening_again(keeper: Keeper) -> None:
    vault = keeper.open()
    kept = vault.entries.save(keeper.wrote("Grüße aus dem Garten 🌿"))
    keeper.close()
    assert keeper.open().entries.read(kept.id) == kept


def test_a_closed_vault_is_three_files_for_this_user_alone_and_no_log(keeper: Keeper) -> None:
    keeper.open().entries.save(keeper.wrote("x"))
    keeper.close()
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in keeper.folder.iterdir()}
    assert files == {"vault.json": 0o600, "vault.json.bak": 0o600, "vault-1.db": 0o600}
    assert stat.S_IMODE(keeper.folder.stat().st_mode) == 0o700
    assert [path.name for path in keeper.folder.parent.iterdir()] == ["Winter.held"]


def test_files_are_for_this_user_alone_under_umask_000_while_open_too(keeper: Keeper) -> None:
    shutil.rmtree(keeper.folder)
    before = os.umask(0)
    try:
        vault = keeper.make()
        vault.entries.save(keeper.wrote("x"))
    finally:
        os.umask(before)
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in keeper.folder.iterdir()}
    assert files.pop("vault-1.db-wal") == 0o600
    assert set(files.values()) == {0o600}
    assert stat.S_IMODE(keeper.folder.stat().st_mode) == 0o700


def test_a_wrong_passphrase_touches_nothing(keeper: Keeper) -> None:
    before = content_of(keeper.folder)
    with pytest.raises(WrongPassphrase):
        keeper.open("sieben stille Apfel")
    assert content_of(keeper.folder) == before


def test_a_damaged_key_file_is_called_so_and_the_copy_put_in_its_place_opens(
    keeper: Keeper,
) -> None:
    kept = keeper.open().entries.save(keeper.wrote("still here"))
    keeper.close()
    key_file, copy = keeper.folder / "vault.json", keeper.folder / "vault.json.bak"
    key_file.write_bytes(key_file.read_bytes()[:100])
    with pytest.raises(KeyFileDamaged) as damaged:
        keeper.open()
    assert damaged.value.copy_is_whole
    copy.rename(key_file)
    vault = keeper.open()
    assert vault.entries.read(kept.id) == kept
    assert not vault.notices.older_key_file


@pytest.mark.parametrize("lost", [b"", None], ids=["damaged", "lost"])
def test_a_key_file_that_goes_while_the_key_is_derived_is_written_again(
    keeper: Keeper, lost: bytes | None
) -> None:
    path = keeper.folder / "vault.json"
    whole, key_file = path.read_bytes(), vaults.read_key_file(keeper.folder)
    root = vaults.unlock(key_file, keeper.passphrase, keeper.cost)
    path.unlink()
    if lost is not None:
        path.write_bytes(lost)
    vault = vaults.open_with(keeper.folder, key_file, root)
    assert not vault.notices.older_key_file
    vault.close()
    assert path.read_bytes() == whole


def test_every_page_of_a_damaged_database_is_noticed_when_it_is_read(keeper: Keeper) -> None:
    vault = keeper.open()
    for _ in range(20):
        vault.entries.save(keeper.wrote("word " * 3000))
    keeper.close()
    database = keeper.folder / "vault-1.db"
    whole = database.read_bytes()
    pages = len(whole) // 4096
    for page in range(0, pages, 5):
        flipped = bytearray(whole)
        flipped[page * 4096 + 1234] ^= 1
        database.write_bytes(flipped)
        with pytest.raises(DatabaseDamaged):
            read_all(keeper)
        keeper.close()
    database.write_bytes(whole)
    assert read_all(keeper) == 20


def read_all(keeper: Keeper) -> int:
    """Read every page there is.  Raises DatabaseDamaged, as any use of such a page would."""
    connection = keeper.connect()
    try:
        if connection.execute("PRAGMA cipher_integrity_check"):
            raise DatabaseDamaged
        return len(vaults.EntryStore(connection).covered(Room.INSIDE))
    finally:
        connection.close()


@pytest.mark.parametrize("length", [0, 1, 100, 4095, 4096, 9000])
def test_a_cut_database_is_called_damaged_and_left_as_it_is(keeper: Keeper, length: int) -> None:
    database = keeper.folder / "vault-1.db"
    database.write_bytes(database.read_bytes()[:length])
    before = content_of(keeper.folder)
    with pytest.raises(DatabaseDamaged):
        keeper.open()
    assert content_of(keeper.folder) == before


def test_a_database_of_another_vault_put_in_place_is_called_damaged(
    keeper: Keeper, tmp_path: Path
) -> None:
    other = vaults.make_vault(tmp_path / "Other.held", keeper.passphrase, keeper.cost)
    other.close()
    shutil.copyfile(tmp_path / "Other.held" / "vault-1.db", keeper.folder / "vault-1.db")
    with pytest.raises(DatabaseDamaged):
        keeper.open()


def test_a_key_file_without_its_database_is_told_apart(keeper: Keeper) -> None:
    (keeper.folder / "vault-1.db").unlink()
    with pytest.raises(DatabaseMissing):
        keeper.open()
    assert not (keeper.folder / "vault-1.db").exists()


def test_a_vault_from_a_newer_held_is_refused_and_not_a_byte_of_it_changes(keeper: Keeper) -> None:
    connection = keeper.connect()
    with connection.transaction():
        connection.execute(f"PRAGMA user_version = {KNOWN_SCHEMA + 6}")
    connection.close()
    before = content_of(keeper.folder)
    with pytest.raises(VaultTooNew) as refused:
        keeper.open()
    assert (refused.value.found, refused.value.known) == (KNOWN_SCHEMA + 6, KNOWN_SCHEMA)
    assert content_of(keeper.folder) == before


def test_a_vault_that_is_open_says_so_to_a_second_one(keeper: Keeper) -> None:
    keeper.open()
    with pytest.raises(OpenElsewhere):
        keeper.open()
    keeper.close()
    keeper.open()


def test_a_folder_that_is_gone_is_told_from_a_vault_that_is_damaged(keeper: Keeper) -> None:
    shutil.rmtree(keeper.folder)
    with pytest.raises(FolderMissing):
        keeper.open()


READ_ONLY = """
import os, sys
from pathlib import Path
from held.files.disk_errors import FolderNotWritable
from held.vault import vault
from held.vault.key_slots import DerivationCost
folder, passphrase = Path(sys.argv[1]), sys.argv[2]
key_file = vault.read_key_file(folder)
root = vault.unlock(key_file, passphrase, DerivationCost(64, 3, 1))
os.setresuid(65534, 65534, 65534) if os.getuid() == 0 else None
try:
    vault.open_with(folder, key_file, root)
except FolderNotWritable:
    print("not writable")
"""


def test_a_folder_that_may_not_be_written_says_so(keeper: Keeper) -> None:
    keeper.folder.chmod(0o555)
    (keeper.folder / "vault-1.db").chmod(0o666)
    for above in keeper.folder.parents:
        if os.getuid() == 0 and above.stat().st_mode & 0o001 == 0:
            above.chmod(0o711)
    try:
        said = run(READ_ONLY, str(keeper.folder), keeper.passphrase)
    finally:
        keeper.folder.chmod(0o700)
    assert said == "not writable"


def run(script: str, *arguments: str) -> str:
    child = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stderr == ""
    return child.stdout.strip()


def test_a_name_that_is_taken_is_never_written_over(keeper: Keeper) -> None:
    before = content_of(keeper.folder)
    with pytest.raises(VaultNameRefused):
        keeper.make()
    assert content_of(keeper.folder) == before


def test_making_a_vault_where_nothing_may_be_written_leaves_nothing(
    keeper: Keeper, tmp_path: Path
) -> None:
    with pytest.raises(FolderNotWritable):
        vaults.make_vault(Path("/sys/Winter.held"), keeper.passphrase, keeper.cost)
    (tmp_path / "file").touch()
    with pytest.raises(FolderMissing):
        vaults.make_vault(tmp_path / "file" / "W.held", keeper.passphrase, keeper.cost)


def test_what_a_kill_left_half_made_goes_when_the_next_vault_is_made(
    keeper: Keeper, tmp_path: Path
) -> None:
    half = tmp_path / ".held-making-00"
    half.mkdir()
    (half / "vault-1.db").touch()
    vaults.make_vault(tmp_path / "Next.held", keeper.passphrase, keeper.cost).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Next.held", "Winter.held"]


def test_links_put_in_the_place_of_the_files_are_not_followed(
    keeper: Keeper, tmp_path: Path
) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"")
    (keeper.folder / "vault-1.db-wal").symlink_to(target)
    with pytest.raises(ReadFailed):
        keeper.open()
    (keeper.folder / "vault-1.db-wal").unlink()
    shutil.move(keeper.folder / "vault-1.db", tmp_path / "moved.db")
    (keeper.folder / "vault-1.db").symlink_to(tmp_path / "moved.db")
    with pytest.raises(DatabaseDamaged):
        keeper.open()
    assert target.read_bytes() == b""


def test_a_folder_that_others_may_write_to_is_pointed_out(keeper: Keeper) -> None:
    assert not keeper.open().notices.open_to_others
    keeper.close()
    keeper.folder.parent.chmod(0o777)
    assert keeper.open().notices.open_to_others
    keeper.close()
    keeper.folder.parent.chmod(0o1777)
    assert not keeper.open().notices.open_to_others
    keeper.close()
    keeper.folder.chmod(0o770)
    assert keeper.open().notices.open_to_others


def test_a_clean_vault_gives_no_cause_for_a_word(keeper: Keeper) -> None:
    assert keeper.open().notices == (False, LogState.CLEAN, False)


def change_passphrase(keeper: Keeper, new: str) -> None:
    vault = keeper.open()
    vault.replace_passphrase(make_passphrase_slot(vault.root, new, keeper.cost))
    keeper.close()


def test_a_new_passphrase_opens_and_the_old_one_no_longer(keeper: Keeper) -> None:
    kept = keeper.open().entries.save(keeper.wrote("as before"))
    keeper.close()
    change_passphrase(keeper, "acht laute Birnen")
    with pytest.raises(WrongPassphrase):
        keeper.open()
    vault = keeper.open("acht laute Birnen")
    assert vault.entries.read(kept.id) == kept
    assert not vault.notices.older_key_file
    assert vaults.read_key_file(keeper.folder).generation == 2
    (keeper.folder / "vault.json.bak").rename(keeper.folder / "vault.json")
    assert vaults.read_key_file(keeper.folder).generation == 2


def test_an_older_key_file_put_back_opens_but_is_pointed_out_each_time(keeper: Keeper) -> None:
    older = (keeper.folder / "vault.json").read_bytes()
    change_passphrase(keeper, "acht laute Birnen")
    (keeper.folder / "vault.json").write_bytes(older)
    for _ in range(2):
        assert keeper.open().notices.older_key_file
        keeper.close()
    assert (keeper.folder / "vault.json").read_bytes() == older


def test_a_change_cut_off_before_or_after_the_file_leaves_one_right_state(keeper: Keeper) -> None:
    first = (keeper.folder / "vault.json").read_bytes()
    change_passphrase(keeper, "two")
    second = (keeper.folder / "vault.json").read_bytes()
    for on_disk, passphrase in ((first, keeper.passphrase), (second, "two")):
        pretend_cut_off(keeper, current=first, pending=second)
        (keeper.folder / "vault.json").write_bytes(on_disk)
        for _ in range(2):
            assert not keeper.open(passphrase).notices.older_key_file
            keeper.close()


def pretend_cut_off(keeper: Keeper, current: bytes, pending: bytes) -> None:
    """The database as it is between the first and the last step of a change."""
    (keeper.folder / "vault.json").write_bytes(current)
    key_file = vaults.read_key_file(keeper.folder)
    connection = keeper.connect()
    with connection.transaction():
        connection.execute("UPDATE meta SET value = ? WHERE name = 'key_file_mac'", (key_file.mac,))
        connection.execute(
            "INSERT INTO meta VALUES ('key_file_mac_pending', ?)",
            (vaults.key_files.decode(pending).mac,),
        )
    connection.close()


def test_a_key_file_changed_while_the_passphrase_was_typed_is_not_called_older(
    keeper: Keeper,
) -> None:
    read_before = vaults.read_key_file(keeper.folder)
    root = vaults.unlock(read_before, keeper.passphrase, keeper.cost)
    change_passphrase(keeper, "acht laute Birnen")
    vault = vaults.open_with(keeper.folder, read_before, root)
    assert not vault.notices.older_key_file
    vault.close()


def test_a_page_found_damaged_while_open_ends_all_writing_until_it_is_opened_again(
    keeper: Keeper,
) -> None:
    vault = keeper.open()
    kept = vault.entries.save(keeper.wrote("word " * 200_000))
    keeper.close()
    database = keeper.folder / "vault-1.db"
    vault = keeper.open()
    with database.open("r+b", buffering=0) as file:
        # What was written last lies at the end; the schema lies before it.
        pages = os.fstat(file.fileno()).st_size // 4096
        for page in range(pages - 150, pages):
            file.seek(page * 4096 + 99)
            file.write(b"damaged")
    with pytest.raises(DatabaseDamaged):
        vault.entries.read(kept.id)
    with pytest.raises(HandleLatched):
        vault.entries.save(keeper.wrote("not into this"))
    keeper.close()
    assert keeper.open().entries.covered(Room.INSIDE)


LITTLE_MEMORY = """
import resource, sys
from pathlib import Path
from held.vault import vault
pages = int(Path("/proc/self/statm").read_text().split()[0])
most = pages * resource.getpagesize() + (160 << 20)
resource.setrlimit(resource.RLIMIT_AS, (most, most))
folder = Path(sys.argv[1])
vault.make_vault(folder, "x").close()
print(vault.read_key_file(folder).slots[0].derivation.memory_kib)
"""


def test_a_small_computer_makes_a_vault_that_costs_less_to_open(tmp_path: Path) -> None:
    assert run(LITTLE_MEMORY, str(tmp_path / "Small.held")) == str(64 * 1024)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE wording SET body = x'7b7d'",
        "UPDATE layer SET marks = x'ff'",
        "UPDATE layer SET answers = CAST('{\"page\":7}' AS BLOB)",
    ],
)
def test_what_no_longer_reads_as_held_wrote_it_is_said_to_be_unreadable(
    keeper: Keeper, damage: str
) -> None:
    kept = keeper.open().entries.save(keeper.wrote("x"))
    keeper.close()
    connection = keeper.connect()
    with connection.transaction():
        connection.execute(damage)
    connection.close()
    with pytest.raises(AnswersUnreadable):
        keeper.open().entries.read(kept.id)


PLAIN_SQLITE = """
import sqlite3, sys, types
from pathlib import Path
driver = types.ModuleType("sqlcipher3.dbapi2")
driver.__dict__.update({name: getattr(sqlite3, name) for name in dir(sqlite3)})
driver.SQLITE_OPEN_READWRITE = 2
def connect(path, *, flags, **settings):
    return sqlite3.connect(path, **settings)
driver.connect = connect
package = types.ModuleType("sqlcipher3")
package.dbapi2 = driver
sys.modules["sqlcipher3"] = package
sys.modules["sqlcipher3.dbapi2"] = driver
from held.vault import vault
from held.vault.connection import CipherMissing
from held.vault.key_slots import DerivationCost
cost = DerivationCost(64, 3, 1)
there, new = map(Path, sys.argv[1:3])
key_file = vault.read_key_file(there)
root = vault.unlock(key_file, sys.argv[3], cost)
for attempt in (
    lambda: vault.open_with(there, key_file, root),
    lambda: vault.make_vault(new, "x", cost),
):
    try:
        attempt()
    except CipherMissing:
        print("refused")
"""


def test_a_database_module_that_does_not_encrypt_writes_nothing(
    keeper: Keeper, tmp_path: Path
) -> None:
    before = content_of(keeper.folder)
    said = run(PLAIN_SQLITE, str(keeper.folder), str(tmp_path / "New.held"), keeper.passphrase)
    assert said.split() == ["refused", "refused"]
    assert content_of(keeper.folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["Winter.held"]


def test_the_driver_in_use_is_sqlcipher_and_its_file_bears_no_header_of_sqlite(
    keeper: Keeper,
) -> None:
    assert "sqlcipher" in dbapi2.__name__
    assert b"SQLite" not in (keeper.folder / "vault-1.db").read_bytes()[:16]


def test_a_vault_opens_within_150_ms_once_the_key_is_there(keeper: Keeper) -> None:
    key_file = vaults.read_key_file(keeper.folder)
    root = vaults.unlock(key_file, keeper.passphrase, keeper.cost)
    start = time.perf_counter()
    vault = vaults.open_with(keeper.folder, key_file, root)
    taken = time.perf_counter() - start
    vault.close()
    assert taken < 0.15


def test_a_refused_opening_leaves_no_file_open_behind_it(keeper: Keeper) -> None:
    (keeper.folder / "vault-1.db").write_bytes(b"x" * 8192)
    before = open_files()
    for _ in range(3):
        with pytest.raises(HeldError):
            keeper.open()
    assert open_files() == before


def open_files() -> list[str]:
    found = []
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found.append(str(descriptor.readlink()))
    return [path for path in found if "Winter.held" in path]
