# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the file and the six words are asked for.  Passive."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from held.ui.error_text import Told
from held.ui.look import FontRole
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.column import Column
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel


class AskForFile(Column):
    """A button for the file, a field for the words.

    choose_wanted: emitted when a file is to be chosen.
    read_wanted: emitted when Enter is pressed in the field.
    """

    choose_wanted = Signal()
    read_wanted = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, margin: int = 0, has_notebook: bool = False
    ) -> None:
        super().__init__(parent, margin=margin)
        self.setObjectName("ask_for_file_screen")
        heading = TextLabel(self.tr("Someone sent me something"), FontRole.HEADING_1, parent=self)
        name(heading, "page_heading", heading.text())
        lead = self._lead(has_notebook=has_notebook)
        self._file = SaidLine(parent=self)
        self.words = Field(self.tr("The six words, as they were spoken to you"), self, secret=True)
        name(self.words.edit, "spoken_words_edit", self.words.label.text())
        # A file dropped on the field is meant for the page, not as text.
        self.words.edit.setAcceptDrops(False)
        if self.words.eye_button is not None:
            # Words that were heard are easier to set down when they can be seen.
            self.words.eye_button.setChecked(True)
        self._state = SaidLine(parent=self)
        self._state.hide()
        self.place(heading, 8, TextLabel(lead, FontRole.LEAD, Ink.TEXT_2, self), 24)
        self.place(TextLabel(self.tr("The file"), FontRole.CONTROL_STRONG, parent=self), 8)
        self.place(self._build_chooser(), 8, self._file, 24, self.words, 16, self._state)
        self.place_stretch()
        self.words.return_pressed.connect(self.read_wanted)
        self.words.text_changed.connect(self._forget_failure)
        self.words.setVisible(not has_notebook)
        self.show_no_file()

    def show_file(self, file: Path) -> None:
        """Say which file it is."""
        self._state.hide()
        self.words.clear_error()
        self._file.say(file.name, "check", Ink.ACCENT)
        if not self.words.isHidden():
            self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self) -> None:
        """The file opens with words: ask for them."""
        self._state.hide()
        self.words.show()
        self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_no_file(self) -> None:
        """Say how a file can come here."""
        self._state.hide()
        self._file.say(self.tr("You can also drop it on this page."), "info", Ink.TEXT_2)

    def show_waiting(self, waiting: bool) -> None:
        """Say at once that it is being opened; the window stays alive meanwhile."""
        if not self.words.isHidden():
            # What has the focus is never taken away under it.
            self.choose_button.setEnabled(not waiting)
        self.words.edit.setReadOnly(waiting)
        if waiting:
            self.words.clear_error()
            if not self.words.isHidden():
                self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say(self.tr("Opening…"), "ellipsis", Ink.TEXT_2)
        else:
            self._state.hide()

    def refuse_words(self, told: Told) -> None:
        """The words are not the right ones; they stay for correction."""
        self.words.show_error(told.whole)
        self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse_file(self, told: Told) -> None:
        """Something is the matter with the file."""
        self._say(told.whole, "info", Ink.NO_RETURN)

    def ask_for_file(self) -> None:
        """A file is still needed."""
        self._say(self.tr("Choose the file first. It often ends in “.age”."), "info", Ink.TEXT_2)
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_words(self) -> None:
        """The words are still needed."""
        self.words.show_error(self.tr("The six words are needed too. Ask the person who sent it."))
        self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Stand where one begins."""
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Leave no word in the field, nor in what could be undone there."""
        self.words.set_text("")
        self.words.clear_error()

    def _lead(self, *, has_notebook: bool) -> str:
        if has_notebook:
            return self.tr("First you see from whom it is. Nothing is stored before you say so.")
        return self.tr("It is read here and nothing is stored. No notebook is opened for it.")

    def _build_chooser(self) -> QWidget:
        holder = QWidget(self)
        self.choose_button = PlainButton(self.tr("Choose a file…"), holder, icon="folder-open")
        name(self.choose_button, "choose_file_button", self.tr("Choose a file…"))
        self.choose_button.clicked.connect(self.choose_wanted)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.choose_button)
        row.addStretch(1)
        return holder

    def _forget_failure(self, _text: str) -> None:
        self.words.clear_error()
        self._state.hide()

    def _say(self, text: str, icon: str, ink: Ink) -> None:
        self._state.say(text, icon, ink)
        self._state.show()
        announce(self, text)
