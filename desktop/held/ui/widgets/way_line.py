# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet line that leads to another page: where some words came from, or what they touch."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole
from held.ui.widgets.control import Control
from held.ui.widgets.painting import crisp_painter, square
from held.ui.widgets.text_lines import TextLines, longest_word, text_width

_ICON = 16
_LEAD = 24


class WayLine(Control):
    """Its icon and words, 24 high; underlined while it can be pressed."""

    RADIUS = 6

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon = icon
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def ring_rect(self) -> QRect:
        beyond = self.look.px(3)
        return self.rect().adjusted(-beyond, 0, beyond, 0)

    def sizeHint(self) -> QSize:
        width = text_width(self.words(), self.look.font(FontRole.SMALL))
        return QSize(width + self.look.px(_LEAD) + 1, self.look.px(24))

    def minimumSizeHint(self) -> QSize:
        word = longest_word(self.words(), self.look.font(FontRole.SMALL))
        return QSize(word + self.look.px(_LEAD) + 1, self.look.px(24))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.look.px(24), self._lines(width).height + self.look.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        painter = crisp_painter(self)
        busy = self.isEnabled() and (self.underMouse() or self.isDown())
        ink = tokens.text if busy else tokens.text_2
        lines = self._lines(self.width())
        top, left = (self.height() - lines.height) / 2, look.px(_LEAD)
        line = look.line_height(FontRole.SMALL)
        look.draw_icon(painter, self._icon, square(0, top + line / 2, look.px(_ICON)), ink)
        lines.draw(painter, left, top, ink)
        if self.isEnabled():
            under = QRectF(left, top + line - look.px(1), lines.width, 1)
            painter.fillRect(under, tokens.text_2 if busy else tokens.hairline)

    def _lines(self, width: int) -> TextLines:
        role = FontRole.SMALL
        room = width - self.look.px(_LEAD)
        return TextLines(self.words(), self.look.font(role), self.look.line_height(role), room)
