# SPDX-License-Identifier: GPL-3.0-or-later
"""One of the six drawn words on its tile. It can be covered when someone looks over a shoulder."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.painting import crisp_painter, draw_box
from held.ui.widgets.text_lines import text_width

_COVER = "\u2022" * 6


class WordTile(QLabel):
    """A number and a word. What is read aloud says covered when it is covered."""

    def __init__(self, number: int, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._word = word
        self._covered = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_word(self, word: str) -> None:
        """Put another word on the tile."""
        self._word = word
        self._tell()

    def set_covered(self, covered: bool) -> None:
        """Hide the word, or show it again."""
        self._covered = covered
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        look = of(self)
        word = text_width(self._word, look.font(FontRole.DRAWN_WORD))
        return QSize(max(look.px(184), look.px(40 + 16) + word), look.px(56))

    def minimumSizeHint(self) -> QSize:
        word = text_width(self._word, of(self).font(FontRole.DRAWN_WORD))
        return QSize(of(self).px(40 + 16) + word, of(self).px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        tokens = look.tokens
        painter = crisp_painter(self)
        draw_box(painter, self.rect(), look.px(8), tokens.raised, tokens.hairline)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font(FontRole.SMALL))
        painter.setPen(tokens.hint)
        height = self.height()
        painter.drawText(QRectF(look.px(16), 0, look.px(24), height), left, str(self._number))
        painter.setFont(look.font(FontRole.DRAWN_WORD))
        painter.setPen(tokens.text)
        word = QRectF(look.px(40), 0, self.width() - look.px(40), height)
        painter.drawText(word, left, _COVER if self._covered else self._word)

    def _tell(self) -> None:
        covered = QCoreApplication.translate("WordTile", "covered")
        self.setText("" if self._covered else self._word)
        said = covered if self._covered else self._word
        self.setAccessibleName(f"{self._number}, {said}")
        self.updateGeometry()
        self.update()
