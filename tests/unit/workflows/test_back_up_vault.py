# SPDX-License-Identifier: GPL-3.0-or-later
"""When a backup is due, where it goes, and what a vault is before it takes a newer form."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from held.files.disk_errors import FolderMissing
from held.files.places import Places
from held.journal.answer import Words
from held.journal.identifiers import BundleId
from held.vault.backup_file import BackupFile, append_end
from held.vault.key_slots import DerivationCost, WrongPassphrase
from held.vault.received_store import KeptBundle
from held.vault.root_key import RootKey
from held.vault.vault import read_key_file, unlock
from held.workflows import (
    back_up_vault,
    change_passphrase,
    recovery_sheet,
    restore_vault,
    write_entry,
)
from held.workflows.back_up_vault import Kept, Made, NoBackupYet
from held.workflows.clock import Clock
from held.workflows.restore_vault import OpenedBackup
from held.workflows.session import Session
from held.workflows.unlock_vault import DerivedKey, Vaults

PASSPHRASE = "sieben stille Äpfel"
CHEAP = DerivationCost(memory_kib=64, passes=3, lanes=1)
OLDER = Path(__file__).resolve().parents[2] / "vectors" / "vaults" / "0001.held"


class Moved(Protocol):
    """The clock of these tests."""

    def move(self, **time: int) -> None: ...


def unheeded(_done: int, _all: int) -> None:
    """Nobody looks."""


def write(session: Session) -> None:
    draft = write_entry.begin(session, write_entry.FREE_PAGE)
    draft.say({"page": Words("One more line.")})
    write_entry.keep(session, draft.written)


def back_up(session: Session) -> Made:
    prepared = back_up_vault.prepare(session)
    made = back_up_vault.carry_out(session, prepared, unheeded, bool)
    back_up_vault.note(session, prepared, made)
    return made


def back_up_if_due(session: Session) -> Made | None:
    prepared = back_up_vault.prepare(session)
    made = back_up_vault.carry_out_if_due(session, prepared, unheeded, bool)
    if made is not None:
        back_up_vault.note(session, prepared, made)
    return made


def look(session: Session) -> Kept:
    return back_up_vault.look(session, back_up_vault.place_of(session.vault))


def numbers(backups: tuple[BackupFile, ...]) -> list[int]:
    return [one.manifest.number for one in backups]


def test_they_lie_beside_the_notebook_in_a_folder_of_its_name(session: Session) -> None:
    made = back_up(session).backup
    assert made.path.parent == session.vault.folder.parent / "Backups" / "Winter"
    assert look(session).backups == (made,)


def test_numbers_go_on_whatever_the_vault_remembers(session: Session) -> None:
    """As after a kill between the file and the note, or after an older backup was brought back."""
    prepared = back_up_vault.prepare(session)
    for _ in range(3):
        back_up_vault.carry_out(session, prepared, unheeded, bool)
    assert numbers(look(session).backups) == [3, 2, 1]
    back_up(session)
    shutil.rmtree(session.vault.folder.parent / "Backups")
    assert back_up(session).backup.manifest.number == 5


def test_a_number_that_somebody_else_wrote_numbers_nothing(session: Session) -> None:
    """As from another program in the folder: it is shown as damaged, and stays."""
    real = back_up(session).backup
    forged = real.path.with_name("2026-03-11-99999-f0f0.held-backup")
    forged.write_bytes(real.path.read_bytes()[: real.manifest.length])
    manifest = replace(real.manifest, number=2**53 - 1).signed(b"not the key")
    append_end(forged, real.key_file, manifest)
    write(session)
    assert back_up(session).backup.manifest.number == 2
    kept = look(session)
    assert numbers(kept.backups) == [2, 1]
    assert kept.damaged == (forged.name,)


def test_a_clock_that_goes_back_changes_neither_order_nor_turn(
    session: Session, clock: Moved
) -> None:
    for days in (0, 400, -20000, 30000, -10000, 1):
        clock.move(days=days)
        write(session)
        back_up(session)
    assert numbers(look(session).backups) == [6, 5, 4, 3, 2, 1]
    clock.move(days=-12000)
    write(session)
    assert back_up_if_due(session) is not None


def test_writing_under_a_clock_that_stands_still_makes_one_due(
    session: Session, clock: Moved
) -> None:
    write(session)
    assert back_up_if_due(session) is not None
    clock.move(days=1)
    assert back_up_if_due(session) is None
    clock.move(days=-1)
    write(session)
    clock.move(days=1)
    assert back_up_if_due(session) is not None


def test_a_new_passphrase_makes_one_due(session: Session, clock: Moved) -> None:
    write(session)
    assert back_up_if_due(session) is not None
    change_passphrase.change(session, PASSPHRASE, "acht stille Äpfel")
    clock.move(days=1)
    made = back_up_if_due(session)
    assert made is not None
    assert unlock(made.backup.key_file, "acht stille Äpfel", CHEAP)
    clock.move(days=1)
    assert back_up_if_due(session) is None


def test_a_sheet_that_is_taken_back_makes_one_due(session: Session, clock: Moved) -> None:
    drawn = recovery_sheet.draw(session.clock.now().day)
    way = recovery_sheet.make(session, PASSPHRASE, drawn).way
    assert back_up_if_due(session) is not None
    recovery_sheet.take_back(session, PASSPHRASE, way)
    clock.move(days=1)
    assert back_up_if_due(session) is not None


def test_a_bundle_whose_words_are_let_go_makes_one_due(session: Session, clock: Moved) -> None:
    moment = session.clock.now()
    bundle = KeptBundle(
        id=BundleId("0" * 32),
        sender=None,
        card=None,
        counter=1,
        made=moment.day,
        until=None,
        received=moment,
        digest=bytes(32),
    )
    session.vault.received.save(bundle, b"what somebody said")
    assert back_up_if_due(session) is not None
    (kept,) = session.vault.received.covered()
    session.vault.received.let_go(kept.place)
    clock.move(days=1)
    assert back_up_if_due(session) is not None


def test_a_chosen_place_that_is_away_is_never_made(session: Session, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    back_up_vault.choose_folder(session, stick)
    with pytest.raises(FolderMissing):
        back_up(session)
    with pytest.raises(FolderMissing):
        look(session)
    assert not stick.exists()
    stick.mkdir()
    assert back_up(session).backup.path.parent == stick
    assert back_up_vault.choose_folder(session, None).is_usual


def test_trying_the_newest_needs_the_passphrase_and_leaves_nothing(
    session: Session, tmp_path: Path
) -> None:
    place = back_up_vault.place_of(session.vault)
    with pytest.raises(NoBackupYet):
        back_up_vault.try_newest(session, place, PASSPHRASE, bool)
    write(session)
    back_up(session)
    with pytest.raises(WrongPassphrase):
        back_up_vault.try_newest(session, place, "not this one", bool)
    assert back_up_vault.try_newest(session, place, PASSPHRASE, bool).holding.pages == 1
    assert not list(tmp_path.rglob("*passing*"))


def test_what_was_brought_back_makes_its_backups_in_a_place_of_its_own(
    session: Session, clock: Moved, tmp_path: Path
) -> None:
    """Else it would clear away those of the notebook that it came from."""
    stick = tmp_path / "stick"
    stick.mkdir()
    back_up_vault.choose_folder(session, stick)
    made = back_up(session).backup
    vaults = Vaults(Places(tmp_path / "share", tmp_path / "config"), session.clock, CHEAP)
    opened = vaults.open_backup(made.path, PASSPHRASE)
    folder = vaults.bring_back(opened, "Again")
    again = vaults.open(vaults.derive(folder, PASSPHRASE))
    place = back_up_vault.place_of(again.vault)
    assert place.folder == folder.parent / "Backups" / "Again"
    assert (
        back_up_vault.carry_out(
            again, back_up_vault.prepare(again), unheeded, bool
        ).backup.manifest.number
        == 1
    )
    again.close()


@pytest.fixture(scope="module")
def root() -> RootKey:
    """The key of the older notebook, whose derivation costs what Held's own does."""
    return unlock(read_key_file(OLDER), "sieben stille Äpfel im Märzregen")


@pytest.fixture
def older(tmp_path: Path, root: RootKey) -> DerivedKey:
    folder = tmp_path / "share" / "Old.held"
    shutil.copytree(OLDER, folder)
    return DerivedKey(folder, read_key_file(folder), root)


def test_a_notebook_of_an_older_form_is_backed_up_before_it_takes_todays(
    older: DerivedKey, tmp_path: Path, clock: Clock
) -> None:
    vaults = Vaults(Places(tmp_path / "share", tmp_path / "config"), clock, CHEAP)
    session = vaults.open(older)
    (made,) = look(session).backups
    session.close()
    assert made.manifest.schema == 1
    again = tmp_path / "share" / "Again.held"
    restore_vault.bring_back(OpenedBackup(made, older.root), again)
    vaults.open(DerivedKey(again, made.key_file, older.root)).close()


def test_where_that_backup_cannot_be_made_nothing_is_changed(
    older: DerivedKey, tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "share" / "Backups").write_text("in the way")
    before = {path.name: path.read_bytes() for path in older.folder.iterdir()}
    vaults = Vaults(Places(tmp_path / "share", tmp_path / "config"), clock, CHEAP)
    with pytest.raises(FolderMissing):
        vaults.open(older)
    assert {path.name: path.read_bytes() for path in older.folder.iterdir()} == before


def test_the_day_on_the_manifest_is_the_keepers(session: Session) -> None:
    assert back_up(session).backup.manifest.made == date(2026, 3, 10)
