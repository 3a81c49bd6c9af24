# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of covered entries, as long as what it shows: the page around it scrolls.

Arrows go through it, Enter or a press opens, Del and a small menu do what else may be done.  It
must not know what opening means, nor where the entries come from.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from held.journal.identifiers import EntryId
from held.ui.look import of
from held.ui.rooms.covered_paint import SIDE, CoveredDelegate, RowHeights, more_rect
from held.ui.rooms.covered_rows import CoveredRow, CoveredRows
from held.ui.widgets.naming import name
from held.ui.widgets.quiet_menu import MenuLine, QuietMenu
from held.ui.widgets.scrolled_in import scrolled_in

BEYOND = SIDE
"""How far the list goes into the padding of a sheet, so that its words meet the margin."""

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Moves = QListView.CursorAction


class CoveredList(QListView):
    """opened: emitted with the EntryId of a row.  Without `opens`, Enter opens the menu instead.
    acted: emitted with the key of a menu line and the EntryId.
    """

    opened = Signal(str)
    acted = Signal(str, str)

    def __init__(self, object_name: str, accessible_name: str, *, opens: bool = True) -> None:
        super().__init__()
        name(self, object_name, accessible_name)
        self._opens = opens
        self._lines: tuple[MenuLine, ...] = ()
        self._delete_key = ""
        self._ring = False
        self._rows = CoveredRows(self)
        self._heights = RowHeights(self._rows)
        self._anchor = QWidget(self)
        self._anchor.setFocusProxy(self)
        self._anchor.hide()
        self.setModel(self._rows)
        self.setItemDelegate(CoveredDelegate(self, self._heights))
        self._prepare()
        self.clicked.connect(self._clicked)

    def set_menu(self, lines: Sequence[MenuLine], delete_key: str = "") -> None:
        """What may be done with a row; Del does the line whose key is `delete_key`."""
        self._lines, self._delete_key = tuple(lines), delete_key

    def show_rows(self, rows: Sequence[CoveredRow]) -> None:
        """Show these.  The row one was on stays current, or the one that took its place."""
        was, place = self.current_entry(), self.currentIndex().row()
        self._heights.forget()
        self._rows.show(rows)
        self.updateGeometry()
        found = None if was is None else self._rows.place_of(was)
        self._go_near(max(0, place) if found is None else found)

    def current_entry(self) -> EntryId | None:
        """The entry of the row one is on."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].entry if index.isValid() else None

    def is_empty(self) -> bool:
        return not self._rows.rows

    # Measure

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights.at(width))

    def sizeHint(self) -> QSize:
        return QSize(of(self).px(400), self.heightForWidth(max(self.width(), of(self).px(160))))

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
            self._heights.forget()
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
        if not self.currentIndex().isValid():
            self._go_near(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        entry = self.current_entry()
        if _asks_for_menu(event) and entry is not None:
            self._open_menu(self.currentIndex())
        elif event.key() in _OPENING and entry is not None:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self._delete_key and entry is not None:
            self.acted.emit(self._delete_key, entry)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        index = self.indexAt(event.position().toPoint())
        over_more = more_rect(self.visualRect(index)).contains(event.position().toPoint())
        if index.isValid() and over_more and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCurrentIndex(index)
            self._open_menu(index)
        elif event.button() == Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.setCurrentIndex(index)
            self._open_menu(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # The page around it scrolls.

    def moveCursor(
        self, action: QListView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        here, last = self.currentIndex().row(), len(self._rows.rows) - 1
        jump = self._rows_in_sight()
        wanted = {
            _Moves.MoveHome: 0,
            _Moves.MoveEnd: last,
            _Moves.MovePageUp: max(0, here - jump),
            _Moves.MovePageDown: min(last, here + jump),
            _Moves.MoveUp: here - 1,
            _Moves.MovePrevious: here - 1,
            _Moves.MoveLeft: here - 1,
        }.get(action, here + 1)
        forward = wanted > here or action is _Moves.MoveHome
        found = self._nearest(wanted, forward=forward)
        return self.currentIndex() if found is None else self._rows.index(found)

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

    # Own

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _clicked(self, index: QModelIndex) -> None:
        if self._opens:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        entry = self._rows.rows[index.row()].entry
        if entry is not None and self._opens:
            self.opened.emit(entry)
        elif entry is not None:
            self._open_menu(index)

    def _open_menu(self, index: QModelIndex) -> None:
        if not self._lines:
            return
        self._anchor.setGeometry(more_rect(self.visualRect(index)))
        menu = QuietMenu(self.window(), "row_menu", self.accessibleName())
        menu.closed.connect(menu.deleteLater)
        menu.chosen.connect(self._act)
        menu.set_lines(self._lines)
        menu.open_under(self._anchor)

    def _act(self, key: str) -> None:
        entry = self.current_entry()
        if entry is not None:
            self.acted.emit(key, entry)

    def _go_near(self, place: int) -> None:
        place = min(place, len(self._rows.rows) - 1)
        found = self._nearest(place, forward=True)
        if found is None:
            found = self._nearest(place, forward=False)
        if found is not None:
            self.setCurrentIndex(self._rows.index(found))

    def _nearest(self, place: int, *, forward: bool) -> int | None:
        """The nearest row from `place` on that is no heading."""
        rows = self._rows.rows
        step = 1 if forward else -1
        while 0 <= place < len(rows):
            if not rows[place].is_heading:
                return place
            place += step
        return None

    def _rows_in_sight(self) -> int:
        area = scrolled_in(self)
        row = self.visualRect(self.currentIndex()).height()
        return max(1, area.viewport().height() // row - 1) if area is not None and row else 1


def _asks_for_menu(event: QKeyEvent) -> bool:
    # Not every platform turns these keys into a context menu event of its own.
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() == Qt.Key.Key_Menu or (shifted and event.key() == Qt.Key.Key_F10)
