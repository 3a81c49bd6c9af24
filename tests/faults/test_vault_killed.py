# SPDX-License-Identifier: GPL-3.0-or-later
"""What was said to be kept is there after kill -9, at whatever moment it comes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from keeper import Keeper

from held.vault import vault as vaults
from held.vault.connection import OpenElsewhere
from held.vault.key_slots import WrongPassphrase
from held.vault.recovery_slots import WrongWords, make_recovery_slot, open_with_sheets
from held.vault.recovery_words import ONE_SHEET, read_sheet, split

ENVIRONMENT = {"PYTHONPATH": os.pathsep.join(sys.path), "PATH": os.environ["PATH"]}

WRITES_ON_AND_ON = """
import sys
from pathlib import Path
from keeper import Keeper
from msgspec.structs import replace
keeper = Keeper(Path(sys.argv[1]))
vault = keeper.open()
entry = keeper.wrote("the first")
while True:
    for text in ("short", "a longer one " * 400):
        entry = vault.entries.save(keeper.wrote(text))
        print(entry.id, entry.revision, flush=True)
        entry = vault.entries.save(entry)
        vault.settings.save("left_off", entry.id)
        print(entry.id, entry.revision, flush=True)
"""


@pytest.fixture
def keeper(tmp_path: Path) -> Iterator[Keeper]:
    keeper = Keeper(tmp_path / "Winter.held")
    keeper.make()
    keeper.close()
    yield keeper
    keeper.close()


def kill_while_writing(keeper: Keeper, after: float) -> dict[str, int]:
    """The number of the last save of each entry that was said to be kept before the kill."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITES_ON_AND_ON, str(keeper.folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(after)
    child.kill()
    said = first + child.stdout.read()
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL
    lines = [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]
    return {entry: int(revision) for entry, revision in lines}


def survives(keeper: Keeper, rounds: int) -> None:
    chance = random.Random(11)
    kept: dict[str, int] = {}
    for _ in range(rounds):
        kept |= kill_while_writing(keeper, chance.uniform(0, 0.12))
        vault = keeper.open()
        assert all(vault.entries.read(entry).revision >= kept[entry] for entry in kept)
        keeper.close()
    assert len(kept) > rounds
    connection = keeper.connect()
    assert connection.execute("PRAGMA cipher_integrity_check") == []
    assert connection.execute("PRAGMA integrity_check") == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check") == []
    connection.close()
    names = {path.name for path in keeper.folder.iterdir()}
    assert names == {"vault.json", "vault.json.bak", "vault-1.db"}


def test_ten_kills_lose_nothing_that_was_called_kept(keeper: Keeper) -> None:
    survives(keeper, 10)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_hundred_kills_lose_nothing_that_was_called_kept(keeper: Keeper) -> None:
    survives(keeper, 200)


HOLDS_IT_OPEN = """
import sys, time
from pathlib import Path
from keeper import Keeper
vault = Keeper(Path(sys.argv[1])).open()
print("open", flush=True)
time.sleep(60)
"""


def test_a_vault_open_in_another_process_is_refused_until_that_one_is_gone(keeper: Keeper) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDS_IT_OPEN, str(keeper.folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    before = {path: path.stat().st_mtime_ns for path in keeper.folder.iterdir()}
    with pytest.raises(OpenElsewhere):
        keeper.open()
    assert {path: path.stat().st_mtime_ns for path in keeper.folder.iterdir()} == before
    child.kill()
    child.wait()
    child.stdout.close()
    keeper.open()


# Kills itself at the n-th call that may touch the disk, for n from 1 until the act ends before it.
AT_EVERY_STEP = """
import os, shutil, signal, sys
from pathlib import Path
from keeper import Keeper
from held.vault import vault as vaults
from held.vault.key_slots import WrongPassphrase, make_passphrase_slot
from held.vault.recovery_slots import WrongWords, make_recovery_slot, open_with_sheets
from held.vault.recovery_words import ONE_SHEET, TWO_OF_THREE, read_sheet, split

act, whole, place = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
folder = place / "Winter.held"
text = "the story " * 200
KEPT, ADDED = b"k" * 16, b"a" * 16
TOUCHING_THE_DISK = "connect execute open write fsync rename unlink mkdir close".split()

def keeper_with_slot():
    keeper = Keeper(folder)
    vault = keeper.open()
    return keeper, vault, make_passphrase_slot(vault.root, "new", keeper.cost)

def change_passphrase(begin):
    keeper, vault, slot = keeper_with_slot()
    begin()
    vault.replace_passphrase(slot)

def add_words(begin):
    vault = Keeper(folder).open()
    slot = make_recovery_slot(vault.root, ADDED, TWO_OF_THREE)
    begin()
    vault.add_slot(slot)

def remove_words(begin):
    vault = Keeper(folder).open()
    (kept,) = (slot.id for slot in vault.key_file.slots if slot.type == "recovery")
    begin()
    vault.remove_slot(kept)

def come_back_with_words(begin):
    key_file = vaults.read_key_file(folder)
    begin()
    root, _slot = open_with_sheets(key_file, [read_sheet(words) for words in split(KEPT, ONE_SHEET)])
    vault = vaults.open_with(folder, key_file, root)
    vault.replace_passphrase(make_passphrase_slot(root, "new", Keeper.cost))

def save_and_close(begin):
    keeper = Keeper(folder)
    vault = keeper.open()
    entry = keeper.wrote(text)
    begin()
    vault.entries.save(entry)
    vault.close()

def open_again(begin):
    begin()
    Keeper(folder).open()

def make(begin):
    shutil.rmtree(folder)
    begin()
    Keeper(folder).make()

def die_at(step):
    calls = 0
    def count(frame, event, called):
        nonlocal calls
        calls += event == "c_call" and called.__name__ in TOUCHING_THE_DISK
        if calls == step:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.setprofile(count)

def state():
    if act == "make" and not folder.exists():
        return "nothing yet"
    for passphrase in (Keeper.passphrase, "new"):
        keeper = Keeper(folder)
        try:
            vault = keeper.open(passphrase)
        except WrongPassphrase:
            continue
        assert vault.notices == (False, vault.notices.log, False), vault.notices
        entries = vault.entries.covered(room=Keeper(folder).wrote("x").room)
        found = len([vault.entries.read(entry.id) for entry in entries])
        keeper.close()
        assert {p.name for p in folder.iterdir()} == {"vault.json", "vault.json.bak", "vault-1.db"}
        assert (folder / "vault.json.bak").read_bytes() == (folder / "vault.json").read_bytes()
        words = [name for name, opens in words_that_open().items() if opens]
        return ", ".join([passphrase, f"{found} entries", *words])

def words_that_open():
    return {"kept words": opens(KEPT, ONE_SHEET), "added words": opens(ADDED, TWO_OF_THREE)}

def opens(secret, sharing):
    sheets = [read_sheet(words) for words in split(secret, sharing)][:sharing.needed]
    try:
        key_file = vaults.read_key_file(folder)
        root, _slot = open_with_sheets(key_file, sheets)
    except WrongWords:
        return False
    vaults.open_with(folder, key_file, root).close()
    return True

seen, step = [], 0
while True:
    step += 1
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder)
    child = os.fork()
    if not child:
        globals()[act](lambda: die_at(step))
        sys.setprofile(None)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in (0, -signal.SIGKILL), ended
    now = state()
    if now not in seen[-1:]:
        seen.append(now)
    if ended == 0:
        break
print(step > 8, *seen, sep="\\n")
"""


OLD = f"{Keeper.passphrase}, 1 entries"
WORDS = "kept words"


@pytest.mark.parametrize(
    ("act", "states"),
    [
        ("change_passphrase", [f"{OLD}, {WORDS}", f"new, 1 entries, {WORDS}"]),
        ("come_back_with_words", [f"{OLD}, {WORDS}", f"new, 1 entries, {WORDS}"]),
        ("add_words", [f"{OLD}, {WORDS}", f"{OLD}, {WORDS}, added words"]),
        ("remove_words", [f"{OLD}, {WORDS}", OLD]),
        ("save_and_close", [f"{OLD}, {WORDS}", f"{Keeper.passphrase}, 2 entries, {WORDS}"]),
        ("open_again", [f"{OLD}, {WORDS}"]),
        ("make", ["nothing yet", f"{Keeper.passphrase}, 0 entries"]),
    ],
)
def test_a_kill_at_any_step_leaves_the_old_state_or_the_new_one(
    keeper: Keeper, tmp_path: Path, act: str, states: list[str]
) -> None:
    vault = keeper.open()
    vault.entries.save(keeper.wrote("was here before"))
    vault.add_slot(make_recovery_slot(vault.root, b"k" * 16, ONE_SHEET))
    keeper.close()
    place = tmp_path / "killed"
    place.mkdir()
    child = subprocess.run(
        [sys.executable, "-c", AT_EVERY_STEP, act, str(keeper.folder), str(place)],
        check=False,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
    )
    assert child.returncode == 0, child.stderr
    assert child.stdout.splitlines() == ["True", *states]


KEY_CHANGES = """
import sys
from pathlib import Path
from keeper import Keeper
from held.vault.key_slots import make_passphrase_slot
from held.vault.recovery_slots import make_recovery_slot
from held.vault.recovery_words import ONE_SHEET
act, keeper = sys.argv[1], Keeper(Path(sys.argv[2]))
vault = keeper.open()
if act == "a new passphrase":
    vault.replace_passphrase(make_passphrase_slot(vault.root, "new", keeper.cost))
elif act == "words made":
    vault.add_slot(make_recovery_slot(vault.root, b"a" * 16, ONE_SHEET))
else:
    (kept,) = (slot.id for slot in vault.key_file.slots if slot.type == "recovery")
    vault.remove_slot(kept)
keeper.close()
"""
WRITING_CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,rename,renameat,unlink,unlinkat"


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize(
    ("act", "before", "after"),
    [
        ("a new passphrase", {Keeper.passphrase, "kept"}, {"new", "kept"}),
        ("words made", {Keeper.passphrase, "kept"}, {Keeper.passphrase, "kept", "added"}),
        ("words taken back", {Keeper.passphrase, "kept"}, {Keeper.passphrase}),
    ],
)
def test_a_kill_at_any_system_call_of_a_change_of_keys_leaves_one_state_that_opens(
    keeper: Keeper, tmp_path: Path, act: str, before: set[str], after: set[str]
) -> None:
    vault = keeper.open()
    vault.add_slot(make_recovery_slot(vault.root, b"k" * 16, ONE_SHEET))
    keeper.close()
    whole = tmp_path / "whole"
    shutil.copytree(keeper.folder, whole)
    seen: list[set[str]] = []
    for step in range(1, 400):
        shutil.rmtree(keeper.folder)
        shutil.copytree(whole, keeper.folder)
        inject = f"inject={WRITING_CALLS}:signal=SIGKILL:when={step}"
        command = ["strace", "-o", "/dev/null", "-e", inject, sys.executable, "-c"]
        child = [*command, KEY_CHANGES, act, str(keeper.folder)]
        ended = subprocess.run(child, check=False, env=ENVIRONMENT)
        opening = what_opens(keeper)
        if opening not in seen[-1:]:
            seen.append(opening)
        if ended.returncode == 0:
            break
    assert step > 10
    assert seen == [before, after]


def what_opens(keeper: Keeper) -> set[str]:
    """The passphrases and words that open it now, key file and copy being the same by then."""
    found = {passphrase for passphrase in (keeper.passphrase, "new") if opens(keeper, passphrase)}
    key_file = vaults.read_key_file(keeper.folder)
    copy = keeper.folder / "vault.json.bak"
    assert copy.read_bytes() == (keeper.folder / "vault.json").read_bytes()
    for name, secret in (("kept", b"k" * 16), ("added", b"a" * 16)):
        with suppress(WrongWords):
            root, _slot = open_with_sheets(key_file, [read_sheet(*split(secret, ONE_SHEET))])
            vaults.open_with(keeper.folder, key_file, root).close()
            found.add(name)
    return found


def opens(keeper: Keeper, passphrase: str) -> bool:
    try:
        vault = keeper.open(passphrase)
    except WrongPassphrase:
        return False
    assert not vault.notices.older_key_file
    keeper.close()
    return True
