# SPDX-License-Identifier: GPL-3.0-or-later
"""The two acts of a page that changes something for good: leave it as it is, or change it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from held.ui.look import of
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton, PrimaryButton
from held.ui.widgets.naming import name


class ChangeFoot(QWidget):
    """Both weigh about the same; a hairline above."""

    def __init__(self) -> None:
        super().__init__()
        self.cancel_button = PlainButton(self.tr("Cancel"), self)
        self.change_button = PrimaryButton("", self)
        name(self.cancel_button, "cancel_button", self.tr("Cancel"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.cancel_button)
        self._row.addStretch(1)
        self._row.addWidget(self.change_button)
        self.show_waiting(False)
        self._fit()

    def show_waiting(self, waiting: bool) -> None:
        """Say whether the change is under way.

        The button stays, so that the focus does not jump to where Enter means something else.
        """
        said = self.tr("Changing…") if waiting else self.tr("Change it")
        self.change_button.setText(said)
        name(self.change_button, "change_button", said)
        self.cancel_button.setEnabled(not waiting)
        if waiting:
            announce(self.change_button, said)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = self.rect()
        line.setHeight(1)
        QPainter(self).fillRect(line, of(self).tokens.hairline)

    def _fit(self) -> None:
        self._row.setContentsMargins(0, of(self).px(16), 0, of(self).px(24))
