# SPDX-License-Identifier: GPL-3.0-or-later
"""A session as somebody has it: unlock, write, keep, lock, each through the whole program.

Every round is a process of its own, as a person starts one (`open_window`), sealed, with a
notebook of a few hundred pages and a story left open.  Medians over rounds; of the veil the worst.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Figure
from virtual_screen import VirtualScreen

HERE = Path(__file__).resolve().parent
ROUNDS = 5
FEW_ROUNDS = 3
SHORT, LONG = 2_000, 20_000
LONGEST_SECONDS = 300

Told = dict[str, list[float]]


def measure() -> list[Figure]:
    """Milliseconds but for the memory, which is in MiB."""
    offscreen = Rounds({**os.environ, "QT_QPA_PLATFORM": "offscreen"}, "offscreen")
    figures = [
        *_unlocking(offscreen, SHORT, ROUNDS, 150.0),
        *_unlocking(offscreen, LONG, FEW_ROUNDS, None),
        *_writing(offscreen, SHORT, ROUNDS, 8.0),
        *_writing(offscreen, LONG, FEW_ROUNDS, 16.0),
        *_locking(offscreen),
    ]
    with VirtualScreen() as screen:
        on_x = Rounds(screen.environment, "on X")
        return [*figures, *_unlocking(on_x, SHORT, ROUNDS, 150.0), *_locking(on_x)]


class Rounds:
    """Runs rounds where `environment` says."""

    def __init__(self, environment: Mapping[str, str], where: str) -> None:
        self._environment = environment
        self.where = where

    def of(self, step: str, words: int, rounds: int, *, cheap: bool = False) -> list[Told]:
        """What each round of a step told, after one that only warms the disk."""
        # Not in the system's folder for temporary files, which may be memory and sync nothing.
        with TemporaryDirectory(prefix=".held-bench-", dir=Path.cwd()) as name:
            folder = Path(name)
            own = {
                **self._environment,
                "XDG_DATA_HOME": str(folder / "share"),
                "XDG_CONFIG_HOME": str(folder / "config"),
            }
            wish = ["cheap"] if cheap else []
            making = [sys.executable, str(HERE / "notebook.py"), str(words), *wish]
            subprocess.run(making, env=own, check=True)
            return [_round(step, folder / "answer", wish, own) for _ in range(rounds + 1)][1:]


def _round(step: str, answer: Path, wish: list[str], environment: dict[str, str]) -> Told:
    answer.unlink(missing_ok=True)
    command = [sys.executable, str(HERE / "open_window.py"), step, str(answer), *wish]
    subprocess.run(command, env=environment, check=True, timeout=LONGEST_SECONDS)
    told: Told = {}
    for line in answer.read_text(encoding="ascii").splitlines():
        name, *numbers = line.split()
        told.setdefault(name, []).extend(map(float, numbers))
    return told


def _unlocking(rounds: Rounds, words: int, count: int, most: float | None) -> list[Figure]:
    told = rounds.of("unlock", words, count)
    case = f"unlock {rounds.where}, {words:,} words:"
    return [
        Figure(f"{case} derived to page painted", _median(told, "page"), "ms", most),
        Figure(f"{case} first key on it to paint", _median(told, "first_letter"), "ms"),
        Figure(
            f"{case} longest silence of the window while deriving",
            _median(told, "gap_deriving"),
            "ms",
            100.0,
        ),
    ]


def _writing(rounds: Rounds, words: int, count: int, most: float) -> list[Figure]:
    told = rounds.of("write", words, count, cheap=True)
    by_gui = max(one["written"][0] for one in told)
    by_lane = min(one["written"][1] for one in told)
    # Whoever keeps the page writes at least its words; or the disk counts nothing.
    assert by_lane > words
    case = f"writing, {words:,} words:"
    return [
        Figure(f"{case} key to paint, p99", _p99(told, "keys"), "ms", most),
        Figure(f"{case} longest silence of the window", _median(told, "gap"), "ms"),
        Figure(f"{case} autosave, p99", _p99(told, "saves"), "ms", 10.0),
        Figure(f"{case} written by the GUI thread meanwhile", by_gui / 1024, "KiB", 0.0),
        Figure(f"{case} written by the vault lane meanwhile", by_lane / 1024, "KiB"),
        Figure(f"{case} memory of the open program (PSS)", _median(told, "memory"), "MiB"),
    ]


def _locking(rounds: Rounds) -> list[Figure]:
    told = rounds.of("lock", SHORT, ROUNDS, cheap=True)
    veiled = [one["veil"][-1] - one["pressed"][0] for one in told]
    back = [one["back"][0] - one["pressed"][0] for one in told]
    case = f"lock {rounds.where}:"
    return [
        Figure(f"{case} Ctrl+L to veil, longest", max(veiled), "ms", 150.0),
        Figure(f"{case} Ctrl+L to unlock page", statistics.median(back), "ms", 600.0),
    ]


def _median(told: list[Told], name: str) -> float:
    return statistics.median(one[name][0] for one in told)


def _p99(told: list[Told], name: str) -> float:
    """The middle one of the rounds' own, so that one interruption from outside does not count."""
    return statistics.median(statistics.quantiles(one[name], n=100)[98] for one in told)
