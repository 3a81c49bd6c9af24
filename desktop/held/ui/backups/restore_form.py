# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a backup is asked for, and then shown for what it is before anything is made.  Passive."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.ui.backups.backup_words import day_words, holding_words
from held.ui.backups.restore_presenter import FoundInside
from held.ui.error_text import Told
from held.ui.look import FontRole
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton, PrimaryButton
from held.ui.widgets.column import Column
from held.ui.widgets.field import Field
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel


class RestoreForm(Column):
    """A button for the file, a field for the passphrase; then a field for the name.

    choose_wanted: a file is to be chosen.
    look_wanted: emitted with the passphrase.  restore_wanted: emitted with the name.
    """

    choose_wanted = Signal()
    look_wanted = Signal(str)
    restore_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent, margin=margin)
        self.setObjectName("restore_form")
        self._is_found = False
        self._file = SaidLine(parent=self)
        self.passphrase = Field(self.tr("The passphrase of that day"), self, secret=True)
        name(self.passphrase.edit, "backup_passphrase_edit", self.passphrase.label.text())
        self._inside = SaidLine(parent=self)
        name(self._inside, "inside_line", "")
        self.new_name = Field(self.tr("Name of the notebook that is made of it"), self)
        name(self.new_name.edit, "restored_name_edit", self.new_name.label.text())
        self._state = SaidLine(parent=self)
        name(self._state, "restore_state_line", "")
        self._build()
        self.show_no_file()

    def show_no_file(self) -> None:
        """Say which files are meant."""
        said = self.tr("Its name ends in “.held-backup”. It is only read, and stays as it is.")
        self._file.say(said, "info", Ink.TEXT_2)
        self._show_found(False)
        self._state.hide()

    def show_file(self, file: Path, made: date) -> None:
        """Say which it is."""
        self._show_found(False)
        said = self.tr("{file}, of {day}").format(file=file.name, day=day_words(made))
        self._file.say(said, "check", Ink.ACCENT)
        self._state.hide()
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_inside(self, found: FoundInside) -> None:
        """Say what it holds, and ask for a name."""
        said = self.tr("It opens, and all of it can be read.")
        words = f"{said} {holding_words(found.holding)}"
        self._inside.say(words, "check", Ink.ACCENT)
        name(self._inside, "inside_line", words)
        self.new_name.set_text(found.suggested)
        self._show_found(True)
        self.new_name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def show_waiting(self, waiting: bool) -> None:
        """Say that something goes on; the window stays alive meanwhile."""
        for field in (self.passphrase, self.new_name):
            field.edit.setReadOnly(waiting)
        if waiting:
            self._state.hide()
            self.passphrase.clear_error()
            self.new_name.clear_error()
            words = self.tr("Making the notebook…") if self._is_found else self.tr("Looking…")
            self._say(words, "ellipsis", Ink.TEXT_2)
        else:
            self._state.hide()

    def refuse_passphrase(self, words: str) -> None:
        """It is missing, or another one."""
        self.passphrase.show_error(words)
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse_name(self, told: Told) -> None:
        """This name cannot be."""
        self.new_name.show_error(told.whole)
        self.new_name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for_file(self) -> None:
        """A file is still needed."""
        self._say(self.tr("Choose the backup first."), "info", Ink.TEXT_2)
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, words: str) -> None:
        """Something went wrong."""
        self._say(words, "info", Ink.NO_RETURN)

    def say_done(self, words: str) -> None:
        """It was brought back."""
        self.forget()
        self._say(words, "check", Ink.ACCENT)

    def take_focus(self) -> None:
        """Stand where one begins."""
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Leave nothing of what was typed, nor of what was found."""
        for field in (self.passphrase, self.new_name):
            field.set_text("")
            field.clear_error()
        self.show_no_file()

    def _build(self) -> None:
        heading = TextLabel(self.tr("Bring a backup back"), FontRole.HEADING_1, parent=self)
        name(heading, "page_heading", heading.text())
        lead = self.tr("A notebook is made of it, as it was that day. Nothing is written over.")
        chooser, acts = QWidget(self), QWidget(self)
        self.choose_button = PlainButton(self.tr("Choose a backup…"), chooser, icon="folder-open")
        name(self.choose_button, "choose_backup_button", self.choose_button.words())
        FlowLayout(chooser).addWidget(self.choose_button)
        self.act_button = PrimaryButton("", acts)
        FlowLayout(acts).addWidget(self.act_button)
        self.place(heading, 8, TextLabel(lead, FontRole.LEAD, Ink.TEXT_2, self), 24)
        self.place(chooser, 8, self._file, 24, self.passphrase, 8, self._inside)
        self.place(16, self.new_name, 16, acts, 12, self._state)
        self.place_stretch()
        self.choose_button.clicked.connect(self.choose_wanted)
        self.act_button.clicked.connect(self._go_on)
        self.passphrase.return_pressed.connect(self._go_on)
        self.new_name.return_pressed.connect(self._go_on)
        self.passphrase.text_changed.connect(self._passphrase_changed)
        self.new_name.text_changed.connect(self.new_name.clear_error)

    def _show_found(self, found: bool) -> None:
        self._is_found = found
        self._inside.setVisible(found)
        self.new_name.setVisible(found)
        words = self.tr("Bring it back") if found else self.tr("Look inside")
        self.act_button.setText(words)
        name(self.act_button, "bring_back_button" if found else "look_inside_button", words)

    def _passphrase_changed(self, _text: str) -> None:
        self.passphrase.clear_error()

    def _go_on(self) -> None:
        if self._is_found:
            self.restore_wanted.emit(self.new_name.text())
        else:
            self.look_wanted.emit(self.passphrase.text())

    def _say(self, text: str, icon: str, ink: Ink) -> None:
        self._state.say(text, icon, ink)
        name(self._state, "restore_state_line", text)
        self._state.show()
        announce(self, text)
