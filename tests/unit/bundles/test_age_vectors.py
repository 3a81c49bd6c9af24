# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way an age file or a bundle can be wrong gives its own answer, and nothing more.

All 143 published vectors are run.  Held has no X25519 identities, and files for those are never
opened: a test below holds it to that.  What the vectors say of them is run with an identity written
here, so that the file layer is seen to treat a kind it does not know as it should.
"""

from __future__ import annotations

import hashlib
import io
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from held.bundles.age_file import (
    AgeFileError,
    BadHeaderMac,
    BrokenPayload,
    Identity,
    MalformedArmor,
    MalformedHeader,
    NoMatchingKey,
    NotAnAgeFile,
    Passphrase,
    Stanza,
    TooCostly,
    decrypt,
    parse_identity,
)
from held.bundles.age_file._bech32 import read_bech32
from held.bundles.age_file._text64 import NotCanonical, decode_unpadded
from held.bundles.bundle_reader import OpenedBundle, read_bundle, read_card_bundle
from held.bundles.card import decode_card_identity
from held.errors import HeldError

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "bundles"
RAISED = {
    "header failure": (MalformedHeader, TooCostly),
    "armor failure": (MalformedArmor, NotAnAgeFile),
    "no match": (NoMatchingKey,),
    "HMAC failure": (BadHeaderMac,),
    "payload failure": (BrokenPayload,),
}
HYBRID = "AGE-SECRET-KEY-PQ-1"


@dataclass(frozen=True)
class Vector:
    expect: str
    told: tuple[tuple[str, str], ...]
    age_file: bytes

    def all(self, key: str) -> list[str]:
        return [value for name, value in self.told if name == key]

    def one(self, key: str, otherwise: str = "") -> str:
        return dict(self.told).get(key, otherwise)


def read_vector(path: Path) -> Vector:
    head, _, age_file = path.read_bytes().partition(b"\n\n")
    told = tuple((name, value) for name, _, value in _split(head.decode()))
    if ("compressed", "zlib") in told:
        age_file = zlib.decompress(age_file)
    return Vector(dict(told)["expect"], told, age_file)


def _split(head: str) -> list[tuple[str, str, str]]:
    return [line.partition(": ") for line in head.split("\n")]


class PlainX25519:
    """The public kind of age before the hybrid one, as c2sp.org/age describes it."""

    def __init__(self, text: str) -> None:
        self._key = X25519PrivateKey.from_private_bytes(
            read_bech32("age-secret-key-", text.lower())
        )

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        opened = [self._open(stanza) for stanza in stanzas if stanza.arguments[0] == "X25519"]
        return next((file_key for file_key in opened if file_key is not None), None)

    def _open(self, stanza: Stanza) -> bytes | None:
        if len(stanza.arguments) != 2 or len(stanza.body) != 32:
            raise MalformedHeader(2)
        try:
            share = decode_unpadded(stanza.arguments[1].encode())
            shared = self._key.exchange(X25519PublicKey.from_public_bytes(share))
        except (NotCanonical, ValueError) as error:
            raise MalformedHeader(2) from error
        salt = share + self._key.public_key().public_bytes_raw()
        info = b"age-encryption.org/v1/X25519"
        key = HKDF(SHA256(), length=32, salt=salt, info=info).derive(shared)
        try:
            return ChaCha20Poly1305(key).decrypt(bytes(12), stanza.body, None)
        except InvalidTag:
            return None


def held_has(vector: Vector) -> list[Identity]:
    """Those of the vector's keys that are of a kind which Held has."""
    hybrid = [text for text in vector.all("identity") if text.startswith(HYBRID)]
    return [*map(Passphrase, vector.all("passphrase")), *map(parse_identity, hybrid)]


def all_of(vector: Vector) -> list[Identity]:
    plain = [text for text in vector.all("identity") if not text.startswith(HYBRID)]
    return [*map(PlainX25519, plain), *held_has(vector)]


PUBLISHED = sorted((VECTORS / "cctv").iterdir())
OWN = sorted((VECTORS / "own").iterdir())
TO_A_CARD = sorted([*(VECTORS / "cards").iterdir(), *(VECTORS / "npm").iterdir()])


def test_all_published_vectors_are_there() -> None:
    assert len(PUBLISHED) == 143
    assert sum(bool(held_has(read_vector(path))) for path in PUBLISHED) > 40


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_a_published_vector_gives_the_answer_it_names(path: Path) -> None:
    vector = read_vector(path)
    out = io.BytesIO()
    if vector.expect == "success":
        decrypt(io.BytesIO(vector.age_file), out, all_of(vector))
    else:
        with pytest.raises(RAISED[vector.expect]):
            decrypt(io.BytesIO(vector.age_file), out, all_of(vector))
    released = vector.one("payload", hashlib.sha256(b"").hexdigest())
    assert hashlib.sha256(out.getvalue()).hexdigest() == released


def test_with_the_keys_that_held_has_no_file_for_another_kind_opens() -> None:
    foreign = [vector for vector in map(read_vector, PUBLISHED) if not held_has(vector)]
    assert len(foreign) > 40
    some = [
        Passphrase("password"),
        parse_identity(read_vector(VECTORS / "cctv/hybrid").one("identity")),
    ]
    for vector in foreign:
        out = io.BytesIO()
        with pytest.raises(AgeFileError):
            decrypt(io.BytesIO(vector.age_file), out, some)
        assert out.getvalue() == b""


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_a_vector_of_our_own_gives_the_error_it_names(path: Path) -> None:
    vector = read_vector(path)
    key = Passphrase(vector.one("passphrase"))
    if vector.expect == "success":
        opened = read_bundle(io.BytesIO(vector.age_file), key)
        assert opened.contents.letter[-1] == "Ich hörte nur zu."
        return
    with pytest.raises(HeldError) as raised:
        read_bundle(io.BytesIO(vector.age_file), key)
    assert type(raised.value).__name__ == vector.expect


def read_as_its_reader(vector: Vector) -> OpenedBundle:
    reader = decode_card_identity("", bytes.fromhex(vector.one("reader")))
    known = [decode_card_identity("", bytes.fromhex(one)).card for one in vector.all("known")]
    return read_card_bundle(io.BytesIO(vector.age_file), reader, known)


@pytest.mark.parametrize("path", TO_A_CARD, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_vector_to_a_card_gives_the_error_it_names(path: Path) -> None:
    vector = read_vector(path)
    if vector.expect == "success":
        opened = read_as_its_reader(vector)
        assert opened.contents.letter[-1] == "Ich hörte nur zu."
        assert (opened.sender is not None) is (vector.one("sender") == "known")
        return
    with pytest.raises(HeldError) as raised:
        read_as_its_reader(vector)
    assert type(raised.value).__name__ == vector.expect


@pytest.mark.parametrize("path", sorted((VECTORS / "npm").iterdir()), ids=lambda path: path.name)
def test_what_another_program_wrote_for_a_card_comes_out_as_it_was(path: Path) -> None:
    vector = read_vector(path)
    out = io.BytesIO()
    identity = decode_card_identity("", bytes.fromhex(vector.one("reader"))).hybrid
    decrypt(io.BytesIO(vector.age_file), out, [identity])
    assert hashlib.sha256(out.getvalue()).hexdigest() == vector.one("payload")


STRICTER = {"header_malformed_behind_a_good_one", "header_passphrase_beside"}
"""That program looks no further than the first stanza which opens; c2sp.org/age refuses both."""


def test_another_program_opens_what_held_opens_and_reads_the_same() -> None:
    told = json.loads((VECTORS / "npm_opened.json").read_text(encoding="utf-8"))
    assert set(told) == {path.name for path in (VECTORS / "cards").iterdir()}
    for name in sorted(set(told) - STRICTER):
        vector = read_vector(VECTORS / "cards" / name)
        assert told[name]["file"] == hashlib.sha256(vector.age_file).hexdigest()
        identity = decode_card_identity("", bytes.fromhex(vector.one("reader"))).hybrid
        out = io.BytesIO()
        try:
            decrypt(io.BytesIO(vector.age_file), out, [identity])
        except AgeFileError:
            read = None
        else:
            read = hashlib.sha256(out.getvalue()).hexdigest()
        assert told[name]["read"] == read, name
