# SPDX-License-Identifier: GPL-3.0-or-later
"""Where "now" comes from: the domain has no clock, so that every rule can be tested on any day."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from held.journal.moment import Moment


class Clock(Protocol):
    """Something that knows what time it is for the keeper."""

    def now(self) -> Moment:
        """This instant, and the local day it falls on."""
        ...


class SystemClock:
    """The computer's clock, in its own time zone."""

    def now(self) -> Moment:
        """This instant, and the local day it falls on."""
        # The clock is there before the unlock page, which needs nothing of the journal.
        from held.journal.moment import Moment

        at = datetime.now(UTC)
        return Moment(at=at, day=at.astimezone().date())
