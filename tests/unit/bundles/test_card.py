# SPDX-License-Identifier: GPL-3.0-or-later
"""A card between two keepers: what is on it, how it is compared by voice, how it is written down."""

from __future__ import annotations

import hashlib
import json
import math
import re
import textwrap
from pathlib import Path

import pytest

from held.bundles.age_file import MalformedIdentity, generate_identity, parse_recipient
from held.bundles.card import (
    MOST_NAME_BYTES,
    Card,
    CardIdentity,
    decode_card_identity,
    fit_name,
    make_card_identity,
    words_of,
)
from held.bundles.card_errors import (
    CardDamaged,
    CardError,
    CardTooNew,
    NotACard,
    SeveralCards,
    UnsafeCard,
)
from held.bundles.card_text import LARGEST, parse_card, spell_card_block, spell_card_file

ROOT = Path(__file__).resolve().parents[3]
WORD_LIST = (ROOT / "resources" / "words" / "eff_large.txt").read_text(encoding="utf-8").split()
MIRA = decode_card_identity("Mira", hashlib.sha512(b"Mira").digest())
HASH_OF_MIRA = "5501d14c9d2b2efea030288e47cee3c01f8f2bfef41ed3bbf95953f2d53a3a72"
WORDS_OF_MIRA = ("exclude", "luxury", "headed", "numbing", "safeguard", "petite", "saffron")
ROWAN = decode_card_identity("Rowan", hashlib.sha512(b"Rowan").digest())


def test_the_words_of_a_card_never_change_from_one_held_to_the_next() -> None:
    assert words_of(MIRA.card, WORD_LIST) == WORDS_OF_MIRA
    assert MIRA.card.hash == HASH_OF_MIRA


def test_seven_words_give_ninety_bits_and_none_of_them_has_a_hyphen() -> None:
    spoken = {word for word in WORD_LIST if "-" not in word}
    assert len(WORD_LIST) - len(spoken) == 4
    assert 7 * math.log2(len(spoken)) > 90
    for _ in range(50):
        words = words_of(make_card_identity("").card, WORD_LIST)
        assert len(words) == 7
        assert spoken.issuperset(words)


def test_another_name_leaves_the_words_and_another_key_of_either_kind_does_not() -> None:
    card = MIRA.card
    renamed = Card("Somebody else", card.recipient, card.key)
    assert (renamed.hash, words_of(renamed, WORD_LIST)) == (card.hash, words_of(card, WORD_LIST))
    for other in (
        Card("Mira", ROWAN.card.recipient, card.key),
        Card("Mira", card.recipient, ROWAN.card.key),
    ):
        assert other.hash != card.hash
        assert len(set(words_of(other, WORD_LIST)) & set(words_of(card, WORD_LIST))) < 3


def test_a_bundle_is_bound_to_the_text_that_age_knows() -> None:
    text = str(MIRA.card.recipient)
    assert MIRA.card.recipient_hash == hashlib.sha256(text.encode()).hexdigest()


def test_keys_come_out_of_the_vault_as_they_went_in() -> None:
    made = make_card_identity("Mira")
    again = decode_card_identity("Mira", made.encode())
    assert len(made.encode()) == 64
    assert again.card == made.card
    assert again.encode() == made.encode()
    assert str(again.hybrid) == str(made.hybrid)
    assert again.shared_with(ROWAN.card) == ROWAN.shared_with(made.card)


@pytest.mark.parametrize("size", [0, 32, 63, 65])
def test_keys_of_another_size_are_refused(size: int) -> None:
    with pytest.raises(MalformedIdentity):
        decode_card_identity("Mira", bytes(size))
    with pytest.raises(MalformedIdentity):
        CardIdentity("Mira", generate_identity(), bytes(size + 1))


def test_repr_of_an_identity_shows_neither_keys_nor_name() -> None:
    assert repr(MIRA) == "CardIdentity()"


@pytest.mark.parametrize(
    ("typed", "fitted"),
    [
        ("Mira", "Mira"),
        ("", ""),
        ("   ", ""),
        ("  Mira \t of\nthe  north ", "Mira of the north"),
        ("Mi\u202era", "Mira"),
        ("\u2066Mira\u2069", "Mira"),
        ("Mi\u00adra\ufeff\u200b", "Mira"),
        ("Mi\0ra", "Mi ra"),
        ("Mi\u2028ra", "Mi ra"),
        ("Mi\ud800ra", "Mira"),
        ("\u0645\u06cc\u200c\u0631\u0648\u0645", "\u0645\u06cc\u200c\u0631\u0648\u0645"),
        (
            "Żofia \N{PERSON WITH BALL}\u200d\N{FEMALE SIGN}",
            "Żofia \N{PERSON WITH BALL}\u200d\N{FEMALE SIGN}",
        ),
        ("a" * 500, "a" * MOST_NAME_BYTES),
        ("ä" * 48 + "b", "ä" * 48),
        ("b" + "ä" * 48, "b" + "ä" * 47),
        ("a" * 95 + " b", "a" * 95),
    ],
)
def test_a_typed_name_is_made_fit(typed: str, fitted: str) -> None:
    assert fit_name(typed) == fitted
    assert fit_name(fitted) == fitted
    assert Card(fitted, MIRA.card.recipient, MIRA.card.key).name == fitted


@pytest.mark.parametrize("name", ["two\nlines", " Mira", "Mi\u202era", "a" * 97, "\0"])
def test_a_card_with_an_unfit_name_is_none(name: str) -> None:
    with pytest.raises(UnsafeCard):
        Card(name, MIRA.card.recipient, MIRA.card.key)


LOW_ORDER = [
    bytes(32),
    b"\1" + bytes(31),
    bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
    bytes.fromhex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
]


@pytest.mark.parametrize("key", [*LOW_ORDER, b"", bytes(31), bytes(33)], ids=bytes.hex)
def test_a_card_whose_key_would_prove_nothing_is_refused(key: bytes) -> None:
    with pytest.raises(UnsafeCard):
        Card("Mira", MIRA.card.recipient, key)


# Written down


def test_a_card_is_read_from_its_file_and_from_its_block() -> None:
    for name in ("", "Mira", "Żofia \N{HERB}", "ä" * 48):
        card = Card(name, MIRA.card.recipient, MIRA.card.key)
        block = spell_card_block(card)
        assert parse_card(spell_card_file(card)) == card
        assert parse_card(spell_card_file(card).decode()) == card
        assert parse_card(block) == parse_card(block.encode()) == card


def test_a_block_fits_into_a_message_of_two_thousand_characters() -> None:
    longest = Card("w" * MOST_NAME_BYTES, MIRA.card.recipient, MIRA.card.key)
    assert len(spell_card_block(longest)) < 2_000
    assert max(map(len, spell_card_block(longest).splitlines())) == 64
    assert re.fullmatch(r"[A-Za-z0-9+/= \n]+", spell_card_block(longest))


def test_a_file_can_be_read_by_somebody_without_held() -> None:
    told = json.loads(spell_card_file(MIRA.card))
    assert list(told) == ["format", "version", "name", "recipient", "key", "check"]
    assert (told["format"], told["version"], told["name"]) == ("held-card", 1, "Mira")
    assert parse_recipient(told["recipient"]) == MIRA.card.recipient
    assert bytes.fromhex(told["key"]) == MIRA.card.key


BLOCK = spell_card_block(MIRA.card)
HURT = {
    "words around": f"Hello,\n\nthis is my card:\n{BLOCK}\nBye — Mira\n-- \nsent from a phone",
    "quoted": textwrap.indent(BLOCK, "> "),
    "quoted twice": textwrap.indent(BLOCK, "> > "),
    "quoted tightly": textwrap.indent(BLOCK, ">>"),
    "quoted with bars": textwrap.indent(BLOCK, "| "),
    "quoted, then wrapped": "\n".join(
        textwrap.wrap(textwrap.indent(BLOCK.replace("\n", " "), "> "), 40, initial_indent="> ")
    ),
    "wrapped narrowly": "\n".join(textwrap.wrap(BLOCK, 23)),
    "wrapped in the first line": BLOCK.replace("CARD BEGINS", "CARD\nBEGINS"),
    "quoted in the first line": BLOCK.replace("CARD BEGINS", "CARD\n> BEGINS"),
    "in one line": BLOCK.replace("\n", " "),
    "blanks at the ends": BLOCK.replace("\n", "   \n"),
    "blanks at the beginnings": textwrap.indent(BLOCK, "\t "),
    "line ends of two": BLOCK.replace("\n", "\r\n"),
    "blank lines": BLOCK.replace("\n", "\n\n"),
    "blanks that do not break": BLOCK.replace("\n", "\n\u00a0"),
    "signs without a look": "\ufeff" + BLOCK.replace("A", "A\u200b\u00ad\u2060"),
    "dashes around": f"—— {BLOCK.rstrip()} ——\n",
    "small letters in the first line": BLOCK.replace("HELD CARD", "Held card"),
    "twice": f"{BLOCK}\n\nAnd once more:\n{textwrap.indent(BLOCK, '> ')}",
}  # fmt: skip


@pytest.mark.parametrize("text", HURT.values(), ids=HURT.keys())
def test_a_block_survives_what_mail_programs_do(text: str) -> None:
    assert parse_card(text) == MIRA.card


def test_two_cards_in_one_text_are_not_guessed_between() -> None:
    with pytest.raises(SeveralCards):
        parse_card(BLOCK + spell_card_block(ROWAN.card))


@pytest.mark.parametrize(
    "given",
    [
        b"",
        "",
        "Hello, no card here. BEGINS HELD CARD",
        b"\xff\xfe" + BLOCK.encode("utf-16-le"),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "{}",
        '{"format": "held-vault", "version": 1}',
        "[" * 50_000,
        "{" * 50_000,
        "\ud800",
        "a" * (LARGEST + 1),
        BLOCK + " " * LARGEST,
    ],
)
def test_what_is_no_card_is_told_as_such(given: bytes | str) -> None:
    with pytest.raises(NotACard):
        parse_card(given)


FILE = spell_card_file(MIRA.card).decode()
DAMAGED = {
    "no first line": BLOCK.replace("HELD CARD BEGINS", ""),
    "no last line": BLOCK.replace("HELD CARD ENDS", ""),
    "only the first line": "HELD CARD BEGINS",
    "nothing inside": "HELD CARD BEGINS\nHELD CARD ENDS",
    "a line left out": BLOCK.replace(BLOCK.splitlines()[9] + "\n", ""),
    "a letter changed": BLOCK[:300] + ("B" if BLOCK[300] == "A" else "A") + BLOCK[301:],
    "two lines swapped": "\n".join(
        [*BLOCK.splitlines()[:5], BLOCK.splitlines()[6], BLOCK.splitlines()[5], *BLOCK.splitlines()[7:]]
    ),
    "a long dash inside": BLOCK.replace("\n", "\n—\n", 2),
    "words inside": BLOCK.replace("\n", "\nHello, Mira! ", 2),
    "a file cut": FILE[:-40],
    "a file with another name": FILE.replace("Mira", "Mara"),
    "a file with another key": FILE.replace(MIRA.card.key.hex(), ROWAN.card.key.hex()),
    "a file with another recipient": FILE.replace(str(MIRA.card.recipient), str(ROWAN.card.recipient)),
    "a file spelled otherwise": FILE.replace(": ", ":"),
    "a file with a name twice": FILE.replace('"name": "Mira"', '"name": "Mira",\n "name": "Mira"'),
    "a file with more in it": FILE.replace('"name"', '"note": "",\n "name"'),
    "a file without a line end": FILE.rstrip("\n"),
    "a file with a mark before": "\ufeff" + FILE,
    "a file of version 0": FILE.replace('"version": 1', '"version": 0'),
    "a file of version text": FILE.replace('"version": 1', '"version": "1"'),
    "a file with half a pair": FILE.replace("Mira", "\\ud800"),
    "a deep file": FILE.replace('"Mira"', "[" * 5000),
}  # fmt: skip


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_card_is_told_apart_from_none(text: str) -> None:
    assert text not in (BLOCK, FILE)
    with pytest.raises(CardDamaged):
        parse_card(text)


def test_a_card_from_a_newer_held_says_so() -> None:
    with pytest.raises(CardTooNew) as raised:
        parse_card(json.dumps({"format": "held-card", "version": 7, "picture": ""}))
    assert (raised.value.found, raised.value.known) == (7, 1)
    with pytest.raises(CardTooNew) as raised:
        parse_card(block_of(b"\x07whatever it may hold"))
    assert (raised.value.found, raised.value.known) == (7, 1)


def test_a_whole_card_with_keys_or_a_name_that_held_never_makes_is_unsafe() -> None:
    recipient, key, name = MIRA.card.recipient.raw, MIRA.card.key, b"Mira"
    hostile = {
        "low order in the key": recipient + bytes(32) + name,
        "low order in the recipient": recipient[:-32] + bytes(32) + key + name,
        "no ML-KEM key": b"\xff" * 1184 + recipient[-32:] + key + name,
        "a name turned around": recipient + key + "\u202eMira".encode(),
        "a name of two lines": recipient + key + b"Mi\nra",
        "a name not UTF-8": recipient + key + b"\xff",
        "a name too long": recipient + key + b"a" * 97,
        "too short": recipient[:100],
    }
    for packed in hostile.values():
        with pytest.raises(UnsafeCard):
            parse_card(block_of(b"\1" + packed))


@pytest.mark.parametrize(
    "changed",
    [
        {"key": "00" * 32},
        {"key": "zz" * 32},
        {"key": MIRA.card.key.hex().upper()},
        {"key": ""},
        {"recipient": "age1"},
        {"recipient": str(MIRA.card.recipient).upper()},
        {"name": "\u202eMira"},
    ],
    ids=str,
)
def test_a_file_with_a_right_checksum_is_not_believed_for_that(changed: dict[str, str]) -> None:
    told = json.loads(FILE) | changed
    checked = f"held-card{told['name']}\n{told['recipient']}\n{told['key']}"
    told["check"] = hashlib.sha256(checked.encode()).hexdigest()[:16]
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    with pytest.raises(UnsafeCard):
        parse_card(text)


def block_of(packed: bytes) -> str:
    import base64

    checksum = hashlib.sha256(b"held-card" + packed).digest()[:8]
    text = base64.b64encode(packed + checksum).decode()
    return f"HELD CARD BEGINS\n{text}\nHELD CARD ENDS\n"


def test_every_failure_of_a_card_is_one_of_a_card() -> None:
    for kind in (NotACard, CardDamaged, CardTooNew, UnsafeCard, SeveralCards):
        assert issubclass(kind, CardError)
