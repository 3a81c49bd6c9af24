# SPDX-License-Identifier: GPL-3.0-or-later
"""Slots that open with words on paper: one sheet, or enough sheets of a circle.

No Argon2 here: the words carry 128 random bits, which nobody can guess.  Source: security.md 3.1.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from held.vault.key_file import HkdfSettings, KeyFile, Slot, SlotType
from held.vault.key_slots import KeyFileAltered, find_unwrapped, of_type, wrap
from held.vault.recovery_words import ONE_SHEET, RecoveryWordsError, Sharing, Sheet, join
from held.vault.root_key import RootKey

_LABEL = b"held/v1/recovery"


class WrongWords(RecoveryWordsError):
    """The words are a whole sheet or circle, but nothing in this vault opens with them."""


def make_recovery_slot(root: RootKey, secret: bytes, sharing: Sharing) -> Slot:
    """A slot that opens with the words of `secret`, 16 random bytes."""
    slot_type: SlotType = "recovery" if sharing == ONE_SHEET else "shares"
    settings = HkdfSettings(os.urandom(32))
    bare = Slot(os.urandom(8), slot_type, settings, os.urandom(12), b"", b"")
    return wrap(root, bare, _derive(secret, settings))


def open_with_sheets(key_file: KeyFile, sheets: Sequence[Sheet]) -> tuple[RootKey, Slot]:
    """The root key, and the slot that these sheets open.

    Raises WrongWords, SlotDamaged, KeyFileAltered and what `recovery_words.join` raises.
    """
    secret = join(sheets)
    slot_type: SlotType = "recovery" if sheets[0].needed == 1 else "shares"
    for slot in of_type(key_file, slot_type):
        assert isinstance(slot.derivation, HkdfSettings)
        root = find_unwrapped(key_file.vault_id, slot, _derive(secret, slot.derivation))
        if root is not None:
            if not key_file.is_signed_by(root.key_file_mac_key):
                raise KeyFileAltered
            return root, slot
    raise WrongWords


def _derive(secret: bytes, settings: HkdfSettings) -> bytes:
    return HKDF(SHA256(), 32, salt=settings.salt, info=_LABEL).derive(secret)
