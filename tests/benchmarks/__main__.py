# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every `bench_*.py` beside it, each in its own process, and prints one table.

A benchmark is a module with `measure() -> list[Figure]`.  `python tests/benchmarks start` runs
only `bench_start.py`.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from figures import Figure

HERE = Path(__file__).resolve().parent
LONGEST_SECONDS = 900


def main() -> int:
    """Measure what is asked for, or all.  0 if everything could be measured."""
    if len(sys.argv) == 4 and sys.argv[1] == "--one":
        measured = importlib.import_module(sys.argv[2]).measure()
        Path(sys.argv[3]).write_text(json.dumps([asdict(figure) for figure in measured]))
        return 0
    wanted = [f"bench_{name}" for name in sys.argv[1:]]
    modules = wanted or sorted(path.stem for path in HERE.glob("bench_*.py"))
    figures: list[Figure] = []
    failed = []
    for module in modules:
        print(f"measuring {module} ...", flush=True)
        measured = _measure(module)
        if measured is None:
            failed.append(module)
        else:
            figures += measured
    print(table(figures))
    for module in failed:
        print(f"{module} could not be measured.")
    return 1 if failed else 0


def _measure(module: str) -> list[Figure] | None:
    with tempfile.TemporaryDirectory(prefix="held-bench-") as folder:
        answer = Path(folder, "figures.json")
        command = [sys.executable, str(HERE), "--one", module, str(answer)]
        try:
            ended = subprocess.run(
                command, check=False, env=_own_home(folder), timeout=LONGEST_SECONDS
            )
        except subprocess.TimeoutExpired:
            return None
        if ended.returncode != 0 or not answer.exists():
            return None
        return [Figure(**told) for told in json.loads(answer.read_text())]


def _own_home(folder: str) -> dict[str, str]:
    """Nothing that is measured reads or writes the person's own files.

    Python runs as it does for a person: settings of this shell, such as to keep no compiled
    modules, do not count.
    """
    homes = {
        "HOME": "home",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "share",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
        "XDG_RUNTIME_DIR": "run",
    }
    places = {}
    for variable, name in homes.items():
        place = Path(folder, name)
        place.mkdir(mode=0o700)
        places[variable] = str(place)
    shell = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**shell, **places}


def table(figures: list[Figure]) -> str:
    """The figures in columns: name, value, unit, target, whether it was held."""
    rows = [("figure", "value", "unit", "target", "held")]
    for figure in figures:
        sign = ">=" if figure.at_least else "<="
        target = "" if figure.target is None else f"{sign} {figure.target:g}"
        held = {True: "yes", False: "NO", None: ""}[figure.held]
        rows.append((figure.name, f"{figure.value:.4g}", figure.unit, target, held))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


if __name__ == "__main__":
    sys.exit(main())
