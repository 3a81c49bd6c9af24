# SPDX-License-Identifier: GPL-3.0-or-later
"""Another passphrase for an open notebook: what opens it afterwards, and what a failure leaves."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from held.errors import HeldError
from held.files.disk_errors import DiskFull, WriteFailed
from held.files.places import Places
from held.journal.answer import Words
from held.vault.key_slots import DerivationCost, PassphraseRefused, WrongPassphrase
from held.workflows import write_entry
from held.workflows.change_passphrase import change
from held.workflows.clock import SystemClock
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

OLD, NEW = "sieben stille Äpfel", "acht laute Birnen"


@pytest.fixture
def vaults(tmp_path: Path, cheap_cost: DerivationCost) -> Vaults:
    return Vaults(Places(tmp_path / "share", tmp_path / "config"), SystemClock(), cheap_cost)


@pytest.fixture
def folder(vaults: Vaults) -> Path:
    return vaults.folder_for("Winter")


@pytest.fixture
def session(vaults: Vaults, folder: Path) -> Iterator[Session]:
    """A new vault with one page in it, open."""
    session = written_in(vaults, folder)
    yield session
    session.close()


def written_in(vaults: Vaults, folder: Path) -> Session:
    """A new vault with one page in it."""
    session = vaults.make(folder, OLD)
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words("one")})
    write_entry.keep(session, draft.written)
    return session


def opens_with(vaults: Vaults, folder: Path) -> list[str]:
    """Which of the two opens it; all that was written must be there."""
    found = []
    for passphrase in (OLD, NEW):
        try:
            session = vaults.open(vaults.derive(folder, passphrase))
        except WrongPassphrase:
            continue
        room = session.catalog.template("just_write").room
        assert len(session.vault.entries.covered(room)) == 1
        assert not session.vault.notices.older_key_file
        session.close()
        found.append(passphrase)
    return found


def test_the_new_passphrase_opens_what_was_written_and_the_old_one_is_refused(
    session: Session, vaults: Vaults, folder: Path
) -> None:
    change(session, OLD, NEW)
    session.close()
    assert opens_with(vaults, folder) == [NEW]


def test_it_can_be_changed_twice_while_open_and_the_first_one_is_not_enough_any_more(
    session: Session, vaults: Vaults, folder: Path
) -> None:
    change(session, OLD, "between")
    with pytest.raises(WrongPassphrase):
        change(session, OLD, NEW)
    change(session, "between", NEW)
    session.close()
    assert opens_with(vaults, folder) == [NEW]


@pytest.mark.parametrize("present", [OLD + " ", "", "x" * 2000, "\ud800"])
def test_without_the_present_passphrase_nothing_changes(
    session: Session, vaults: Vaults, folder: Path, present: str
) -> None:
    before = (folder / "vault.json").read_bytes()
    with pytest.raises(WrongPassphrase):
        change(session, present, NEW)
    assert (folder / "vault.json").read_bytes() == before
    session.close()
    assert opens_with(vaults, folder) == [OLD]


@pytest.mark.parametrize("new", ["", "x" * 2000])
def test_what_cannot_be_a_passphrase_is_refused_and_the_old_one_stays(
    session: Session, vaults: Vaults, folder: Path, new: str
) -> None:
    with pytest.raises(PassphraseRefused):
        change(session, OLD, new)
    session.close()
    assert opens_with(vaults, folder) == [OLD]


def test_an_older_copy_still_opens_with_the_old_passphrase(
    session: Session, vaults: Vaults, folder: Path, tmp_path: Path
) -> None:
    """As the page says; but the key copy beside the key file does not."""
    copy, by_hand = tmp_path / "Copy.held", tmp_path / "Hand.held"
    session.fold_in()
    shutil.copytree(folder, copy)
    change(session, OLD, NEW)
    session.close()
    assert opens_with(vaults, copy) == [OLD]
    shutil.copytree(folder, by_hand)
    shutil.copy(by_hand / "vault.json.bak", by_hand / "vault.json")
    assert opens_with(vaults, by_hand) == [NEW]


def test_a_key_that_cannot_be_written_leaves_the_old_one(
    session: Session, vaults: Vaults, folder: Path
) -> None:
    (folder / "vault.json.bak").unlink()
    (folder / "vault.json.bak" / "in the way").mkdir(parents=True)
    with pytest.raises(WriteFailed):
        change(session, OLD, NEW)
    session.close()
    assert opens_with(vaults, folder) == [OLD]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.parametrize("folded", [True, False])
@pytest.mark.parametrize("left", range(0, 60_000, 4096))
def test_on_a_disk_that_fills_up_what_is_told_is_what_opens(
    small_disk: Path, vaults: Vaults, left: int, folded: bool
) -> None:
    folder = vaults.folder_for("Winter", small_disk)
    session = written_in(vaults, folder)
    if folded:
        session.fold_in()
    told: HeldError | None = None
    _fill(small_disk, left)
    try:
        change(session, OLD, NEW)
    except DiskFull as full:
        told = full
    (small_disk / "filler").unlink()
    session.close()
    assert opens_with(vaults, folder) == ([OLD] if told else [NEW])
    if left == 0:
        assert told


def _fill(disk: Path, left: int) -> None:
    with (disk / "filler").open("wb", buffering=0) as out:
        try:
            while True:
                out.write(b"x" * 1024)
        except OSError:
            pass
        out.truncate(out.tell() - left)
