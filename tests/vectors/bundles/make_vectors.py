# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the vectors in `own/`: one thing wrong in each, with the error it has to give.

Run again only when the format changes: every run draws new keys, so every file changes.

    PYTHONPATH=desktop python tests/vectors/bundles/make_vectors.py
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from held.bundles.age_file import Passphrase, encrypt
from held.bundles.bundle_writer import write_bundle
from held.bundles.contents import BundleContents, Member, MemberPermission
from held.bundles.document import spell
from held.bundles.manifest import measure
from held.bundles.padding import padded_size

OWN = Path(__file__).resolve().parent / "own"
WORDS = "chalk meadow onion ladder quilt harbor"
CHUNK = 64 * 1024
KEY = Passphrase(WORDS, work_factor=10)

CONTENTS = BundleContents(
    letter=("What Mira told me, as far as she allows it.", "", "Ich hörte nur zu."),
    members=(
        Member(
            id="0123456789abcdef0123456789abcdef",
            title="As told to me",
            lines=("The door was locked.", "", "Nobody asked why."),
            permission=MemberPermission("bundle", "code", date(2031, 5, 1), "to ask for advice"),
        ),
        Member(
            id="fedcba9876543210fedcba9876543210",
            title="What was asked of me",
            lines=("To wait.",),
            permission=MemberPermission("bundle", None, date(2031, 4, 1), ""),
        ),
    ),
    handling=("Do not bring it up unless she does.",),
    created=date(2031, 2, 1),
    expires=date(2031, 5, 1),
    counter=4_050_000,
)
DOCUMENT = spell("00112233445566778899aabbccddeeff", CONTENTS)


def main() -> None:
    OWN.mkdir(exist_ok=True)
    for old in OWN.iterdir():
        old.unlink()
    for name, expect, comment, age_file in (*of_age_files(), *of_documents()):
        head = f"expect: {expect}\npassphrase: {WORDS}\ncomment: {comment}\n\n"
        (OWN / name).write_bytes(head.encode() + age_file)


def sealed(payload: bytes, key: Passphrase = KEY) -> bytes:
    out = io.BytesIO()
    encrypt(io.BytesIO(payload), out, [key])
    return out.getvalue()


def of_age_files() -> list[tuple[str, str, str, bytes]]:
    """Files that are damaged outside, or opened with what does not fit."""
    out = io.BytesIO()
    write_bundle(CONTENTS, KEY, out)
    whole = out.getvalue()
    lines = whole.split(b"\n", 4)
    header_size = len(b"\n".join(lines[:4])) + 1
    two_chunks = sealed(b"\0" * 2 * CHUNK)
    first_end = header_size + 16 + CHUNK + 16
    armored = armor(whole)
    return [
        ("age_whole", "success", "nothing is wrong", whole),
        ("age_armored", "success", "sent as text", armored),
        ("age_other_words", "NoMatchingKey", "other words", sealed(DOCUMENT, other_key())),
        ("age_empty_file", "NotAnAgeFile", "no bytes at all", b""),
        ("age_a_pdf", "NotAnAgeFile", "another kind of file", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        ("age_a_zip", "NotAnAgeFile", "another kind of file", b"PK\x03\x04" + bytes(40)),
        ("age_leading_blank", "NotAnAgeFile", "a blank before binary", b"\n" + whole),
        ("age_version_2", "UnknownAgeVersion", "version 2", whole.replace(b"/v1\n", b"/v2\n", 1)),
        ("age_cut_in_header", "MalformedHeader", "cut in the header", whole[: header_size - 9]),
        ("age_cut_after_header", "MalformedHeader", "header only", whole[:header_size]),
        ("age_no_stanza", "MalformedHeader", "no stanza", b"\n".join([lines[0], *lines[3:]])),
        (
            "age_work_factor_21",
            "TooCostly",
            "asks for 2 GiB",
            whole.replace(b" 10\n", b" 21\n", 1),
        ),
        (
            "age_mac_changed",
            "BadHeaderMac",
            "another MAC",
            b"\n".join([*lines[:3], b"--- " + b"A" * 43, lines[4]]),
        ),
        ("age_bit_flipped", "BrokenPayload", "one bit", whole[:-30] + flip(whole[-30:])),
        ("age_cut_at_chunk", "BrokenPayload", "no last chunk", two_chunks[:first_end]),
        ("age_byte_appended", "BrokenPayload", "one byte too many", whole + b"\0"),
        ("age_armor_cut", "MalformedArmor", "no last line", armored[:-40]),
        ("age_armor_blank_line", "MalformedArmor", "line", armored.replace(b"\n", b"\n\n", 1)),
    ]


def of_documents() -> list[tuple[str, str, str, bytes]]:
    """Files that open, with a document inside that is not to be believed."""
    first = CONTENTS.members[0]
    length = f'"length": {measure((first.title, *first.lines))[0]}'
    cases: list[tuple[str, str, Callable[[str], str]]] = [
        ("a_key_twice", "MalformedBundle", put('"version": 1,', '"version": 1,\n "version": 1,')),
        ("a_key_unknown", "MalformedBundle", put('"version": 1,', '"version": 1,\n "note": "",')),
        ("a_key_missing", "MalformedBundle", put(' "counter": 4050000,\n', "")),
        ("counter_with_a_point", "MalformedBundle", put("4050000", "4050000.0")),
        ("counter_not_a_number", "MalformedBundle", put("4050000", "null")),
        ("counter_negative", "MalformedBundle", put("4050000", "-1")),
        ("counter_endless", "MalformedBundle", put("4050000", "9" * 5000)),
        ("length_negative", "MalformedBundle", put(length, '"length": -1')),
        ("length_too_large", "MemberChanged", put(length, '"length": 1000000000000')),
        ("length_absurd", "MalformedBundle", put(length, '"length": 1e300')),
        ("text_changed", "MemberChanged", put('"The door was locked."', '"The door was open."')),
        ("title_changed", "MemberChanged", put('"title": "As', '"title": "Not as')),
        ("hash_in_capitals", "MalformedBundle", upper_hash),
        ("id_a_path", "MalformedBundle", put(first.id, "../../../../etc/passwd")),
        ("id_with_null", "MalformedBundle", put(first.id, first.id[:-1] + "\\u0000")),
        ("id_with_line_end", "MalformedBundle", put(first.id, first.id + "\\n")),
        ("id_turned_around", "MalformedBundle", put(first.id, "\u202e" + first.id)),
        ("id_of_4_kb", "MalformedBundle", put(first.id, "0" * 4096)),
        ("id_twice", "MalformedBundle", put(CONTENTS.members[1].id, first.id)),
        ("no_members", "MalformedBundle", without_members),
        ("parts_without_end", "MalformedBundle", put('"expires": "2031-05-01"', '"expires": null')),
        ("members_swapped", "MalformedBundle", swap_members),
        ("unknown_kind", "MalformedBundle", put('"type": "text"', '"type": "program"')),
        ("form_unknown", "MalformedBundle", put('"form": "bundle"', '"form": "any"')),
        ("day_impossible", "MalformedBundle", put("2031-02-01", "2031-02-30")),
        ("sender_named", "MalformedBundle", put('"sender": null', '"sender": "Mira"')),
        ("line_with_line_feed", "MalformedBundle", put('"Ich hörte', '"Ich\\nhörte')),
        ("half_a_pair", "MalformedBundle", put('"Ich', '"\\ud800 Ich')),
        ("other_spelling", "MalformedBundle", put("hörte", "h\\u00f6rte")),
        ("text_behind_the_end", "MalformedBundle", lambda text: text.rstrip(" ") + "{}"),
        ("deep", "NotABundle", lambda _: '{"letter": ' + "[" * 5_000),
        ("byte_order_mark", "NotABundle", lambda text: "\ufeff" + text),
        ("newer", "BundleTooNew", put('"version": 1', '"version": 3')),
        ("version_2_from_nobody", "MalformedBundle", put('"version": 1', '"version": 2')),
        ("newer_otherwise", "BundleTooNew", lambda _: newer()),
        ("other_format", "NotABundle", put('"held-bundle"', '"held-vault"')),
        ("a_letter_in_plain", "NotABundle", lambda _: "Dear Mira,\n"),
        ("nothing", "NotABundle", lambda _: ""),
        ("json_of_others", "NotABundle", lambda _: '{"a": [1, 2, {"b": NaN}]}'),
    ]
    made = []
    for name, expect, change in cases:
        text = change(DOCUMENT.decode())
        if text == DOCUMENT.decode():
            raise SystemExit(f"{name} changes nothing")
        padded = text.rstrip(" ").encode()
        padded = padded.ljust(padded_size(len(padded)), b" ")
        made.append((f"document_{name}", expect, name.replace("_", " "), sealed(padded)))
    spelled = DOCUMENT.rstrip(b" ")
    own = msgspec.structs.replace(CONTENTS, members=(), expires=None)
    own_words = spell("00112233445566778899aabbccddeeff", own)
    with_end = own_words.replace(b'"expires": null', b'"expires": "2031-05-01"', 1).rstrip(b" ")
    with_end = with_end.ljust(padded_size(len(with_end)), b" ")
    return [
        *made,
        ("document_own_words", "success", "a letter alone, without an end", sealed(own_words)),
        ("document_own_words_with_end", "MalformedBundle", "no parts", sealed(with_end)),
        ("document_unpadded", "MalformedBundle", "no padding", sealed(spelled)),
        ("document_padded_more", "MalformedBundle", "padding", sealed(DOCUMENT + b" ")),
        ("document_padded_otherwise", "MalformedBundle", "padding", sealed(DOCUMENT[:-1] + b"\n")),
        ("document_not_utf8", "NotABundle", "bytes", sealed(b"\xff" + DOCUMENT[1:])),
        (
            "document_text_not_utf8",
            "MalformedBundle",
            "Latin-1 in a string",
            sealed(DOCUMENT.replace("ö".encode(), b"\xf6 ")),
        ),
    ]


def put(new_for: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(new_for, new, 1)


def upper_hash(text: str) -> str:
    begin = text.index('"sha256": "') + len('"sha256": "')
    return text[:begin] + text[begin : begin + 64].upper() + text[begin + 64 :]


def without_members(text: str) -> str:
    document = json.loads(text)
    document["manifest"]["members"] = document["members"] = []
    return json.dumps(document)


def swap_members(text: str) -> str:
    document = json.loads(text)
    document["members"].reverse()
    return json.dumps(document, ensure_ascii=False)


def newer() -> str:
    """A document of a later version that has another shape altogether."""
    name = {"format": "held-bundle", "version": 7, "recipients": ["x"]}
    return json.dumps({"letter": ["Hello."], "manifest": name, "pictures": []})


def other_key() -> Passphrase:
    return Passphrase("none of these six words fit", work_factor=10)


def flip(piece: bytes) -> bytes:
    return bytes([piece[0] ^ 1]) + piece[1:]


def armor(whole: bytes) -> bytes:
    text = base64.b64encode(whole)
    lines = [text[start : start + 64] for start in range(0, len(text), 64)]
    first, last = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
    return b"\n".join([first, *lines, last, b""])


if __name__ == "__main__":
    main()
