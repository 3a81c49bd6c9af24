# SPDX-License-Identifier: GPL-3.0-or-later
"""Drawn words on their tiles: three a row, fewer where three do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from held.ui.look import of
from held.ui.widgets.naming import name
from held.ui.widgets.word_tile import WordTile

_GAP = 12
_NARROWEST = 164


class WordTiles(QWidget):
    """Reading order goes along the rows, as the numbers say."""

    def __init__(self, parent: QWidget | None = None, *, count: int = 6) -> None:
        super().__init__(parent)
        self.setObjectName("word_tiles")
        self._tiles = [WordTile(number, "", self) for number in range(1, count + 1)]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = 0
        self._lay_out()

    def show_words(self, words: Sequence[str]) -> None:
        """Put these words on the tiles."""
        for number, (tile, word) in enumerate(zip(self._tiles, words, strict=True), start=1):
            tile.set_word(word)
            name(tile, f"word_{number}_label", tile.accessibleName())

    def set_covered(self, covered: bool) -> None:
        """Cover all words, or show them again."""
        for tile in self._tiles:
            tile.set_covered(covered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def _lay_out(self) -> None:
        gap = of(self).px(_GAP)
        self._grid.setSpacing(gap)
        narrowest = of(self).px(_NARROWEST) + gap
        columns = max(1, min(3, (self.width() + gap) // narrowest))
        if columns == self._columns:
            return
        self._columns = columns
        for number, tile in enumerate(self._tiles):
            self._grid.removeWidget(tile)
            self._grid.addWidget(tile, number // columns, number % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
