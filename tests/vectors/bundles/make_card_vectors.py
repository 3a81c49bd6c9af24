# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the vectors in `cards/`: one thing wrong in each, with the error it has to give.

Every run gives the same files.  Only sealing a file key for a card draws by chance, and nothing can
seed it; what was drawn once lies in `drawn_stanzas.json`, and is drawn anew only when that is gone.

    PYTHONPATH=desktop python tests/vectors/bundles/make_card_vectors.py
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from age_pieces import (
    CHUNK,
    FILE_KEY,
    NONCE,
    TAG,
    age_file,
    flip,
    payload,
    point_of_order_8,
    raw64,
    scrypt_stanza,
    sealed_chunk,
    stanza,
    text64,
)

from held.bundles.authentication import auth_to
from held.bundles.card import CardIdentity, decode_card_identity
from held.bundles.contents import BundleContents, Member, MemberPermission
from held.bundles.document import spell, spell_to_card
from held.bundles.padding import padded_size

HERE = Path(__file__).resolve().parent
CARDS = HERE / "cards"
DRAWN = HERE / "drawn_stanzas.json"
BUNDLE_ID = "00112233445566778899aabbccddeeff"


def keeper(name: str) -> CardIdentity:
    """An invented person, whose keys follow from the name."""
    return decode_card_identity(name, hashlib.sha512(name.encode()).digest())


SENDER, READER, OTHER = keeper("Mira"), keeper("Rowan"), keeper("Tomasz")
ENDS = date(2031, 5, 1)
CONTENTS = BundleContents(
    letter=("What was told to me, as far as it may be known.", "", "Ich hörte nur zu."),
    members=(
        Member(
            id="0123456789abcdef0123456789abcdef",
            title="As told to me",
            lines=("The door was locked.", "", "Nobody asked why."),
            permission=MemberPermission("bundle", "code", ENDS, "to ask for advice"),
        ),
        Member(
            id="fedcba9876543210fedcba9876543210",
            title="What I am testing",
            lines=("I may have wanted it to be worse than it was.",),
            permission=MemberPermission("bundle", None, ENDS, ""),
            kind="line",
        ),
    ),
    handling=("Do not bring it up unless she does.",),
    created=date(2031, 2, 1),
    expires=ENDS,
    counter=4_050_000,
    previous="ab" * 32,
)
DOCUMENT = spell_to_card(BUNDLE_ID, CONTENTS, SENDER, READER.card)


@dataclass(frozen=True)
class Drawn:
    """A stanza: what stands behind its kind, and its body."""

    share: bytes
    body: bytes


@dataclass(frozen=True)
class Case:
    name: str
    expect: str
    age_file: bytes
    reader: CardIdentity = READER
    known: tuple[CardIdentity, ...] = (OTHER, SENDER)
    sender: str = "known"


def main() -> None:
    CARDS.mkdir(exist_ok=True)
    for old in CARDS.iterdir():
        old.unlink()
    drawn = stanzas_drawn_once()
    cases = [*of_headers(drawn), *of_payloads(drawn), *of_documents(drawn)]
    for case in cases:
        head = [f"expect: {case.expect}", f"reader: {case.reader.encode().hex()}"]
        head += [f"known: {one.encode().hex()}" for one in case.known]
        head += [f"sender: {case.sender}", f"comment: {case.name.replace('_', ' ')}", "", ""]
        path = CARDS / case.name
        if path.exists():
            raise SystemExit(f"{case.name} is there twice")
        path.write_bytes("\n".join(head).encode() + case.age_file)


def stanzas_drawn_once() -> dict[str, Drawn]:
    if not DRAWN.exists():
        sealed = {
            "reader": READER.hybrid.recipient.wrap(FILE_KEY),
            "other": OTHER.hybrid.recipient.wrap(FILE_KEY),
            "long file key": READER.hybrid.recipient.wrap(FILE_KEY + bytes(8)),
        }
        told = {
            name: {"share": stanza.arguments[1], "body": text64(stanza.body)}
            for name, stanza in sealed.items()
        }
        DRAWN.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    read = json.loads(DRAWN.read_text(encoding="utf-8"))
    return {name: Drawn(raw64(one["share"]), raw64(one["body"])) for name, one in read.items()}


# Headers


def of_headers(drawn: dict[str, Drawn]) -> Iterator[Case]:
    """One thing wrong in a header whose MAC is right, and the reverse."""
    own, other = drawn["reader"], drawn["other"]
    share, body = text64(own.share), own.body
    good = stanza([share], body)

    def made(name: str, expect: str, *stanzas: bytes) -> Case:
        return Case(f"header_{name}", expect, age_file(DOCUMENT, b"".join(stanzas)))

    malformed = "MalformedHeader"
    yield made("whole", "success", good)
    yield made("unknown_kind_before", "success", b"-> example.org/kind 1 2\n\n", good)
    yield made("somebody_else_before", "success", stanza([text64(other.share)], other.body), good)
    yield made("for_somebody_else", "NoMatchingKey", stanza([text64(other.share)], other.body))
    yield made("kind_in_capitals", "NoMatchingKey", stanza([share], body, "MLKEM768X25519"))
    yield made("only_x25519", "NoMatchingKey", stanza([text64(bytes(31) + b"\t")], body, "X25519"))
    yield made("only_unknown_kind", "NoMatchingKey", b"-> example.org/kind 1 2\n\n")
    yield made("mlkem_changed", "NoMatchingKey", stanza([text64(flip(own.share, 0))], body))
    yield made("x25519_changed", "NoMatchingKey", stanza([text64(flip(own.share, -9))], body))
    yield made("body_changed", "NoMatchingKey", stanza([share], flip(body, 0)))
    yield made("tag_changed", "NoMatchingKey", stanza([share], flip(body, -1)))
    yield made("no_argument", malformed, stanza([], body))
    yield made("argument_too_many", malformed, stanza([share, "1"], body))
    yield made("share_short", malformed, stanza([text64(own.share[:-1])], body))
    yield made("share_long", malformed, stanza([text64(own.share + b"\0")], body))
    yield made("share_with_padding", malformed, stanza([share + "="], body))
    yield made("share_spelled_otherwise", malformed, stanza([share[:-1] + "/"], body))
    yield made("share_with_other_letters", malformed, stanza([share[:-2] + "-_"], body))
    for order, point in (("0", bytes(32)), ("1", b"\1" + bytes(31)), ("8", point_of_order_8())):
        low = text64(own.share[:-32] + point)
        yield made(f"x25519_of_order_{order}", malformed, stanza([low], body))
    yield made("body_short", malformed, stanza([share], body[:-1]))
    yield made("body_long", malformed, stanza([share], body + b"\0"))
    yield made("body_empty", malformed, stanza([share], b""))
    longer = drawn["long file key"]
    yield made("file_key_long", malformed, stanza([text64(longer.share)], longer.body))
    yield made("malformed_behind_a_good_one", malformed, good, stanza([share, "1"], body))
    yield made("passphrase_beside", malformed, good, scrypt_stanza())
    yield made("none", malformed)
    for name, expect, changed in headers_spoiled(good, own, other):
        yield Case(f"header_{name}", expect, changed)


def headers_spoiled(good: bytes, own: Drawn, other: Drawn) -> Iterator[tuple[str, str, bytes]]:
    """Headers that were changed after they were written."""
    whole = age_file(DOCUMENT, good)
    mark = whole.index(b"\n--- ") + 1
    end = whole.index(b"\n", mark) + 1
    added = stanza([text64(other.share)], other.body)
    yield "stanza_added", "BadHeaderMac", whole[:mark] + added + whole[mark:]
    yield "mac_changed", "BadHeaderMac", whole[:mark] + b"--- " + b"A" * 43 + whole[end - 1 :]
    yield "mac_of_another_key", "BadHeaderMac", age_file(DOCUMENT, good, mac_key=bytes(16))
    yield "mac_short", "MalformedHeader", whole[: end - 2] + whole[end - 1 :]
    yield "mac_missing", "MalformedHeader", whole[:mark] + whole[end:]
    yield "cut_in_share", "MalformedHeader", whole[:900]
    yield "cut_in_body", "MalformedHeader", whole[: mark - 9]
    yield "cut_behind", "MalformedHeader", whole[:end]
    yield "blank_line", "MalformedHeader", whole.replace(b"\n-> ", b"\n\n-> ", 1)
    yield "line_end_of_two", "MalformedHeader", whole.replace(b"\n---", b"\r\n---", 1)
    yield "version_2", "UnknownAgeVersion", whole.replace(b"/v1\n", b"/v2\n", 1)
    yield "missing", "NotAnAgeFile", whole[end:]
    bodiless = good.replace(text64(own.body).encode() + b"\n", b"", 1)
    yield "body_left_out", "MalformedHeader", age_file(DOCUMENT, bodiless)


# Payloads


def of_payloads(drawn: dict[str, Drawn]) -> Iterator[Case]:
    """One thing wrong behind a right header."""
    good = stanza([text64(drawn["reader"].share)], drawn["reader"].body)
    whole = age_file(DOCUMENT, good)
    start = len(whole) - len(payload(DOCUMENT)) - len(NONCE)
    front, rest = whole[:start] + NONCE, payload(DOCUMENT)
    long = payload(bytes(2 * CHUNK + 5))
    first, second, last = (
        long[: CHUNK + TAG],
        long[CHUNK + TAG : 2 * (CHUNK + TAG)],
        long[-5 - TAG :],
    )
    broken = {
        "byte_changed": flip(rest, 5),
        "tag_changed": flip(rest, -1),
        "byte_left_out": rest[:-1],
        "byte_too_many": rest + b"\0",
        "missing": b"",
        "tag_cut": rest[:9],
        "last_chunk_missing": first + second,
        "last_chunk_twice": long + last,
        "last_chunk_first": last + first + second,
        "chunks_swapped": second + first + last,
        "chunk_left_out": first + last,
        "last_chunk_empty": first + sealed_chunk(1, b"", last=True),
        "last_mark_missing": sealed_chunk(0, DOCUMENT, last=False),
    }
    for name, spoiled in broken.items():
        yield Case(f"payload_{name}", "BrokenPayload", front + spoiled)
    yield Case("payload_nonce_changed", "BrokenPayload", flip(front, -1) + rest)
    yield Case("payload_nonce_cut", "MalformedHeader", front[:-1])
    yield Case("payload_empty", "NotABundle", front + payload(b""))


# Documents


def of_documents(drawn: dict[str, Drawn]) -> Iterator[Case]:
    """Whole files, with a document inside that is not to be believed."""
    good = stanza([text64(drawn["reader"].share)], drawn["reader"].body)
    others = stanza([text64(drawn["other"].share)], drawn["other"].body)
    text = DOCUMENT.decode().rstrip(" ")

    def made(name: str, expect: str, document: bytes) -> Case:
        return Case(f"document_{name}", expect, age_file(document, good))

    yield Case("document_whole", "success", age_file(DOCUMENT, good))
    yield Case(
        "document_from_a_stranger", "success", age_file(DOCUMENT, good), known=(OTHER,),
        sender="unknown",
    )  # fmt: skip
    yield Case("document_passed_on", "NotForThisCard", age_file(DOCUMENT, others), reader=OTHER)
    yield Case(
        "document_passed_on_and_addressed_anew",
        "AuthWrong",
        age_file(
            padded(text.replace(READER.card.recipient_hash, OTHER.card.recipient_hash)), others
        ),
        reader=OTHER,
    )
    for name, expect, changed in spoiled_after(text):
        yield made(name, expect, padded(changed))
    for name, change in spoiled_before():
        yield made(name, "MalformedBundle", authenticated(change))
    yield made("under_no_card", "MalformedBundle", spell(BUNDLE_ID, spoken_contents()))
    yield made("sent_back", "AuthWrong", sent_back(text))


def spoiled_after(text: str) -> list[tuple[str, str, str]]:
    """Documents that somebody changed who had not the key for the HMAC."""
    auth = json.loads(text)["manifest"]["auth"]
    cases: list[tuple[str, str, Callable[[str], str]]] = [
        ("auth_changed", "AuthWrong", put(auth, flip_hex(auth))),
        ("auth_of_zeros", "AuthWrong", put(auth, "0" * 64)),
        ("auth_null", "MalformedBundle", put(f'"{auth}"', "null")),
        ("auth_left_out", "MalformedBundle", put(f' "auth": "{auth}",\n', "")),
        ("auth_short", "MalformedBundle", put(auth, auth[:-2])),
        ("auth_in_capitals", "MalformedBundle", put(auth, auth.upper())),
        ("sender_another_known", "AuthWrong", put(SENDER.card.hash, OTHER.card.hash)),
        ("sender_null", "MalformedBundle", put(f'"{SENDER.card.hash}"', "null")),
        ("recipient_null", "MalformedBundle", put(f'"{READER.card.recipient_hash}"', "null")),
        ("recipient_another", "NotForThisCard", put(READER.card.recipient_hash, "0" * 64)),
        ("id_changed", "AuthWrong", put(BUNDLE_ID, BUNDLE_ID[::-1])),
        ("created_changed", "AuthWrong", put("2031-02-01", "2031-02-02")),
        ("expires_later", "AuthWrong", put('"expires": "2031-05-01"', '"expires": "2041-05-01"')),
        ("expires_null", "MalformedBundle", put('"expires": "2031-05-01"', '"expires": null')),
        ("counter_higher", "AuthWrong", put("4050000", "4050001")),
        ("previous_forgotten", "AuthWrong", put(f'"{"ab" * 32}"', "null")),
        ("handling_changed", "AuthWrong", put("Do not bring", "Do bring")),
        ("until_later", "AuthWrong", put('"until": "2031-05-01"', '"until": "2031-06-01"')),
        ("purpose_changed", "AuthWrong", put("to ask for advice", "for a report")),
        ("named_otherwise", "AuthWrong", put('"named": "code"', '"named": "role"')),
        ("line_made_a_finding", "AuthWrong", put('"type": "line"', '"type": "text"')),
        ("letter_changed", "MemberChanged", put("Ich hörte nur zu", "Ich hörte nichts")),
        ("text_changed", "MemberChanged", put("The door was locked", "The door was open")),
        ("title_changed", "MemberChanged", put('"title": "As', '"title": "Not as')),
        ("line_changed", "MemberChanged", put("worse than", "better than")),
        ("version_1", "MalformedBundle", put('"version": 2', '"version": 1')),
        ("version_3", "BundleTooNew", put('"version": 2', '"version": 3')),
        ("other_format", "NotABundle", put('"held-bundle"', '"held-vault"')),
        ("kind_unknown", "MalformedBundle", put('"type": "line"', '"type": "program"')),
        ("letter_not_measured", "MalformedBundle", without_measure),
    ]
    made = [(name, expect, change(text)) for name, expect, change in cases]
    same = [name for name, _, changed in made if changed == text]
    if same:
        raise SystemExit(f"these change nothing: {same}")
    return made


def spoiled_before() -> list[tuple[str, Callable[[dict[str, Any]], object]]]:
    """Changes that the sender makes, with a right HMAC; each gives a document anew."""

    def records(document: dict[str, Any]) -> list[dict[str, Any]]:
        return document["manifest"]["members"]

    def two_lines(document: dict[str, Any]) -> None:
        lines = ["I may have", "wanted it."]
        document["members"][1]["text"] = lines
        whole = "\n".join(["What I am testing", *lines]).encode()
        records(document)[1]["length"] = len(whole)
        records(document)[1]["sha256"] = hashlib.sha256(whole).hexdigest()

    def named_line(document: dict[str, Any]) -> None:
        records(document)[1]["permission"]["named"] = "code"

    def no_members(document: dict[str, Any]) -> None:
        document["manifest"]["members"] = document["members"] = []

    def same_id(document: dict[str, Any]) -> None:
        for member in (records(document)[1], document["members"][1]):
            member["id"] = CONTENTS.members[0].id

    def id_a_path(document: dict[str, Any]) -> None:
        for member in (records(document)[0], document["members"][0]):
            member["id"] = "../../../../etc/passwd"

    return [
        ("line_of_two_lines", two_lines),
        ("line_that_names_somebody", named_line),
        ("no_members", no_members),
        ("ids_the_same", same_id),
        ("id_a_path", id_a_path),
    ]


def authenticated(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The document after a change that the sender made, with the HMAC that belongs to it."""
    document = json.loads(DOCUMENT)
    change(document)
    document["manifest"]["auth"] = None
    spelled = pretty(document["manifest"])
    document["manifest"]["auth"] = auth_to(SENDER, READER.card, BUNDLE_ID, spelled)
    members = b",\n".join(map(pretty, document["members"]))
    return padded(
        (
            b'{\n"letter": ' + pretty(document["letter"])
            + b',\n"manifest": ' + pretty(document["manifest"])
            + b',\n"members": [\n' + members + b"\n]\n}\n"
        ).decode()
    )  # fmt: skip


def sent_back(text: str) -> bytes:
    """What the reader once sent, coming back as if it were from whom it went to."""
    theirs = spell_to_card(BUNDLE_ID, CONTENTS, READER, SENDER.card).decode().rstrip(" ")
    turned = theirs.replace(READER.card.hash, SENDER.card.hash)
    turned = turned.replace(SENDER.card.recipient_hash, READER.card.recipient_hash)
    if turned == text:
        raise SystemExit("a bundle sent back is the same as one sent")
    return padded(turned)


def spoken_contents() -> BundleContents:
    return msgspec.structs.replace(CONTENTS, members=CONTENTS.members[:1])


def without_measure(text: str) -> str:
    begin = text.index(' "letter": {')
    end = text.index("},\n", begin) + 3
    return text[:begin] + text[end:]


def pretty(piece: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(piece), indent=1)


def padded(text: str) -> bytes:
    octets = text.encode()
    return octets.ljust(padded_size(len(octets)), b" ")


def put(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def flip_hex(digits: str) -> str:
    return ("1" if digits[0] == "0" else "0") + digits[1:]


if __name__ == "__main__":
    main()
