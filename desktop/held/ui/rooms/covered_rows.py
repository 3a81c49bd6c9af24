# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of a list: entries that are still covered, and headings between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from held.journal.identifiers import EntryId
from held.ui.covered_words import (
    Allowed,
    allowed_in,
    days_of,
    month_of,
    spoken_of,
    title_of,
)
from held.ui.look import RoomHue
from held.ui.places import ROOM_HUES, ROOM_ICONS
from held.workflows.find_entries import Covered

ROW = int(Qt.ItemDataRole.UserRole)

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class CoveredRow:
    """One entry as it is painted.  A heading has a title and nothing else.

    hue: None where all rooms are shown in one tint.
    """

    title: str
    entry: EntryId | None = None
    icon: str = ""
    hue: RoomHue | None = None
    days: str = ""
    allowed: Allowed | None = None
    spoken: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it only says what stands below it."""
        return self.entry is None


def make_rows(
    entries: Iterable[Covered], today: date, *, one_tint: bool = False
) -> list[CoveredRow]:
    """A row for each entry, in the same order."""
    return [_row(entry, today, one_tint=one_tint) for entry in entries]


def by_month(entries: Iterable[Covered], today: date) -> list[CoveredRow]:
    """The same in one tint, under the month each was begun in."""
    rows: list[CoveredRow] = []
    for month, within in groupby(entries, _month):
        rows += [CoveredRow(month), *make_rows(within, today, one_tint=True)]
    return rows


class CoveredRows(QAbstractListModel):
    """What a list shows.  `ROW` gives the CoveredRow of an index."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CoveredRow] = []

    def show(self, rows: Sequence[CoveredRow]) -> None:
        """Put these in place of those that were there."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    @property
    def rows(self) -> Sequence[CoveredRow]:
        """What it shows now."""
        return self._rows

    def place_of(self, entry: EntryId) -> int | None:
        """The row of an entry, None if it is not here."""
        return next((n for n, row in enumerate(self._rows) if row.entry == entry), None)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        said = {
            int(Qt.ItemDataRole.DisplayRole): row.title,
            int(Qt.ItemDataRole.AccessibleTextRole): row.spoken or row.title,
            ROW: row,
        }
        return said.get(role)


def _row(entry: Covered, today: date, *, one_tint: bool) -> CoveredRow:
    permission = entry.permission
    return CoveredRow(
        title=title_of(entry),
        entry=entry.id,
        icon=ROOM_ICONS[entry.room],
        hue=None if one_tint else ROOM_HUES[entry.room],
        days=days_of(entry, today),
        allowed=None if permission is None else allowed_in(permission, today),
        spoken=spoken_of(entry, today),
    )


def _month(entry: Covered) -> str:
    return month_of(entry.begun.day)
