# SPDX-License-Identifier: GPL-3.0-or-later
"""After a lock, nothing that was written or typed is in the memory of Held; before it, it was.

The sealed program itself, by key, watched by this other process, which knows the passphrase and
has derived the keys from the key file by itself.
"""

from __future__ import annotations

import importlib.util
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
JOURNEYS = HERE.parent / "journeys"
PASSPHRASE = f"{secrets.token_hex(6)} stille Äpfel"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="only root on Linux may read the memory of a hidden process",
)


def _load(folder: Path, name: str) -> ModuleType:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


_scan = _load(HERE, "memory_scan").scan
for _name in ("hands", "sitting", "children"):
    _load(JOURNEYS, _name)


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Callable[[str], Any]]:
    started: list[Any] = []

    def start(scene: str) -> Any:
        started.append(sys.modules["children"].Child(scene, tmp_path, PASSPHRASE))
        return started[-1]

    yield start
    while started:
        started.pop().end()


def _rounds(held: Any, rounds: int) -> None:
    root = held.root()
    for _ in range(rounds):
        marker = f"Zaunkönig {secrets.token_hex(8)} Ёлка"
        held.tell(marker)
        held.tell(PASSPHRASE)
        (pid,) = held.hear("open")
        words = [marker, marker.split()[1], PASSPHRASE, *_forms(root.to_wrap)]
        words += _forms(root.database_key)
        # A scan that finds nothing while the page is open would prove nothing afterwards.
        while_open = _scan(held.pid, words)
        assert while_open[marker] > 0
        assert while_open[_forms(root.to_wrap)[0]] > 0
        held.tell("lock")
        locked, titles, windows, _focus = held.hear("locked")
        assert (locked, pid) == (held.pid, held.pid)
        assert (titles, windows) == (["Held"], ["main_window"])
        assert set(_scan(held.pid, words).values()) == {0}
        _look_at_what_is_shared(held.pid, marker)
        held.tell("again")


def _forms(key: bytes) -> list[str]:
    """A key as it is, and in hexadecimal digits.  As latin-1, each letter is one byte."""
    return [key.decode("latin-1"), key.hex(), key.hex().upper()]


def _look_at_what_is_shared(pid: int, marker: str) -> None:
    shared = Path("/dev/shm")
    for segment in shared.iterdir() if shared.is_dir() else ():
        if segment.is_file():
            assert marker.encode() not in segment.read_bytes()
    mapped = Path(f"/proc/{pid}/maps").read_text()
    assert "memfd" not in mapped
    assert ".held" not in mapped


def test_once_locked_no_word_of_it_is_left_in_memory(child: Callable[[str], Any]) -> None:
    _rounds(child("hold"), 1)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_locked_ten_times_over_no_word_is_left_in_memory(child: Callable[[str], Any]) -> None:
    _rounds(child("hold"), 10)
