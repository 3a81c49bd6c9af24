# SPDX-License-Identifier: GPL-3.0-or-later
"""The two commands speak plainly where they cannot go on, and touch nothing then."""

from __future__ import annotations

import ast
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import screen
import system_packages

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
RUN = PACKAGING / "run.py"

AS_ANYONE = """
import os, sys
sys.path.insert(0, sys.argv[1])
import system_packages
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    system_packages.provide({
        "libnobody-has-this.so.7": "libnobody7",
        "program:nobody-has-this": "nobody-tools",
        "libc.so.6": "libc6",
    })
except system_packages.Missing as missing:
    print(missing.advice)
    sys.exit(system_packages.MISSING)
"""


def test_an_old_python_gets_one_sentence() -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); "
        f"sys.argv = ['run.py']; runpy.run_path({str(RUN)!r}, run_name='__main__')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", pretend], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stdout == "Held needs Python 3.11 or newer, and this one is 3.9.\n"
    assert ended.stderr == ""


def test_an_old_python_can_read_the_first_file() -> None:
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_ordinary_person_gets_one_line_to_run() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", AS_ANYONE, str(PACKAGING)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 3
    assert ended.stdout.splitlines() == [
        "Held needs this first:",
        "sudo apt-get install --no-install-recommends libnobody7 nobody-tools",
    ]


def test_nothing_is_asked_for_where_all_is_there() -> None:
    system_packages.provide({"libc.so.6": "libc6", "program:sh": "dash", "python:json": "python3"})


def test_a_screen_that_does_not_answer_is_not_reachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4242")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-that-is-not-there")
    assert screen.is_named()
    assert not screen.is_reachable()


def test_the_locks_name_no_host_and_hash_every_file() -> None:
    for lock in ("lock.txt", "lock-check.txt"):
        text = (PACKAGING / lock).read_text(encoding="ascii")
        assert "://" not in text
        lines = text.splitlines()
        for line, following in pairwise(lines):
            if not line.startswith(" "):
                assert "==" in line
                assert following.startswith("    --hash=sha256:"), line
        assert lines[-1].startswith("    --hash=sha256:")
