# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault: deriving, opening after it, and an autosave, on a real disk with real fsyncs."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from figures import Figure

sys.path.append(str(Path(__file__).resolve().parents[1] / "unit" / "vault"))

from keeper import Keeper

from held.journal.answer import Words
from held.journal.entry import write
from held.vault import vault as vaults
from held.vault.key_slots import DerivationCost

SAVES = 1000


def measure() -> list[Figure]:
    """Milliseconds, but for the derivation, which takes about a second by design."""
    # Not in the system's folder for temporary files, which may be memory and sync nothing.
    with tempfile.TemporaryDirectory(prefix=".held-bench-", dir=Path.cwd()) as folder:
        keeper = Keeper(Path(folder) / "Bench.held")
        keeper.make()
        keeper.close()
        figures = [
            Figure(f"vault: autosave of {words:,} words, p99", _autosave(keeper, words), "ms", 10)
            for words in (200, 2_000, 20_000)
        ]
        disk = Figure("disk: 20 KB appended and synced, p99", _sync(Path(folder)), "ms")
        opening = Figure("vault: open after derivation, 150 entries", _open(keeper), "ms", 150)
        return [
            *figures,
            disk,
            opening,
            Figure("vault: derivation by design", _derive(keeper), "s"),
        ]


def _autosave(keeper: Keeper, words: int) -> float:
    """The 99th percentile of saving a page that grows by a word each time.

    The log is folded in now and then, as a pause in typing would let it be.
    """
    vault = keeper.open()
    text = "wörter " * words
    entry = vault.entries.save(keeper.wrote(text))
    taken = []
    for number in range(SAVES):
        text += "more "
        entry = write(entry, {"page": Words(text)}, (), keeper.now())
        start = time.perf_counter()
        entry = vault.entries.save(entry)
        taken.append((time.perf_counter() - start) * 1000)
        if number % 25 == 0:
            vault.checkpoint()
    keeper.close()
    return statistics.quantiles(taken, n=100)[98]


def _sync(folder: Path) -> float:
    """What the disk alone takes for a write of an autosave's size: the floor of the above."""
    with (folder / "plain").open("wb", buffering=0) as out:
        taken = [
            _milliseconds(lambda: (out.write(bytes(20_000)), os.fsync(out.fileno())))
            for _ in range(SAVES)
        ]
    return statistics.quantiles(taken, n=100)[98]


def _open(keeper: Keeper) -> float:
    vault = keeper.open()
    for number in range(150):
        vault.entries.save(keeper.wrote(f"{number} " + "word " * 200))
    keeper.close()
    key_file = vaults.read_key_file(keeper.folder)
    root = vaults.unlock(key_file, keeper.passphrase, keeper.cost)
    return statistics.median(
        _milliseconds(lambda: vaults.open_with(keeper.folder, key_file, root).close())
        for _ in range(20)
    )


def _derive(keeper: Keeper) -> float:
    folder = keeper.folder.with_name("Derive.held")
    vaults.make_vault(folder, keeper.passphrase, DerivationCost()).close()
    key_file = vaults.read_key_file(folder)
    return _milliseconds(lambda: vaults.unlock(key_file, keeper.passphrase)) / 1000


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000
