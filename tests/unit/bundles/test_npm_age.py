# SPDX-License-Identifier: GPL-3.0-or-later
"""Held and the npm package age-encryption read each other's post-quantum files."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from npm_exchange import NpmAge, to_decrypt, to_encrypt

from held.bundles.age_file import decrypt, encrypt, generate_identity, parse_identity
from held.bundles.bundle_writer import write_card_bundle
from held.bundles.card import make_card_identity
from held.bundles.contents import BundleContents

CHUNK = 64 * 1024
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def npm_age(tmp_path_factory: pytest.TempPathFactory) -> NpmAge:
    return NpmAge(tmp_path_factory.mktemp("npm") / "npm_age")


@pytest.mark.parametrize("size", SIZES)
def test_it_opens_what_held_writes(npm_age: NpmAge, tmp_path: Path, size: int) -> None:
    plain, identity = os.urandom(size), generate_identity()
    sealed, result = tmp_path / "sealed", tmp_path / "result"
    with sealed.open("wb") as out:
        encrypt(io.BytesIO(plain), out, [generate_identity().recipient, identity.recipient])
    assert npm_age.do(to_decrypt(identity, sealed, result)) == [None]
    assert result.read_bytes() == plain


@pytest.mark.parametrize("armor", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_held_opens_what_it_writes(npm_age: NpmAge, tmp_path: Path, size: int, armor: bool) -> None:
    plain, sealed = tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(os.urandom(size))
    identity = generate_identity()
    npm_age.do(to_encrypt(identity.recipient, plain, sealed, armor=armor))
    out = io.BytesIO()
    decrypt(io.BytesIO(sealed.read_bytes()), out, [identity])
    assert out.getvalue() == plain.read_bytes()


def test_each_spells_the_others_identities_and_recipients_alike(npm_age: NpmAge) -> None:
    for answer in npm_age.do(*[{"task": "generate"}] * 20):
        assert answer is not None
        secret, _, public = answer.partition(" ")
        identity = parse_identity(secret)
        assert (str(identity), str(identity.recipient)) == (secret, public)


def test_somebody_with_age_alone_reads_a_bundle_to_their_card(
    npm_age: NpmAge, tmp_path: Path, contents: BundleContents
) -> None:
    sender, reader = make_card_identity("Mira"), make_card_identity("Rowan")
    sealed, result = tmp_path / "bundle.age", tmp_path / "bundle.json"
    with sealed.open("wb") as out:
        write_card_bundle(contents, sender, reader.card, out)
    assert npm_age.do(to_decrypt(reader.hybrid, sealed, result)) == [None]
    assert result.read_text(encoding="utf-8").splitlines()[2] == ' "What Mira told me.",'


def test_it_refuses_what_held_wrote_for_somebody_else(npm_age: NpmAge, tmp_path: Path) -> None:
    sealed = tmp_path / "sealed"
    with sealed.open("wb") as out:
        encrypt(io.BytesIO(b"quiet"), out, [generate_identity().recipient])
    (refused,) = npm_age.do(to_decrypt(generate_identity(), sealed, tmp_path / "result"))
    assert refused is not None
