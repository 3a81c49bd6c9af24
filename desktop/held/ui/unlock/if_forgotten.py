# SPDX-License-Identifier: GPL-3.0-or-later
"""The third screen: what it means to forget the passphrase.  Told before the vault is made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from held.ui.error_text import Told
from held.ui.look import FontRole
from held.ui.widgets.announce import announce
from held.ui.widgets.column import Column
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel


class IfForgotten(Column):
    """Says it plainly, and shows how making the vault goes."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent, margin=margin)
        self.setObjectName("if_forgotten_screen")
        self.heading = TextLabel(self.tr("If it is forgotten"), FontRole.HEADING_1, parent=self)
        lead = self.tr("Without the passphrase nobody can open it, not even us.")
        self.place(self.heading, 8, TextLabel(lead, FontRole.LEAD, Ink.TEXT_2, self))
        self.place(24)
        for icon, line in self._lines():
            self.place(SaidLine(line, icon, self), 16)
        self._state = SaidLine(parent=self)
        self._state.hide()
        self.place(8, self._state)
        self.place_stretch()

    def show_waiting(self, waiting: bool) -> None:
        """Say that the vault is being made; the window stays alive meanwhile."""
        if waiting:
            self._say(self.tr("Making your notebook…"), "ellipsis", Ink.TEXT_2)
        else:
            self._state.hide()

    def show_failure(self, told: Told) -> None:
        """Say why it was not made."""
        self._say(told.whole, "info", Ink.NO_RETURN)

    def _say(self, text: str, icon: str, ink: Ink) -> None:
        self._state.say(text, icon, ink)
        self._state.show()
        announce(self, text)

    def _lines(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                "info",
                self.tr(
                    "Held keeps no copy, and there is no second way in. What is forgotten stays shut."
                ),
            ),
            ("check", self.tr("Paper is fine. Write it down and keep it away from this computer.")),
            ("check", self.tr("Someone you trust may keep the paper for you.")),
            (
                "info",
                self.tr("Whoever has both the paper and this computer can open your notebook."),
            ),
        )
