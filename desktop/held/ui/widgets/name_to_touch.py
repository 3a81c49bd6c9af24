# SPDX-License-Identifier: GPL-3.0-or-later
"""The name of one further question, to be touched or left. At most five stand together."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole, faded
from held.ui.widgets.control import Control
from held.ui.widgets.painting import crisp_painter, draw_box
from held.ui.widgets.text_lines import TextLines, longest_word, text_width

_SIDE = 12
_ON_TINT = 0.75


class NameToTouch(Control):
    """A short noun on a soft ground; on a tinted panel it lies on a breath of the page."""

    def __init__(self, text: str, parent: QWidget | None = None, *, on_tint: bool = False) -> None:
        super().__init__(text, parent)
        self._on_tint = on_tint
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = text_width(self.words(), self.look.font(FontRole.CONTROL))
        return QSize(width + 2 * self.look.px(_SIDE), self.look.px(32))

    def minimumSizeHint(self) -> QSize:
        word = longest_word(self.words(), self.look.font(FontRole.CONTROL))
        return QSize(word + 2 * self.look.px(_SIDE), self.look.px(32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lines(width).height + self.look.px(12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self.tokens
        painter = crisp_painter(self)
        ground = faded(tokens.page, _ON_TINT) if self._on_tint else tokens.window
        draw_box(painter, self.rect(), self.ring_radius(), ground)
        wash = self.wash()
        if wash is not None:
            draw_box(painter, self.rect(), self.ring_radius(), wash)
        busy = self.underMouse() or self.isDown()
        ink = tokens.text if busy else tokens.text_2
        lines = self._lines(self.width())
        left, top = self.look.px(_SIDE), (self.height() - lines.height) // 2
        lines.draw(painter, left, top, ink if self.isEnabled() else tokens.hint)

    def _lines(self, width: int) -> TextLines:
        font, line = self.look.font(FontRole.CONTROL), self.look.line_height(FontRole.CONTROL)
        return TextLines(self.words(), font, line, width - 2 * self.look.px(_SIDE))
