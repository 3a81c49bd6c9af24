# SPDX-License-Identifier: GPL-3.0-or-later
"""The one line that says honestly that nothing but the passphrase opens the notebook.

It stands where one looks for it, and never asks for anything.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from held.ui.widgets.naming import name
from held.ui.widgets.said_line import SaidLine


class NoSheetLine(SaidLine):
    """Hidden until it is known that there is no way in on paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        said = QCoreApplication.translate("NoSheetLine", "There is no recovery sheet yet.")
        super().__init__(said, "info", parent)
        name(self, "no_sheet_line", said)
        self.hide()
