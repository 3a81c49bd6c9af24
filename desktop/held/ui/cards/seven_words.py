# SPDX-License-Identifier: GPL-3.0-or-later
"""Seven words on tiles, to be read aloud.  They are no secret: both sides say them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.word_tile import WordTile

_TILES = 7
_GAP = 12


class SevenWords(QWidget):
    """Reading order goes along the rows, as the numbers say."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name(self, "seven_words_group", accessible_name)
        flow = FlowLayout(self, _GAP)
        self._tiles = [WordTile(number, "", self) for number in range(1, _TILES + 1)]
        for tile in self._tiles:
            flow.addWidget(tile)

    def show_words(self, words: Sequence[str]) -> None:
        """Put these on the tiles."""
        for number, (tile, word) in enumerate(zip(self._tiles, words, strict=True), start=1):
            tile.set_word(word)
            name(tile, f"word_{number}_label", tile.accessibleName())
