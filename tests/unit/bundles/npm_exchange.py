# SPDX-License-Identifier: GPL-3.0-or-later
"""The npm package age-encryption, another hand's work, as something that can be given tasks.

`npm_age/` names its exact version, and has a hash for each package that comes with it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent / "npm_age"


class NpmAge:
    """The package, installed into `folder`, which must not exist yet.  Needs a network."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in ("node", "npm") if shutil.which(name) is None]
        assert not missing, f"{missing} must be there: run.py check --all sees to it"
        shutil.copytree(HERE, folder)
        self._folder = folder
        installed = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--cache", "cache"],
            cwd=folder,
            check=False,
            capture_output=True,
            text=True,
        )
        assert installed.returncode == 0, installed.stderr

    def do(self, *tasks: dict[str, Any]) -> list[str | None]:
        """See exchange.mjs for what may be asked and what is answered."""
        done = subprocess.run(
            ["node", "exchange.mjs"],
            cwd=self._folder,
            input=json.dumps(tasks),
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        answers: list[str | None] = json.loads(done.stdout)
        return answers


def to_encrypt(key: object, source: Path, target: Path, *, armor: bool = False) -> dict[str, Any]:
    return {
        "task": "encrypt",
        "key": str(key),
        "from": str(source),
        "to": str(target),
        "armor": armor,
    }


def to_decrypt(key: object, source: Path, target: Path, *, armor: bool = False) -> dict[str, Any]:
    return {**to_encrypt(key, source, target, armor=armor), "task": "decrypt"}
