# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder `.venv` beside the code: made once from the lock, then only used.

A stamp inside it tells what it was made from; while the stamp fits, nothing is done again.  pip
runs with the settings it finds, and every file it fetches must have a hash of the lock.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

NOT_BUILT = 4
"""The exit code when the environment could not be made."""

_LOCK = "packaging/lock.txt"
_CHECK_LOCK = "packaging/lock-check.txt"


class NotBuilt(Exception):
    """`.venv` could not be made.  `advice` is for the person."""

    def __init__(self, advice: str) -> None:
        super().__init__(advice)
        self.advice = advice


def open_held(root: Path) -> int:
    """Start Held on the screen; this process becomes it."""
    _build(root)
    held = str(root / ".venv" / "bin" / "held")
    os.execv(held, [held])


def take_tour(root: Path) -> int:
    """Walk through Held unseen.  The pictures and a bundle are in `tour` afterwards.

    The number is 0 only if every step held.
    """
    python = _build(root)
    return subprocess.run(
        [python, str(root / "tests" / "journeys" / "tour")],
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ).returncode


def with_check_tools(root: Path) -> str:
    """The path of a Python that has Held and the tools that check it.  Raises NotBuilt."""
    python = _build(root)
    stamp = root / ".venv" / "held-check-stamp"
    wanted = _fingerprint(root, _CHECK_LOCK)
    if _read(stamp) != wanted:
        print("Fetching the tools that check Held.", flush=True)
        _pip(python, "--requirement", str(root / _CHECK_LOCK), *_LOCKED)
        stamp.write_text(wanted, encoding="ascii")
    return python


_LOCKED = ("--require-hashes", "--only-binary", ":all:", "--no-deps")


def _build(root: Path) -> str:
    """The path of a Python that has Held, making it where needed.  Raises NotBuilt."""
    python = str(root / ".venv" / "bin" / "python")
    stamp = root / ".venv" / "held-stamp"
    wanted = _fingerprint(root, _LOCK)
    if _read(stamp) == wanted:
        return python
    print("Preparing Held in .venv. This happens once and fetches about 90 MB.", flush=True)
    _run([sys.executable, "-m", "venv", "--clear", str(root / ".venv")])
    _pip(python, "--requirement", str(root / _LOCK), *_LOCKED)
    _pip(python, "--editable", str(root), "--no-deps", "--no-build-isolation")
    stamp.write_text(wanted, encoding="ascii")
    return python


def _fingerprint(root: Path, lock: str) -> str:
    """Changes when the lock, the Python or the place of the folder does."""
    told = hashlib.sha256((root / lock).read_bytes())
    told.update(f"{sys.version_info.major}.{sys.version_info.minor}\0{root}".encode())
    return told.hexdigest()


def _read(stamp: Path) -> str | None:
    try:
        return stamp.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None


def _pip(python: str, *arguments: str) -> None:
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    _run([python, "-m", "pip", "install", "--disable-pip-version-check", *quiet, *arguments])


def _run(command: list[str]) -> None:
    """Run a step; on a terminal its own progress shows.  Raises NotBuilt."""
    seen = sys.stdout.isatty()
    try:
        ended = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=None if seen else subprocess.PIPE,
            stderr=None if seen else subprocess.STDOUT,
            text=True,
        )
    except OSError as error:
        raise NotBuilt(f"Held could not be prepared: {error}") from None
    if ended.returncode != 0:
        said = "\n".join((ended.stdout or "").strip().splitlines()[-15:])
        raise NotBuilt(f"Held could not be prepared. This step failed: {' '.join(command)}\n{said}")
