# SPDX-License-Identifier: GPL-3.0-or-later
"""A long answer among other questions: as many lines as it takes, and a rule under the last."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.marked_paper import MarkedPaper

_LEAST_LINES = 2
_ABOVE_RULE = 6


class RuledPaper(MarkedPaper):
    """As high as what is written on it, and never lower than two lines."""

    def __init__(self, role: FontRole, parent: QWidget | None = None) -> None:
        super().__init__(role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(of(self).px(80), self.minimumHeight())

    def dress(self) -> None:
        super().dress()
        self._grow(self.document().size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()  # The rule was elsewhere before.

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = of(self).tokens
        tone = tokens.text_2 if self.viewport().underMouse() else tokens.edge
        painter = QPainter(self.viewport())
        painter.fillRect(QRectF(0, self.viewport().height() - 1, self.width(), 1), tone)
        painter.end()
        super().paintEvent(event)

    def _grow(self, size: QSizeF) -> None:
        written = max(math.ceil(size.height()), _LEAST_LINES * self.line_height())
        height = written + of(self).px(_ABOVE_RULE)
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.updateGeometry()
