# SPDX-License-Identifier: GPL-3.0-or-later
"""At the unlock page: which notebook, and what is said when it does not open."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from held.journal.room import Room
from held.vault import canonical_json
from held.vault.key_slots import DerivationCost
from held.vault.vault import open_with, read_key_file, unlock
from sitting import PASSPHRASE, Sitting

SitDown = Callable[..., Sitting]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path | None]:
    """A small disk where notebooks lie, if this person may mount one."""
    place = tmp_path / "data"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        yield None
        return
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_what_keeps_a_notebook_shut_is_told_in_words_of_its_own_and_nothing_changes(
    disk: Path | None, sit_down: SitDown, cheap_cost: DerivationCost, tmp_path: Path
) -> None:
    sitting = sit_down()
    folder = sitting.make_notebook()
    sitting.show()
    whole = tmp_path / "whole"
    shutil.copytree(folder, whole)
    said: dict[str, str] = {}
    harms: dict[str, Callable[[Path], None]] = {
        "key file damaged": _damage_key_file,
        "database damaged": _damage_database,
        "newer version": _make_newer,
    }
    said["wrong passphrase"] = _try(sitting, PASSPHRASE + "x")
    for name, harm in harms.items():
        harm(folder)
        before = _files(folder)
        said[name] = _try(sitting, PASSPHRASE)
        assert _files(folder) == before, name
        for path in whole.iterdir():
            shutil.copy(path, folder)
    key_file = read_key_file(folder)
    elsewhere = open_with(folder, key_file, unlock(key_file, PASSPHRASE, cheap_cost))
    said["open elsewhere"] = _try(sitting, PASSPHRASE)
    elsewhere.close()
    if disk is not None:
        with _no_writing(disk):
            said["no writing"] = _try(sitting, PASSPHRASE)
    assert all(said.values())
    sitting.unlock()
    if disk is not None:
        # A full disk keeps nobody out: it is told where there is something to keep.
        with _full(disk):
            hands = sitting.hands
            hands.type("Nowhere to put this")
            said["disk full"] = hands.hear_not_kept()
            assert hands.text_in("page_edit") == "Nowhere to put this"
        hands.wait(lambda: hands.read("kept_label") == "Kept", "with room again it is not kept")
    assert len(set(said.values())) == len(said), said
    if disk is None:
        pytest.skip("mounting needs root: a folder without writing and a full disk are not tried")


def test_of_two_notebooks_the_chosen_one_opens(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    for name in ("Autumn", "Winter"):
        sitting.make_notebook(name)
    sitting.show()
    hands.hear("Autumn")
    hands.press_by_name(lambda words: words == "Winter")
    sitting.unlock()
    hands.type("In Winter")
    hands.hear("Kept")
    assert sitting.in_vault(lambda vault: vault.folder.name) == "Winter.held"
    assert [e.answers["page"].text for e in sitting.entries(Room.INSIDE)] == ["In Winter"]


def _try(sitting: Sitting, passphrase: str) -> str:
    """Try to open it; what stands beside the field then."""
    hands = sitting.hands
    hands.tab_to("passphrase_edit")
    hands.press("Ctrl+A")
    hands.type(passphrase)
    hands.press("Return")
    hands.wait(lambda: hands.see("open_button").isEnabled(), "it still waits")
    hands.see("passphrase_edit")
    field = hands.focused()
    return field.accessibleDescription()


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _damage_key_file(folder: Path) -> None:
    for name in ("vault.json", "vault.json.bak"):
        (folder / name).write_text("{")


def _damage_database(folder: Path) -> None:
    (database,) = folder.glob("*.db")
    content = bytearray(database.read_bytes())
    content[100] ^= 1
    database.write_bytes(content)


def _make_newer(folder: Path) -> None:
    file = folder / "vault.json"
    found = json.loads(file.read_text())
    rest = {key: value for key, value in found.items() if key not in {"checksum", "mac"}}
    rest["version"] = 99
    checksum = hashlib.sha256(canonical_json.encode(rest)).digest()
    newer = {**rest, "checksum": base64.b64encode(checksum).decode(), "mac": found["mac"]}
    file.write_bytes(canonical_json.encode(newer))


@contextmanager
def _no_writing(disk: Path) -> Iterator[None]:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


@contextmanager
def _full(disk: Path) -> Iterator[None]:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as out, suppress(OSError):
        while True:
            out.write(b"x" * 1024)
    yield
    filler.unlink()
