# SPDX-License-Identifier: GPL-3.0-or-later
"""Passphrases: what they may be, what they cost, and that only the right one opens."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from held.vault.key_file import Argon2Settings, KeyFile, Slot
from held.vault.key_slots import (
    LONGEST_PASSPHRASE,
    SMALL_COMPUTER,
    CostLimits,
    CostPart,
    CostRefused,
    DerivationCost,
    PassphraseFault,
    PassphraseRefused,
    SlotDamaged,
    WrongPassphrase,
    make_passphrase_slot,
    open_with_passphrase,
)
from held.vault.root_key import RootKey

CHEAP = DerivationCost(64, 3, 1)
LIMITS = CostLimits(least_memory_kib=64)


@pytest.fixture
def root() -> RootKey:
    return RootKey.make(b"v" * 16)


def signed(root: RootKey, *slots: Slot) -> KeyFile:
    return KeyFile(root.vault_id, 1, "vault-1.db", slots).signed(root.key_file_mac_key)


def opens(root: RootKey, made_with: str, tried: str) -> bool:
    key_file = signed(root, make_passphrase_slot(root, made_with, CHEAP))
    try:
        return open_with_passphrase(key_file, tried, LIMITS).to_wrap == root.to_wrap
    except WrongPassphrase:
        return False


def test_argon2id_gives_what_rfc_9106_says() -> None:
    derived = Argon2id(
        salt=b"\2" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\4" * 12,
        secret=b"\3" * 8,
    ).derive(b"\1" * 32)
    assert derived.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_the_same_passphrase_typed_on_another_keyboard_opens(root: RootKey) -> None:
    composed, combining = "Caf\u00e9 im M\u00e4rz", "Cafe\u0301 im Ma\u0308rz"
    assert opens(root, composed, combining)
    assert opens(root, combining, composed)


@pytest.mark.parametrize(
    ("made_with", "tried"),
    [
        ("apple", "Apple"),
        ("apple ", "apple"),
        (" apple", "apple"),
        ("apple", "apple\n"),
        ("x" * 72 + "a", "x" * 72 + "b"),
        ("x" * 1000, "x" * 999),
        ("\U0001f33f" * 20, "\U0001f33f" * 19),
        ("ﬁsh", "fish"),
    ],
)
def test_nothing_is_trimmed_cut_or_guessed(root: RootKey, made_with: str, tried: str) -> None:
    assert opens(root, made_with, made_with)
    assert not opens(root, made_with, tried)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", PassphraseFault.EMPTY),
        ("x" * (LONGEST_PASSPHRASE + 1), PassphraseFault.TOO_LONG),
        ("ä" * (LONGEST_PASSPHRASE // 2 + 1), PassphraseFault.TOO_LONG),
        ("\ud800", PassphraseFault.NOT_TEXT),
    ],
)
def test_what_cannot_be_a_passphrase_is_refused_with_the_reason(
    root: RootKey, text: str, fault: PassphraseFault
) -> None:
    with pytest.raises(PassphraseRefused) as refused:
        make_passphrase_slot(root, text, CHEAP)
    assert refused.value.fault is fault
    assert refused.value.limit == 1024


def test_the_longest_passphrase_counts_after_composing(root: RootKey) -> None:
    longest = "a\u0308" * (LONGEST_PASSPHRASE // 2)
    assert opens(root, longest, longest)
    assert opens(root, " ", " ")


def test_a_damaged_slot_is_told_from_a_wrong_passphrase(root: RootKey) -> None:
    slot = make_passphrase_slot(root, "right", CHEAP)
    broken = signed(root, replace(slot, wrapped=bytes(48)))
    with pytest.raises(SlotDamaged):
        open_with_passphrase(broken, "right", LIMITS)
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(broken, "wrong", LIMITS)


def test_each_of_several_passphrases_opens(root: RootKey) -> None:
    key_file = signed(root, *(make_passphrase_slot(root, p, CHEAP) for p in ("one", "two")))
    for passphrase in ("one", "two"):
        assert open_with_passphrase(key_file, passphrase, LIMITS).to_wrap == root.to_wrap


def asking(root: RootKey, memory: int, passes: int, lanes: int) -> KeyFile:
    slot = make_passphrase_slot(root, "right", CHEAP)
    return signed(root, replace(slot, derivation=Argon2Settings(memory, passes, lanes, b"s" * 16)))


@pytest.mark.parametrize(
    ("asked", "part", "lowest", "highest"),
    [
        ((2**40, 3, 4), CostPart.MEMORY_KIB, 64 * 1024, 1024 * 1024),
        ((2**62, 3, 4), CostPart.MEMORY_KIB, 64 * 1024, 1024 * 1024),
        ((19 * 1024, 2, 1), CostPart.MEMORY_KIB, 64 * 1024, 1024 * 1024),
        ((-1, 3, 4), CostPart.MEMORY_KIB, 64 * 1024, 1024 * 1024),
        ((0, 0, 0), CostPart.MEMORY_KIB, 64 * 1024, 1024 * 1024),
        ((64 * 1024, 0, 4), CostPart.PASSES, 1, 16),
        ((64 * 1024, 2**31, 4), CostPart.PASSES, 1, 16),
        ((64 * 1024, 3, 0), CostPart.LANES, 1, 8),
        ((64 * 1024, 3, 9), CostPart.LANES, 1, 8),
        ((64 * 1024, 1, 4), CostPart.MEMORY_BY_PASSES, 192 * 1024, 8 * 1024 * 1024),
        ((1024 * 1024, 9, 4), CostPart.MEMORY_BY_PASSES, 192 * 1024, 8 * 1024 * 1024),
    ],
)
def test_a_cost_out_of_bounds_is_refused_at_once_with_value_and_limit(
    root: RootKey, asked: tuple[int, int, int], part: CostPart, lowest: int, highest: int
) -> None:
    key_file = asking(root, *asked)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    with pytest.raises(CostRefused) as refused:
        open_with_passphrase(key_file, "right", CostLimits())
    assert time.perf_counter() - start < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024
    assert (refused.value.part, refused.value.lowest, refused.value.highest) == (
        part,
        lowest,
        highest,
    )


def test_the_costs_that_held_itself_chooses_are_within_its_limits() -> None:
    CostLimits().check(DerivationCost())
    CostLimits().check(SMALL_COMPUTER)
    assert DerivationCost() == DerivationCost(memory_kib=256 * 1024, passes=3, lanes=4)


def test_a_slot_that_asks_too_much_does_not_lock_out_the_others(root: RootKey) -> None:
    dear = asking(root, 2**40, 3, 4).slots[0]
    key_file = signed(root, dear, make_passphrase_slot(root, "second", CHEAP))
    assert open_with_passphrase(key_file, "second", LIMITS).to_wrap == root.to_wrap
    with pytest.raises(CostRefused):
        open_with_passphrase(key_file, "wrong", LIMITS)


LITTLE_MEMORY = """
import resource
from held.vault.key_slots import DerivationCost, NotEnoughMemory, make_passphrase_slot
from held.vault.root_key import RootKey
resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
root = RootKey.make(b"v" * 16)
try:
    make_passphrase_slot(root, "x", DerivationCost(memory_kib=1 << 20))
except NotEnoughMemory as error:
    print(error.memory_kib)
"""


def test_too_little_memory_is_said_and_not_a_crash() -> None:
    child = subprocess.run(
        [sys.executable, "-c", LITTLE_MEMORY],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert child.stdout.strip() == str(1 << 20)


def test_two_thousand_slots_share_no_salt_nonce_or_id(root: RootKey) -> None:
    slots = []
    for _ in range(2000):
        random.seed(7)
        slots.append(make_passphrase_slot(root, "the same", CHEAP))
    for part in ("id", "nonce", "wrapped", "commitment"):
        assert len({getattr(slot, part) for slot in slots}) == 2000
    assert len({slot.derivation.salt for slot in slots}) == 2000


def test_two_vaults_never_share_a_key_for_any_use() -> None:
    one, other = RootKey.make(b"1" * 16), RootKey.make(b"1" * 16)
    moved = RootKey(one.to_wrap, b"2" * 16)
    keys = [k for r in (one, other, moved) for k in (r.database_key, r.key_file_mac_key)]
    assert len(set(keys)) == 6
    assert repr(one) == "RootKey"
