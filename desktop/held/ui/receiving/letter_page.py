# SPDX-License-Identifier: GPL-3.0-or-later
"""What was sent, as a page to read: plain words only, nothing to change, nothing to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QScrollArea, QWidget

from held.journal.plain_text import day_in_words
from held.ui.look import FontRole
from held.ui.widgets.column import Column
from held.ui.widgets.naming import name
from held.ui.widgets.plain_paper import PlainPaper
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.writing_keys import Act

if TYPE_CHECKING:
    from held.workflows.open_bundle import ReceivedBundle


class LetterPage(Column):
    """From whom, from when, until when, what is asked, and the letter."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent, margin=margin)
        self.setObjectName("letter_screen")
        heading = TextLabel(self.tr("What was sent to you"), FontRole.HEADING_1, parent=self)
        self._from = SaidLine(
            self.tr("Who sent it is not known. It came from someone who knew the six words."),
            "info",
            self,
        )
        self._days = SaidLine(parent=self)
        self._asked = TextLabel("", FontRole.CONTROL, parent=self)
        stored = SaidLine(
            self.tr("Nothing is stored here. The file stays where it is until you delete it."),
            "info",
            self,
        )
        self._letter = _Letter(FontRole.WRITING, self)
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
        self._letter.set_text("\n".join(line for line in bundle.letter if line.strip()))
        self._letter.moveCursor(QTextCursor.MoveOperation.Start)

    def take_focus(self) -> None:
        """Stand in the letter, so that arrow keys read and select."""
        self._letter.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Leave no word of it on the screen."""
        self._letter.set_text("")
        self._asked.setText("")


class _Letter(PlainPaper):
    """Paper that is read: words can be selected and copied, never changed."""

    def __init__(self, role: FontRole, parent: QWidget) -> None:
        super().__init__(role, parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.cursorPositionChanged.connect(self._follow_caret)

    def perform(self, act: Act, *, extend: bool) -> None:  # noqa: ARG002
        """Of the keys of a page that is written, only the turning of pages means something."""
        if act in {Act.PAGE_UP, Act.PAGE_DOWN}:
            self._turn(-1 if act is Act.PAGE_UP else 1)

    def fill_menu(self, menu: QMenu) -> None:
        for words, slot, enabled in (
            (self.tr("Copy"), self.copy, self.textCursor().hasSelection()),
            (self.tr("Select all"), self.selectAll, not self.document().isEmpty()),
        ):
            action = menu.addAction(words)
            action.triggered.connect(slot)
            action.setEnabled(enabled)

    def _turn(self, pages: int) -> None:
        area = self._area()
        if area is None:
            return
        place = self.cursorRect().center()
        place.setY(place.y() + pages * (area.viewport().height() - 2 * self.line_height()))
        self.setTextCursor(self.cursorForPosition(place))

    def _follow_caret(self) -> None:
        area = self._area()
        paper = area.widget() if area is not None else None
        if area is not None and paper is not None and self.hasFocus():
            place = self.mapTo(paper, self.cursorRect().center())
            area.ensureVisible(place.x(), place.y(), 0, 2 * self.line_height())

    def _area(self) -> QScrollArea | None:
        """What scrolls the sheet that this lies on."""
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        return holder
