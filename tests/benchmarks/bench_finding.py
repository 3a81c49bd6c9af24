# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in notebooks of a thousand pages, ten thousand and a hundred thousand.

Each round is a process of its own with a real window (`open_finding`).  The first one waits until
the index has every page; the others type words, and a key counts until its answer is painted.
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
PAGES = (1_000, 10_000, 100_000)
ROUNDS = 3
MOST_MS, MOST_RATIO, MOST_MIB = 16.0, 1.5, 160.0
LONGEST_SECONDS = 800

Told = dict[str, list[float]]


def measure() -> list[Figure]:
    """Milliseconds, MiB, seconds, and how much slower the largest notebook is than the smallest."""
    figures: list[Figure] = []
    p95: dict[int, float] = {}
    for pages in PAGES:
        caught_up, rounds, size = _measured(pages)
        p95[pages] = statistics.median(map(_p95, rounds))
        case = f"finding in {pages:,} pages:"
        is_largest = pages == PAGES[-1]
        figures += [
            Figure(
                f"{case} key to painted results, p95",
                p95[pages],
                "ms",
                MOST_MS if is_largest else None,
            ),
            Figure(f"{case} index made anew", caught_up["caught_up"][0] / 1000, "s"),
            Figure(f"{case} longest silence of the window meanwhile", caught_up["gap"][0], "ms"),
            Figure(f"{case} size of the index", size / 2**20, "MiB"),
            Figure(
                f"{case} memory of the open program (PSS)",
                statistics.median(told["memory"][0] for told in rounds),
                "MiB",
                MOST_MIB,
            ),
        ]
    ratio = p95[PAGES[-1]] / p95[PAGES[0]]
    name = f"finding: p95 in {PAGES[-1]:,} pages over that in {PAGES[0]:,}"
    return [*figures, Figure(name, ratio, "times", MOST_RATIO)]


def _measured(pages: int) -> tuple[Told, list[Told], int]:
    # Not in the system's folder for temporary files, which may be memory and sync nothing.
    with TemporaryDirectory(prefix=".held-bench-", dir=Path.cwd()) as name:
        folder = Path(name)
        own = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_DATA_HOME": str(folder / "share"),
            "XDG_CONFIG_HOME": str(folder / "config"),
        }
        making = [sys.executable, str(HERE / "many_pages.py"), str(pages), "cheap"]
        subprocess.run(making, env=own, check=True)
        caught_up = _round("catch_up", folder / "answer", own)
        rounds = [_round("find", folder / "answer", own) for _ in range(ROUNDS)]
        (index,) = folder.rglob("search.index")
        return caught_up, rounds, index.stat().st_size


def _round(step: str, answer: Path, environment: dict[str, str]) -> Told:
    answer.unlink(missing_ok=True)
    command = [sys.executable, str(HERE / "open_finding.py"), step, str(answer)]
    subprocess.run(command, env=environment, check=True, timeout=LONGEST_SECONDS)
    told: Told = {}
    for line in answer.read_text(encoding="ascii").splitlines():
        name, *numbers = line.split()
        told.setdefault(name, []).extend(map(float, numbers))
    return told


def _p95(told: Told) -> float:
    return statistics.quantiles(told["keys"], n=100)[94]
