# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory, measured in a process of its own: payloads stream, and hostile bundles stay bounded."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import held
from held.bundles.age_file import Passphrase, encrypt

WORDS = "chalk"
MIB = 1024 * 1024

# Each prints by how many KiB its peak grew above what importing took.
STREAM = """
import resource, sys
from held.bundles.age_file import Passphrase, decrypt, encrypt
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
key = Passphrase("chalk", work_factor=1)
plain, sealed, again = sys.argv[1:]
before = peak()
with open(plain, "rb") as source, open(sealed, "wb") as out:
    encrypt(source, out, [key])
with open(sealed, "rb") as source, open(again, "wb") as out:
    decrypt(source, out, [key])
print(peak() - before)
"""
READ = """
import resource, sys, time
from held.bundles.bundle_reader import read_bundle
from held.bundles.age_file import Passphrase
from held.errors import HeldError
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before, begun = peak(), time.monotonic()
with open(sys.argv[1], "rb") as source:
    try:
        read_bundle(source, Passphrase("chalk", work_factor=1))
    except HeldError as error:
        print(type(error).__name__)
print(peak() - before)
print(time.monotonic() - begun)
"""


def run(program: str, *arguments: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(Path(held.__file__).parents[1])},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.split()


def test_a_payload_of_any_size_takes_little_memory(tmp_path: Path) -> None:
    plain, sealed, again = tmp_path / "plain", tmp_path / "sealed", tmp_path / "again"
    plain.write_bytes(os.urandom(MIB) * 96)
    (grown,) = run(STREAM, plain, sealed, again)
    assert again.read_bytes() == plain.read_bytes()
    assert int(grown) < 32 * 1024


HOSTILE = {
    "one endless line": b'{\n"letter": [\n "' + b"a" * (63 * MIB) + b'"\n]',
    "many short lines": b'{\n"letter": [' + b'"ab",' * 499_000,
    "many long lines": b'{\n"letter": [' + (b'"' + b"a" * 130 + b'",') * 480_000,
    "many unknown members": b'{\n"letter": [],"members":[' + b'{"id":"",' * 240_000,
    "lists in lists": b'{"letter": ' + b"[" * (63 * MIB),
    "numbers": b'{"letter": [],"manifest":{"members":[' + b"1," * (31 * MIB),
    "only spaces": b" " * (64 * MIB),
    "a zero for every byte": bytes(64 * MIB),
    "unknown and deep": b'{"a": ' + b'{"a":' * 200_000 + b" " * (50 * MIB),
}


@pytest.mark.slow
@pytest.mark.parametrize("document", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_bundle_is_refused_soon_and_in_little_memory(
    tmp_path: Path, document: bytes
) -> None:
    path = tmp_path / "hostile.age"
    with path.open("wb") as out:
        encrypt(io.BytesIO(document), out, [Passphrase(WORDS, work_factor=1)])
    _, grown, seconds = run(READ, path)
    assert int(grown) < 256 * 1024
    assert float(seconds) < 5
