# SPDX-License-Identifier: GPL-3.0-or-later
"""When something was written: an instant, and the local day on which it fell."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct


class Moment(Struct, frozen=True):
    """An instant together with the keeper's own calendar day at that instant.

    Both are kept, because a later reader in another time zone must still see the day the keeper
    lived in.  `at` is aware, UTC, in microseconds.
    """

    at: datetime
    day: date
