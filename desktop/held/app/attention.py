# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether anybody is there: keys and pointer, wherever in the program, and the computer's sleep.

Must not know what follows from it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from held.workflows.auto_lock import (
    DEFAULT_IDLE_SECONDS,
    IdleWatch,
    SleepWatch,
    all_seconds,
    waking_seconds,
)

_LOOK_EVERY_MS = 1000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Attention(QObject):
    """Looks about once a second, and before each touch counts.

    away: nothing was touched for as long as was set.  Emitted again until something is.
    slept: the computer slept.
    looked: emitted at each look.
    """

    away = Signal()
    slept = Signal()
    looked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._idle = IdleWatch(DEFAULT_IDLE_SECONDS, waking_seconds())
        self._sleep = SleepWatch(waking_seconds(), all_seconds())
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def set_limit(self, seconds: int) -> None:
        """Away means so many seconds without a touch."""
        self._idle.limit = seconds

    def begin_anew(self) -> None:
        """Count from now, as after a touch."""
        self._idle.touch(waking_seconds())

    def is_quiet(self, seconds: float) -> bool:
        """Whether nothing was touched for so many seconds."""
        return self._idle.is_quiet(waking_seconds(), seconds)

    def stop(self) -> None:
        """Say nothing more."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self._timer.isActive():
            # The touch that ends an absence must not make it unhappened.
            self._see_whether_away()
            self._idle.touch(waking_seconds())
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        self.looked.emit()
        self._see_whether_away()

    def _see_whether_away(self) -> None:
        if self._sleep.has_slept(waking_seconds(), all_seconds()):
            self.slept.emit()
        elif self._idle.is_due(waking_seconds()):
            self.away.emit()
