# SPDX-License-Identifier: GPL-3.0-or-later
"""The passphrase as it is now, asked for wherever what opens the notebook is changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from held.ui.widgets.field import Field
from held.ui.widgets.naming import name


class PresentPassphrase(Field):
    """Says what is not right with it in the same words everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, secret=True)
        said = self.tr("The passphrase you use now")
        self.label.setText(said)
        name(self.edit, "present_passphrase_edit", said)
        if self.eye_button is not None:
            spoken = self.tr("The passphrase you use now: show the letters")
            name(self.eye_button, "show_letters_button", spoken)
        self.text_changed.connect(self.clear_error)

    def ask(self) -> None:
        """It was not typed."""
        self._show_wrong(self.tr("Write the passphrase that you use now."))

    def refuse(self) -> None:
        """It is another one."""
        self._show_wrong(
            self.tr("This is not the passphrase you use now. Nothing was changed, nothing is lost.")
        )

    def forget(self) -> None:
        """Leave nothing of it, nor in what could be undone."""
        self.set_text("")
        self.clear_error()

    def _show_wrong(self, said: str) -> None:
        self.show_error(said)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
