# SPDX-License-Identifier: GPL-3.0-or-later
"""Clocks beside a running Held: they watch events, queues and threads, and change none of them.

All times are milliseconds of `now()`.
"""

from __future__ import annotations

import re
import resource
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.ui.background import Lane

_BLOCK = 512
"""What the kernel counts in, whatever the disk has."""


def now() -> float:
    """Milliseconds of a clock that goes on through an exec."""
    return time.monotonic() * 1000


def memory_mib() -> float:
    """What this process has for itself and its share of what others use too (PSS)."""
    found = re.search(
        r"^Pss:\s+(\d+) kB", Path("/proc/self/smaps_rollup").read_text(), re.MULTILINE
    )
    assert found is not None
    return int(found[1]) / 1024


def written_by_thread() -> int:
    """The bytes that the thread which asks has written to a disk so far.

    It tells who keeps what is typed, whatever the program is made of.
    """
    return resource.getrusage(resource.RUSAGE_THREAD).ru_oublock * _BLOCK


class Painted(QObject):
    """When the watched widget had been painted: `at`, None until then."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.at: float | None = None
        self._due = False

    def watch(self, widget: QWidget) -> None:
        """Watch this one's next paint."""
        self.at, self._due = None, False
        widget.removeEventFilter(self)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.at is None and not self._due:
            self._due = True
            # The whole window is painted in one go; the queue goes on when it is on the screen.
            QTimer.singleShot(0, self._is_painted)
        return super().eventFilter(watched, event)

    def _is_painted(self) -> None:
        self.at = now()


class EachPaint(QObject):
    """Tells the time of every paint of a widget and of what lies on it, as it begins."""

    def __init__(self, widget: QWidget, tell: Callable[[float], None]) -> None:
        super().__init__(widget)
        self._tell = tell
        for part in (widget, *widget.findChildren(QWidget)):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._tell(now())
        return super().eventFilter(watched, event)


class Pulse(QObject):
    """The longest time for which the window heard nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self._last = now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def reset(self) -> None:
        """Forget what was."""
        self.longest, self._last = 0.0, now()

    def _beat(self) -> None:
        beat = now()
        self.longest, self._last = max(self.longest, beat - self._last), beat


class LaneClock(QObject):
    """Stands in the lane's queue before and behind a piece of work, and so knows what it took."""

    def __init__(self, lane: Lane) -> None:
        super().__init__(lane)
        self._lane = lane
        self._times: list[float] = []
        self._written: list[int] = []

    def stand(self) -> None:
        """Look at the clock when the lane comes here."""
        self._lane.run(self._look, self._back, self._lost)

    @property
    def looks(self) -> int:
        """How often it has looked at the clock."""
        return len(self._times)

    def between(self) -> list[float]:
        """The milliseconds from each first look to the second one after it."""
        return [b - a for a, b in zip(self._times[::2], self._times[1::2], strict=True)]

    def written(self) -> int:
        """The bytes that the lane's thread wrote to the disk between the first look and the last."""
        return self._written[-1] - self._written[0]

    def _look(self) -> None:
        self._times.append(now())
        self._written.append(written_by_thread())

    def _back(self, _nothing: None) -> None:
        """Nothing follows."""

    def _lost(self, error: HeldError) -> None:
        raise AssertionError from error
