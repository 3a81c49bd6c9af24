# SPDX-License-Identifier: GPL-3.0-or-later
"""The two screens of coming back: the words from paper, and the passphrase that follows them.

Passive: they show what they are told.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from held.ui.look import FontRole
from held.ui.widgets.announce import announce
from held.ui.widgets.column import Column
from held.ui.widgets.lone_sheet import MARGIN
from held.ui.widgets.naming import name
from held.ui.widgets.new_passphrase import NewPassphrase
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.sheets_entry import SheetsEntry
from held.ui.widgets.text_label import Ink, TextLabel


class EnterWords(Column):
    """notebook: its name, where there are several to be told apart."""

    def __init__(self, known: Sequence[str], notebook: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=MARGIN)
        self.setObjectName("enter_words_screen")
        heading = TextLabel(self.tr("Write the words from paper"), FontRole.HEADING_1, parent=self)
        lead = self.tr(
            "Each in its place, in the order of the sheet. "
            "The sheets of a circle go one after another."
        )
        self.entry = SheetsEntry(known, self)
        self.place(heading, 8, TextLabel(lead, FontRole.LEAD, Ink.TEXT_2, self))
        if notebook:
            said = self.tr("For the notebook “{name}”.").format(name=notebook)
            self.place(8, TextLabel(said, FontRole.CONTROL, parent=self))
        self.place(24)
        self.place_wide(self.entry)
        self.place_stretch()


class NewPassphraseScreen(Column):
    """The words were right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=MARGIN)
        self.setObjectName("new_passphrase_screen")
        heading = TextLabel(self.tr("A new passphrase"), FontRole.HEADING_1, parent=self)
        lead = self.tr("The words are right. Choose what opens the notebook from now on.")
        self.words = NewPassphrase(self, margin=MARGIN)
        stays = self.tr(
            "The old passphrase opens only older copies after this. "
            "The words on paper still open the notebook."
        )
        self._state = SaidLine(parent=self)
        name(self._state, "recover_state_line", "")
        self._state.hide()
        self.place(heading, 8, TextLabel(lead, FontRole.LEAD, Ink.TEXT_2, self), 24)
        self.place_wide(self.words)
        self.place(20, SaidLine(stays, "info", self), 8, self._state)
        self.place_stretch()

    def show_waiting(self, waiting: bool) -> None:
        """It is being opened; the window stays alive meanwhile."""
        self.words.setEnabled(not waiting)
        if waiting:
            self._say(self.tr("Opening…"), "ellipsis", Ink.TEXT_2)
        else:
            self._state.hide()

    def show_failure(self, said: str) -> None:
        """Say why it was not opened."""
        self._say(said, "info", Ink.NO_RETURN)

    def _say(self, said: str, icon: str, ink: Ink) -> None:
        self._state.say(said, icon, ink)
        self._state.setAccessibleName(said)
        self._state.show()
        announce(self, said)
