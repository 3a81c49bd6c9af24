# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each row of a list lies, worked out from how many entries stand under each heading.

All entries are of one height, and so are all headings, so that nothing is kept for a row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True)
class Stretch:
    """Entries that stand together, with the words above them or "" for none."""

    heading: str
    count: int


class Stretches:
    """The rows of a list by number: headings and entries.  An entry also has a place among all."""

    def __init__(self, stretches: Sequence[Stretch] = ()) -> None:
        self.all = tuple(stretches)
        above = [bool(one.heading) for one in self.all]
        self._places = (0, *accumulate(one.count for one in self.all))
        self._headings = (0, *accumulate(map(int, above)))
        self._rows = tuple(
            place + headings for place, headings in zip(self._places, self._headings, strict=True)
        )

    @property
    def rows(self) -> int:
        """How many rows there are, headings among them."""
        return self._rows[-1]

    @property
    def entries(self) -> int:
        """How many of them are entries."""
        return self._places[-1]

    def heading_at(self, row: int) -> str:
        """The words of a row that is a heading; of an entry none."""
        return self.find(row)[0]

    def place_of(self, row: int) -> int:
        """The place of an entry among all entries; of a heading that of the entry below it."""
        return self.find(row)[1]

    def find(self, row: int) -> tuple[str, int]:
        """Both of them."""
        stretch = self._stretch_of(row)
        heading = self.all[stretch].heading
        if row == self._rows[stretch] and heading:
            return heading, self._places[stretch]
        return "", row - self._headings[stretch] - int(bool(heading))

    def row_of(self, place: int) -> int:
        """The row of the entry at a place."""
        stretch = min(bisect_right(self._places, place), len(self.all)) - 1
        return place + self._headings[stretch] + int(bool(self.all[stretch].heading))

    def first_row(self, stretch: int) -> int:
        """The heading of a stretch or, without one, its first entry."""
        return self._rows[stretch]

    def _stretch_of(self, row: int) -> int:
        return min(bisect_right(self._rows, row), len(self.all)) - 1


@dataclass(frozen=True)
class Heights:
    """How high each kind of row is, in px."""

    entry: int
    heading: int


def top_of(stretches: Stretches, row: int, heights: Heights) -> int:
    """From the top of the list to the top of a row, which may be the one after the last."""
    if row >= stretches.rows:
        headings = stretches.rows - stretches.entries
        return headings * heights.heading + stretches.entries * heights.entry
    # So many entries stand above it, and all else above it are headings.
    entries = stretches.place_of(row)
    return (row - entries) * heights.heading + entries * heights.entry


def row_at(stretches: Stretches, y: int, heights: Heights) -> int | None:
    """The row that is `y` px below the top of the list; None above it and below its end."""
    if not 0 <= y < top_of(stretches, stretches.rows, heights):
        return None
    below = bisect_right(range(stretches.rows), y, key=lambda row: top_of(stretches, row, heights))
    return below - 1
