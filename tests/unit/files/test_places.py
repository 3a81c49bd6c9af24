# SPDX-License-Identifier: GPL-3.0-or-later
"""Which vaults are offered, what is remembered of them, and which names they may have."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from held.files.places import (
    LONGEST_NAME,
    NameFault,
    Places,
    VaultNameRefused,
    checked_vault_name,
)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "vaults", tmp_path / "config")


def make(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "vault.json").touch()
    return folder


def test_nothing_is_offered_and_nothing_written_at_the_very_start(places: Places) -> None:
    assert places.known_vaults() == ((), False)
    assert not places.vault_folder.exists()


def test_vaults_of_ones_own_and_remembered_ones_are_offered_by_name(
    places: Places, tmp_path: Path
) -> None:
    make(places.vault_folder / "Winter.held")
    make(places.vault_folder / ".held-making-1.held")
    (places.vault_folder / "Empty.held").mkdir()
    stick = make(tmp_path / "stick" / "Äpfel.held")
    places.remember(stick)
    places.remember(stick)
    places.remember(places.vault_folder / "Winter.held")
    offered = places.known_vaults().vaults
    assert [(v.name, v.folder, v.remembered, v.present) for v in offered] == [
        ("Winter", places.vault_folder / "Winter.held", False, True),
        ("Äpfel", stick, True, True),
    ]


def test_a_remembered_vault_on_a_stick_that_is_away_is_offered_as_not_there(
    places: Places, tmp_path: Path
) -> None:
    places.remember(tmp_path / "away" / "Stick.held")
    (vault,) = places.known_vaults().vaults
    assert not vault.present
    places.forget(vault.folder)
    places.forget(vault.folder)
    assert places.known_vaults().vaults == ()


def test_a_remembered_place_that_cannot_even_be_looked_at_is_offered_as_not_there(
    places: Places, tmp_path: Path
) -> None:
    places.remember(tmp_path / ("x" * 300 + ".held"))
    (vault,) = places.known_vaults().vaults
    assert not vault.present


def test_only_paths_are_remembered_and_for_this_user_alone(places: Places, tmp_path: Path) -> None:
    places.remember(tmp_path / "Stick.held")
    (stored,) = (tmp_path / "config").iterdir()
    assert json.loads(stored.read_bytes()) == {
        "format": "held-places",
        "version": 1,
        "vaults": [str(tmp_path / "Stick.held")],
    }
    assert stored.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 60_000,
        b"\xff",
        b'{"format":"held-places","version":2,"vaults":[]}',
        b'{"format":"held-places","version":1,"vaults":["relative"]}',
        b'{"format":"held-places","version":1,"vaults":[7]}',
        b'{"format":"held-places","version":1,"vaults":[],"more":1}',
        b'{"format":"held-places","version":1,"vaults":"/a"}',
        b" " * 70_000,
    ],
)
def test_a_damaged_list_hides_no_vault_of_ones_own_and_is_set_aside(
    places: Places, tmp_path: Path, content: bytes
) -> None:
    make(places.vault_folder / "Winter.held")
    stored = tmp_path / "config" / "places.json"
    stored.parent.mkdir()
    stored.write_bytes(content)
    known = places.known_vaults()
    assert known.places_damaged
    assert [vault.name for vault in known.vaults] == ["Winter"]
    places.remember(tmp_path / "Stick.held")
    assert (stored.parent / "places.json.damaged").read_bytes() == content
    assert [vault.name for vault in places.known_vaults().vaults] == ["Stick", "Winter"]


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", NameFault.EMPTY),
        ("  ", NameFault.EMPTY),
        ("a/b", NameFault.CHARACTER),
        ("..\\b", NameFault.CHARACTER),
        ("a\0b", NameFault.CHARACTER),
        ("a\nb", NameFault.CHARACTER),
        ("a\u202eb", NameFault.CHARACTER),
        ("a\udc80b", NameFault.CHARACTER),
        ("a\u2028b", NameFault.CHARACTER),
        ("..", NameFault.ENDS),
        (".hidden", NameFault.ENDS),
        ("trailing.", NameFault.ENDS),
        ("CON", NameFault.RESERVED),
        ("lpt1.old", NameFault.RESERVED),
        ("ä" * (LONGEST_NAME // 2 + 1), NameFault.TOO_LONG),
    ],
)
def test_names_that_no_folder_can_have_are_refused_with_the_reason(
    name: str, fault: NameFault
) -> None:
    with pytest.raises(VaultNameRefused) as refused:
        checked_vault_name(name)
    assert refused.value.fault is fault


def test_names_in_any_script_are_accepted_and_composed() -> None:
    assert checked_vault_name("  Ja\u0308hrlich  ") == "J\u00e4hrlich"
    assert checked_vault_name("تمرین ۱") == "تمرین ۱"
    assert checked_vault_name("Dr. Who v1.2") == "Dr. Who v1.2"
    assert len(checked_vault_name("x" * LONGEST_NAME)) == LONGEST_NAME


def test_a_name_that_differs_only_in_case_is_taken(places: Places, tmp_path: Path) -> None:
    make(places.vault_folder / "Winter.held")
    with pytest.raises(VaultNameRefused) as refused:
        places.folder_for("WINTER")
    assert refused.value.fault is NameFault.TAKEN
    assert places.folder_for("Winter", tmp_path) == tmp_path / "Winter.held"
    assert places.folder_for("Spring") == places.vault_folder / "Spring.held"


def test_the_folders_follow_the_desktop_and_ignore_a_relative_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert Places.of_this_user().vault_folder == tmp_path / "share" / "held"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Places.of_this_user().vault_folder == tmp_path / ".local" / "share" / "held"


COLD_START = """
import sys, time, enum, typing, pathlib
before = set(sys.modules)
start = time.perf_counter()
import held.files.places
taken = time.perf_counter() - start
places = held.files.places.Places.of_this_user()
places.known_vaults()
print(taken * 1000)
print(*set(sys.modules) - before)
"""


def test_the_unlock_page_waits_less_than_5_ms_for_the_places(tmp_path: Path) -> None:
    environment = {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONPYCACHEPREFIX": str(tmp_path),
        "HOME": str(tmp_path),
    }
    times = []
    for _ in range(4):
        child = subprocess.run(
            [sys.executable, "-c", COLD_START],
            check=True,
            capture_output=True,
            text=True,
            env=environment,
        )
        taken, loaded = child.stdout.splitlines()
        assert not {"json", "platformdirs", "msgspec", "cryptography"} & set(loaded.split())
        times.append(float(taken))
    assert min(times) < 5
