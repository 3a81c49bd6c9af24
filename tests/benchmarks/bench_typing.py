# SPDX-License-Identifier: GPL-3.0-or-later
"""From a key to the painted page, in a page as Held shows it: sheet, marks, code words, Markdown.

Real key presses into the middle of a long text; the clock stops when the page has been painted.
Each round runs in a process of its own, because the device ratio is fixed at the start of one.
The round with the middle p99 counts, so that one interruption by another program does not.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from figures import Figure

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3
KEYS = 400
CASES = ((2_000, 8.0), (20_000, 16.0))
RATIOS = (1, 2)
TYPED = "and then they said something else, which Wren had not heard. "
PROSE = (
    "the meeting moved on before anyone had asked what they meant Wren said it was a good"
    " discussion and Juniper looked at the door for a while then **nobody** spoke"
)


def measure() -> list[Figure]:
    """p99 in ms for each length and device ratio, and the median beside it."""
    figures = []
    for words, most in CASES:
        for ratio in RATIOS:
            rounds = sorted((_round(words, ratio) for _ in range(ROUNDS)), key=_p99)
            middle = rounds[len(rounds) // 2]
            case = f"typing: key to paint at {words} words, {ratio}x"
            figures.append(Figure(f"{case}, p99", _p99(middle), "ms", most))
            figures.append(Figure(f"{case}, median", statistics.median(middle), "ms"))
    return figures


def _p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


def _round(words: int, ratio: int) -> list[float]:
    own = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(ratio),
        "PYTHONPATH": str(ROOT / "desktop"),
    }
    command = [sys.executable, __file__, str(words)]
    ended = subprocess.run(command, check=True, env=own, capture_output=True, text=True)
    times: list[float] = json.loads(ended.stdout)
    return times


def _text(words: int) -> str:
    chance, known = random.Random(7), PROSE.split()
    paragraphs, left = [], words
    while left > 0:
        count = min(left, chance.randint(40, 120))
        paragraphs.append(" ".join(chance.choice(known) for _ in range(count)) + ".")
        left -= count
    return "\n".join(paragraphs)


def _type_into_page(words: int) -> list[float]:
    """In the process of one round: milliseconds from each key to its paint."""
    from held.ui.look import RoomHue, look_beside
    from held.ui.widgets.marks import Mark, MarkKind
    from held.ui.widgets.page_frame import PageFrame
    from held.ui.widgets.writing_edit import WritingEdit

    application = QApplication(["bench"])
    look_beside(application, ROOT / "resources")
    frame, writing = PageFrame(), WritingEdit()
    frame.sheet.set_ribbon(RoomHue.INSIDE)
    frame.sheet.add(writing)
    text = _text(words)
    writing.set_text(text)
    writing.set_codes(["Wren", "Juniper", "Linden"])
    step = len(text) // 20
    writing.set_marks(
        Mark(str(start), start, start + 60, MarkKind.LIFTED, "eye")
        for start in range(0, len(text) - 60, step)
    )
    frame.resize(1280, 800)
    frame.show()
    QTest.qWaitForWindowExposed(frame)
    writing.setFocus()
    writing.set_caret(len(text) // 2)
    QTest.qWait(300)
    watch = _PaintWatch(writing.viewport())
    times = []
    for number in range(KEYS):
        watch.painted = False
        begun = time.perf_counter()
        QTest.keyClick(writing, TYPED[number % len(TYPED)])
        while not watch.painted:
            application.processEvents()
        times.append((time.perf_counter() - begun) * 1000)
    assert len(writing.text()) == len(text) + KEYS
    return times


class _PaintWatch(QObject):
    """Sees that a page is painted. `processEvents` returns after the paint has reached the screen."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.painted = False
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


if __name__ == "__main__":
    print(json.dumps(_type_into_page(int(sys.argv[1]))))
