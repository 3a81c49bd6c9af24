# SPDX-License-Identifier: GPL-3.0-or-later
"""How moments, days and ids lie in columns: whole microseconds in UTC, ISO days, 16 bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from held.journal.moment import Moment

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def moment_columns(moment: Moment | None) -> tuple[int | None, str | None]:
    """The two columns of a moment: `*_at` and `*_day`."""
    if moment is None:
        return None, None
    return (moment.at - _EPOCH) // _MICROSECOND, moment.day.isoformat()


def read_moment(at: int, day: str) -> Moment:
    """The moment that lies in two columns."""
    return Moment(_EPOCH + at * _MICROSECOND, date.fromisoformat(day))


def find_moment(at: int | None, day: str | None) -> Moment | None:
    """The same where there may be none."""
    return None if at is None or day is None else read_moment(at, day)


def id_column(name: str | None) -> bytes | None:
    """The 16 bytes of an id of the journal."""
    return None if name is None else bytes.fromhex(name)
