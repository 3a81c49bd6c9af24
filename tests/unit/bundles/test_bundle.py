# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle from one keeper to another: what arrives, what is seen outside, what is refused."""

from __future__ import annotations

import dataclasses
import io
import json
import random
from datetime import date

import msgspec
import pytest

from held.bundles.age_file import NoMatchingKey, Passphrase, decrypt, encrypt
from held.bundles.bundle_errors import BundleTooLarge
from held.bundles.bundle_reader import OpenedBundle, read_bundle
from held.bundles.bundle_writer import WrittenBundle, write_bundle
from held.bundles.contents import BundleContents, Member, next_counter
from held.bundles.document import LARGEST, spell

BUNDLE_ID = "00112233445566778899aabbccddeeff"


def written(contents: BundleContents, spoken: Passphrase) -> tuple[bytes, WrittenBundle]:
    out = io.BytesIO()
    told = write_bundle(contents, spoken, out)
    return out.getvalue(), told


def inside(age_file: bytes, spoken: Passphrase) -> bytes:
    out = io.BytesIO()
    decrypt(io.BytesIO(age_file), out, [spoken])
    return out.getvalue()


def test_what_was_put_in_comes_out_and_compares_equal(
    contents: BundleContents, spoken: Passphrase
) -> None:
    age_file, told = written(contents, spoken)
    assert read_bundle(io.BytesIO(age_file), spoken) == OpenedBundle(told.id, told.digest, contents)


def test_two_bundles_of_the_same_contents_are_told_apart(
    contents: BundleContents, spoken: Passphrase
) -> None:
    random.seed(7)
    _, first = written(contents, spoken)
    random.seed(7)
    _, second = written(contents, spoken)
    assert first.id != second.id
    assert first.digest != second.digest


def test_bundle_ids_do_not_repeat(contents: BundleContents) -> None:
    cheap = Passphrase("chalk", work_factor=1)
    assert len({written(contents, cheap)[1].id for _ in range(500)}) == 500


def test_somebody_without_held_reads_the_letter_first(
    contents: BundleContents, spoken: Passphrase
) -> None:
    age_file, _ = written(contents, spoken)
    text = inside(age_file, spoken).decode()
    assert text.splitlines()[:5] == [
        "{",
        '"letter": [',
        ' "What Mira told me.",',
        ' "",',
        ' "Sie sagte: \\"Ich weiß es nicht.\\""',
    ]
    told = json.loads(text)
    assert list(told) == ["letter", "manifest", "members"]
    assert told["members"][0]["text"] == ["The door was locked.", "", "Żadnych pytań."]


def test_the_manifest_tells_what_each_part_may_be_used_for(
    contents: BundleContents, spoken: Passphrase
) -> None:
    age_file, _ = written(contents, spoken)
    manifest = json.loads(inside(age_file, spoken))["manifest"]
    assert manifest["members"][0]["permission"] == {
        "form": "bundle",
        "named": "code",
        "until": "2031-05-01",
        "purpose": "for advice",
    }
    assert manifest["handling"] == ["Do not bring it up unless she does."]
    assert (manifest["sender"], manifest["recipient"], manifest["auth"]) == (None, None, None)


def test_nothing_of_the_contents_can_be_read_from_outside(
    contents: BundleContents, spoken: Passphrase
) -> None:
    age_file, told = written(contents, spoken)
    for word in ("Mira", "letter", told.id, "0123456789abcdef", "2031"):
        for encoding in ("utf-8", "utf-16-le", "utf-32-le"):
            assert word.encode(encoding) not in age_file


def test_stories_of_nearly_the_same_length_make_files_of_the_same_size(
    contents: BundleContents, spoken: Passphrase
) -> None:
    sizes = set()
    for length in range(3000, 3020):
        longer = msgspec.structs.replace(contents, letter=("a" * length,))
        sizes.add(len(written(longer, spoken)[0]))
    assert len(sizes) <= 2


def test_other_words_open_nothing(contents: BundleContents, spoken: Passphrase) -> None:
    age_file, _ = written(contents, spoken)
    with pytest.raises(NoMatchingKey):
        read_bundle(io.BytesIO(age_file), Passphrase("quilt harbor", work_factor=10))


def test_a_bundle_above_the_limit_is_not_written(
    contents: BundleContents, spoken: Passphrase
) -> None:
    out = io.BytesIO()
    with pytest.raises(BundleTooLarge):
        write_bundle(msgspec.structs.replace(contents, letter=("a" * LARGEST,)), spoken, out)
    assert out.getvalue() == b""


def test_more_strings_than_will_be_read_are_not_written(
    contents: BundleContents, spoken: Passphrase
) -> None:
    with pytest.raises(BundleTooLarge):
        write_bundle(
            msgspec.structs.replace(contents, letter=("",) * 600_000), spoken, io.BytesIO()
        )


def test_a_bundle_above_the_limit_is_not_read(spoken: Passphrase) -> None:
    out = io.BytesIO()
    encrypt(io.BytesIO(bytes(LARGEST + 1)), out, [spoken])
    with pytest.raises(BundleTooLarge):
        read_bundle(io.BytesIO(out.getvalue()), spoken)


def test_millions_of_tiny_lines_are_refused_before_they_take_memory(spoken: Passphrase) -> None:
    out = io.BytesIO()
    encrypt(io.BytesIO(b'{\n"letter": [' + b'"",' * 2_000_000), out, [spoken])
    with pytest.raises(BundleTooLarge):
        read_bundle(io.BytesIO(out.getvalue()), spoken)


def one_member(contents: BundleContents, **changed: object) -> BundleContents:
    member: Member = msgspec.structs.replace(contents.members[0], **changed)
    return msgspec.structs.replace(contents, members=(member,))


def test_contents_that_break_the_format_are_never_written(contents: BundleContents) -> None:
    replace = msgspec.structs.replace
    broken = [
        replace(contents, members=()),
        replace(contents, expires=None),
        replace(contents, members=contents.members[:1] * 2),
        replace(contents, letter=("two\nlines",)),
        replace(contents, handling=("two\nlines",)),
        replace(contents, counter=-1),
        replace(contents, previous="short"),
        one_member(contents, id="../story"),
        one_member(contents, title="two\nlines"),
        one_member(contents, lines=("two\nlines",)),
        one_member(contents, title="half a pair \ud800"),
    ]
    for case in broken:
        with pytest.raises(ValueError, match=r"format|surrogates"):
            spell(BUNDLE_ID, case)


def test_own_words_are_a_letter_without_parts_and_without_an_end(
    contents: BundleContents, spoken: Passphrase
) -> None:
    own = msgspec.structs.replace(contents, members=(), expires=None)
    age_file, _ = written(own, spoken)
    assert read_bundle(io.BytesIO(age_file), spoken).contents == own


def test_what_is_remembered_of_a_bundle_holds_none_of_its_text(
    contents: BundleContents, spoken: Passphrase
) -> None:
    _, told = written(contents, spoken)
    assert set(dataclasses.asdict(told)) == {"id", "digest"}
    assert len(told.digest) == 64


def test_counters_grow_even_when_the_vault_has_forgotten() -> None:
    day = date(2031, 2, 1)
    assert next_counter(None, day) == 4_049_000
    assert next_counter(4_049_000, day) == 4_049_001
    assert next_counter(9_000_000, day) == 9_000_001
    assert next_counter(4_049_001, date(2031, 2, 2)) == 4_050_000
