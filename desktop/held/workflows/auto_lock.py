# SPDX-License-Identifier: GPL-3.0-or-later
"""When to lock by itself.  Counts seconds of steady clocks that the caller brings."""

from __future__ import annotations

import time

_ASLEEP_SECONDS = 3.0

DEFAULT_IDLE_SECONDS = 300
IDLE_CHOICES_SECONDS = (60, 300, 900, 1800)


class IdleWatch:
    """Knows how long nothing was touched.

    limit: seconds without a touch after which it is time; one of IDLE_CHOICES_SECONDS.
    """

    def __init__(self, limit: int, now: float) -> None:
        self.limit = limit
        self._touched = now

    def touch(self, now: float) -> None:
        """A key or the pointer moved, at `now` seconds."""
        self._touched = now

    def is_quiet(self, now: float, seconds: float) -> bool:
        """Whether nothing was touched for so many seconds."""
        return now - self._touched >= seconds

    def is_due(self, now: float) -> bool:
        """Whether it is time to lock.  A clock that ran backwards counts as a touch."""
        self._touched = min(self._touched, now)
        return now - self._touched >= self.limit


class SleepWatch:
    """Knows whether the computer slept.  While it does, nothing counts how long it is untouched,
    and whoever opens the lid need not be the one who closed it.

    Both are clocks in seconds: `waking` stands still during sleep, `always` does not.
    """

    def __init__(self, waking: float, always: float) -> None:
        self._behind = always - waking

    def has_slept(self, waking: float, always: float) -> bool:
        """Whether it slept since it was last asked."""
        before, self._behind = self._behind, always - waking
        return self._behind - before >= _ASLEEP_SECONDS


def waking_seconds() -> float:
    """A steady clock that stands still while the computer sleeps."""
    return time.monotonic()


def all_seconds() -> float:
    """A steady clock that does not, where the system has one."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)
