# SPDX-License-Identifier: GPL-3.0-or-later
"""A list as tall as what it shows, inside the page that scrolls it; its length costs nothing.

Where rows lie is worked out when it is asked, and only those in sight are painted.  It must not
know what stands in a row.
"""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

from held.ui.look import of
from held.ui.rooms.row_places import Heights, Stretches, row_at, top_of
from held.ui.widgets.scrolled_in import scrolled_in

TALLEST_PX = 12_000_000
"""Qt's widgets end at 2^24.  What is longer moves faster than the page, so that its end is met
when the page's is."""

_AIR = 24
_Index = QModelIndex | QPersistentModelIndex


class TallList(QListView):
    """Qt's own layout of lists looks at every row, so none of it is used here."""

    tallest = TALLEST_PX

    @abstractmethod
    def stretches(self) -> Stretches:
        """Which rows there are."""

    @abstractmethod
    def heights(self, width: int) -> Heights:
        """How high they are at a width in px."""

    @abstractmethod
    def paint_row(self, painter: QPainter, row: int, rect: QRect) -> None:
        """Paint the row of that number."""

    def rows_in_sight(self) -> tuple[int, int]:
        """The first and the last row of which something is seen; (0, -1) where there are none."""
        seen, shift = self._seen(), self.verticalOffset()
        rows, heights = self.stretches(), self._heights_now()
        last = rows.rows - 1
        first = row_at(rows, max(0, seen.top() + shift), heights)
        below = row_at(rows, max(0, seen.bottom() + shift), heights)
        return (last if first is None else first), (last if below is None else below)

    def bring_into_sight(self) -> None:
        """Scroll the page until the row one is on is seen."""
        self.scrollTo(self.currentIndex())

    def show_from(self, row: int) -> None:
        """Scroll the page until this row is the uppermost."""
        self._scroll_to(top_of(self.stretches(), row, self._heights_now()))

    # Measure

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self.stretches()
        return min(top_of(rows, rows.rows, self.heights(width)), self.tallest)

    def sizeHint(self) -> QSize:
        return QSize(of(self).px(400), self.heightForWidth(of(self).px(400)))

    def minimumSizeHint(self) -> QSize:
        return QSize(of(self).px(160), of(self).px(32))

    # Where rows lie

    def verticalOffset(self) -> int:
        """How far rows lie above where they would lie if there were no tallest list."""
        whole, area = self._whole_height(), scrolled_in(self)
        if whole <= self.tallest or area is None:
            return 0
        scrolled = max(1, self.height() - area.viewport().height())
        return round((whole - self.height()) * min(self._seen().top(), scrolled) / scrolled)

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid() or index.row() >= self.stretches().rows:
            return QRect()
        return self._rect(index.row(), self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = row_at(self.stretches(), point.y() + self.verticalOffset(), self._heights_now())
        return QModelIndex() if row is None else self.model().index(row, 0)

    def scrollTo(
        self,
        index: _Index,
        _hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll the page until the row is seen, with the heading above it."""
        area = scrolled_in(self)
        if area is None or not index.isValid():
            return
        rows, heights, air = self.stretches(), self._heights_now(), of(self).px(_AIR)
        above = index.row() - 1
        first = above if above >= 0 and rows.heading_at(above) else index.row()
        top = top_of(rows, first, heights) - air
        bottom = top_of(rows, index.row() + 1, heights) + air
        high = area.viewport().height()
        upper = -self.mapTo(area.viewport(), QPoint(0, 0)).y() + self.verticalOffset()
        if first == 0 and top < upper:
            # What stands above the list belongs to its beginning.
            area.verticalScrollBar().setValue(0)
            upper = -self.mapTo(area.viewport(), QPoint(0, 0)).y()
        if top < upper or bottom - top > high:
            self._scroll_to(top)
        elif bottom > upper + high:
            self._scroll_to(bottom - high)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        return QRegion(self._seen())

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Nothing in it scrolls by itself."""

    def keyboardSearch(self, _search: str) -> None:
        """Looking through all rows for a letter would read them all."""

    # Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        area = scrolled_in(self)
        if area is not None:
            area.verticalScrollBar().valueChanged.connect(
                self._page_scrolled, Qt.ConnectionType.UniqueConnection
            )

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # The page around it scrolls.

    def paintEvent(self, event: QPaintEvent) -> None:
        rows, heights, shift = self.stretches(), self._heights_now(), self.verticalOffset()
        dirty = event.rect()
        first = row_at(rows, max(0, dirty.top() + shift), heights)
        if first is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, width = top_of(rows, first, heights) - shift, self.viewport().width()
        for row in range(first, rows.rows):
            if top > dirty.bottom():
                break
            height = heights.heading if rows.heading_at(row) else heights.entry
            self.paint_row(painter, row, QRect(0, top, width, height))
            top += height

    # Own

    def prepare(self) -> None:
        """Be a part of the page: without a frame, bars or editors."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _heights_now(self) -> Heights:
        return self.heights(self.viewport().width())

    def _whole_height(self) -> int:
        return top_of(self.stretches(), self.stretches().rows, self._heights_now())

    def _rect(self, row: int, shift: int) -> QRect:
        rows, heights = self.stretches(), self._heights_now()
        top = top_of(rows, row, heights)
        bottom = top_of(rows, row + 1, heights)
        return QRect(0, top - shift, self.viewport().width(), bottom - top)

    def _seen(self) -> QRect:
        """What is in sight of it, in its own coordinates."""
        area = scrolled_in(self)
        if area is None:
            return self.rect()
        port = area.viewport()
        corner = self.mapFrom(port, QPoint(0, 0))
        return QRect(corner, port.size()) & self.rect()

    def _scroll_to(self, top: int) -> None:
        """Scroll the page until `top` of the whole list is at its upper edge."""
        area = scrolled_in(self)
        content = None if area is None else area.widget()
        if area is None or content is None:
            return
        whole, high = self._whole_height(), area.viewport().height()
        if whole > self.tallest:
            top = round(top * (self.height() - high) / (whole - high))
        area.verticalScrollBar().setValue(self.mapTo(content, QPoint(0, top)).y())

    def _page_scrolled(self, _value: int) -> None:
        if self._whole_height() > self.tallest:
            # Its rows have moved further than the page did.
            self.viewport().update()
