# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk is said to be full; what was there stays valid, and with room it goes on."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from keeper import FREE_PAGE, Keeper

from held.files.disk_errors import DiskFull
from held.files.places import Places
from held.vault.key_slots import make_passphrase_slot


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def keeper(small_disk: Path) -> Iterator[Keeper]:
    keeper = Keeper(small_disk / "Winter.held")
    keeper.make()
    keeper.close()
    yield keeper
    keeper.close()


def fill(disk: Path, left: int = 0) -> Path:
    """Take all room but `left` bytes."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as out:
        try:
            while True:
                out.write(b"x" * 1024)
        except OSError:
            pass
        out.truncate(max(0, out.tell() - left))
    return filler


def words(keeper: Keeper) -> list[str]:
    vault = keeper.open()
    listed = vault.entries.covered(FREE_PAGE.room)
    found = [vault.entries.read(entry.id).answers["page"].text for entry in listed]
    keeper.close()
    return sorted(text[:8] for text in found)


@pytest.mark.parametrize("left", [0, 4096, 20_000, 60_000])
def test_a_save_on_a_full_disk_says_so_and_works_once_there_is_room(
    keeper: Keeper, small_disk: Path, left: int
) -> None:
    vault = keeper.open()
    vault.entries.save(keeper.wrote("earlier"))
    filler = fill(small_disk, left)
    long = keeper.wrote("the long one " * 10_000)
    with pytest.raises(DiskFull):
        vault.entries.save(long)
    filler.unlink()
    vault.entries.save(long)
    keeper.close()
    assert words(keeper) == ["earlier", "the long"]


def test_locking_on_a_full_disk_keeps_what_was_kept(keeper: Keeper, small_disk: Path) -> None:
    vault = keeper.open()
    for number in range(20):
        vault.entries.save(keeper.wrote(f"entry {number:2}" + " and words" * 500))
    filler = fill(small_disk)
    with pytest.raises(DiskFull):
        vault.close()
    assert len(words_while_full(keeper)) == 20
    filler.unlink()
    assert len(words(keeper)) == 20
    assert {path.name for path in keeper.folder.iterdir()} == {
        "vault.json",
        "vault.json.bak",
        "vault-1.db",
    }


def words_while_full(keeper: Keeper) -> list[str]:
    """What can be read while nothing can be folded in."""
    vault = keeper.open()
    found = [entry.id for entry in vault.entries.covered(FREE_PAGE.room)]
    with pytest.raises(DiskFull):
        vault.close()
    return found


def test_a_new_vault_on_a_full_disk_leaves_nothing_behind(small_disk: Path) -> None:
    for left in (0, 4096, 30_000, 100_000):
        filler = fill(small_disk, left)
        keeper = Keeper(small_disk / "New.held")
        with pytest.raises(DiskFull):
            keeper.make()
        assert [path.name for path in small_disk.iterdir()] == ["filler"]
        filler.unlink()


def test_a_new_passphrase_on_a_full_disk_leaves_the_old_one(
    keeper: Keeper, small_disk: Path
) -> None:
    vault = keeper.open()
    slot = make_passphrase_slot(vault.root, "new", keeper.cost)
    before = (keeper.folder / "vault.json").read_bytes()
    fill(small_disk)
    with pytest.raises(DiskFull):
        vault.replace_passphrase(slot)
    assert (keeper.folder / "vault.json").read_bytes() == before
    (small_disk / "filler").unlink()
    keeper.close()
    assert not keeper.open().notices.older_key_file


def test_remembering_a_place_on_a_full_disk_says_so(small_disk: Path) -> None:
    places = Places(small_disk / "share", small_disk / "config")
    places.remember(Path("/somewhere/One.held"))
    fill(small_disk)
    with pytest.raises(DiskFull):
        places.remember(Path("/somewhere/Two.held"))
    assert [vault.name for vault in places.known_vaults().vaults] == ["One"]
