# SPDX-License-Identifier: GPL-3.0-or-later
"""After the first error of the disk nothing is called kept on that handle, and nothing written."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from keeper import FREE_PAGE, Keeper

HERE = Path(__file__).resolve().parent

BEGINNING = """
import hashlib, resource, sys
from pathlib import Path
from keeper import Keeper
from held.errors import HeldError
from held.vault.connection import HandleLatched
keeper = Keeper(Path(sys.argv[1]))
vault = keeper.open()

def tried(act, *arguments):
    try:
        act(*arguments)
        print("fine", flush=True)
    except HeldError as error:
        print(type(error).__name__, flush=True)

def save(text):
    tried(vault.entries.save, keeper.wrote(text))

def files():
    for path in sorted(keeper.folder.iterdir()):
        print(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), flush=True)
"""


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    keeper = Keeper(tmp_path / "Winter.held")
    keeper.make()
    keeper.close()
    yield keeper
    keeper.close()


def run(script: str, *arguments: str, **environment: str) -> list[str]:
    child = subprocess.run(
        [sys.executable, "-c", BEGINNING + script, *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path), **environment},
    )
    assert child.returncode == 0, child.stderr
    assert child.stderr == ""
    return child.stdout.splitlines()


def files(folder: Path) -> list[str]:
    return [
        f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(folder.iterdir())
    ]


def first_words(keeper: Keeper) -> list[str]:
    vault = keeper.open()
    listed = vault.entries.covered(FREE_PAGE.room)
    words = [vault.entries.read(entry.id).answers["page"].text[:10] for entry in listed]
    keeper.close()
    connection = keeper.connect()
    assert connection.execute("PRAGMA integrity_check") == [("ok",)]
    assert connection.execute("PRAGMA cipher_integrity_check") == []
    connection.close()
    return sorted(words)


FAILS_AND_RECOVERS = """
save("kept")
ends = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, ends))
save("too much " * 30_000)
resource.setrlimit(resource.RLIMIT_FSIZE, (ends, ends))
save("although the disk works again")
tried(vault.checkpoint)
print(vault.entries.covered(keeper.wrote("x").room)[0].title)
tried(keeper.close)
files()
"""


def test_a_write_that_failed_once_latches_the_vault_until_it_is_opened_again(
    keeper: Keeper,
) -> None:
    said = run(FAILS_AND_RECOVERS, str(keeper.folder))
    latched = "HandleLatched"
    assert said[:6] == ["fine", latched, latched, latched, "Free page", latched]
    # Neither closing nor the end of the process wrote anything more.
    assert files(keeper.folder) == said[6:]
    assert first_words(keeper) == ["kept"]


FAILS_WHILE_FOLDING_IN = """
for number in range(60):
    vault.entries.save(keeper.wrote(f"before {number:3} " + "word " * 20_000))
vault.checkpoint()
ends = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (18 << 20, ends))
kept = 0
try:
    while kept < 300:
        vault.entries.save(keeper.wrote(f"kept {kept:5} " + "word " * 20_000))
        kept += 1
except HandleLatched:
    print(kept)
"""


def test_what_was_kept_stays_kept_when_the_disk_fails_behind_it(keeper: Keeper) -> None:
    (kept,) = map(int, run(FAILS_WHILE_FOLDING_IN, str(keeper.folder)))
    assert 50 < kept < 300
    words = first_words(keeper)
    assert words[60:] == [f"kept {number:5}"[:10] for number in range(kept)]


@pytest.fixture(scope="module")
def failing_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler is installed")
    library = tmp_path_factory.mktemp("preload") / "failing_disk.so"
    source = str(HERE / "failing_disk.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), source, "-ldl"], check=True)
    ctypes.CDLL(str(library))
    return library


FAILS_ONCE = """
flag = Path(sys.argv[2])
save("kept one")
save("kept two")
flag.touch()
{act}
save("not again")
tried(vault.checkpoint)
tried(keeper.close)
files()
"""


@pytest.mark.slow  # it needs a compiler
@pytest.mark.parametrize("call", ["fsync", "pwrite64"])
@pytest.mark.parametrize("act", ["save('not kept')", "tried(vault.checkpoint)"])
def test_a_disk_that_fails_once_is_not_trusted_again(
    keeper: Keeper, tmp_path: Path, failing_disk: Path, call: str, act: str
) -> None:
    said = run(
        FAILS_ONCE.format(act=act),
        str(keeper.folder),
        str(tmp_path / "flag"),
        LD_PRELOAD=str(failing_disk),
        FAIL_CALL=call,
        FAIL_WHEN=str(tmp_path / "flag"),
    )
    assert said[2:6] == ["HandleLatched"] * 4
    assert files(keeper.folder) == said[6:]
    # What was not called kept may be there after all, whole; what was called kept must be.
    found = first_words(keeper)
    assert found in (["kept one", "kept two"], ["kept one", "kept two", "not kept"])
