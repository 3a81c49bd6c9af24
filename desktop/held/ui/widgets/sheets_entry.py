# SPDX-License-Identifier: GPL-3.0-or-later
"""Entering one sheet or the sheets of a circle: how far one is, and the words of the present one.

Passive: it shows what it is told, and says what was typed and pressed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.column import Column
from held.ui.widgets.naming import name
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink
from held.ui.widgets.words_entry import WordsEntry

_MARGIN = 12


class SheetsEntry(Column):
    """again_wanted: one begins again with the first sheet."""

    again_wanted = Signal()

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=_MARGIN)
        self.setObjectName("sheets_entry")
        self._progress = SaidLine(parent=self)
        name(self._progress, "sheets_read_line", "")
        self.words = WordsEntry(known, self)
        self._again = QuietButton(self.tr("Begin again"), self, icon="rotate-ccw")
        name(self._again, "begin_again_button", self.tr("Begin again with the first sheet"))
        self._again.clicked.connect(self.again_wanted)
        self.place(self._progress, 12, self.words, 8)
        self.place_left(self._again)
        self.show_first()

    def show_first(self) -> None:
        """No sheet was read yet; what stands in the fields stays for correction."""
        self._progress.hide()
        self._again.hide()

    def show_another(self, read: int, needed: int) -> None:
        """So many sheets of a circle were read; empty fields for another."""
        self.words.forget()
        said = self.tr("{read} of {needed} sheets is read. Now the words of another one.")
        if read > 1:
            said = self.tr("{read} of {needed} sheets are read. Now the words of another one.")
        said = said.format(read=read, needed=needed)
        self._progress.say(said, "check", Ink.ACCENT)
        self._progress.setAccessibleName(said)
        self._progress.show()
        self._again.show()
        announce(self, said)
        self.words.take_focus()

    def forget(self) -> None:
        """Leave no word here."""
        self.words.forget()
        self.show_first()
