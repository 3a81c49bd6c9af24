# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the npm package age-encryption to write the files in `npm/`, and to open those in `cards/`.

Needs node, npm and a network; every run draws new keys, so every file changes.

    PYTHONPATH=desktop:tests/unit/bundles python tests/vectors/bundles/make_npm_vectors.py
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

from make_card_vectors import CARDS, CHUNK, DOCUMENT, HERE, READER, SENDER
from npm_exchange import NpmAge, to_decrypt, to_encrypt

from held.bundles.card import decode_card_identity

NPM = HERE / "npm"
OPENED = HERE / "npm_opened.json"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="held-vectors-") as folder:
        npm_age = NpmAge(Path(folder) / "npm_age")
        write_files(npm_age, Path(folder))
        open_ours(npm_age, Path(folder))


def write_files(npm_age: NpmAge, folder: Path) -> None:
    NPM.mkdir(exist_ok=True)
    for old in NPM.iterdir():
        old.unlink()
    plain, sealed = folder / "plain", folder / "sealed"
    sizes = {"empty": 0, "one_byte": 1, "one_chunk": CHUNK, "one_chunk_and_a_byte": CHUNK + 1}
    contents = {name: (b"quiet " * size)[:size] for name, size in sizes.items()}
    for name, content in {**contents, "bundle": DOCUMENT, "bundle_armored": DOCUMENT}.items():
        plain.write_bytes(content)
        armor = name.endswith("armored")
        npm_age.do(to_encrypt(READER.hybrid.recipient, plain, sealed, armor=armor))
        head = [
            f"expect: {'success' if content == DOCUMENT else 'NotABundle'}",
            f"reader: {READER.encode().hex()}",
            f"known: {SENDER.encode().hex()}",
            "sender: known",
            f"payload: {hashlib.sha256(content).hexdigest()}",
            f"comment: age-encryption wrote it, {name.replace('_', ' ')}",
        ]
        (NPM / name).write_bytes("\n".join([*head, "", ""]).encode() + sealed.read_bytes())


def open_ours(npm_age: NpmAge, folder: Path) -> None:
    """What it made of each of our vectors: the hash of what it read, or null where it refused."""
    told = {}
    for path in sorted(CARDS.iterdir()):
        head, _, age_file = path.read_bytes().partition(b"\n\n")
        reader = dict(line.split(": ", 1) for line in head.decode().split("\n"))["reader"]
        identity = decode_card_identity("", bytes.fromhex(reader)).hybrid
        sealed, plain = folder / "sealed", folder / "plain"
        sealed.write_bytes(age_file)
        (refused,) = npm_age.do(to_decrypt(identity, sealed, plain))
        told[path.name] = {
            "file": hashlib.sha256(age_file).hexdigest(),
            "read": None if refused else hashlib.sha256(plain.read_bytes()).hexdigest(),
        }
    OPENED.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
