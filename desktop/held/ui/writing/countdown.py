# SPDX-License-Identifier: GPL-3.0-or-later
"""Time that runs out in silence: what is left of it in text, and its end.  Paints nothing."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from held.workflows.auto_lock import waking_seconds

_LOOK_EVERY_MS = 1000


class Countdown(QObject):
    """seconds: the clock that is asked how late it is.

    left_changed: emitted with what is left, such as "2:41", about once a second.
    over: it ran out or was stopped; emitted with the seconds that passed.
    """

    left_changed = Signal(str)
    over = Signal(int)

    def __init__(self, parent: QObject, seconds: Callable[[], float] = waking_seconds) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._span = 0
        self._began = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_running(self) -> bool:
        """Whether some of it is left."""
        return self._timer.isActive()

    def begin(self, span: int) -> None:
        """Let so many seconds run from now."""
        self._span, self._began = span, self._seconds()
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """End it now, whatever is left."""
        if self.is_running:
            self._timer.stop()
            self.over.emit(min(self._span, int(self._seconds() - self._began)))

    def _look(self) -> None:
        left = math.ceil(self._span - (self._seconds() - self._began))
        if left <= 0:
            self.stop()
        else:
            self.left_changed.emit(f"{left // 60}:{left % 60:02d}")
