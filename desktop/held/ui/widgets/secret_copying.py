# SPDX-License-Identifier: GPL-3.0-or-later
"""Copying from a line edit with the sign by which clipboard keepers leave the words alone.

Qt's own copying cannot be told to give one.  Hidden letters are never copied.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu

from held.ui.widgets.plain_paste import secret


class SecretlyCopiedEdit(QLineEdit):
    """Qt's line edit, but for what it gives to the clipboard."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_secretly()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut_secretly()
        else:
            super().keyPressEvent(event)

    def make_menu(self) -> QMenu:
        """Qt's menu, which copies and cuts as the keys do."""
        menu = self.createStandardContextMenu()
        ours = {"edit-copy": self.copy_secretly, "edit-cut": self.cut_secretly}
        for action in menu.actions():
            if action.objectName() in ours:
                action.triggered.disconnect()
                action.triggered.connect(ours[action.objectName()])
        return menu

    def copy_secretly(self) -> None:
        """Copy what is selected, unless the letters are hidden."""
        if self.hasSelectedText() and self.echoMode() is QLineEdit.EchoMode.Normal:
            QGuiApplication.clipboard().setMimeData(secret(self.selectedText()))

    def cut_secretly(self) -> None:
        """The same, and take it out."""
        if self.echoMode() is QLineEdit.EchoMode.Normal and not self.isReadOnly():
            self.copy_secretly()
            self.del_()
