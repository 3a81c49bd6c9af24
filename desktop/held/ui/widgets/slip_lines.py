# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines with an icon, a few strong words, and a small sentence under them.  Read, not pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.painting import crisp_painter, square
from held.ui.widgets.text_label import Ink, TextLabel

_ICON = 16
_WORDS_AT = 28
_GAP = 10


@dataclass(frozen=True)
class LineWords:
    """What one line says.  `ink` is that of its icon and strong words."""

    icon: str
    strong: str
    small: str = ""
    ink: Ink = Ink.TEXT


class SlipLine(QWidget):
    """One such line."""

    def __init__(self, words: LineWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(TextLabel(words.strong, FontRole.CONTROL_STRONG, words.ink))
        if words.small:
            self._column.addWidget(TextLabel(words.small, FontRole.SMALL, Ink.HINT))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        ink = Ink.TEXT_2 if self._words.ink is Ink.TEXT else self._words.ink
        box = square(0, look.line_height(FontRole.CONTROL_STRONG) / 2, look.px(_ICON))
        look.draw_icon(crisp_painter(self), self._words.icon, box, ink.colour(look.tokens))

    def _fit(self) -> None:
        self._column.setContentsMargins(of(self).px(_WORDS_AT), 0, 0, 0)


class SlipLines(QWidget):
    """Such lines one below the other; others can be shown instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lines: list[SlipLine] = []
        self._fit()

    def show_lines(self, lines: Sequence[LineWords]) -> None:
        """Show these, in this order."""
        for line in self._lines:
            line.hide()
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [SlipLine(words, self) for words in lines]
        for line in self._lines:
            self._column.addWidget(line)
            line.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._column.setSpacing(of(self).px(_GAP))
