# SPDX-License-Identifier: GPL-3.0-or-later
"""Slots: the root key wrapped under what a person knows.

A passphrase becomes a key by Argon2id, within limits that are checked before anything is derived.
The commitment beside the wrapped key tells a wrong passphrase from a damaged slot, and binds the
wrap to one key.  Source: security.md 3.1; RFC 9106.
"""

from __future__ import annotations

import hmac
import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from held.errors import HeldError
from held.vault.key_file import Argon2Settings, KeyFile, Slot, SlotType, slot_identity
from held.vault.root_key import RootKey

LONGEST_PASSPHRASE = 1024
"""In bytes of UTF-8, after composing characters (NFC)."""


class WrongPassphrase(HeldError):
    """No passphrase slot opens with this."""


class SlotDamaged(HeldError):
    """What was typed is right, but the wrapped key is not what was written."""


class KeyFileAltered(HeldError):
    """The key file opens, but was not written by someone who had the vault's key."""


class NotEnoughMemory(HeldError):
    """The computer could not give the memory that deriving the key takes.  In KiB."""

    def __init__(self, memory_kib: int) -> None:
        super().__init__(memory_kib)
        self.memory_kib = memory_kib


class PassphraseFault(Enum):
    """Why a text cannot be a passphrase at all."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NOT_TEXT = "not text"


class PassphraseRefused(HeldError):
    """This text cannot be a passphrase; `limit` is in bytes."""

    def __init__(self, fault: PassphraseFault) -> None:
        super().__init__(fault)
        self.fault = fault
        self.limit = LONGEST_PASSPHRASE


class CostPart(Enum):
    """Which number of a derivation is meant."""

    MEMORY_KIB = "memory in KiB"
    PASSES = "passes"
    LANES = "lanes"
    MEMORY_BY_PASSES = "memory in KiB, times passes"


class CostRefused(HeldError):
    """The key file asks for a derivation that Held will not start.

    part: which number; value: what the file says; lowest, highest: what is allowed.
    """

    def __init__(self, part: CostPart, value: int, lowest: int, highest: int) -> None:
        super().__init__(part, value, lowest, highest)
        self.part = part
        self.value = value
        self.lowest = lowest
        self.highest = highest


@dataclass(frozen=True)
class DerivationCost:
    """What one derivation takes.  The default takes 1.3 s on a computer of 2024."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4


SMALL_COMPUTER = DerivationCost(memory_kib=64 * 1024)
"""RFC 9106's second choice, for a computer with little memory."""


@dataclass(frozen=True)
class CostLimits:
    """What a key file may ask for.  Lower ones are passed by tests only, to a constructor."""

    least_memory_kib: int = 64 * 1024
    most_memory_kib: int = 1024 * 1024
    most_passes: int = 16
    most_lanes: int = 8
    most_memory_by_passes: int = 8 * 1024 * 1024

    def check(self, cost: DerivationCost) -> None:
        """Raise CostRefused for a cost outside the limits."""
        memory, passes = cost.memory_kib, cost.passes
        # RFC 9106's second choice makes three passes over the least memory: no cost is below it.
        floor = 3 * self.least_memory_kib
        for part, value, lowest, highest in (
            (CostPart.MEMORY_KIB, memory, self.least_memory_kib, self.most_memory_kib),
            (CostPart.PASSES, passes, 1, self.most_passes),
            (CostPart.LANES, cost.lanes, 1, self.most_lanes),
            (CostPart.MEMORY_BY_PASSES, memory * passes, floor, self.most_memory_by_passes),
        ):
            if not lowest <= value <= highest:
                raise CostRefused(part, value, lowest, highest)


def make_passphrase_slot(root: RootKey, passphrase: str, cost: DerivationCost) -> Slot:
    """A slot that opens with `passphrase`.  Slow: the derivation runs here.

    A fresh salt at every wrap gives a fresh key, so no (key, nonce) pair comes twice.
    Raises PassphraseRefused or NotEnoughMemory.
    """
    settings = Argon2Settings(cost.memory_kib, cost.passes, cost.lanes, os.urandom(16))
    key = _derive(_passphrase_bytes(passphrase), settings)
    return wrap(root, Slot(os.urandom(8), "passphrase", settings, os.urandom(12), b"", b""), key)


def make_affordable_slot(root: RootKey, passphrase: str, cost: DerivationCost | None) -> Slot:
    """A slot that opens with `passphrase`, at a cost that this computer can pay.  Slow.

    cost: None for Held's own or, where memory is short, for that of a small computer.
    Raises PassphraseRefused or NotEnoughMemory.
    """
    try:
        return make_passphrase_slot(root, passphrase, cost or DerivationCost())
    except NotEnoughMemory:
        if cost is not None:
            raise
        return make_passphrase_slot(root, passphrase, SMALL_COMPUTER)


def open_with_passphrase(key_file: KeyFile, passphrase: str, limits: CostLimits) -> RootKey:
    """The root key, by the first passphrase slot that opens.  Slow.

    A slot whose cost is refused does not keep the others from being tried.
    Raises PassphraseRefused, CostRefused, NotEnoughMemory, WrongPassphrase, SlotDamaged or
    KeyFileAltered.
    """
    secret = _passphrase_bytes(passphrase)
    not_tried: HeldError | None = None
    for slot in of_type(key_file, "passphrase"):
        try:
            key = _derive_within(secret, slot, limits)
        except (CostRefused, NotEnoughMemory) as refused:
            not_tried = not_tried or refused
            continue
        root = find_unwrapped(key_file.vault_id, slot, key)
        if root is not None:
            if not key_file.is_signed_by(root.key_file_mac_key):
                raise KeyFileAltered
            return root
    raise not_tried or WrongPassphrase


def of_type(key_file: KeyFile, slot_type: SlotType) -> Iterable[Slot]:
    """The slots of one type, in the order of the file."""
    return (slot for slot in key_file.slots if slot.type == slot_type)


def wrap(root: RootKey, slot: Slot, key: bytes) -> Slot:
    """`slot`, wrapping `root` under `key`, which must be used for this slot alone."""
    wrapped = AESGCM(_wrapping_key(key)).encrypt(
        slot.nonce, root.to_wrap, slot_identity(root.vault_id, slot)
    )
    return Slot(slot.id, slot.type, slot.derivation, slot.nonce, wrapped, _commitment(key))


def find_unwrapped(vault_id: bytes, slot: Slot, key: bytes) -> RootKey | None:
    """The root key, None if `key` is not the one the slot was wrapped under.

    Raises SlotDamaged when it is, but the slot is not what was written.
    """
    if not hmac.compare_digest(_commitment(key), slot.commitment):
        return None
    try:
        root = AESGCM(_wrapping_key(key)).decrypt(
            slot.nonce, slot.wrapped, slot_identity(vault_id, slot)
        )
    except InvalidTag:
        raise SlotDamaged from None
    return RootKey(root, vault_id)


def _passphrase_bytes(text: str) -> bytes:
    # Not trimmed: a space at the end is part of what the person chose.
    try:
        octets = unicodedata.normalize("NFC", text).encode()
    except UnicodeEncodeError:
        raise PassphraseRefused(PassphraseFault.NOT_TEXT) from None
    if not octets:
        raise PassphraseRefused(PassphraseFault.EMPTY)
    if len(octets) > LONGEST_PASSPHRASE:
        raise PassphraseRefused(PassphraseFault.TOO_LONG)
    return octets


def _derive_within(secret: bytes, slot: Slot, limits: CostLimits) -> bytes:
    settings = slot.derivation
    assert isinstance(settings, Argon2Settings)
    limits.check(DerivationCost(settings.memory_kib, settings.passes, settings.lanes))
    return _derive(secret, settings)


def _derive(secret: bytes, settings: Argon2Settings) -> bytes:
    try:
        return Argon2id(
            salt=settings.salt,
            length=32,
            iterations=settings.passes,
            lanes=settings.lanes,
            memory_cost=settings.memory_kib,
        ).derive(secret)
    except MemoryError:
        raise NotEnoughMemory(settings.memory_kib) from None


def _wrapping_key(key: bytes) -> bytes:
    return HKDFExpand(SHA256(), 32, b"held/v1/slot/enc").derive(key)


def _commitment(key: bytes) -> bytes:
    return HKDFExpand(SHA256(), 32, b"held/v1/slot/commit").derive(key)
