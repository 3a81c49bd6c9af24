# SPDX-License-Identifier: GPL-3.0-or-later
"""Six words on tiles, to be said aloud.  They can be covered, and copied as a secret."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.column import Column
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.plain_paste import secret
from held.ui.widgets.word_tile import WordTile

_OUT = 12


class SpokenWords(Column):
    """As wide as the writing and `BEYOND` at each side, for its quiet buttons."""

    BEYOND = _OUT

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(margin=_OUT)
        self._words = tuple(words)
        self._covered = False
        tiles = QWidget()
        name(tiles, "words_group", self.tr("The six words"))
        flow = FlowLayout(tiles, 12)
        self._tiles = [WordTile(number, word) for number, word in enumerate(words, start=1)]
        for tile in self._tiles:
            name(tile, f"word_{self._tiles.index(tile) + 1}_label", tile.accessibleName())
            flow.addWidget(tile)
        self.place(tiles, 8)
        self.place_wide(self._make_acts())

    def forget(self) -> None:
        """Leave no word on the tiles."""
        self._words = ()
        for tile in self._tiles:
            tile.set_word("")

    def _make_acts(self) -> QWidget:
        acts = QWidget()
        self._copy = QuietButton(self.tr("Copy"), icon="copy")
        about = self.tr("Programs that keep what was copied are asked not to keep this.")
        name(self._copy, "copy_words_button", self.tr("Copy the six words"), about)
        self._copy.setToolTip(about)
        self._copy.clicked.connect(self._copy_words)
        self._hide = QuietButton(self.tr("Hide"), icon="eye-off")
        name(self._hide, "hide_words_button", self.tr("Hide the six words"))
        self._hide.clicked.connect(self._toggle)
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._copy)
        row.addStretch(1)
        row.addWidget(self._hide)
        return acts

    def _copy_words(self) -> None:
        if self._words:
            QGuiApplication.clipboard().setMimeData(secret(" ".join(self._words)))
            announce(self._copy, self.tr("Copied"))

    def _toggle(self) -> None:
        self._covered = not self._covered
        for tile in self._tiles:
            tile.set_covered(self._covered)
        self._hide.set_icon("eye" if self._covered else "eye-off")
        self._hide.setText(self.tr("Show") if self._covered else self.tr("Hide"))
        spoken = self.tr("Show the six words") if self._covered else self.tr("Hide the six words")
        name(self._hide, "hide_words_button", spoken)
