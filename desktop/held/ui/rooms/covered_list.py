# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of covered entries: arrows go through it, Enter or a press opens, Del and a small menu do
what else may be done.

It must not know what opening means, nor where the entries come from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QListView, QToolTip, QWidget

from held.journal.identifiers import EntryId
from held.ui.look import of
from held.ui.rooms.covered_paint import SIDE, RowPaint, more_rect
from held.ui.rooms.covered_rows import UNREAD, CoveredRow, CoveredRows, RowMaker
from held.ui.rooms.row_places import Heights, Stretch, Stretches
from held.ui.rooms.tall_list import TallList
from held.ui.widgets.naming import name
from held.ui.widgets.quiet_menu import MenuLine, QuietMenu
from held.ui.widgets.scrolled_in import scrolled_in
from held.workflows.find_entries import Covered

BEYOND = SIDE
"""How far the list goes into the padding of a sheet, so that its words meet the margin."""

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Moves = QListView.CursorAction
_Index = QModelIndex | QPersistentModelIndex
LinesOf = Callable[[CoveredRow], Sequence[MenuLine]]
"""The lines of the menu of a row."""


class CoveredList(TallList):
    """opened: emitted with the EntryId of a row.  Without `opens`, Enter opens the menu instead.
    acted: emitted with the key of a menu line and the EntryId.

    tells_stories: whether stories can be among its rows, which say more than others.
    """

    opened = Signal(str)
    acted = Signal(str, str)

    def __init__(
        self,
        object_name: str,
        accessible_name: str,
        make_row: RowMaker,
        *,
        opens: bool = True,
        tells_stories: bool = True,
    ) -> None:
        super().__init__()
        name(self, object_name, accessible_name)
        self._opens = opens
        self._lines_of: LinesOf | None = None
        self._delete_key = ""
        self._ring = False
        self._under = -1
        self._follows = True
        self._awaited: tuple[int, QKeyEvent | None] | None = None
        self.rows = CoveredRows(make_row, self)
        self._paint = RowPaint(tells_stories=tells_stories)
        self._anchor = QWidget(self)
        self._anchor.setFocusProxy(self)
        self._anchor.hide()
        self.prepare()
        self.setModel(self.rows)
        self.clicked.connect(self._clicked)
        self.rows.dataChanged.connect(self._rows_read)

    def set_menu(self, lines_of: LinesOf, delete_key: str = "") -> None:
        """What may be done with a row; Del does the line whose key is `delete_key`."""
        self._lines_of, self._delete_key = lines_of, delete_key

    def show_rows(
        self,
        stretches: Sequence[Stretch],
        first: int,
        entries: Sequence[Covered],
        place: int | None = None,
    ) -> None:
        """Show these; `entries` are those from place `first` on.

        place: of the entry one was on, which stays current; None for what took its place.
        """
        was, entry = self.currentIndex().row(), self.current_entry()
        self._awaited = None
        first_seen, last_seen = self.rows_in_sight()
        # Whoever has scrolled away from the row they are on is not taken back to it.
        self._follows = was < 0 or first_seen <= was <= last_seen
        self.rows.show(stretches, first, entries)
        self.updateGeometry()
        self.viewport().update()
        row = None if entry is None else self.rows.find(entry)
        if place is not None and place < self.stretches().entries:
            row = self.stretches().row_of(place)
        self._go_near(max(0, was) if row is None else row)
        self._follows = True

    def current_row(self) -> CoveredRow:
        """The row one is on; UNREAD without one."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else UNREAD

    def current_entry(self) -> EntryId | None:
        """The entry of the row one is on."""
        return self.current_row().entry

    def current_place(self) -> int:
        """Its place among the entries; 0 without one."""
        index = self.currentIndex()
        return self.stretches().place_of(index.row()) if index.isValid() else 0

    def go_to_stretch(self, number: int) -> None:
        """Make the first entry of a stretch current and show it from its heading on."""
        row = self.stretches().first_row(number)
        self._ring = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._go_near(row)
        self.show_from(row)

    def is_empty(self) -> bool:
        return not self.stretches().rows

    # What lies where

    def stretches(self) -> Stretches:
        return self.rows.stretches

    def heights(self, width: int) -> Heights:
        return self._paint.heights(width)

    def paint_row(self, painter: QPainter, row: int, rect: QRect) -> None:
        is_current = row == self.currentIndex().row() and self.hasFocus()
        lively = is_current or row == self._under
        self._paint.paint(painter, self.rows.row(row), rect, lively=lively)

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
            self._paint.forget()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        first, last = self.rows_in_sight()
        if last >= first >= 0:
            self.rows.want(first, last)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid():
                row, width = self.rows.row(index.row()), self.viewport().width()
                QToolTip.showText(event.globalPos(), self._paint.cut_words(row, width), self)
            return True
        return super().viewportEvent(event)

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
        if not self._does(event):
            super().keyPressEvent(event)
        elif self.currentIndex().isValid() and self.current_row() is UNREAD:
            # Done once it is known which row that is.
            self._awaited = (self.currentIndex().row(), event.clone())
            self.rows.want(*self.rows_in_sight())
        else:
            self._act_by_key(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        index = self.indexAt(event.position().toPoint())
        over_more = more_rect(self.visualRect(index)).contains(event.position().toPoint())
        if index.isValid() and over_more and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.setCurrentIndex(index)
            self._open_menu()
        elif event.button() == Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.setCurrentIndex(index)
            self._open_menu()

    def moveCursor(
        self, action: QListView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        here, last = self.currentIndex().row(), self.stretches().rows - 1
        jump = self._rows_on_page()
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
        if found is None:
            # At the edge a heading may stand where one wanted to go.
            found = self._nearest(min(max(0, wanted), last), forward=not forward)
        return self.currentIndex() if found is None else self.rows.index(found)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self._awaited = None
        if self.hasFocus():
            if self._follows:
                self.scrollTo(current)
            if current.isValid() and self.current_row() is UNREAD:
                self._awaited = (current.row(), None)

    # Own

    def _does(self, event: QKeyEvent) -> bool:
        """Whether a key does something with the row one is on."""
        deletes = event.key() == Qt.Key.Key_Delete and bool(self._delete_key)
        return event.key() in _OPENING or deletes or _asks_for_menu(event)

    def _act_by_key(self, event: QKeyEvent) -> None:
        entry = self.current_entry()
        if entry is None:
            return
        if _asks_for_menu(event):
            self._open_menu()
        elif event.key() in _OPENING:
            self._open()
        else:
            self.acted.emit(self._delete_key, entry)

    def _rows_read(self) -> None:
        """What one has come to before it was read is said now, and what was pressed is done."""
        if self._awaited is None or self.current_row() is UNREAD:
            return
        (row, event), self._awaited = self._awaited, None
        if row != self.currentIndex().row():
            return
        said = QAccessibleEvent(self, QAccessible.Event.Focus)
        said.setChild(row)
        QAccessible.updateAccessibility(said)
        if event is not None:
            self._act_by_key(event)

    def _clicked(self, _index: QModelIndex) -> None:
        if self._opens:
            self._open()

    def _open(self) -> None:
        entry = self.current_entry()
        if entry is not None and self._opens:
            self.opened.emit(entry)
        elif entry is not None:
            self._open_menu()

    def _open_menu(self) -> None:
        row = self.current_row()
        if self._lines_of is None or row.entry is None:
            return
        self._anchor.setGeometry(more_rect(self.visualRect(self.currentIndex())))
        menu = QuietMenu(self.window(), "row_menu", self.accessibleName())
        menu.closed.connect(menu.deleteLater)
        menu.chosen.connect(self.act_on_current)
        menu.set_lines(self._lines_of(row))
        menu.open_under(self._anchor)

    def act_on_current(self, key: str) -> None:
        """What a menu line says, with the row one is on."""
        entry = self.current_entry()
        if entry is not None:
            self.acted.emit(key, entry)

    def _hover(self, row: int) -> None:
        for changed in {row, self._under} - {-1} if row != self._under else ():
            self.viewport().update(self.visualRect(self.rows.index(changed)))
        self._under = row

    def _go_near(self, row: int) -> None:
        row = min(row, self.stretches().rows - 1)
        found = self._nearest(row, forward=True)
        if found is None:
            found = self._nearest(row, forward=False)
        if found is not None:
            self.setCurrentIndex(self.rows.index(found))

    def _nearest(self, row: int, *, forward: bool) -> int | None:
        """The nearest row from `row` on that is no heading."""
        stretches, step = self.stretches(), 1 if forward else -1
        while 0 <= row < stretches.rows:
            if not stretches.heading_at(row):
                return row
            row += step
        return None

    def _rows_on_page(self) -> int:
        area = scrolled_in(self)
        row = self.heights(self.viewport().width()).entry
        return max(1, area.viewport().height() // row - 1) if area is not None else 1


def _asks_for_menu(event: QKeyEvent) -> bool:
    # Not every platform turns these keys into a context menu event of its own.
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() == Qt.Key.Key_Menu or (shifted and event.key() == Qt.Key.Key_F10)
