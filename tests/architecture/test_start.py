# SPDX-License-Identifier: GPL-3.0-or-later
"""Until the unlock page stands, nothing is loaded that it does not need."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

UNTIL_THE_FIRST_PAGE = """
import json, sys
from held.app.compose import Composition, Surroundings
from held.app.start import make_application, this_program
from held.files.places import Places
from held.seal import seal_process
from held.workflows.clock import SystemClock

seal = seal_process()
places = Places.of_this_user()
if sys.argv[1] == "with a vault":
    from pathlib import Path
    folder = places.folder_for("Notebook")
    folder.mkdir(parents=True)
    (folder / "vault.json").write_text("{}")
application = make_application()
composition = Composition(
    application, Surroundings(places, SystemClock(), seal, this_program())
)
composition.show()
shown = [widget.objectName() for widget in application.allWidgets() if widget.isVisible()]
print(json.dumps([sorted(sys.modules), shown]))
sys.stdout.flush()
composition.end()
"""

NOT_YET = (
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtPrintSupport",
    "asyncio",
    "concurrent.futures.process",
    "cryptography",
    "held.bundles",
    "held.console",
    "held.templates",
    "held.ui.rooms",
    "held.ui.writing",
    "held.vault",
    "held.workflows.failure_words",
    "http",
    "msgspec",
    "multiprocessing",
    "platformdirs",
    "socket",
    "sqlcipher3",
    "ssl",
    "urllib.request",
    "zxcvbn",
)


def _loaded(found: str) -> tuple[list[str], list[str]]:
    ended = subprocess.run(
        [sys.executable, "-c", UNTIL_THE_FIRST_PAGE, found],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    modules, shown = json.loads(ended.stdout)
    return modules, shown


def _too_early(modules: list[str]) -> list[str]:
    return [
        name for name in modules for late in NOT_YET if name == late or name.startswith(late + ".")
    ]


def test_the_unlock_page_stands_on_little() -> None:
    modules, shown = _loaded("with a vault")
    assert "passphrase_edit" in shown
    assert _too_early(modules) == []


def test_the_first_run_stands_on_little() -> None:
    modules, shown = _loaded("without a vault")
    assert "passphrase_edit" not in shown
    assert _too_early(modules) == []


@pytest.mark.parametrize("late", ["msgspec", "held.vault.connection", "cryptography.hazmat"])
def test_what_comes_too_early_is_seen(late: str) -> None:
    assert _too_early(["held", "held.vaults", late]) == [late]
