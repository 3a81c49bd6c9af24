# SPDX-License-Identifier: GPL-3.0-or-later
"""Cold start to a usable unlock page, beside Debian's KeePassXC and a bare PySide6 window.

All three start as new processes, in turns, on one screen, watched by one detector: the window is
painted, nothing changes any more, and a typed letter appears.  Each has run once before, so none
pays for a cold disk.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure
from virtual_screen import VirtualScreen

ROUNDS = 15

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
application = QApplication(["bare"])
window = QWidget()
window.resize(1000, 700)
QVBoxLayout(window).addWidget(QLineEdit())
window.show()
application.exec()
"""

KEEPASSXC_SETTINGS = """
[General]
UpdateCheckMessageShown=true
SingleInstance=false
[GUI]
CheckForUpdates=false
"""


def measure() -> list[Figure]:
    """Seconds, and the median of the ratios of neighbouring runs."""
    with TemporaryDirectory(prefix="held-bench-") as folder, VirtualScreen() as screen:
        _make_vault()
        keepassxc = _keepassxc(Path(folder))
        held = [str(Path(sys.executable).parent / "held")]
        bare = [sys.executable, "-c", BARE]
        runs: dict[str, Callable[[], float]] = {
            "held": lambda: screen.seconds_to_rest(held),
            "keepassxc": lambda: screen.seconds_to_rest(keepassxc),
            "bare": lambda: screen.seconds_to_rest(bare),
        }
        for run in runs.values():
            run()
        rounds = [{name: run() for name, run in runs.items()} for _ in range(ROUNDS)]
    ratio = statistics.median(one["held"] / one["keepassxc"] for one in rounds)
    seconds = {name: statistics.median(one[name] for one in rounds) for name in runs}
    return [
        Figure("start: unlock page, Held to KeePassXC, median of ratios", ratio, "times", 1.0),
        Figure("start: Held, unlock page usable", seconds["held"], "s"),
        Figure("start: KeePassXC, unlock page usable", seconds["keepassxc"], "s"),
        Figure("start: a bare PySide6 window", seconds["bare"], "s"),
    ]


def _make_vault() -> None:
    """A vault where Held looks for one, in the home that this benchmark was given."""
    from held.files.places import Places
    from held.workflows.clock import SystemClock
    from held.workflows.unlock_vault import Vaults

    vaults = Vaults(Places.of_this_user(), SystemClock())
    vaults.make(vaults.folder_for("Notebook"), "six words that nobody else has").close()


def _keepassxc(folder: Path) -> list[str]:
    """The command that opens KeePassXC's own unlock page, without its first questions."""
    database = folder / "notebook.kdbx"
    subprocess.run(
        ["keepassxc-cli", "db-create", "--set-password", str(database)],
        input="six words\nsix words\n",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
        capture_output=True,
        check=True,
    )
    settings = folder / "keepassxc.ini"
    settings.write_text(KEEPASSXC_SETTINGS)
    local = folder / "keepassxc-local.ini"
    local.touch()
    return ["keepassxc", "--config", str(settings), "--localconfig", str(local), str(database)]
