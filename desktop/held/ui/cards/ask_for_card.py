# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a card is asked for: a file, or the text of a message.  Passive."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from held.ui.look import FontRole
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.column import Column
from held.ui.widgets.naming import name
from held.ui.widgets.ruled_paper import RuledPaper
from held.ui.widgets.text_label import Ink, TextLabel


class AskForCard(Column):
    """file_wanted: a file is to be chosen."""

    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choose = PlainButton(self.tr("Choose a file…"), icon="folder-open")
        name(choose, "choose_card_button", choose.words())
        choose.clicked.connect(self.file_wanted)
        self._label = TextLabel(self.tr("Or paste the text here"), FontRole.CONTROL_STRONG)
        self._paper = RuledPaper(FontRole.SHORT_ANSWER)
        name(self._paper, "card_text_edit", self._label.text())
        hint = self.tr("What stands before and after the card is no matter.")
        self.place_left(choose)
        self.place(24, self._label, 8, self._paper, 8, TextLabel(hint, FontRole.SMALL, Ink.HINT))
        self.choose_button = choose

    def text(self) -> str:
        """What was pasted or typed."""
        return self._paper.text()

    def forget(self) -> None:
        """Leave no text there."""
        self._paper.set_text("")
