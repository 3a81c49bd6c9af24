# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups go: whatever the clock did, the newest ones stay."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from held.journal.backup_rotation import LEAST, KeptBackup, may_go

ANY_DAY = st.dates(date(1970, 1, 1), date(2099, 12, 31))
BACKUPS = st.lists(st.tuples(ANY_DAY, st.integers(1, 1000), st.booleans()), max_size=40).map(
    lambda drawn: [
        KeptBackup(f"{number}", number, day, size, whole)
        for number, (day, size, whole) in enumerate(drawn, 1)
    ]
)


@given(BACKUPS, st.integers(0, 20_000))
def test_the_newest_three_whole_ones_stay_whatever_the_clock_and_the_room(
    backups: list[KeptBackup], limit: int
) -> None:
    whole = [one for one in backups if one.whole][-LEAST:]
    assert not set(whole) & set(may_go(backups, limit))


@given(BACKUPS, st.integers(0, 20_000))
def test_nothing_goes_while_the_newest_is_not_whole(backups: list[KeptBackup], limit: int) -> None:
    if backups and not backups[-1].whole:
        assert may_go(backups, limit) == ()


@given(st.lists(ANY_DAY, min_size=1, max_size=60))
def test_days_out_of_order_change_no_ones_turn(days: list[date]) -> None:
    """One backup after another under a clock that jumps: the last five are always there."""
    there: list[KeptBackup] = []
    for number, day in enumerate(days, 1):
        there.append(KeptBackup(f"{number}", number, day, 10))
        gone = set(may_go(there, 10**9))
        there = [one for one in there if one not in gone]
        newest = range(max(1, number - 4), number + 1)
        assert [one.number for one in there][-len(newest) :] == list(newest)
        assert len(there) <= 5 + 7 + 3


@given(BACKUPS, st.integers(0, 20_000))
def test_what_stays_fits_or_is_the_least_that_stays(backups: list[KeptBackup], limit: int) -> None:
    gone = may_go(backups, limit)
    stays = [one for one in backups if one not in gone]
    if gone:
        least = [one for one in stays if one.whole][-LEAST:]
        assert sum(one.size for one in stays) <= max(limit, sum(one.size for one in least))


def test_a_year_of_writing_every_day_leaves_a_week_and_three_months() -> None:
    first, numbers = date(2026, 1, 1), count(1)
    there: list[KeptBackup] = []
    for days in range(365):
        for _ in range(2):
            number = next(numbers)
            there.append(KeptBackup(f"{number}", number, first + timedelta(days), 1))
            gone = may_go(there, 10**9)
            there = [one for one in there if one not in gone]
    assert [one.made.isoformat()[5:] for one in there] == [
        "10-31",
        "11-30",
        "12-25",
        "12-26",
        "12-27",
        "12-28",
        "12-29",
        "12-30",
        "12-30",
        "12-31",
        "12-31",
    ]
