# SPDX-License-Identifier: GPL-3.0-or-later
"""Seven words on tiles, to be read aloud.  They are no secret: both sides say them.

Tab stops at them once, so that they are spoken, and seen where a low window shows little at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from held.ui.look import of
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.spoken import Speaking, speak_as
from held.ui.widgets.word_tile import WordTile

_TILES = 7
_GAP = 12


class SevenWords(QWidget, Speaking):
    """Reading order goes along the rows, as the numbers say."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name(self, "seven_words_group", accessible_name)
        speak_as(self)
        flow = FlowLayout(self, _GAP)
        self._tiles = [WordTile(number, "", self) for number in range(1, _TILES + 1)]
        for tile in self._tiles:
            flow.addWidget(tile)

    def show_words(self, words: Sequence[str]) -> None:
        """Put these on the tiles."""
        self._words = tuple(words)
        for number, (tile, word) in enumerate(zip(self._tiles, words, strict=True), start=1):
            tile.set_word(word)
            name(tile, f"word_{number}_label", tile.accessibleName())

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.Grouping

    def spoken_value(self) -> str:
        return ", ".join(self._words)

    def ring_wanted(self) -> bool:
        """All tiles together are one stop."""
        return True

    def ring_rect(self) -> QRect:
        return self.rect()

    def ring_radius(self) -> float:
        return of(self).px(8)
