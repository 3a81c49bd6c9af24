# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said when something went wrong: apart for each, without codes, without blame."""

from __future__ import annotations

import re

import pytest

from held.errors import HeldError
from held.files.disk_errors import (
    DiskError,
    DiskFull,
    FolderMissing,
    FolderNotWritable,
    PlaceKind,
    ReadFailed,
    WriteFailed,
)
from held.files.places import NameFault, VaultNameRefused
from held.ui.error_text import Told, tell
from held.vault.connection import DatabaseDamaged, DatabaseMissing, HandleLatched, OpenElsewhere
from held.vault.entry_number import EntryUnknown
from held.vault.key_file import KeyFileDamaged, VaultTooNew
from held.vault.key_slots import (
    CostPart,
    CostRefused,
    NotEnoughMemory,
    PassphraseFault,
    PassphraseRefused,
    SlotDamaged,
    WrongPassphrase,
)
from held.vault.person_store import CodeTaken, PersonUnknown

BLAME = re.compile(
    r"\b(you (must|should|failed|forgot)|your (mistake|error|fault)|wrong)\b", re.IGNORECASE
)
CODES = re.compile(r"\b(errno|error|exception|SQL\w*|HMAC|KiB|EIO|0x|[A-Z]\w*Error|\w+_\w+)\b")


def whole(told: Told) -> str:
    return f"{told.title} {told.happened} {told.next_step}"


@pytest.mark.parametrize(
    "failures",
    [
        (
            WrongPassphrase(),
            KeyFileDamaged(),
            SlotDamaged(),
            DatabaseDamaged(),
            DatabaseMissing(),
            VaultTooNew(9, 1),
            OpenElsewhere(),
            FolderNotWritable(PlaceKind.VAULT),
            FolderMissing(PlaceKind.VAULT),
            DiskFull(PlaceKind.VAULT),
        ),
        (
            HandleLatched(10),
            EntryUnknown(),
            PersonUnknown(),
            CodeTaken(),
            DiskError(PlaceKind.VAULT),
        ),
        tuple(VaultNameRefused(fault, "/") for fault in NameFault),
        tuple(PassphraseRefused(fault) for fault in PassphraseFault),
        tuple(
            kind(PlaceKind.EXPORT, *numbers)
            for kind, *numbers in (
                (DiskFull,),
                (FolderNotWritable,),
                (FolderMissing,),
                (ReadFailed, 5),
                (WriteFailed, 5),
            )
        ),
    ],
    ids=["opening", "writing", "naming", "a passphrase", "a file elsewhere"],
)
def test_what_needs_another_remedy_is_said_in_other_words(failures: tuple[HeldError, ...]) -> None:
    told = [tell(failure) for failure in failures]
    assert len({one.title for one in told}) == len(told)
    for one in told:
        assert not BLAME.search(whole(one)), one
        assert not CODES.search(whole(one)), one
        assert all((one.title, one.happened, one.next_step))


def test_a_whole_copy_of_the_key_is_named_when_there_is_one() -> None:
    beside, alone = tell(KeyFileDamaged(copy_is_whole=True)), tell(KeyFileDamaged())
    assert "vault.json.bak" in beside.next_step
    assert "vault.json.bak" not in whole(alone)


def test_a_disk_that_is_full_elsewhere_says_nothing_about_the_page() -> None:
    page, elsewhere = tell(DiskFull(PlaceKind.VAULT)), tell(DiskFull(PlaceKind.EXPORT))
    assert "page" in page.happened
    assert "page" not in whole(elsewhere)


def test_what_a_key_file_may_ask_for_is_named_in_words() -> None:
    for part in CostPart:
        told = tell(CostRefused(part, 9, 1, 4))
        assert "9 " in told.happened
        assert "from 1 to 4" in told.happened
        assert "CostPart" not in whole(told)


def test_memory_is_told_as_people_buy_it() -> None:
    assert "256 MB" in tell(NotEnoughMemory(256 * 1024)).happened


@pytest.mark.parametrize("character", ["{", "}", "{title}", "%1", "/"])
def test_a_sign_that_cannot_stand_in_a_name_is_shown_as_it_is(character: str) -> None:
    assert f"“{character}”" in tell(VaultNameRefused(NameFault.CHARACTER, character)).title


@pytest.mark.parametrize("character", ["\n", "\x00", "\u202e", "\ud800"])
def test_a_sign_that_cannot_be_seen_is_named(character: str) -> None:
    title = tell(VaultNameRefused(NameFault.CHARACTER, character)).title
    assert character not in title
    assert "cannot be seen" in title


def test_a_narrower_failure_is_told_in_the_words_of_its_kind() -> None:
    class StickFull(DiskFull):
        pass

    assert tell(StickFull(PlaceKind.VAULT)) == tell(DiskFull(PlaceKind.VAULT))
