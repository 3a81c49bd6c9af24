# SPDX-License-Identifier: GPL-3.0-or-later
"""Held and the `age` program read each other's files, with nothing between them but the file."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from held.bundles.age_file import Passphrase, decrypt, encrypt
from held.bundles.bundle_reader import read_bundle
from held.bundles.bundle_writer import write_bundle
from held.bundles.contents import BundleContents

WORDS = "chalk meadow onion ladder quilt harbor"
CHUNK = 64 * 1024

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("age") is None, reason="the program age is not installed"),
]


def run_age(arguments: list[str], typed: list[str]) -> int:
    """Run age in a terminal of its own, typing one answer to each of its questions."""
    controller, terminal = os.openpty()
    with subprocess.Popen(
        ["setsid", "--ctty", "age", *arguments],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    ) as age:
        os.close(terminal)
        for answer in typed:
            asked = b""
            while not asked.rstrip().endswith(b":"):
                asked += os.read(controller, 1000)
            os.write(controller, answer.encode() + b"\n")
        code = age.wait(60)
    os.close(controller)
    return code


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_age_opens_what_held_writes(tmp_path: Path, size: int) -> None:
    plain = os.urandom(size)
    with (tmp_path / "file.age").open("wb") as out:
        encrypt(io.BytesIO(plain), out, [Passphrase(WORDS)])
    result = tmp_path / "plain"
    assert run_age(["-d", "-o", str(result), str(tmp_path / "file.age")], [WORDS]) == 0
    assert (result.read_bytes() if size else b"") == plain


@pytest.mark.parametrize("armor", [[], ["-a"]])
@pytest.mark.parametrize("size", [0, CHUNK, CHUNK + 1])
def test_held_opens_what_age_writes(tmp_path: Path, armor: list[str], size: int) -> None:
    plain = os.urandom(size)
    (tmp_path / "plain").write_bytes(plain)
    written = tmp_path / "file.age"
    assert run_age(["-p", *armor, "-o", str(written), str(tmp_path / "plain")], [WORDS] * 2) == 0
    out = io.BytesIO()
    with written.open("rb") as source:
        decrypt(source, out, [Passphrase(WORDS)])
    assert out.getvalue() == plain


def test_somebody_with_age_alone_reads_a_bundle(tmp_path: Path, contents: BundleContents) -> None:
    with (tmp_path / "bundle.age").open("wb") as out:
        told = write_bundle(contents, Passphrase(WORDS), out)
    result = tmp_path / "bundle.json"
    assert run_age(["-d", "-o", str(result), str(tmp_path / "bundle.age")], [WORDS]) == 0
    assert result.read_text(encoding="utf-8").splitlines()[2] == ' "What Mira told me.",'
    with (tmp_path / "bundle.age").open("rb") as source:
        assert read_bundle(source, Passphrase(WORDS)).digest == told.digest


def test_age_refuses_what_held_wrote_under_other_words(tmp_path: Path) -> None:
    with (tmp_path / "file.age").open("wb") as out:
        encrypt(io.BytesIO(b"quiet"), out, [Passphrase(WORDS)])
    assert run_age(["-d", "-o", str(tmp_path / "plain"), str(tmp_path / "file.age")], ["no"]) != 0
