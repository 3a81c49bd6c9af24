# SPDX-License-Identifier: GPL-3.0-or-later
"""One sentence in the hand of the page: it wraps, it has no rule, and Enter ends it."""

from __future__ import annotations

import math

from PySide6.QtCore import QMimeData, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.plain_paper import PlainPaper
from held.ui.widgets.plain_paste import plain_text
from held.ui.widgets.writing_keys import Act


class ProseLine(PlainPaper):
    """ended: Enter was pressed.  given_up: Backspace was pressed with nothing there to take out."""

    GAP = 0

    ended = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FontRole.WRITING, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(of(self).px(80), self.minimumHeight())

    def dress(self) -> None:
        super().dress()
        self._grow(self.document().size())

    def perform(self, act: Act, *, extend: bool) -> None:
        if act is Act.NEW_PARAGRAPH:
            self.ended.emit()
        else:
            super().perform(act, extend=extend)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        words = QMimeData()
        words.setText(" ".join(plain_text(source).split("\n")))
        super().insertFromMimeData(words)

    def _grow(self, size: QSizeF) -> None:
        height = max(self.line_height(), math.ceil(size.height()))
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            self.updateGeometry()
