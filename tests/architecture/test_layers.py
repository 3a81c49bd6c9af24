# SPDX-License-Identifier: GPL-3.0-or-later
"""The contracts of `pyproject.toml` hold, and each of them catches what it forbids."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"

PLANTED = {
    "journal/planted.py": "held.vault",
    "vault/planted.py": "held.bundles",
    "files/planted.py": "held.journal",
    "templates/planted.py": "held.workflows",
    "workflows/planted.py": "held.ui",
    "seal/planted.py": "PySide6",
    "bundles/planted.py": "sqlcipher3",
    "workflows/planted_words.py": "shamir_mnemonic",
    "ui/dialogs_planted.py": "held.bundles",
    "ui/look/planted.py": "held.ui.widgets",
    "ui/widgets/planted.py": "held.ui.dialogs",
    "ui/unlock/planted.py": "held.ui.writing",
    "ui/receiving/planted.py": "held.ui.main_window",
    "console/planted.py": "held.bundles",
    "console/planted_window.py": "PySide6",
    "console/planted_page.py": "held.ui",
    "planted.py": "held.journal",
}
"""A new module, and what it imports against the rules."""

BROKEN = {
    "layers": "held.journal.planted -> held.vault",
    "siblings": "held.vault.planted -> held.bundles",
    "siblings below": "held.files.planted -> held.journal",
    "upwards": "held.templates.planted -> held.workflows",
    "workflows know no window": "held.workflows.planted -> held.ui",
    "no Qt": "held.seal.planted -> PySide6",
    "one door": "held.bundles.planted -> sqlcipher3",
    "one door to words on paper": "held.workflows.planted_words -> shamir_mnemonic",
    "ui asks workflows": "held.ui.dialogs_planted -> held.bundles",
    "console asks workflows": "held.console.planted -> held.bundles",
    "no Qt in the console": "held.console.planted_window -> PySide6",
    "the front ends are strangers": "held.console.planted_page -> held.ui",
    "look is lowest": "held.ui.look.planted -> held.ui.widgets",
    "widgets know no dialogs": "held.ui.widgets.planted -> held.ui.dialogs",
    "features are strangers": "held.ui.unlock.planted -> held.ui.writing",
    "features know no window": "held.ui.receiving.planted -> held.ui.main_window",
    "a package without a place": "- held.planted",
    "a module of ui without a place": "- held.ui.dialogs_planted",
}


def _lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache", "--config", root / "pyproject.toml"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "desktop"), "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_held_keeps_its_layers() -> None:
    ended = _lint(ROOT)
    assert ended.returncode == 0, ended.stdout


@pytest.fixture(scope="module")
def told_of_planted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy of Held with bad imports planted in it."""
    root = tmp_path_factory.mktemp("planted")
    shutil.copy(ROOT / "pyproject.toml", root)
    shutil.copytree(ROOT / "desktop" / "held", root / "desktop" / "held")
    for name, module in PLANTED.items():
        (root / "desktop" / "held" / name).write_text(f"import {module}\n")
    ended = _lint(root)
    assert ended.returncode != 0
    return ended.stdout


@pytest.mark.parametrize("rule", BROKEN)
def test_a_planted_import_is_caught(told_of_planted: str, rule: str) -> None:
    assert BROKEN[rule] in told_of_planted


def test_every_contract_has_caught_something(told_of_planted: str) -> None:
    assert "0 kept" in told_of_planted, told_of_planted
