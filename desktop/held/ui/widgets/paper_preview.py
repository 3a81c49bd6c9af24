# SPDX-License-Identifier: GPL-3.0-or-later
"""A recovery sheet in small: how the paper will look, with its words covered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import of
from held.ui.widgets.painting import crisp_painter, draw_box
from held.ui.widgets.recovery_paper import PAGE, RecoveryPaper

_WIDTH = 184


class PaperPreview(QWidget):
    """Of a fixed size; empty until it is given a sheet, and after it was made to forget it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper: RecoveryPaper | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_paper(self, paper: RecoveryPaper | None) -> None:
        """Show this sheet."""
        self._paper = paper
        self.update()

    def sizeHint(self) -> QSize:
        width = of(self).px(_WIDTH)
        return QSize(width, round(width * PAGE.height() / PAGE.width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        painter = crisp_painter(self)
        draw_box(painter, self.rect(), look.px(4), look.tokens.raised, look.tokens.edge)
        if self._paper is not None:
            scale = self.width() / PAGE.width()
            painter.scale(scale, scale)
            self._paper.paint(painter, look.tokens.text, look.tokens.text_2, covered=True)
