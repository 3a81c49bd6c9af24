# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way an age file or a bundle can be wrong gives its own answer, and nothing more.

The published vectors are run with the file key they name in place of the public kinds of key, which
Held does not have; what they say about those kinds' own stanzas is left out, by name.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from held.bundles.age_file import (
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
)
from held.bundles.bundle_reader import read_bundle
from held.errors import HeldError

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "bundles"
PUBLIC_KINDS = ("X25519", "mlkem768x25519")
RAISED = {
    "header failure": (MalformedHeader, TooCostly),
    "armor failure": (MalformedArmor, NotAnAgeFile),
    "no match": (NoMatchingKey,),
    "HMAC failure": (BadHeaderMac,),
    "payload failure": (BrokenPayload,),
}


@dataclass(frozen=True)
class Vector:
    expect: str
    told: dict[str, str]
    passphrases: tuple[str, ...]
    age_file: bytes


def read_vector(path: Path) -> Vector:
    head, _, age_file = path.read_bytes().partition(b"\n\n")
    told = [line.split(": ", 1) for line in head.decode().split("\n")]
    known = dict(told)
    if known.get("compressed") == "zlib":
        age_file = zlib.decompress(age_file)
    passphrases = tuple(value for key, value in told if key == "passphrase")
    return Vector(known["expect"], known, passphrases, age_file)


def about_a_public_kind(path: Path) -> bool:
    """Whether a vector tests how X25519 or hybrid stanzas are opened, which Held does not do."""
    if not path.name.startswith(("x25519_", "hybrid_", "armor_no_match")):
        return False
    return read_vector(path).expect in {"header failure", "no match"}


class KnownFileKey:
    """Opens what is wrapped for a public kind of key, with the file key that a vector names."""

    def __init__(self, file_key: str) -> None:
        self._file_key = bytes.fromhex(file_key)

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        known = any(stanza.arguments[0] in PUBLIC_KINDS for stanza in stanzas)
        return self._file_key if known else None


def identities(vector: Vector) -> list[Identity]:
    found: list[Identity] = [Passphrase(text) for text in vector.passphrases]
    if "identity" in vector.told:
        found.append(KnownFileKey(vector.told["file key"]))
    return found


PUBLISHED = sorted((VECTORS / "cctv").iterdir())
OURS_TO_READ = [path for path in PUBLISHED if not about_a_public_kind(path)]
OWN = sorted((VECTORS / "own").iterdir())


def test_all_published_vectors_are_there_and_few_are_left_out() -> None:
    assert len(PUBLISHED) == 143
    assert len(OURS_TO_READ) == 117


@pytest.mark.parametrize("path", OURS_TO_READ, ids=lambda path: path.name)
def test_a_published_vector_gives_the_answer_it_names(path: Path) -> None:
    vector = read_vector(path)
    out = io.BytesIO()
    if vector.expect == "success":
        decrypt(io.BytesIO(vector.age_file), out, identities(vector))
    else:
        with pytest.raises(RAISED[vector.expect]):
            decrypt(io.BytesIO(vector.age_file), out, identities(vector))
    released = vector.told.get("payload", hashlib.sha256(b"").hexdigest())
    assert hashlib.sha256(out.getvalue()).hexdigest() == released


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_a_vector_of_our_own_gives_the_error_it_names(path: Path) -> None:
    vector = read_vector(path)
    identity = Passphrase(vector.passphrases[0])
    if vector.expect == "success":
        opened = read_bundle(io.BytesIO(vector.age_file), identity)
        assert opened.contents.letter[-1] == "Ich hörte nur zu."
        return
    with pytest.raises(HeldError) as raised:
        read_bundle(io.BytesIO(vector.age_file), identity)
    assert type(raised.value).__name__ == vector.expect
