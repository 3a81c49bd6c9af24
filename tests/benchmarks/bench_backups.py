# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup of 500 MB while somebody types and is kept: the longest wait of a key, and of a save.

Keys go into a real page, offscreen; each is waited for until it is painted.  Saves go to the vault
lane as a page's own do, and their wait counts from when they were handed over.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from figures import Figure

sys.path.append(str(Path(__file__).resolve().parents[1] / "unit" / "vault"))

MEGABYTES = 500
KEYS_A_SAVE = 8
BETWEEN_KEYS_S = 0.02
ROOT = Path(__file__).resolve().parents[2]


def measure() -> list[Figure]:
    """Milliseconds for keys and saves, seconds for the whole."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Not in the system's folder for temporary files, which may be memory and sync nothing.
    with tempfile.TemporaryDirectory(prefix=".held-bench-", dir=Path.cwd()) as folder:
        return _Round(Path(folder)).measure()


class _Round:
    """One notebook, one page to type on, one backup."""

    def __init__(self, folder: Path) -> None:
        from keeper import Keeper
        from PySide6.QtWidgets import QApplication

        from held.files.places import Places
        from held.ui.background import Lane
        from held.ui.backups.backup_runner import BackupRunner
        from held.ui.look import look_beside
        from held.ui.widgets.writing_edit import WritingEdit
        from held.workflows.clock import SystemClock
        from held.workflows.unlock_vault import Vaults

        self.application = QApplication(["bench"])
        look_beside(self.application, ROOT / "resources")
        self.keeper = Keeper(folder / "Bench.held")
        vaults = Vaults(Places(folder, folder / "config"), SystemClock(), Keeper.cost)
        self.session = vaults.make(self.keeper.folder, Keeper.passphrase)
        self.lane = Lane("vault")
        self.runner = BackupRunner(self.session, self.lane)
        self.runner.failed.connect(self._fail)
        self.page = WritingEdit()
        self.saves: list[float] = []
        self.keys: list[float] = []

    def measure(self) -> list[Figure]:
        self._fill()
        self.page.resize(720, 600)
        self.page.show()
        self.page.setFocus()
        alone = self._type_until(time.perf_counter() + 3)
        self.keys, self.saves = [], []
        begun = time.perf_counter()
        self.runner.make()
        self._type_until(None)
        taken = time.perf_counter() - begun
        self.lane.stop()
        self.runner.end()
        size = sum(f.stat().st_size for f in self.keeper.folder.parent.rglob("*.held-backup")) / 1e6
        self.session.close()
        return [
            Figure("backup: longest wait of a key meanwhile", max(self.keys), "ms", 100),
            Figure("backup: longest wait of a save meanwhile", max(self.saves), "ms", 250),
            Figure("backup: longest wait of a key without one", alone, "ms"),
            Figure("backup: made and checked", taken, "s"),
            Figure("backup: size", size, "MB"),
        ]

    def _fill(self) -> None:
        text = "what somebody told " * 55_000
        for number in range(MEGABYTES):
            self.session.vault.entries.save(self.keeper.wrote(f"{number} {text}"))
        self.session.fold_in()

    def _type_until(self, end: float | None) -> float:
        """Type and save until then, or until the backup has ended; the longest wait of a key."""
        from PySide6.QtTest import QTest

        entry = self.session.vault.entries.save(self.keeper.wrote("begun"))
        number = 0
        while (time.perf_counter() < end) if end else self.runner.is_running:
            pressed = time.perf_counter()
            QTest.keyClick(self.page, "wörter "[number % 7])
            self.application.processEvents()
            self.keys.append((time.perf_counter() - pressed) * 1000)
            if number % KEYS_A_SAVE == 0:
                self._save(entry, self.page.text() + " more" * 400)
            number += 1
            # The person's pause counts as a wait when the program does not come back from it.
            slept = time.perf_counter()
            time.sleep(BETWEEN_KEYS_S)
            late = (time.perf_counter() - slept - BETWEEN_KEYS_S) * 1000
            self.keys[-1] = max(self.keys[-1], late)
        return max(self.keys)

    def _save(self, entry: object, text: str) -> None:
        from held.journal.answer import Words
        from held.journal.entry import Entry, write

        assert isinstance(entry, Entry)
        handed_over = time.perf_counter()

        def save() -> None:
            stored = self.session.vault.entries.read(entry.id)
            self.session.vault.entries.save(
                write(stored, {"page": Words(text)}, (), self.keeper.now())
            )
            self.saves.append((time.perf_counter() - handed_over) * 1000)

        self.lane.run_unheeded(save)

    def _fail(self, error: Exception) -> None:
        raise error
