# SPDX-License-Identifier: GPL-3.0-or-later
"""The size of text: smaller, how it is now, larger, and the usual size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from held.ui.look import FontRole, of
from held.ui.settings.settings_presenter import LARGEST_PER_CENT, SMALLEST_PER_CENT
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton, QuietButton
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.text_label import TextLabel

_USUAL = 100


class TextSize(QWidget):
    """It shows and asks; the size itself is chosen elsewhere."""

    smaller_asked = Signal()
    larger_asked = Signal()
    usual_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._smaller = PlainButton(self.tr("Smaller"), self)
        self._now = TextLabel("", FontRole.CONTROL_STRONG, parent=self, wraps=False)
        self._now.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._larger = PlainButton(self.tr("Larger"), self)
        self._usual = QuietButton(self.tr("Usual size"), self)
        name(self._smaller, "smaller_button", self.tr("Smaller text"))
        name(self._larger, "larger_button", self.tr("Larger text"))
        name(self._usual, "usual_size_button", self.tr("Usual text size"))
        row = FlowLayout(self, gap=12)
        for part in (self._smaller, self._now, self._larger, self._usual):
            row.addWidget(part)
        self._smaller.clicked.connect(self.smaller_asked)
        self._larger.clicked.connect(self.larger_asked)
        self._usual.clicked.connect(self.usual_asked)
        self._fit()

    def show_per_cent(self, per_cent: int) -> None:
        """Show the size of text now."""
        text = self.tr("{size} %").format(size=per_cent)
        if self._now.text() and text != self._now.text():
            announce(self, text)
        self._now.setText(text)
        name(self._now, "text_size_label", text)
        self._smaller.setEnabled(per_cent > SMALLEST_PER_CENT)
        self._larger.setEnabled(per_cent < LARGEST_PER_CENT)
        self._usual.setEnabled(per_cent != _USUAL)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        # As high as the buttons beside it, so that all four stand on one line.
        self._now.setMinimumHeight(of(self).px(40))
