# SPDX-License-Identifier: GPL-3.0-or-later
"""Notebooks of 1,000, 10,000 and 100,000 pages: opened, settled, leafed through.

Every round is a process of its own (`open_lists`), with a derivation that takes no time.  A figure
of the largest is also held against the same of the smallest: at most half as much again.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure

HERE = Path(__file__).resolve().parent
COUNTS = (1_000, 10_000, 100_000)
ROUNDS = 3
LONGEST_SECONDS = 600
MOST_OPEN_MS = 200.0
MOST_FRAME_MS = 16.0
MOST_MIB = 160.0
MOST_RATIO = 1.5

Told = dict[str, list[float]]


def measure() -> list[Figure]:
    """Milliseconds, MiB, and how many times the largest takes what the smallest does."""
    found = {count: _rounds(count) for count in COUNTS}
    figures = [figure for count in COUNTS for figure in _figures(count, found[count])]
    small, large = (_numbers(found[count]) for count in (COUNTS[0], COUNTS[-1]))
    ratios = [
        Figure(f"lists: {name}, {COUNTS[-1]:,} against {COUNTS[0]:,}", value, "times", MOST_RATIO)
        for name, value in ((name, large[name] / small[name]) for name in small)
    ]
    return [*figures, *ratios]


def _figures(count: int, rounds: list[Told]) -> list[Figure]:
    case = f"lists, {count:,} pages:"
    numbers = _numbers(rounds)
    figures = [
        Figure(f"{case} derived to page painted", numbers["opening"], "ms", MOST_OPEN_MS),
        Figure(f"{case} memory once settled (PSS)", numbers["memory"], "MiB", MOST_MIB),
        Figure(f"{case} frame of the timeline, p99", numbers["frame"], "ms", MOST_FRAME_MS),
        Figure(f"{case} memory after leafing (PSS)", _median(rounds, "memory_after"), "MiB"),
    ]
    figures += [
        Figure(f"{case} frame by {way}, p99", _p99(rounds, way), "ms")
        for way in ("wheel", "page_down", "drag")
    ]
    figures += [
        Figure(f"{case} {step}, key to painted", _median(rounds, step), "ms")
        for step in ("today", "room", "timeline", "end", "home")
    ]
    return figures


def _numbers(rounds: list[Told]) -> dict[str, float]:
    """What is asked for."""
    return {
        "opening": _median(rounds, "page"),
        "memory": _median(rounds, "memory"),
        "frame": max(_p99(rounds, way) for way in ("wheel", "page_down", "drag")),
    }


def _rounds(count: int) -> list[Told]:
    """What each round told, after one that brings the notebook to today's schema."""
    # Not in the system's folder for temporary files, which may be memory and sync nothing.
    with TemporaryDirectory(prefix=".held-bench-", dir=Path.cwd()) as name:
        folder = Path(name)
        own = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": str(folder / "share"),
            "XDG_CONFIG_HOME": str(folder / "config"),
        }
        making = [sys.executable, str(HERE / "many_pages.py"), str(count), "cheap"]
        subprocess.run(making, env=own, check=True, timeout=LONGEST_SECONDS)
        return [_round(folder / "answer", own) for _ in range(ROUNDS + 1)][1:]


def _round(answer: Path, environment: dict[str, str]) -> Told:
    answer.unlink(missing_ok=True)
    command = [sys.executable, str(HERE / "open_lists.py"), str(answer)]
    subprocess.run(command, env=environment, check=True, timeout=LONGEST_SECONDS)
    told: Told = {}
    for line in answer.read_text(encoding="ascii").splitlines():
        name, *numbers = line.split()
        told.setdefault(name, []).extend(map(float, numbers))
    return told


def _median(rounds: list[Told], name: str) -> float:
    return statistics.median(number for one in rounds for number in one[name])


def _p99(rounds: list[Told], name: str) -> float:
    """The middle one of the rounds' own, so that one interruption from outside does not count."""
    return statistics.median(statistics.quantiles(one[name], n=100)[98] for one in rounds)
