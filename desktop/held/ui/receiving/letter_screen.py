# SPDX-License-Identifier: GPL-3.0-or-later
"""What was sent, to be read: plain words only, nothing to change, nothing to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from held.journal.plain_text import day_in_words
from held.ui.look import FontRole
from held.ui.widgets.column import Column
from held.ui.widgets.letter_paper import LetterPaper
from held.ui.widgets.naming import name
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel

if TYPE_CHECKING:
    from held.workflows.open_bundle import ReceivedBundle


class LetterScreen(Column):
    """From whom, from when, until when, what is asked, and the letter.

    sender: a sentence on who sent it; without one it is said that nobody is proven to have.
    kept: whether it lies in the notebook.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margin: int = 0,
        sender: str = "",
        kept: bool = False,
    ) -> None:
        super().__init__(parent, margin=margin)
        self.setObjectName("letter_screen")
        heading = TextLabel(self.tr("What was sent to you"), FontRole.HEADING_1, parent=self)
        name(heading, "page_heading", heading.text())
        nobody = self.tr("The file does not say who sent it. Ask, if nobody told you the words.")
        self._from = SaidLine(sender or nobody, "info", self)
        self._days = SaidLine(parent=self)
        self._asked = TextLabel("", FontRole.CONTROL, parent=self)
        stored = SaidLine(self._where(kept=kept), "info", self)
        self._letter = LetterPaper(self)
        name(self._letter, "letter_edit", self.tr("The letter"))
        self.place(heading, 16, self._from, 8, self._days, 8, stored, 8, self._asked, 24)
        self.place(self._letter)
        self.place_stretch()

    def show_bundle(self, bundle: ReceivedBundle) -> None:
        """Show what came."""
        made = day_in_words(bundle.made)
        until = day_in_words(bundle.until) if bundle.until is not None else ""
        if bundle.until is None:
            said = self.tr("Made on {made}.")
        elif bundle.ended:
            said = self.tr("Made on {made}. Its time ended on {until}: please let it go.")
        else:
            said = self.tr("Made on {made}. Please let it go by {until}.")
        self._days.say(said.format(made=made, until=until), "calendar-days", Ink.TEXT_2)
        asked = [line for line in bundle.handling if line not in bundle.letter]
        self._asked.setText("\n".join(asked))
        self._asked.setVisible(bool(asked))
        # The page has a gap between paragraphs, so that empty lines would double it.
        self._letter.show_letter([line for line in bundle.letter if line.strip()])

    def _where(self, *, kept: bool) -> str:
        if kept:
            return self.tr("It is kept in this notebook, and cannot leave it again.")
        return self.tr("Nothing is stored here. The file stays where it is until you delete it.")

    def take_focus(self) -> None:
        """Stand in the letter, so that arrow keys read and select."""
        self._letter.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def letter(self) -> QWidget:
        """Where the letter is read."""
        return self._letter

    def forget(self) -> None:
        """Leave no word of it on the screen."""
        self._letter.show_letter(())
        self._asked.setText("")
