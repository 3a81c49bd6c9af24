# SPDX-License-Identifier: GPL-3.0-or-later
"""The third screen: what it means to forget the passphrase, and a sheet of paper against it.

Passive: it shows what it is told.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from held.ui.error_text import Told
from held.ui.look import FontRole
from held.ui.widgets.announce import announce
from held.ui.widgets.column import Column
from held.ui.widgets.naming import name
from held.ui.widgets.recovery_sheet import RecoverySheet
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel


class IfForgotten(Column):
    """Says it plainly, offers the sheet, and shows how making the vault goes."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent, margin=margin)
        self.setObjectName("if_forgotten_screen")
        self.heading = TextLabel(self.tr("If it is forgotten"), FontRole.HEADING_1, parent=self)
        lead = self.tr(
            "Without the passphrase nobody can open it, not even us. "
            "A sheet with twenty words can. Keep it away from this computer."
        )
        self.place(self.heading, 8, TextLabel(lead, FontRole.LEAD, Ink.TEXT_2, self), 24)
        self.sheet = RecoverySheet(self)
        self.place(self.sheet)
        later = self.tr("Later is fine too. Under Settings you can make a sheet at any time.")
        self._later = SaidLine(later, "info", self)
        self._state = SaidLine(parent=self)
        name(self._state, "making_line", "")
        self._state.hide()
        self.place(20, self._later, 8, self._state, 8)
        self.place_stretch()

    def ask_for_paper(self) -> None:
        """The notebook was to be made, and no sheet is on paper."""
        self._say(
            self.tr("First print it, save it or write it down. Or press Later."), "info", Ink.TEXT_2
        )
        self.sheet.take_focus()

    def show_taken(self) -> None:
        """It is on paper: what was said before no longer stands."""
        self._later.hide()
        self._state.hide()

    def show_waiting(self, waiting: bool) -> None:
        """Say that the vault is being made; the window stays alive meanwhile."""
        self.sheet.setEnabled(not waiting)
        if waiting:
            self._say(self.tr("Making your notebook…"), "ellipsis", Ink.TEXT_2)
        else:
            self._state.hide()

    def show_failure(self, told: Told) -> None:
        """Say why it was not made."""
        self._say(told.whole, "info", Ink.NO_RETURN)

    def _say(self, text: str, icon: str, ink: Ink) -> None:
        self._state.say(text, icon, ink)
        self._state.setAccessibleName(text)
        self._state.show()
        announce(self, text)
