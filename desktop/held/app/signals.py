# SPDX-License-Identifier: GPL-3.0-or-later
"""SIGTERM, SIGHUP and SIGINT as a Qt signal, so that text is kept before the program ends.

Python runs signal handlers only between its own instructions, which never come while Qt waits;
a pipe wakes it.
"""

from __future__ import annotations

import os
import signal
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_HEEDED = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class SignalWatch(QObject):
    """Emits `asked_to_leave` on the GUI thread when the system asks the program to end."""

    asked_to_leave = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reading, writing = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for number in _HEEDED:
            signal.signal(number, _awake)
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heed)

    def _heed(self) -> None:
        os.read(self._reading, 64)
        self.asked_to_leave.emit()


def _awake(_number: int, _frame: FrameType | None) -> None:
    """The pipe has been written to; there is nothing more to be done here."""
