# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a page of each template that is offered under New…, from the key to the painted page."""

from __future__ import annotations

import os
import statistics
from collections.abc import Sequence

from bench_session import Rounds
from figures import Figure

ROUNDS = 3
WORDS = 2_000
MOST_MS = 50.0
_OPEN = "open_"


def measure() -> list[Figure]:
    """Milliseconds, the 95th of a hundred over all rounds."""
    rounds = Rounds({**os.environ, "QT_QPA_PLATFORM": "offscreen"}, "offscreen")
    told = rounds.of("open", WORDS, ROUNDS, cheap=True)
    taken = {name: [ms for one in told for ms in one[name]] for name in told[0]}
    figures = [
        Figure(f"opening the template {name.removeprefix(_OPEN)}, p95", _p95(each), "ms", MOST_MS)
        for name, each in sorted(taken.items())
        if name.startswith(_OPEN)
    ]
    return [*figures, Figure("New… to its cards painted, p95", _p95(taken["new"]), "ms")]


def _p95(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=20)[18]
