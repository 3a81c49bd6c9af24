# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes with Held is found from a checkout and from an installed package alike."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import held
from held.files.bundled_resources import ResourceMissing, resource


def test_templates_are_found_in_the_checkout() -> None:
    assert (resource("templates") / "just_write").is_dir()


def test_a_missing_piece_is_named_by_its_place() -> None:
    with pytest.raises(ResourceMissing) as missing:
        resource("words", "of-no-language.txt")
    assert missing.value.name == "words/of-no-language.txt"


def test_an_installed_held_uses_what_lies_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site" / "held"
    source = Path(held.__file__).parent
    for part in ("__init__.py", "errors.py", "files"):
        copy = shutil.copytree if (source / part).is_dir() else shutil.copyfile
        package.mkdir(parents=True, exist_ok=True)
        copy(source / part, package / part)
    (package / "resources" / "words").mkdir(parents=True)
    (package / "resources" / "words" / "codes.txt").write_text("wren\n")
    code = "from held.files.bundled_resources import resource as r; print(r('words', 'codes.txt'))"
    child = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(package.parent), "PATH": os.environ["PATH"]},
        cwd=tmp_path,
    )
    assert child.stdout.strip() == str(package / "resources" / "words" / "codes.txt")
