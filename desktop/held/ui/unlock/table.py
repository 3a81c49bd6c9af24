# SPDX-License-Identifier: GPL-3.0-or-later
"""The table that the lock page lies on: its edge, the things at rest on it, and one column below.

The edge stands where the picture has it while there is room, moves up as far as the drawing is
tall when there is less, and only then does the page scroll.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from held.ui.look import Drawing, of
from held.ui.widgets.scroll_bar import give_quiet_bars

_EDGE_SHARE = 0.39
"""Of the height: 312 of 800."""
_HIGHEST_EDGE = 200
_TO_COLUMN = 32
_BELOW_COLUMN = 24
_AT_SIDES = 24
_LINE = 1.5
_DRAWING = QSize(400, 214)
_GROUND = 212
"""Where the things stand, in the drawing."""


class Table(QWidget):
    """The two grounds with the still life between them, and `column` in the middle.

    painted: emitted after the first painting.
    fitted: emitted when everything has found its place anew.
    """

    painted = Signal()
    fitted = Signal()

    def __init__(self, column: QWidget, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table")
        self._column = column
        self._column_width = width
        self._edge = 0
        self._was_painted = False
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column.installEventFilter(self)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A widget of fixed size does not tell its parent that its contents have grown.
        if watched is self._column and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, self.width(), self._edge, look.tokens.window)
        below = self.height() - self._edge
        painter.fillRect(0, self._edge, self.width(), below, look.tokens.table)
        painter.setPen(QPen(look.tokens.edge, _LINE))
        painter.drawLine(0, self._edge, self.width(), self._edge)
        size = _DRAWING
        left = (self.width() - size.width()) // 2
        place = QRectF(left, self._edge - _GROUND, size.width(), size.height())
        look.draw_drawing(painter, Drawing.STILL_LIFE, place)
        painter.end()
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def _fit(self) -> None:
        """Find the place of the edge, and give the column its width and height."""
        width = min(of(self).px(self._column_width), max(1, self.width() - 2 * _AT_SIDES))
        self._column.setFixedWidth(width)
        layout = self._column.layout()
        height = layout.totalHeightForWidth(width) if layout else 0
        self._column.setFixedHeight(height)
        to_column = of(self).px(_TO_COLUMN)
        room = self._seen_height() - height - to_column - _BELOW_COLUMN
        edge = max(_HIGHEST_EDGE, min(round(self._seen_height() * _EDGE_SHARE), room))
        self._edge = edge
        self._layout.setContentsMargins(0, edge + to_column, 0, _BELOW_COLUMN)
        self.setMinimumHeight(edge + to_column + height + _BELOW_COLUMN)
        self.update()
        self.fitted.emit()

    def _seen_height(self) -> int:
        viewport = self.parentWidget()
        return viewport.height() if viewport else self.height()


class TableArea(QScrollArea):
    """Scrolls the table up and down when the window is too low for it."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table_area")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # One of Python's making: for Qt's own PySide would bring in every widget it knows, 15 ms
        # before the first page is seen.
        self.setViewport(QWidget())
        give_quiet_bars(self)
        self.setWidgetResizable(True)
        self.setWidget(table)
        table.fitted.connect(self._show_focus, Qt.ConnectionType.QueuedConnection)

    def _show_focus(self) -> None:
        """Where large text meets a small window, what is typed in must still be seen whole."""
        focus, table = self.focusWidget(), self.widget()
        if focus is not None and table is not None and table.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 0, _BELOW_COLUMN)
