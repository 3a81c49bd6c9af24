# SPDX-License-Identifier: GPL-3.0-or-later
"""A line with a word at each place on it. There is no number, and nowhere is better than elsewhere.

Only the two ends are named below; the word where one stands is above the handle.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole, RoomHue, of
from held.ui.widgets.announce import announce
from held.ui.widgets.painting import crisp_painter
from held.ui.widgets.spoken import Speaking, speak_as
from held.ui.widgets.text_lines import text_width

_HEIGHT = 92
_LINE_AT = 45
_ENDS_AT = 73
_WORD_AT = 12
_HANDLE = 22
_DOT = 9
_TICK = 8
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
}


class WordedScale(QWidget, Speaking):
    """Arrow keys move by one word, Home and End to the ends, Delete takes the answer back.

    `moved` carries the index of the word, or -1 for none, after a person moved it.
    """

    moved = Signal(int)

    def __init__(self, words: Sequence[str], hue: RoomHue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self._hue = hue
        self._index: int | None = None
        self._ring = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speak_as(self)

    def index(self) -> int | None:
        """Which word, from 0, or None while nothing has been said."""
        return self._index

    def set_index(self, index: int | None) -> None:
        """Show an answer given before."""
        self._index = index
        self.update()

    def word(self) -> str:
        """The word one stands at, or nothing."""
        return "" if self._index is None else self._words[self._index]

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.Slider

    def spoken_value(self) -> str:
        return self.word()

    def spoken_press(self) -> None:
        self._move_to(0 if self._index is None else (self._index + 1) % len(self._words))

    def ring_wanted(self) -> bool:
        return self._ring

    def ring_rect(self) -> QRect:
        return self.rect()

    def ring_radius(self) -> float:
        return of(self).px(8)

    def sizeHint(self) -> QSize:
        return QSize(of(self).px(576), of(self).px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        font = of(self).font(FontRole.CONTROL)
        ends = text_width(self._words[0], font) + text_width(self._words[-1], font)
        return QSize(ends + of(self).px(16), of(self).px(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        key = Qt.Key(event.key())
        last = len(self._words) - 1
        if key in _STEPS:
            start = self._index if self._index is not None else (-1 if _STEPS[key] > 0 else 1)
            self._move_to(min(last, max(0, start + _STEPS[key])))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._move_to(0 if key == Qt.Key.Key_Home else last)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._move_to(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        self._move_to(self._nearest(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(self._nearest(event.position().x()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = crisp_painter(self)
        self._paint_line(painter)
        self._paint_ends(painter)
        if self._index is not None:
            self._paint_handle(painter, self._index)

    def _move_to(self, index: int | None) -> None:
        if index == self._index:
            return
        self._index = index
        self.update()
        announce(self, self.word())
        self.moved.emit(-1 if index is None else index)

    def _place(self, index: int) -> float:
        start, length = self._span()
        return start + length * index / max(1, len(self._words) - 1)

    def _span(self) -> tuple[float, float]:
        return 0.5, self.width() - 1.0

    def _nearest(self, x: float) -> int:
        places = range(len(self._words))
        return min(places, key=lambda index: abs(self._place(index) - x))

    def _paint_line(self, painter: QPainter) -> None:
        look = of(self)
        tone = look.tokens.edge if self.isEnabled() else look.tokens.hairline
        painter.setPen(QPen(tone, 1.5))
        start, length = self._span()
        y = look.px(_LINE_AT)
        painter.drawLine(QPointF(start, y), QPointF(start + length, y))
        half = look.px(_TICK) / 2
        for index in range(len(self._words)):
            x = self._place(index)
            painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))

    def _paint_ends(self, painter: QPainter) -> None:
        look = of(self)
        painter.setFont(look.font(FontRole.CONTROL))
        painter.setPen(look.tokens.text_2)
        line = look.line_height(FontRole.CONTROL)
        row = QRectF(0, look.px(_ENDS_AT) - line / 2, self.width(), line)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | middle, self._words[0])
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | middle, self._words[-1])

    def _paint_handle(self, painter: QPainter, index: int) -> None:
        look = of(self)
        hue = look.tokens.room(self._hue).hue
        side, dot = look.px(_HANDLE), look.px(_DOT)
        x = min(max(self._place(index), side / 2 + 1), self.width() - side / 2 - 1)
        middle = QPointF(x, look.px(_LINE_AT))
        width = 2.0 * look.text_scale
        painter.setPen(QPen(hue, width))
        painter.setBrush(look.tokens.raised)
        painter.drawEllipse(middle, side / 2, side / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hue)
        painter.drawEllipse(middle, dot / 2, dot / 2)
        font = look.font(FontRole.HEADING_3)
        wide = text_width(self._words[index], font) + 1
        left = min(max(0.0, x - wide / 2), max(0.0, self.width() - wide))
        line = look.line_height(FontRole.HEADING_3)
        row = QRectF(round(left), look.px(_WORD_AT) - line / 2, wide, line)
        painter.setFont(font)
        painter.setPen(hue)
        painter.drawText(row, Qt.AlignmentFlag.AlignCenter, self._words[index])
