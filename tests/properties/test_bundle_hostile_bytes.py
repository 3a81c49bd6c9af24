# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a sender puts into a file, Held answers with one of its own errors, soon."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from held.bundles.age_file import AgeFileError, Passphrase, decrypt, encrypt
from held.bundles.bundle_errors import BundleError
from held.bundles.contents import BundleContents, Member, MemberPermission
from held.bundles.document import contents_of, parse, spell
from held.bundles.padding import padded_size

KEY = Passphrase("chalk", work_factor=1, highest_work_factor=4)
BUNDLE_ID = "00112233445566778899aabbccddeeff"
CONTENTS = BundleContents(
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
DOCUMENT = spell(BUNDLE_ID, CONTENTS).rstrip(b" ")
FRAGMENTS = [
    b"null", b"NaN", b"-0", b"1e999", b"1.0", b'"\\ud800"', b'"\\u0000"', b"\xff", b"[" * 3000,
    b'{"version":2}', b'"version": 2', b'"a":', b",", b"}", b"]", b'"', b"\\", b"\n", b"\0", b"",
    b"\xef\xbb\xbf", "\u202e".encode(), b"9" * 400, b"/../", b"true",
]  # fmt: skip


def an_age_file() -> bytes:
    out = io.BytesIO()
    encrypt(io.BytesIO(b"quiet" * 20_000), out, [KEY])
    return out.getvalue()


AGE_FILE = an_age_file()


@st.composite
def edited(draw: st.DrawFn, original: bytes, fragments: list[bytes]) -> bytes:
    """`original` with one to four pieces replaced by something else."""
    changed = original
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(changed)))
        end = start + draw(st.integers(0, 12))
        piece = draw(st.sampled_from(fragments) | st.binary(max_size=8))
        changed = changed[:start] + piece + changed[end:]
    return changed


def padded(document: bytes) -> bytes:
    return document.ljust(padded_size(len(document)), b" ")


def read_hostile_document(document: bytes) -> None:
    try:
        parsed = parse(padded(document))
        contents = contents_of(parsed)
    except BundleError:
        return
    # What is accepted has one spelling only, so it is exactly what a sender could have written.
    assert spell(parsed.manifest.id, contents) == padded(document)


def read_hostile_age_file(age_file: bytes) -> None:
    with suppress(AgeFileError):
        decrypt(io.BytesIO(age_file), io.BytesIO(), [KEY])


HEADER_SIZE = AGE_FILE.index(b"\n", AGE_FILE.index(b"\n--- ") + 1) + 1
HEADER_FRAGMENTS = [b"\n", b"\r\n", b" ", b"-> scrypt ", b"-> x\n\n", b"--- ", b"=", b"18", b"\0"]


@given(edited(DOCUMENT, FRAGMENTS))
@settings(max_examples=400)
def test_an_edited_document_gives_our_errors_or_one_spelling(document: bytes) -> None:
    read_hostile_document(document)


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes_as_document_give_our_errors(document: bytes) -> None:
    read_hostile_document(document)


@given(edited(AGE_FILE[:HEADER_SIZE], HEADER_FRAGMENTS))
@settings(max_examples=400)
def test_an_edited_header_gives_our_errors(header: bytes) -> None:
    read_hostile_age_file(header + AGE_FILE[HEADER_SIZE:])


@given(st.binary(max_size=400) | st.binary(max_size=400).map(b"age-encryption.org/v1\n".__add__))
@settings(max_examples=200)
def test_any_bytes_as_age_file_give_our_errors(age_file: bytes) -> None:
    read_hostile_age_file(age_file)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


def paths(value: object, so_far: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [so_far] if so_far else []
    if isinstance(value, dict):
        found += [path for key in value for path in paths(value[key], (*so_far, key))]
    if isinstance(value, list):
        found += [path for at, one in enumerate(value) for path in paths(one, (*so_far, at))]
    return found


@given(path=st.sampled_from(paths(json.loads(DOCUMENT))), value=json_values)
@settings(max_examples=300)
def test_any_value_anywhere_in_the_document_gives_our_errors(
    path: tuple[str | int, ...], value: object
) -> None:
    document = json.loads(DOCUMENT)
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    read_hostile_document(json.dumps(document).encode())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("strategy", "read"),
    [
        (edited(DOCUMENT, FRAGMENTS), read_hostile_document),
        (edited(AGE_FILE[:HEADER_SIZE], HEADER_FRAGMENTS), read_hostile_age_file),
    ],
    ids=["document", "header"],
)
def test_very_many_edits_give_our_errors(
    strategy: st.SearchStrategy[bytes], read: Callable[[bytes], None]
) -> None:
    @given(strategy)
    @settings(max_examples=50_000)
    def many(hostile: bytes) -> None:
        read(hostile)

    many()
