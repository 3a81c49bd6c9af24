# SPDX-License-Identifier: GPL-3.0-or-later
"""Bech32: bytes as text that may be read aloud or typed, with a checksum against slips.

As age has it: without the limit of 90 characters, and all in one case.  Must not know which bytes.
Source: BIP 173; c2sp.org/age, "Conventions".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM_LETTERS = 6
_MARK = "1"


class NotBech32(ValueError):
    """The text is not the one right spelling of any bytes; for the callers in this package."""


def spell_bech32(prefix: str, raw: bytes) -> str:
    """`raw` behind `prefix`, in small letters."""
    values = _in_fives(raw)
    kept = _polymod([*_widened(prefix), *values, *[0] * _CHECKSUM_LETTERS]) ^ 1
    checksum = [(kept >> 5 * place) & 31 for place in reversed(range(_CHECKSUM_LETTERS))]
    return prefix + _MARK + "".join(_ALPHABET[value] for value in (*values, *checksum))


def read_bech32(prefix: str, text: str) -> bytes:
    """The bytes that `text`, in small letters, spells behind `prefix`.  Raises NotBech32."""
    found, _, letters = text.rpartition(_MARK)
    if found != prefix or len(letters) < _CHECKSUM_LETTERS:
        raise NotBech32
    try:
        values = [_VALUES[letter] for letter in letters]
    except KeyError as error:
        raise NotBech32 from error
    if _polymod([*_widened(prefix), *values]) != 1:
        raise NotBech32
    return _in_eights(values[:-_CHECKSUM_LETTERS])


def _widened(prefix: str) -> list[int]:
    codes = prefix.encode("ascii")
    return [*(code >> 5 for code in codes), 0, *(code & 31 for code in codes)]


def _polymod(values: Iterable[int]) -> int:
    kept = 1
    for value in values:
        top = kept >> 25
        kept = (kept & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate(_GENERATOR):
            kept ^= term if top >> place & 1 else 0
    return kept


def _in_fives(raw: bytes) -> list[int]:
    """`raw` in pieces of five bits, the last filled up with zeros."""
    count = -(-len(raw) * 8 // 5)
    whole = int.from_bytes(raw, "big") << (count * 5 - len(raw) * 8)
    return [whole >> 5 * place & 31 for place in reversed(range(count))]


def _in_eights(values: Sequence[int]) -> bytes:
    """The bytes in pieces of five bits.  What fills up the last one has to be short and zero."""
    whole = 0
    for value in values:
        whole = whole << 5 | value
    size, spare = divmod(len(values) * 5, 8)
    if spare >= 5 or whole & ((1 << spare) - 1):
        raise NotBech32
    return (whole >> spare).to_bytes(size, "big")
