# SPDX-License-Identifier: GPL-3.0-or-later
"""When to lock by itself.  Counts seconds of a steady clock that the caller brings."""

from __future__ import annotations

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
