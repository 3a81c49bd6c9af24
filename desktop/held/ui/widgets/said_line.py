# SPDX-License-Identifier: GPL-3.0-or-later
"""One sentence with an icon before it; the icon says no more than the words do."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.painting import crisp_painter, square
from held.ui.widgets.text_label import Ink, TextLabel

_ICON = 16
_WORDS_AT = 24


class SaidLine(QWidget):
    """The words begin 24 px in; `check` is green, any other icon is quiet."""

    def __init__(self, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._icon_ink = Ink.ACCENT if icon == "check" else Ink.TEXT_2
        self._label = TextLabel(text, FontRole.CONTROL, parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label)
        self._fit()

    def say(self, text: str, icon: str, icon_ink: Ink) -> None:
        """Say something else."""
        self._icon, self._icon_ink = icon, icon_ink
        self._label.setText(text)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._icon:
            return
        look = of(self)
        middle = look.line_height(FontRole.CONTROL) / 2
        box = square(0, middle, look.px(_ICON))
        look.draw_icon(crisp_painter(self), self._icon, box, self._icon_ink.colour(look.tokens))

    def _fit(self) -> None:
        self._row.setContentsMargins(of(self).px(_WORDS_AT), 0, 0, 0)
