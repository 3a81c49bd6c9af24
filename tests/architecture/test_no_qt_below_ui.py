# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything below ui works where Qt does not exist at all."""

from __future__ import annotations

import subprocess
import sys

WITHOUT_QT = """
import importlib, importlib.abc, pkgutil, sys

class NoQt(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError("there is no Qt here")
        return None

sys.meta_path.insert(0, NoQt())

import held

WITH_QT = ("held.ui", "held.app", "held.__main__")
imported = 0
for package in pkgutil.iter_modules(held.__path__, "held."):
    if package.name in WITH_QT:
        continue
    module = importlib.import_module(package.name)
    imported += 1
    for inner in pkgutil.walk_packages(getattr(module, "__path__", ()), package.name + "."):
        importlib.import_module(inner.name)
        imported += 1
print(imported)
importlib.import_module(sys.argv[1])
"""


def _import_without_qt(last: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, last], capture_output=True, text=True, check=False
    )


def test_all_below_ui_is_imported_without_qt() -> None:
    ended = _import_without_qt("held.errors")
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 40


def test_the_window_cannot_be_imported_without_qt() -> None:
    ended = _import_without_qt("held.ui.dialogs")
    assert "there is no Qt here" in ended.stderr
