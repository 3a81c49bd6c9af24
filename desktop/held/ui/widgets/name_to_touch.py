# SPDX-License-Identifier: GPL-3.0-or-later
"""The name of one further question, to be touched or left. At most five stand together."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole, faded
from held.ui.widgets.control import Control
from held.ui.widgets.painting import crisp_painter, draw_box
from held.ui.widgets.text_lines import text_width

_ON_TINT = 0.75


class NameToTouch(Control):
    """A short noun on a soft ground; on a tinted panel it lies on a breath of the page."""

    def __init__(self, text: str, parent: QWidget | None = None, *, on_tint: bool = False) -> None:
        super().__init__(text, parent)
        self._on_tint = on_tint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = text_width(self.words(), self.look.font(FontRole.CONTROL))
        return QSize(width + 2 * self.look.px(12), self.look.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self.tokens
        painter = crisp_painter(self)
        ground = faded(tokens.page, _ON_TINT) if self._on_tint else tokens.window
        draw_box(painter, self.rect(), self.ring_radius(), ground)
        wash = self.wash()
        if wash is not None:
            draw_box(painter, self.rect(), self.ring_radius(), wash)
        painter.setFont(self.look.font(FontRole.CONTROL))
        busy = self.underMouse() or self.isDown()
        ink = tokens.text if busy else tokens.text_2
        painter.setPen(ink if self.isEnabled() else tokens.hint)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words())
