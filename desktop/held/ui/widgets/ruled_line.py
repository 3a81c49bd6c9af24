# SPDX-License-Identifier: GPL-3.0-or-later
"""A short answer on a ruled line: a small name, and the words in the hand of the paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.field import FieldEdit
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter
from held.ui.widgets.text_label import Ink, TextLabel


class RuledEdit(FieldEdit):
    """The line edit on the rule; its ring goes round the line alone."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, FontRole.SHORT_ANSWER)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def ring_rect(self) -> QRect:
        beyond, within = of(self).px(4), of(self).px(3)
        return self.rect().adjusted(-beyond, within, beyond, -within)

    def ring_radius(self) -> float:
        return of(self).px(6)


class RuledLine(QWidget):
    """Name and answer. `edit` is the line edit; name it through `naming.name`."""

    text_changed = Signal(str)

    def __init__(
        self,
        label: str,
        parent: QWidget | None = None,
        *,
        placeholder: str = "",
        label_shown: bool = True,
    ) -> None:
        super().__init__(parent)
        self.label = TextLabel(label, FontRole.SMALL, Ink.TEXT_2, self)
        self.label.setVisible(label_shown)
        self.edit = RuledEdit(self)
        self.edit.setPlaceholderText(placeholder)
        self.label.setBuddy(self.edit)
        name(self.edit, "ruled_edit", label)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.label)
        self._column.addWidget(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.edit.textChanged.connect(self.text_changed)
        self._fit()

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        self.edit.setText(text)

    def set_label_shown(self, shown: bool) -> None:
        """Whether the name stands over the line, or its words stand elsewhere already."""
        self.label.setVisible(shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The whole of it can be touched.  No focus proxy: for Qt it would be a stop of its own,
        # and Tab would run in a circle.
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = of(self).tokens
        tone = tokens.edge if self.isEnabled() else tokens.hairline
        if self.underMouse() and self.isEnabled():
            tone = tokens.text_2
        under = self.edit.geometry().bottom() + 1 - of(self).px(1)
        crisp_painter(self).fillRect(QRectF(0, under, self.width(), 1), tone)

    def _fit(self) -> None:
        self._column.setContentsMargins(0, 0, 0, of(self).px(2))
        self._column.setSpacing(0)
