# SPDX-License-Identifier: GPL-3.0-or-later
"""The two acts of a page that changes something for good: leave it as it is, or change it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from held.ui.look import of
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import NoReturnButton, PlainButton, PrimaryButton
from held.ui.widgets.naming import name


class ChangeFoot(QWidget):
    """Both weigh about the same; a hairline above.

    act: what the second one says.  doing: what it says meanwhile.  no_return: it takes something
    away that does not come back.
    """

    def __init__(self, act: str, doing: str, *, no_return: bool = False) -> None:
        super().__init__()
        self._act, self._doing = act, doing
        self.cancel_button = PlainButton(self.tr("Cancel"), self)
        self.change_button: PrimaryButton | NoReturnButton
        self.change_button = (NoReturnButton if no_return else PrimaryButton)("", self)
        name(self.cancel_button, "cancel_button", self.tr("Cancel"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.cancel_button)
        self._row.addStretch(1)
        self._row.addWidget(self.change_button)
        self.show_waiting(False)
        self._fit()

    def say(self, cancel: str, act: str) -> None:
        """What the two are now."""
        self.cancel_button.setText(cancel)
        self.cancel_button.setAccessibleName(cancel)
        self._act = act
        self.show_waiting(False)

    def show_waiting(self, waiting: bool) -> None:
        """Say whether the change is under way.

        The button stays, so that the focus does not jump to where Enter means something else.
        """
        said = self._doing if waiting else self._act
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
