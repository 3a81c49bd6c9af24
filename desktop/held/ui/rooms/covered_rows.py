# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a list: entries that are still covered, and headings between them.

A list may be long.  Only the rows around those in sight are here; others are asked for when
somebody looks, and until they come they are paper.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from held.journal.identifiers import EntryId
from held.ui.covered_words import (
    Allowed,
    allowed_in,
    asked_on,
    clocks_of,
    spoken_of,
    title_of,
)
from held.ui.look import RoomHue
from held.ui.places import ROOM_HUES, ROOM_ICONS
from held.ui.rooms.row_places import Stretch, Stretches
from held.workflows.find_entries import Covered

ROW = int(Qt.ItemDataRole.UserRole)
BLOCK = 32
"""How many entries are read at once: few enough that no frame waits for Python on the lane."""

_MOST_BLOCKS = 16
_NEAR = 24
"""Rows above and below those in sight that are read before they are seen."""

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class CoveredRow:
    """One entry as it is painted.  A heading has a title and no entry, a row to come neither.

    hue: None where all rooms are shown in one tint.
    days: when it was begun and last written and, loosely, when it was heard and happened.
    """

    title: str = ""
    entry: EntryId | None = None
    icon: str = ""
    hue: RoomHue | None = None
    days: str = ""
    allowed: Allowed | None = None
    spoken: str = ""
    pinned: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it only says what stands below it."""
        return self.entry is None and bool(self.title)


UNREAD = CoveredRow()
RowMaker = Callable[[Covered], CoveredRow]


def make_row(entry: Covered, today: date, *, one_tint: bool = False) -> CoveredRow:
    """The row of an entry on the local day `today`."""
    permission = entry.permission
    return CoveredRow(
        title=title_of(entry),
        entry=entry.id,
        icon=ROOM_ICONS[entry.room],
        hue=None if one_tint else ROOM_HUES[entry.room],
        days=clocks_of(entry, today),
        allowed=None if permission is None else allowed_in(permission, today),
        spoken=spoken_of(entry, today),
        pinned=entry.pinned,
    )


def make_asking_row(entry: Covered, today: date) -> CoveredRow:
    """The same of an entry that asked to be looked at again: the wish stands where its days would."""
    row, asked = make_row(entry, today), asked_on(entry, today)
    return replace(row, days=asked, spoken=f"{row.spoken}. {asked}")


class CoveredRows(QAbstractListModel):
    """What a list shows.  `ROW` gives the CoveredRow of an index.

    wanted: emitted with the first place of a block that is looked at and not here.
    """

    wanted = Signal(int)

    def __init__(self, make_row: RowMaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_row = make_row
        self._blocks: OrderedDict[int, Sequence[Covered]] = OrderedDict()
        self._made: dict[int, CoveredRow] = {}
        self.stretches = Stretches()

    def show(self, stretches: Sequence[Stretch], first: int, entries: Sequence[Covered]) -> None:
        """Show these in place of what was there.  `entries` are those from place `first` on."""
        self.beginResetModel()
        self.stretches = Stretches(stretches)
        self._blocks.clear()
        self._made.clear()
        self._keep(first, entries)
        self.endResetModel()

    def take(self, first: int, entries: Sequence[Covered]) -> None:
        """Have these, which were asked for, from place `first` on."""
        if not entries or first + len(entries) > self.stretches.entries:
            return
        self._keep(first, entries)
        last = first + len(entries) - 1
        rows = (self.stretches.row_of(first), self.stretches.row_of(last))
        self.dataChanged.emit(*map(self.index, rows))

    def want(self, first: int, last: int) -> None:
        """Ask for what is missing of these rows, and of some before and after them."""
        if not self.stretches.entries:
            return
        places = [self.stretches.place_of(row) for row in (first, last)]
        final = self.stretches.entries - 1
        before, after = max(0, places[0] - _NEAR), min(final, places[1] + _NEAR)
        near = set(range(before // BLOCK, after // BLOCK + 1))
        for block in near & self._blocks.keys():
            self._blocks.move_to_end(block)
        seen = places[0] // BLOCK
        # What is in sight is asked for last, since the latest wish is heard first.
        for block in sorted(
            near - self._blocks.keys(), key=lambda block: abs(block - seen), reverse=True
        ):
            self.wanted.emit(block * BLOCK)

    def row(self, number: int) -> CoveredRow:
        """The row of that number; UNREAD while it is not here."""
        heading, place = self.stretches.find(number)
        if heading:
            return CoveredRow(heading)
        if place not in self._made:
            block = self._blocks.get(place // BLOCK, ())
            if place % BLOCK >= len(block):
                return UNREAD
            self._made[place] = self._make_row(block[place % BLOCK])
        return self._made[place]

    def find(self, entry: EntryId) -> int | None:
        """The row of an entry that is here; None of others."""
        for block, entries in self._blocks.items():
            for within, found in enumerate(entries):
                if found.id == entry:
                    return self.stretches.row_of(block * BLOCK + within)
        return None

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self.stretches.rows

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.stretches.heading_at(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.row(index.row())
        if row is UNREAD:
            self.want(index.row(), index.row())
        said = {
            int(Qt.ItemDataRole.DisplayRole): row.title,
            int(Qt.ItemDataRole.AccessibleTextRole): row.spoken or row.title,
            ROW: row,
        }
        return said.get(role)

    def _keep(self, first: int, entries: Sequence[Covered]) -> None:
        """Keep whole blocks, and drop those that nobody has looked at for longest."""
        for start in range(0, len(entries), BLOCK):
            block = (first + start) // BLOCK
            self._blocks[block] = entries[start : start + BLOCK]
            self._blocks.move_to_end(block)
        while len(self._blocks) > _MOST_BLOCKS:
            dropped, _ = self._blocks.popitem(last=False)
            for place in range(dropped * BLOCK, (dropped + 1) * BLOCK):
                self._made.pop(place, None)
