# SPDX-License-Identifier: GPL-3.0-or-later
"""Slots that open with words: the right words and nothing else, whatever was done to the file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from keeper import Keeper

from held.vault import key_file as key_files
from held.vault import vault as vaults
from held.vault.key_file import KeyFile, KeyFileDamaged, Slot
from held.vault.key_file_record import SlotsFull
from held.vault.key_slots import KeyFileAltered, SlotDamaged, WrongPassphrase
from held.vault.recovery_slots import WrongWords, make_recovery_slot, open_with_sheets
from held.vault.recovery_words import (
    ONE_SHEET,
    THREE_OF_FIVE,
    TWO_OF_THREE,
    Sharing,
    Sheet,
    read_sheet,
    split,
)
from held.vault.root_key import RootKey

SECRET, OTHER = b"s" * 16, b"o" * 16


@pytest.fixture
def root() -> RootKey:
    return RootKey.make(b"v" * 16)


def signed(root: RootKey, *slots: Slot) -> KeyFile:
    return KeyFile(root.vault_id, 1, "vault-1.db", slots).signed(root.key_file_mac_key)


def sheets(secret: bytes, sharing: Sharing) -> list[Sheet]:
    return [read_sheet(words) for words in split(secret, sharing)][: sharing.needed]


@pytest.mark.parametrize("sharing", [ONE_SHEET, TWO_OF_THREE, THREE_OF_FIVE])
def test_the_words_open_what_they_were_made_for(root: RootKey, sharing: Sharing) -> None:
    slot = make_recovery_slot(root, SECRET, sharing)
    key_file = key_files.decode(signed(root, slot).encode())
    found, by = open_with_sheets(key_file, sheets(SECRET, sharing))
    assert found.to_wrap == root.to_wrap
    assert by.id == slot.id
    with pytest.raises(WrongWords):
        open_with_sheets(key_file, sheets(OTHER, sharing))


def test_one_sheet_does_not_open_as_a_circle_nor_a_circle_as_one_sheet(root: RootKey) -> None:
    alone = signed(root, make_recovery_slot(root, SECRET, ONE_SHEET))
    circle = signed(root, make_recovery_slot(root, SECRET, TWO_OF_THREE))
    with pytest.raises(WrongWords):
        open_with_sheets(alone, sheets(SECRET, TWO_OF_THREE))
    with pytest.raises(WrongWords):
        open_with_sheets(circle, sheets(SECRET, ONE_SHEET))


def test_a_slot_made_into_another_type_or_put_into_another_vault_opens_nothing(
    root: RootKey,
) -> None:
    slot = make_recovery_slot(root, SECRET, ONE_SHEET)
    with pytest.raises(SlotDamaged):
        open_with_sheets(signed(root, replace(slot, type="shares")), sheets(SECRET, TWO_OF_THREE))
    elsewhere = RootKey.make(b"w" * 16)
    with pytest.raises(SlotDamaged):
        open_with_sheets(signed(elsewhere, slot), sheets(SECRET, ONE_SHEET))
    with pytest.raises(SlotDamaged):
        open_with_sheets(signed(root, replace(slot, id=b"i" * 8)), sheets(SECRET, ONE_SHEET))


def test_no_changed_byte_of_the_file_changes_what_opens(root: RootKey) -> None:
    """As far as the checksum goes, which anyone can make anew, and past it."""
    slot = make_recovery_slot(root, SECRET, ONE_SHEET)
    words = sheets(SECRET, ONE_SHEET)
    whole = signed(root, slot)
    content = whole.encode()
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 1
        with pytest.raises((KeyFileDamaged, KeyFileAltered)):
            open_with_sheets(key_files.decode(bytes(changed)), words)
    for name in ("nonce", "wrapped", "commitment"):
        value = bytearray(getattr(slot, name))
        for place in range(len(value)):
            value[place] ^= 1
            forged = replace(whole, slots=(replace(slot, **{name: bytes(value)}),))
            with pytest.raises((SlotDamaged, WrongWords)):
                open_with_sheets(forged, words)
            value[place] ^= 1
    with pytest.raises(KeyFileAltered):
        open_with_sheets(replace(whole, generation=2), words)
    both = replace(whole, slots=(slot, make_recovery_slot(root, OTHER, ONE_SHEET)))
    with pytest.raises(KeyFileAltered):
        open_with_sheets(both, words)


def what_opens(keeper: Keeper, name: str = "vault.json") -> set[str]:
    """What opens the vault by this copy of its key file."""
    key_file = key_files.decode((keeper.folder / name).read_bytes())
    found = set()
    for passphrase in (keeper.passphrase, "new"):
        try:
            vaults.unlock(key_file, passphrase, keeper.cost)
        except WrongPassphrase:
            continue
        found.add(passphrase)
    for named, sharing in (("sheet", ONE_SHEET), ("circle", TWO_OF_THREE)):
        try:
            open_with_sheets(key_file, sheets(SECRET, sharing))
        except WrongWords:
            continue
        found.add(named)
    return found


def test_words_are_made_and_taken_back_and_the_copy_beside_says_the_same(keeper: Keeper) -> None:
    vault = keeper.open()
    sheet = make_recovery_slot(vault.root, SECRET, ONE_SHEET)
    circle = make_recovery_slot(vault.root, SECRET, TWO_OF_THREE)
    for act, expected in (
        (lambda: vault.add_slot(sheet), {"sheet"}),
        (lambda: vault.add_slot(circle), {"sheet", "circle"}),
        (lambda: vault.remove_slot(sheet.id), {"circle"}),
        (lambda: vault.remove_slot(sheet.id), {"circle"}),
        (lambda: vault.remove_slot(circle.id), set()),
    ):
        act()
        for name in ("vault.json", "vault.json.bak"):
            assert what_opens(keeper, name) == {keeper.passphrase, *expected}, name
    keeper.close()
    assert not keeper.open().notices.older_key_file


def test_a_passphrase_is_never_taken_back_like_words(keeper: Keeper) -> None:
    vault = keeper.open()
    (only,) = vault.key_file.slots
    vault.remove_slot(only.id)
    assert vault.key_file.slots == (only,)


def test_the_seventeenth_way_in_is_refused_and_nothing_changes(keeper: Keeper) -> None:
    vault = keeper.open()
    for _ in range(15):
        vault.add_slot(make_recovery_slot(vault.root, SECRET, ONE_SHEET))
    before = (keeper.folder / "vault.json").read_bytes()
    with pytest.raises(SlotsFull) as full:
        vault.add_slot(make_recovery_slot(vault.root, SECRET, ONE_SHEET))
    assert full.value.most == 16
    assert (keeper.folder / "vault.json").read_bytes() == before
    keeper.close()
    assert len(keeper.open().key_file.slots) == 16


def test_a_copy_that_still_opens_with_what_was_removed_is_renewed_at_the_next_opening(
    keeper: Keeper,
) -> None:
    """A kill, or a full disk, may have left one."""
    vault = keeper.open()
    slot = make_recovery_slot(vault.root, SECRET, ONE_SHEET)
    vault.add_slot(slot)
    left = (keeper.folder / "vault.json").read_bytes()
    vault.remove_slot(slot.id)
    keeper.close()
    copy = keeper.folder / "vault.json.bak"
    copy.write_bytes(left)
    assert "sheet" in what_opens(keeper, copy.name)
    keeper.open()
    assert what_opens(keeper, copy.name) == {keeper.passphrase}
    keeper.close()
    copy.unlink()
    copy.mkdir()
    keeper.open()
