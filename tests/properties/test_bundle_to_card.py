# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles to a card and cards themselves: all comes back the same, and nothing changed is believed."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from held.bundles.age_file import (
    AgeFileError,
    HybridIdentity,
    MalformedIdentity,
    MalformedRecipient,
    decrypt,
    encrypt,
    parse_identity,
    parse_recipient,
)
from held.bundles.age_file._bech32 import NotBech32, read_bech32, spell_bech32
from held.bundles.bundle_errors import BundleError
from held.bundles.bundle_reader import read_card_bundle
from held.bundles.bundle_writer import write_card_bundle
from held.bundles.card import CardIdentity, fit_name, make_card_identity
from held.bundles.card_errors import CardError
from held.bundles.card_text import parse_card, spell_card_block, spell_card_file
from held.bundles.contents import BundleContents, Member, MemberPermission

SENDER, READER, OTHER = (make_card_identity(name) for name in ("Mira", "Rowan", "Tomasz"))
KNOWN = [OTHER.card, SENDER.card]

lines = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=60)
several_lines = st.lists(lines, max_size=6).map(tuple)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2999, 12, 31))
hex_ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
names = st.text(max_size=120).map(fit_name)
parts = st.builds(
    Member,
    hex_ids,
    lines,
    several_lines,
    st.builds(
        MemberPermission,
        st.just("bundle"),
        st.sampled_from(["code", "role", "as_they_choose", None]),
        days,
        lines,
    ),
)
own_lines = st.builds(
    Member,
    hex_ids,
    lines,
    lines.map(lambda line: (line,)),
    st.builds(MemberPermission, st.just("bundle"), st.none(), days, st.just("")),
    st.just("line"),
)
any_contents = st.builds(
    BundleContents,
    several_lines,
    st.lists(parts | own_lines, min_size=1, max_size=5, unique_by=lambda one: one.id).map(tuple),
    several_lines,
    days,
    days,
    st.integers(0, 2**53 - 1),
    st.none() | st.binary(min_size=32, max_size=32).map(bytes.hex),
)


def written(contents: BundleContents) -> bytes:
    out = io.BytesIO()
    told = write_card_bundle(contents, SENDER, READER.card, out)
    assert told.is_in(io.BytesIO(out.getvalue()))
    return out.getvalue()


def sealed(document: bytes) -> bytes:
    out = io.BytesIO()
    encrypt(io.BytesIO(document), out, [READER.hybrid.recipient])
    return out.getvalue()


A_BUNDLE = written(
    BundleContents(
        letter=("What Mira told me.", "Ich hörte nur zu."),
        members=(
            Member(
                id="0123456789abcdef0123456789abcdef",
                title="As told to me",
                lines=("The door was locked.",),
                permission=MemberPermission("bundle", "code", date(2031, 5, 1), ""),
            ),
        ),
        handling=(),
        created=date(2031, 2, 1),
        expires=date(2031, 5, 1),
        counter=4_050_000,
    )
)


def _inside(age_file: bytes) -> bytes:
    out = io.BytesIO()
    decrypt(io.BytesIO(age_file), out, [READER.hybrid])
    return out.getvalue()


DOCUMENT = _inside(A_BUNDLE)
HEADER_SIZE = A_BUNDLE.index(b"\n", A_BUNDLE.index(b"\n--- ") + 1) + 1


@given(contents=any_contents)
@settings(max_examples=100)
def test_any_contents_come_back_from_whom_they_came(contents: BundleContents) -> None:
    opened = read_card_bundle(io.BytesIO(written(contents)), READER, KNOWN)
    assert (opened.contents, opened.sender) == (contents, SENDER.card)


@given(
    size=st.integers(0, 200_000),
    fill=st.binary(min_size=1),
    seed=st.binary(min_size=32, max_size=32),
)
@settings(max_examples=40)
def test_any_payload_comes_back(size: int, fill: bytes, seed: bytes) -> None:
    plain = (fill * (size // len(fill) + 1))[:size]
    identity, age_file, out = HybridIdentity(seed), io.BytesIO(), io.BytesIO()
    encrypt(io.BytesIO(plain), age_file, [SENDER.hybrid.recipient, identity.recipient])
    decrypt(io.BytesIO(age_file.getvalue()), out, [OTHER.hybrid, identity])
    assert out.getvalue() == plain


def test_every_flipped_byte_of_a_bundle_is_refused() -> None:
    for place in range(len(A_BUNDLE)):
        changed = bytearray(A_BUNDLE)
        changed[place] ^= 1
        with pytest.raises(AgeFileError):
            read_card_bundle(io.BytesIO(changed), READER, KNOWN)


def test_a_bundle_cut_anywhere_is_refused() -> None:
    for size in range(len(A_BUNDLE)):
        with pytest.raises(AgeFileError):
            read_card_bundle(io.BytesIO(A_BUNDLE[:size]), READER, KNOWN)


def test_every_flipped_bit_of_a_document_from_a_known_card_is_refused() -> None:
    for place in range(len(DOCUMENT)):
        for bit in (1, 32):
            changed = bytearray(DOCUMENT)
            changed[place] ^= bit
            try:
                opened = read_card_bundle(io.BytesIO(sealed(bytes(changed))), READER, KNOWN)
            except BundleError:
                continue
            # Only who claims to have sent it may still be another: then it is from nobody.
            assert opened.sender is None
            assert opened.claimed != SENDER.card.hash


@st.composite
def edited(draw: st.DrawFn, original: bytes) -> bytes:
    """`original` with one to four pieces replaced by something else."""
    changed = original
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(changed)))
        end = start + draw(st.integers(0, 12))
        piece = draw(st.sampled_from([b"", b"null", b'"', b"\n", b" ", b"-> x\n\n", b"\xff", b"1"]))
        piece = draw(st.binary(max_size=8)) if draw(st.booleans()) else piece
        changed = changed[:start] + piece + changed[end:]
    return changed


def read_hostile_document(document: bytes) -> None:
    try:
        opened = read_card_bundle(io.BytesIO(sealed(document)), READER, KNOWN)
    except BundleError:
        return
    assert document == DOCUMENT or opened.sender is None


def read_hostile_header(header: bytes) -> None:
    try:
        opened = read_card_bundle(io.BytesIO(header + A_BUNDLE[HEADER_SIZE:]), READER, KNOWN)
    except AgeFileError:
        return
    assert header == A_BUNDLE[:HEADER_SIZE]
    assert opened.sender == SENDER.card


@given(edited(DOCUMENT))
@settings(max_examples=300)
def test_an_edited_document_gives_our_errors_and_is_nobodys(document: bytes) -> None:
    read_hostile_document(document)


@given(edited(A_BUNDLE[:HEADER_SIZE]))
@settings(max_examples=300)
def test_an_edited_header_gives_our_errors(header: bytes) -> None:
    read_hostile_header(header)


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just([])


@given(key=st.sampled_from(sorted(json.loads(DOCUMENT)["manifest"])), value=VALUES)
@settings(max_examples=200)
def test_any_value_anywhere_in_the_manifest_gives_our_errors(key: str, value: object) -> None:
    document = json.loads(DOCUMENT)
    document["manifest"][key] = value
    read_hostile_document(json.dumps(document).encode())


# Cards


@given(name=names, seed=st.binary(min_size=32, max_size=32))
@settings(max_examples=60)
def test_any_card_comes_back_from_both_its_spellings(name: str, seed: bytes) -> None:
    card = CardIdentity(name, HybridIdentity(seed), seed).card
    assert parse_card(spell_card_file(card)) == card
    assert parse_card(spell_card_block(card)) == card
    assert len(spell_card_block(card)) < 2_000
    assert spell_card_file(parse_card(spell_card_file(card))) == spell_card_file(card)


@given(typed=st.text())
def test_a_name_once_fit_stays_as_it_is(typed: str) -> None:
    fitted = fit_name(typed)
    assert fit_name(fitted) == fitted
    assert len(fitted.encode()) <= 96


def test_every_flipped_byte_of_a_card_file_is_refused() -> None:
    whole = spell_card_file(SENDER.card)
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1
        with pytest.raises(CardError):
            parse_card(bytes(changed))


def test_a_card_file_cut_anywhere_is_refused() -> None:
    whole = spell_card_file(SENDER.card)
    for size in range(len(whole)):
        with pytest.raises(CardError):
            parse_card(whole[:size])


def test_every_other_letter_in_a_block_is_refused_or_spells_the_same_card() -> None:
    whole = spell_card_block(SENDER.card)
    for place in range(len(whole)):
        changed = whole[:place] + ("A" if whole[place] != "A" else "B") + whole[place + 1 :]
        try:
            assert parse_card(changed) == SENDER.card
        except CardError:
            continue


@given(edited(spell_card_file(SENDER.card)) | edited(spell_card_block(SENDER.card).encode()))
@settings(max_examples=300)
def test_an_edited_card_gives_our_errors_or_the_same_card(given_card: bytes) -> None:
    try:
        assert parse_card(given_card) == SENDER.card
    except CardError:
        return


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_anything_as_a_card_gives_our_errors(given_card: bytes | str) -> None:
    with pytest.raises(CardError):
        parse_card(given_card)


# Texts of keys


@given(prefix=st.sampled_from(["age1pq", "age-secret-key-pq-", "a"]), raw=st.binary(max_size=200))
def test_any_bytes_come_back_from_bech32(prefix: str, raw: bytes) -> None:
    assert read_bech32(prefix, spell_bech32(prefix, raw)) == raw


@given(raw=st.binary(min_size=1, max_size=60), place=st.integers(0), letter=st.characters())
def test_one_other_letter_is_seen_by_bech32(raw: bytes, place: int, letter: str) -> None:
    text = spell_bech32("age1pq", raw)
    place %= len(text)
    changed = text[:place] + letter + text[place + 1 :]
    if changed != text:
        with pytest.raises(NotBech32):
            read_bech32("age1pq", changed)


@given(st.text(max_size=100) | st.text("age1pqAGE-SECRTKY", max_size=100))
def test_any_text_as_a_key_gives_our_errors(text: str) -> None:
    with pytest.raises(MalformedRecipient):
        parse_recipient(text)
    with pytest.raises(MalformedIdentity):
        parse_identity(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("strategy", "read"),
    [
        (edited(DOCUMENT), read_hostile_document),
        (edited(A_BUNDLE[:HEADER_SIZE]), read_hostile_header),
    ],
    ids=["document", "header"],
)
def test_very_many_edits_give_our_errors(
    strategy: st.SearchStrategy[bytes], read: Callable[[bytes], None]
) -> None:
    @given(strategy)
    @settings(max_examples=5_000)
    def many(hostile: bytes) -> None:
        read(hostile)

    many()
