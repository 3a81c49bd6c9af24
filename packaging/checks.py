# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of `check` and of `bench`: all run, whatever failed before; the tests come last."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import environment

_TEST_WORKERS = "2"


def check(root: Path, *, with_long_ones: bool) -> int:
    """Run every step.  0 if all passed, else 1; pytest's closing lines are the last ones."""
    python = environment.with_check_tools(root)
    tools = Path(python).parent
    pytest = [python, "-m", "pytest", "--quiet"]
    steps = {
        "format": [str(tools / "ruff"), "format", "--check", "--quiet", "."],
        "lint": [str(tools / "ruff"), "check", "--quiet", "."],
        "types": [str(tools / "mypy")],
        "layers": [str(tools / "lint-imports"), "--no-logo"],
        "tests": [*pytest, "-m", "not slow", "-n", _TEST_WORKERS],
    }
    if with_long_ones:
        steps["long tests"] = [*pytest, "-m", "slow", "--timeout", "900"]
    failed = []
    closing_lines = []
    for name, command in steps.items():
        print(f"== {name}", flush=True)
        begun = time.monotonic()
        code, last_line = _show(command)
        print(f"-- {name}: {'passed' if code == 0 else 'FAILED'}, ", end="")
        print(f"{time.monotonic() - begun:.0f} s", flush=True)
        if code != 0:
            failed.append(name)
        if "pytest" in command:
            closing_lines.append(last_line)
    print("All steps passed." if not failed else "Failed: " + ", ".join(failed))
    print("\n".join(closing_lines), flush=True)
    return 1 if failed else 0


def bench(root: Path) -> int:
    """Measure everything and print one table.  0 if all was measured."""
    python = environment.with_check_tools(root)
    return subprocess.run(
        [python, str(root / "tests" / "benchmarks")], check=False, env=_unseen()
    ).returncode


def _show(command: list[str]) -> tuple[int, str]:
    """Run a step, passing on what it says.  The exit code, and its last line."""
    last_line = ""
    with subprocess.Popen(
        command,
        env=_unseen(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as step:
        assert step.stdout is not None
        for line in step.stdout:
            print(line, end="", flush=True)
            last_line = line.strip() or last_line
    return step.returncode, last_line


def _unseen() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
