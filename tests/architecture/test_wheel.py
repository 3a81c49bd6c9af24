# SPDX-License-Identifier: GPL-3.0-or-later
"""From the wheel and from the checkout Held starts alike."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import held
from virtual_screen import VirtualScreen

ROOT = Path(__file__).resolve().parents[2]

WITHOUT_QT = """
import sys
sys.argv = ["held", "--version"]
from held.__main__ import main
main()
print([name for name in sys.modules if name.startswith(("PySide6", "shiboken"))])
"""

MAKE_A_VAULT = """
from held.files.bundled_resources import resource
from held.files.places import Places
from held.workflows.clock import SystemClock
from held.workflows.unlock_vault import Vaults
import held
vaults = Vaults(Places.of_this_user(), SystemClock())
vaults.make(vaults.folder_for("Notebook"), "six words that nobody else has").close()
print(held.__file__)
print(resource("templates"))
"""


def _say(*command: str | Path) -> str:
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_version_is_told_without_a_window() -> None:
    assert _say(sys.executable, "-c", WITHOUT_QT) == f"Held {held.__version__}\n[]\n"


def test_an_unknown_argument_is_refused() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "held", "--unlock"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert "--unlock" not in ended.stderr


@pytest.fixture(scope="module")
def wheel_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with Held's wheel, and the libraries of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    _say(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
        *("--wheel-dir", folder, ROOT),
    )
    (wheel,) = folder.glob("held-*.whl")
    environment = folder / "environment"
    venv.create(environment)
    libraries = Path(_site_packages(environment))
    with zipfile.ZipFile(wheel) as packed:
        assert "held/resources/templates/story/template.toml" in packed.namelist()
    _say(
        *(sys.executable, "-m", "pip", "--python", environment / "bin" / "python"),
        *("install", "--quiet", "--no-deps", "--no-index", wheel),
    )
    # A path in a .pth file is only added: the editable install of the checkout stays out.
    (libraries / "libraries.pth").write_text(sysconfig.get_path("platlib"))
    return environment


def _site_packages(environment: Path) -> str:
    places = {"base": str(environment), "platbase": str(environment)}
    return sysconfig.get_path("purelib", scheme="venv", vars=places)


@pytest.mark.slow
def test_the_wheel_tells_its_version(wheel_environment: Path) -> None:
    assert _say(wheel_environment / "bin" / "held", "--version") == f"Held {held.__version__}\n"


@pytest.mark.slow
def test_held_starts_from_the_wheel(wheel_environment: Path, homes: Path) -> None:
    told = _say(wheel_environment / "bin" / "python", "-c", MAKE_A_VAULT).splitlines()
    assert all(line.startswith(str(wheel_environment)) for line in told), told
    with VirtualScreen() as screen:
        seconds = screen.seconds_to_rest(
            [str(wheel_environment / "bin" / "held")], HOME=str(homes), PYTHONPATH=""
        )
    assert seconds < 30
    assert os.environ["HOME"] == str(homes)
