# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups may go when a new one has come.

There is no "now" here: a clock may stand in 1970 or in 2099.  The order is the number that counts
up from backup to backup, and a day is only a label that is like another or not.
Source: security.md 3.4, Rotation.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date

LAST = 5
DAYS = 7
MONTHS = 3
LEAST = 3
"""So many of the newest whole ones stay, whatever room they take."""


@dataclass(frozen=True)
class KeptBackup:
    """A backup that is there.

    name: tells it from the others.  number: counts up.  made: the keeper's day.  size: in bytes.
    whole: whether it was read to its end just now, or when it was made, and nothing was amiss.
    """

    name: str
    number: int
    made: date
    size: int
    whole: bool = True


def may_go(backups: Sequence[KeptBackup], limit: int) -> tuple[KeptBackup, ...]:
    """Those that may be deleted, the oldest first.

    The last five stay, the newest of each of seven days, and the newest of each of three months;
    of these as many as fit into `limit` bytes.  The newest three whole ones stay in any case, and
    while the newest of all is not whole nothing may go.
    """
    newest_first = sorted(backups, key=lambda one: one.number, reverse=True)
    if not newest_first or not newest_first[0].whole:
        return ()
    wanted = {
        *newest_first[:LAST],
        *_newest_of_each(newest_first, lambda one: one.made, DAYS),
        *_newest_of_each(newest_first, lambda one: (one.made.year, one.made.month), MONTHS),
    }
    stays = set([one for one in newest_first if one.whole][:LEAST])
    room = limit - sum(one.size for one in stays)
    for one in newest_first:
        if one in stays or one not in wanted:
            continue
        room -= one.size
        if room < 0:
            # What is older goes too: a gap in the middle would help nobody.
            break
        stays.add(one)
    return tuple(one for one in reversed(newest_first) if one not in stays)


def _newest_of_each(
    newest_first: Sequence[KeptBackup], label: Callable[[KeptBackup], Hashable], most: int
) -> list[KeptBackup]:
    newest: dict[Hashable, KeptBackup] = {}
    for one in newest_first:
        newest.setdefault(label(one), one)
    return list(newest.values())[:most]
