# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of found pages, as long as what it shows: the sheet around it scrolls.

Arrows go through it, and from its first row back to the field; Enter or a press opens.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy

from held.ui.finding.found_paint import SIDE, FoundDelegate
from held.ui.finding.found_rows import FoundRow, FoundRows
from held.ui.look import of
from held.ui.widgets.naming import name
from held.ui.widgets.scrolled_in import scrolled_in

BEYOND = SIDE
"""How far the list goes into the padding of a sheet, so that its words meet the margin."""

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FoundList(QListView):
    """opened: emitted with the EntryId of a row.  left: the keeper went up from the first row."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        name(self, "found_list", accessible_name)
        self._ring = False
        self._rows = FoundRows(self)
        self._delegate = FoundDelegate(self, self._rows)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self._prepare()
        self.clicked.connect(self._open)

    def show_rows(self, rows: Sequence[FoundRow]) -> None:
        """Show these, from the first on."""
        if list(rows) == list(self._rows.rows):
            return
        self._delegate.forget_rows()
        self._rows.show(rows)
        # Left for the first paint, it would ask for a second one.
        self.doItemsLayout()
        self._fit()

    def show_more(self, rows: Sequence[FoundRow]) -> None:
        """Show these after those that are there."""
        self._rows.show_more(rows)
        self._fit()

    def is_empty(self) -> bool:
        return not self._rows.rows

    def open_first(self) -> None:
        """As if the first row was pressed."""
        if not self.is_empty():
            self._open(self._rows.index(0))

    # Measure

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._delegate.height(width)

    def sizeHint(self) -> QSize:
        width = max(self.width(), of(self).px(160))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(of(self).px(160), of(self).px(32))

    # The focus ring

    def ring_wanted(self) -> bool:
        """The ring goes round the row one is on, once keys are used."""
        return self._ring and self.currentIndex().isValid()

    def ring_rect(self) -> QRect:
        return self.visualRect(self.currentIndex())

    def ring_radius(self) -> float:
        return of(self).px(8)

    # Qt's own

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        }
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and not self.is_empty():
            self.setCurrentIndex(self._rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        here = self.currentIndex()
        if event.key() in _OPENING and here.isValid():
            self._open(here)
        elif event.key() == Qt.Key.Key_Up and here.row() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), of(self).tokens.page)
        painter.end()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # The sheet around it scrolls.

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        area = scrolled_in(self)
        inner = None if area is None else area.widget()
        if area is not None and inner is not None and self.hasFocus() and current.isValid():
            row = self.visualRect(QModelIndex(current))
            middle = self.mapTo(inner, row.center())
            area.ensureVisible(middle.x(), middle.y(), 0, row.height() // 2 + of(self).px(24))

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        # Painted wholly by itself, so that a key does not paint the sheet below it as well.
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _fit(self) -> None:
        # The sheet is laid out anew only if there is a reason.
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.rows[index.row()].entry)
