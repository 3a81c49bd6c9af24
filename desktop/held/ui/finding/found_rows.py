# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of what was found: which page, when it was written, and the place with the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from held.journal.identifiers import EntryId
from held.ui.covered_words import Allowed, allowed_in, days_of, spoken_of, title_of
from held.ui.look import RoomHue
from held.ui.places import ROOM_HUES, ROOM_ICONS
from held.workflows.search import Excerpt, Found

ROW = int(Qt.ItemDataRole.UserRole)

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class FoundRow:
    """One page as it is painted: with the place where the words stand or, covered, why not."""

    entry: EntryId
    title: str
    icon: str
    hue: RoomHue
    days: str
    excerpt: Excerpt
    allowed: Allowed | None
    spoken: str

    @property
    def is_covered(self) -> bool:
        """Whether the excerpt only says that the words stay covered."""
        return not self.excerpt.found


def make_rows(found: Iterable[Found], today: date) -> list[FoundRow]:
    """A row for each page, in the same order."""
    return [_row(one, today) for one in found]


class FoundRows(QAbstractListModel):
    """What a list shows.  `ROW` gives the FoundRow of an index."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FoundRow] = []

    @property
    def rows(self) -> Sequence[FoundRow]:
        """What it shows now."""
        return self._rows

    def show(self, rows: Sequence[FoundRow]) -> None:
        """Put these in place of those that were there."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def show_more(self, rows: Sequence[FoundRow]) -> None:
        """Put these after those that are there."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(_NO_PARENT, first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        said = {
            int(Qt.ItemDataRole.DisplayRole): row.title,
            int(Qt.ItemDataRole.AccessibleTextRole): row.spoken,
            ROW: row,
        }
        return said.get(role)


def _row(found: Found, today: date) -> FoundRow:
    entry, excerpt = found.entry, found.excerpt
    permission, days = entry.permission, days_of(entry, today)
    allowed = None
    if excerpt is None:
        covered = QCoreApplication.translate("FoundRow", "Its words stay covered until I open it.")
        excerpt = Excerpt(covered, ())
        allowed = None if permission is None else allowed_in(permission, today)
    return FoundRow(
        entry=entry.id,
        title=title_of(entry),
        icon=ROOM_ICONS[entry.room],
        hue=ROOM_HUES[entry.room],
        days=days if allowed is None else f"{allowed.words}. {days}",
        excerpt=excerpt,
        allowed=allowed,
        spoken=f"{spoken_of(entry, today)}. {excerpt.text}",
    )
