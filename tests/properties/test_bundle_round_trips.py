# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is put into an age file or a bundle comes out again, the same."""

from __future__ import annotations

import io
from datetime import date

import pyrage
from hypothesis import given, settings
from hypothesis import strategies as st

from held.bundles.age_file import Passphrase, decrypt, encrypt
from held.bundles.bundle_reader import read_bundle
from held.bundles.bundle_writer import write_bundle
from held.bundles.contents import BundleContents, Member, MemberPermission

CHUNK = 64 * 1024
BORDERS = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1, 5 * CHUNK]

lines = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=60)
several_lines = st.lists(lines, max_size=6).map(tuple)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2999, 12, 31))
hex_ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
permissions = st.builds(
    MemberPermission,
    st.sampled_from(["spoken", "written", "bundle"]),
    st.sampled_from(["code", "role", "as_they_choose", None]),
    days,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
)
members = st.lists(
    st.builds(Member, hex_ids, lines, several_lines, permissions),
    min_size=1,
    max_size=5,
    unique_by=lambda member: member.id,
).map(tuple)


@st.composite
def any_contents(draw: st.DrawFn) -> BundleContents:
    parts = draw(members | st.just(()))
    return BundleContents(
        letter=draw(several_lines),
        members=parts,
        handling=draw(several_lines),
        created=draw(days),
        expires=draw(days) if parts else None,
        counter=draw(st.integers(0, 2**53 - 1)),
        previous=draw(st.none() | st.binary(min_size=32, max_size=32).map(bytes.hex)),
    )


words = st.text(min_size=1, max_size=40).map(lambda text: Passphrase(text, work_factor=1))


@given(size=st.sampled_from(BORDERS) | st.integers(0, 3 * CHUNK), key=words, fill=st.binary())
@settings(max_examples=60)
def test_any_payload_comes_back(size: int, key: Passphrase, fill: bytes) -> None:
    plain = (fill or b"\0") * (size // max(len(fill), 1) + 1)
    plain = plain[:size]
    age_file, out = io.BytesIO(), io.BytesIO()
    encrypt(io.BytesIO(plain), age_file, [key])
    decrypt(io.BytesIO(age_file.getvalue()), out, [key])
    assert out.getvalue() == plain


@given(size=st.sampled_from(BORDERS), words=st.text("abcdefghij -", min_size=1, max_size=40))
@settings(max_examples=30)
def test_another_age_program_reads_every_size_alike(size: int, words: str) -> None:
    age_file = io.BytesIO()
    encrypt(io.BytesIO(bytes(size)), age_file, [Passphrase(words, work_factor=1)])
    assert pyrage.passphrase.decrypt(age_file.getvalue(), words) == bytes(size)


@given(contents=any_contents())
@settings(max_examples=150)
def test_any_contents_come_back(contents: BundleContents) -> None:
    key = Passphrase("chalk", work_factor=1)
    out = io.BytesIO()
    told = write_bundle(contents, key, out)
    opened = read_bundle(io.BytesIO(out.getvalue()), key)
    assert opened.contents == contents
    assert (opened.id, opened.digest) == (told.id, told.digest)
