# SPDX-License-Identifier: GPL-3.0-or-later
"""A card written down: as a small file, and as a block of text for any message.

The file is JSON with exactly one right spelling.  The block is base64 between two lines of plain
words, with no dash in it that a program could make longer.  Both end with a checksum, so that a
card which was damaged on its way is told apart from something that never was one.  Neither is
secret; what is written on a card is believed only once its words were compared.

Must not know where a card comes from or goes to.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

import msgspec

from held.bundles.age_file import HybridRecipient, MalformedRecipient, parse_recipient
from held.bundles.card import KEY_SIZE, Card
from held.bundles.card_errors import CardDamaged, CardTooNew, NotACard, SeveralCards, UnsafeCard

FILE_ENDING = ".held.card"

LARGEST = 64 * 1024
"""Bytes that are looked through for a card: more than any message in which one is passed on."""

_FORMAT = "held-card"
_VERSION = 1
_CHECKSUM_SIZE = 8
_RECIPIENT_SIZE = 1216
_COLUMNS = 64
_FIRST_LINE = "HELD CARD BEGINS"
_LAST_LINE = "HELD CARD ENDS"
_GAP = r"[\s>|]+"
_FIRST = re.compile(_GAP.join(_FIRST_LINE.split()), re.IGNORECASE)
_LAST = re.compile(_GAP.join(_LAST_LINE.split()), re.IGNORECASE)
_ADDED = re.compile(_GAP)
"""What mail programs put between two letters: blanks, and marks of quoting."""

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]+")
"""What some put anywhere."""


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file, in the order in which it is written."""

    format: str
    version: int
    name: str
    recipient: str
    key: str
    check: str


class _Name(msgspec.Struct):
    """What card files of every version have in common."""

    format: str
    version: int


def spell_card_file(card: Card) -> bytes:
    """The file of `card`, about 2,200 bytes of UTF-8."""
    recipient, key = str(card.recipient), card.key.hex()
    check = _checksum(f"{card.name}\n{recipient}\n{key}".encode()).hex()
    return _pretty(_Written(_FORMAT, _VERSION, card.name, recipient, key, check))


def spell_card_block(card: Card) -> str:
    """The block of `card`: under 2,000 characters, lines of 64, ending with a line end."""
    packed = bytes([_VERSION]) + card.recipient.raw + card.key + card.name.encode()
    text = base64.b64encode(packed + _checksum(packed)).decode("ascii")
    lines = [text[start : start + _COLUMNS] for start in range(0, len(text), _COLUMNS)]
    return "\n".join([_FIRST_LINE, *lines, _LAST_LINE, ""])


def parse_card(given: bytes | str) -> Card:
    """The card in a file, or in a text that has its block somewhere in it.

    Raises NotACard, CardDamaged, CardTooNew, UnsafeCard, SeveralCards.
    """
    if len(given) > LARGEST:
        raise NotACard
    try:
        text = given if isinstance(given, str) else given.decode()
        octets = text.encode()
    except UnicodeError as error:
        raise NotACard from error
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _parse_file(octets)
    return _parse_blocks(text)


def _parse_file(octets: bytes) -> Card:
    try:
        written = msgspec.json.decode(octets, type=_Written)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _name_the_fault(octets) from error
    if (written.format, written.version) != (_FORMAT, _VERSION):
        raise _name_the_fault(octets)
    checked = f"{written.name}\n{written.recipient}\n{written.key}".encode()
    if _pretty(written) != octets or _checksum(checked).hex() != written.check:
        raise CardDamaged
    try:
        card = Card(written.name, parse_recipient(written.recipient), bytes.fromhex(written.key))
    except (MalformedRecipient, ValueError) as error:
        raise UnsafeCard from error
    if spell_card_file(card) != octets:
        raise UnsafeCard
    return card


def _name_the_fault(octets: bytes) -> NotACard | CardDamaged | CardTooNew:
    try:
        name = msgspec.json.decode(octets, type=_Name)
    except (msgspec.DecodeError, RecursionError):
        return CardDamaged() if _FORMAT.encode() in octets else NotACard()
    if name.format != _FORMAT:
        return NotACard()
    if name.version > _VERSION:
        return CardTooNew(name.version, _VERSION)
    return CardDamaged()


def _parse_blocks(text: str) -> Card:
    """The one card in `text`, which may have its block more than once."""
    text = _UNSEEN.sub("", text)
    beginnings = list(_FIRST.finditer(text))
    if not beginnings:
        raise CardDamaged if _LAST.search(text) else NotACard
    cards = [_parse_block(text, beginning.end()) for beginning in beginnings]
    if any(card != cards[0] for card in cards):
        raise SeveralCards
    return cards[0]


def _parse_block(text: str, start: int) -> Card:
    end = _LAST.search(text, start)
    if end is None:
        raise CardDamaged
    letters = _ADDED.sub("", text[start : end.start()])
    try:
        octets = base64.b64decode(letters, validate=True)
    except (binascii.Error, ValueError) as error:
        raise CardDamaged from error
    packed, checksum = octets[:-_CHECKSUM_SIZE], octets[-_CHECKSUM_SIZE:]
    if not packed or _checksum(packed) != checksum:
        raise CardDamaged
    if packed[0] > _VERSION:
        raise CardTooNew(packed[0], _VERSION)
    return _unpack(packed)


def _unpack(packed: bytes) -> Card:
    key_start = 1 + _RECIPIENT_SIZE
    name_start = key_start + KEY_SIZE
    try:
        recipient = HybridRecipient(packed[1:key_start])
        return Card(packed[name_start:].decode(), recipient, packed[key_start:name_start])
    except (MalformedRecipient, UnicodeDecodeError) as error:
        raise UnsafeCard from error


def _checksum(octets: bytes) -> bytes:
    return hashlib.sha256(_FORMAT.encode() + octets).digest()[:_CHECKSUM_SIZE]


def _pretty(written: _Written) -> bytes:
    return msgspec.json.format(msgspec.json.encode(written), indent=1) + b"\n"
