# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault that opened is not always as it was left; then a person hears so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from held.files.places import Places
from held.journal.answer import Words
from held.vault.key_slots import DerivationCost, make_passphrase_slot
from held.workflows import write_entry
from held.workflows.clock import SystemClock
from held.workflows.open_notices import OpenNotice, notices
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

PASSPHRASE = "sieben stille Äpfel"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "share" / "Winter.held"


@pytest.fixture
def unlock(
    tmp_path: Path, folder: Path, cheap_cost: DerivationCost
) -> Iterator[Callable[[], Session]]:
    """Opens the vault, which was made and closed."""
    vaults = Vaults(Places(tmp_path / "share", tmp_path / "config"), SystemClock(), cheap_cost)
    vaults.make(folder, PASSPHRASE).close()
    opened: list[Session] = []

    def unlock_it() -> Session:
        opened.append(vaults.open(vaults.derive(folder, PASSPHRASE)))
        return opened[-1]

    yield unlock_it
    opened[-1].close()


def test_a_vault_as_it_was_left_needs_no_word(unlock: Callable[[], Session]) -> None:
    assert notices(unlock()) == ()


def test_a_folder_that_others_can_change_is_told(
    unlock: Callable[[], Session], folder: Path
) -> None:
    folder.chmod(0o777)
    assert notices(unlock()) == (OpenNotice.OPEN_TO_OTHERS,)


def test_an_older_key_file_is_told_before_anything_lighter(
    unlock: Callable[[], Session], folder: Path, cheap_cost: DerivationCost
) -> None:
    older = (folder / "vault.json").read_bytes()
    session = unlock()
    session.vault.replace_passphrase(
        make_passphrase_slot(session.vault.root, PASSPHRASE, cheap_cost)
    )
    session.close()
    (folder / "vault.json").write_bytes(older)
    folder.chmod(0o777)
    assert notices(unlock()) == (OpenNotice.OLDER_KEY_FILE, OpenNotice.OPEN_TO_OTHERS)


def test_folding_the_log_in_leaves_less_to_be_lost(
    unlock: Callable[[], Session], folder: Path
) -> None:
    session = unlock()
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words("one")})
    write_entry.keep(session, draft.written)
    (database,) = folder.glob("*.db")
    before = database.read_bytes()
    session.fold_in()
    assert database.read_bytes() != before
    assert session.vault.entries.read(draft.entry.id).answers["page"] == Words("one")
