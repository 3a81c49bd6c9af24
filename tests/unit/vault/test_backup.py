# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup of an open vault: whole, opened again, and of a moment that there was."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from keeper import Keeper

from held.files.places import VaultNameRefused
from held.journal.room import Room
from held.vault import backup_file
from held.vault.backup import Stamp
from held.vault.backup_file import BackupDamaged, BackupFile
from held.vault.backup_folder import backups_in, damaged_in, rotate
from held.vault.connection import Connection, CopyingStopped
from held.vault.key_file import VaultTooNew
from held.vault.key_slots import make_passphrase_slot
from held.vault.restore import look_inside, restore
from held.vault.vault import Vault, read_key_file, unlock

DAY = date(2026, 3, 10)
VECTOR = Path(__file__).resolve().parents[2] / "vectors" / "backups" / "format-1.held-backup"


def unheeded(_done: int, _all: int) -> None:
    """Nobody looks."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Backups"
    folder.mkdir()
    return folder


def back_up(vault: Vault, folder: Path, number: int = 1, made: date = DAY) -> BackupFile:
    return vault.back_up(folder, Stamp(number, made), unheeded, bool)


def texts(keeper: Keeper) -> list[str]:
    vault = keeper.open()
    found = [vault.entries.read(one.id) for one in vault.entries.covered(Room.INSIDE)]
    keeper.close()
    return sorted(repr(entry.answers) for entry in found)


def test_what_was_kept_comes_back_from_the_file_alone(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    for text in ("one", "two", "three"):
        vault.entries.save(keeper.wrote(text))
    made = back_up(vault, folder)
    keeper.close()
    before = texts(keeper)
    shutil.rmtree(keeper.folder)
    root = unlock(backup_file.read(made.path).key_file, keeper.passphrase, keeper.cost)
    holding = restore(made, root, folder.parent / "Again.held", "backups", bool)
    assert (holding.pages, holding.rooms) == (3, (Room.INSIDE,))
    assert texts(Keeper(folder.parent / "Again.held")) == before


def test_looking_inside_leaves_nothing_behind(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    made = back_up(vault, folder)
    beside = folder.parent / "beside"
    beside.mkdir()
    assert look_inside(made, vault.root, beside, bool).pages == 0
    assert list(beside.iterdir()) == []
    assert [path.name for path in folder.iterdir()] == [made.path.name]


def test_a_name_that_is_taken_is_never_written_over(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    made = back_up(vault, folder)
    taken = folder.parent / "Taken.held"
    taken.symlink_to("nowhere")
    with pytest.raises(VaultNameRefused):
        restore(made, vault.root, taken, "backups", bool)
    assert str(taken.readlink()) == "nowhere"


def test_its_pages_do_not_fit_into_the_notebook(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    made = back_up(vault, folder)
    vault.checkpoint()
    assert made.path.read_bytes()[:16] != (keeper.folder / "vault-1.db").read_bytes()[:16]


def test_a_change_of_any_byte_is_found(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    made = back_up(vault, folder)
    whole = made.path.read_bytes()
    for place in (0, 5000, made.manifest.length + 5, made.size - 60, made.size - 2):
        made.path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BackupDamaged):
            look_inside(backup_file.read(made.path), vault.root, folder, bool)


def test_a_file_that_was_cut_is_named_and_left_alone(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    made = back_up(vault, folder)
    cut = folder / "2026-03-09-00009-abcd.held-backup"
    cut.write_bytes(made.path.read_bytes()[:-1])
    assert damaged_in(folder, vault.backup_signer) == (cut,)
    assert [one.path for one in backups_in(folder, vault.backup_signer)] == [made.path]
    for number in range(2, 12):
        rotate(folder, back_up(vault, folder, number), vault.backup_signer, 1)
    assert cut.exists()


def test_a_manifest_of_another_key_is_refused(keeper: Keeper, folder: Path) -> None:
    """Its hashes fit, as anybody could make them fit, and its mac does not."""
    vault = keeper.open()
    made = back_up(vault, folder)
    forged = folder / "forged"
    forged.write_bytes(made.path.read_bytes()[: made.manifest.length])
    backup_file.append_end(forged, made.key_file, made.manifest.signed(b"not the key"))
    with pytest.raises(BackupDamaged):
        look_inside(backup_file.read(forged), vault.root, folder, bool)


def forge(real: BackupFile, number: int) -> Path:
    """What anybody who can write into the folder can make of a real one, whole to its last byte."""
    path = real.path.with_name(f"2026-03-11-{number:05d}-f0f0.held-backup")
    path.write_bytes(real.path.read_bytes()[: real.manifest.length])
    manifest = replace(real.manifest, number=number).signed(b"not the key")
    backup_file.append_end(path, real.key_file, manifest)
    return path


def test_what_the_notebook_did_not_write_never_pushes_its_backups_out(
    keeper: Keeper, folder: Path
) -> None:
    vault = keeper.open()
    real = [back_up(vault, folder, number) for number in (1, 2, 3)]
    forged = tuple(forge(real[0], number) for number in range(900, 912))
    made = back_up(vault, folder, 4)
    assert rotate(folder, made, vault.backup_signer, 2_000_000_000) == ()
    assert backups_in(folder, vault.backup_signer) == (made, *reversed(real))
    assert damaged_in(folder, vault.backup_signer) == forged


def test_copies_of_one_backup_never_push_the_others_out(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    real = [back_up(vault, folder, number) for number in (1, 2, 3)]
    for copy in range(12):
        shutil.copy(real[2].path, folder / f"2026-03-10-00003-{copy:04x}.held-backup")
    made = back_up(vault, folder, 4)
    rotate(folder, made, vault.backup_signer, 1)
    left = {one.manifest.number for one in backups_in(folder, vault.backup_signer)}
    assert left == {2, 3, 4}


def test_a_number_that_no_notebook_reaches_is_no_number(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    real = back_up(vault, folder)
    with pytest.raises(BackupDamaged):
        backup_file.read(forge(real, 2**63 - 1))


def test_writing_without_a_pause_goes_into_a_backup_that_is_whole(
    keeper: Keeper, folder: Path
) -> None:
    """R12: what is there when copying ends is all there, and what was kept before is among it."""
    vault = keeper.open()
    for _ in range(300):
        vault.entries.save(keeper.wrote("what was there before " * 200))
    found: list[BackupFile] = []
    thread = threading.Thread(target=lambda: found.append(back_up(vault, folder)))
    thread.start()
    meanwhile = 0
    while thread.is_alive() and meanwhile < 2000:
        vault.entries.save(keeper.wrote("meanwhile " * 300))
        meanwhile += 1
        if meanwhile % 50 == 0:
            vault.checkpoint()
    thread.join()
    assert meanwhile > 5
    (made,) = found
    holding = look_inside(made, vault.root, folder, bool)
    assert 300 <= holding.pages <= 300 + meanwhile


def test_it_never_ends_inside_an_open_transaction(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    vault.entries.save(keeper.wrote("first"))
    found: list[BackupFile] = []
    thread = threading.Thread(target=lambda: found.append(back_up(vault, folder)))

    def write_and_take_back() -> None:
        with vault.transaction():
            vault.entries.save(keeper.wrote("taken back"))
            thread.start()
            thread.join(0.3)
            raise KeyError

    with pytest.raises(KeyError):
        write_and_take_back()
    thread.join()
    assert look_inside(found[0], vault.root, folder, bool).pages == 1


def test_a_stick_that_knows_no_locks_takes_a_backup(
    keeper: Keeper, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    made = back_up(keeper.open(), folder)
    assert list(folder.iterdir()) == [made.path]


def test_closing_the_vault_ends_a_copy_that_runs(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    for _ in range(100):
        vault.entries.save(keeper.wrote("long enough for several steps " * 300))
    begun, may_go_on = threading.Event(), threading.Event()
    ended: list[type[BaseException]] = []

    def told(_done: int, _all: int) -> None:
        begun.set()
        may_go_on.wait()

    def copy() -> None:
        try:
            vault.back_up(folder, Stamp(1, DAY), told, bool)
        except CopyingStopped as error:
            ended.append(type(error))

    thread = threading.Thread(target=copy)
    thread.start()
    begun.wait()
    closing = threading.Thread(target=keeper.close)
    closing.start()
    may_go_on.set()
    closing.join()
    thread.join()
    assert ended == [CopyingStopped]
    assert list(folder.iterdir()) == []
    keeper.open()


def test_closing_waits_a_moment_for_a_slow_stick_and_loses_nothing(
    keeper: Keeper, folder: Path
) -> None:
    vault = keeper.open()
    vault.entries.save(keeper.wrote("long enough for several steps " * 30_000))
    begun, may_go_on = threading.Event(), threading.Event()
    ended: list[type[BaseException]] = []

    def told(_done: int, _all: int) -> None:
        begun.set()
        may_go_on.wait()

    def copy() -> None:
        try:
            vault.back_up(folder, Stamp(1, DAY), told, bool)
        except CopyingStopped as error:
            ended.append(type(error))

    thread = threading.Thread(target=copy)
    thread.start()
    begun.wait()
    vault.entries.save(keeper.wrote("kept at the last moment"))
    closing = threading.Thread(target=keeper.close)
    closing.start()
    closing.join(5)
    was_closed = not closing.is_alive()
    # As the next opening finds it: this handle is gone with its process by then.
    shutil.copytree(keeper.folder, folder.parent / "Again.held")
    may_go_on.set()
    thread.join()
    closing.join()
    assert was_closed
    assert ended == [CopyingStopped]
    assert list(folder.iterdir()) == []
    assert "kept at the last moment" in texts(Keeper(folder.parent / "Again.held"))[0]


def test_one_that_is_stopped_leaves_nothing(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    calls = 0

    def heed() -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise CopyingStopped

    with pytest.raises(CopyingStopped):
        vault.back_up(folder, Stamp(1, DAY), unheeded, heed)
    assert list(folder.iterdir()) == []


def test_a_passphrase_changed_while_it_is_copied_opens_the_backup(
    keeper: Keeper, folder: Path
) -> None:
    vault = keeper.open()
    for _ in range(40):
        vault.entries.save(keeper.wrote("long enough for several steps " * 300))
    slot = make_passphrase_slot(vault.root, "new", keeper.cost)
    changed = False

    def told(_done: int, _all: int) -> None:
        nonlocal changed
        if not changed:
            changed = True
            vault.replace_passphrase(slot)

    made = vault.back_up(folder, Stamp(1, DAY), told, bool)
    keeper.close()
    root = unlock(made.key_file, "new", keeper.cost)
    restore(made, root, folder.parent / "Again.held", "backups", bool)
    again = Keeper(folder.parent / "Again.held")
    assert not again.open("new").notices.older_key_file
    again.close()


def test_two_notebooks_in_one_folder_never_clear_each_other_away(
    keeper: Keeper, folder: Path
) -> None:
    other = Keeper(folder.parent / "Summer.held")
    theirs = back_up(other.make(), folder)
    vault = keeper.open()
    for number in range(1, 10):
        rotate(folder, back_up(vault, folder, number), vault.backup_signer, 1)
    assert theirs.path.exists()
    own = backups_in(folder, vault.backup_signer)
    assert [one.manifest.number for one in own] == [9, 8, 7]
    other.close()


def test_what_a_syncing_tool_doubled_is_never_deleted(keeper: Keeper, folder: Path) -> None:
    vault = keeper.open()
    made = back_up(vault, folder)
    doubled = made.path.with_name(made.path.stem + ".sync-conflict-20260310.held-backup")
    shutil.copy(made.path, doubled)
    for number in range(2, 9):
        rotate(folder, back_up(vault, folder, number), vault.backup_signer, 1)
    assert doubled.exists()
    assert not made.path.exists()


def test_nothing_goes_when_the_newest_but_one_is_found_damaged(
    keeper: Keeper, folder: Path
) -> None:
    """Three whole ones stay: a damaged one does not count, so an older one stays in its place."""
    vault = keeper.open()
    for number in range(1, 6):
        made = back_up(vault, folder, number)
        if number == 4:
            content = bytearray(made.path.read_bytes())
            content[4000] ^= 1
            made.path.write_bytes(content)
    rotate(folder, made, vault.backup_signer, 1)
    left = [one.manifest.number for one in backups_in(folder, vault.backup_signer)]
    assert left == [5, 3, 2]


def test_the_key_file_of_the_folder_is_not_needed(keeper: Keeper, folder: Path) -> None:
    made = back_up(keeper.open(), folder)
    keeper.close()
    assert made.key_file == read_key_file(keeper.folder)


def test_a_backup_of_the_first_form_can_be_brought_back(tmp_path: Path) -> None:
    backup = backup_file.read(VECTOR)
    told = backup.manifest
    assert (told.number, told.made, told.schema) == (7, DAY, 3)
    root = unlock(backup.key_file, Keeper.passphrase, Keeper.cost)
    restore(backup, root, tmp_path / "Again.held", "backups", bool)
    (text,) = texts(Keeper(tmp_path / "Again.held"))
    assert "What was backed up in the first form." in text


def test_its_beginning_is_a_database_that_other_tools_open(tmp_path: Path) -> None:
    backup = backup_file.read(VECTOR)
    root = unlock(backup.key_file, Keeper.passphrase, Keeper.cost)
    copy = tmp_path / "whole.db"
    shutil.copy(VECTOR, copy)
    connection = Connection(copy, root.database_key)
    assert connection.execute("SELECT count(*) FROM entry") == [(1,)]
    connection.close()


def test_one_from_a_newer_held_is_refused(tmp_path: Path) -> None:
    content = VECTOR.read_bytes()
    newer = tmp_path / "newer.held-backup"
    assert content.count(b'"version":1}\n') == 1
    newer.write_bytes(content.replace(b'"version":1}\n', b'"version":2}\n'))
    with pytest.raises(VaultTooNew):
        backup_file.read(newer)
