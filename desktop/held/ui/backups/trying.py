# SPDX-License-Identifier: GPL-3.0-or-later
"""Try it: the newest backup opened as an empty computer would, to know that it can be done.  Passive."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.ui.look import FontRole
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.column import Column
from held.ui.widgets.field import Field
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel


class Trying(Column):
    """try_wanted: emitted with the passphrase, which stays for correction until `say`.

    state: the line that says what came of it.
    """

    try_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = TextLabel(
            self.tr(
                "The newest is opened as an empty computer would open it: "
                "with the file and your passphrase, and nothing else."
            ),
            FontRole.CONTROL,
            Ink.TEXT_2,
        )
        self.passphrase = Field(self.tr("Passphrase"), self, secret=True)
        name(self.passphrase.edit, "try_passphrase_edit", self.passphrase.label.text())
        acts = QWidget()
        self.try_button = PlainButton(self.tr("Try it"))
        name(self.try_button, "try_button", self.try_button.words())
        FlowLayout(acts).addWidget(self.try_button)
        self.state = SaidLine()
        name(self.state, "tried_line", "")
        self.state.hide()
        self.place(self._about, 16, self.passphrase, 12, acts, 12, self.state)
        self.passphrase.return_pressed.connect(self._wanted)
        self.passphrase.text_changed.connect(self.passphrase.clear_error)
        self.try_button.clicked.connect(self._wanted)

    def show_trying(self, trying: bool) -> None:
        """Say whether it is being tried; the page stays alive meanwhile."""
        self.try_button.setEnabled(not trying)
        self.passphrase.edit.setReadOnly(trying)
        if trying:
            self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say(self.tr("Opening it and reading all of it…"), "ellipsis", Ink.TEXT_2)
        else:
            self.state.hide()

    def say(self, text: str) -> None:
        """It can be done."""
        self.forget()
        self._say(text, "check", Ink.ACCENT)

    def say_failure(self, text: str) -> None:
        """It cannot, and why."""
        self._say(text, "info", Ink.NO_RETURN)

    def refuse_passphrase(self, text: str) -> None:
        """What was typed does not open it, or nothing was typed."""
        self.state.hide()
        self.passphrase.show_error(text)
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Leave nothing in the field."""
        self.passphrase.set_text("")
        self.passphrase.clear_error()

    def _wanted(self) -> None:
        self.try_wanted.emit(self.passphrase.text())

    def _say(self, text: str, icon: str, ink: Ink) -> None:
        self.state.say(text, icon, ink)
        name(self.state, "tried_line", text)
        self.state.show()
        announce(self.state, text)
