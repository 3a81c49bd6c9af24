# SPDX-License-Identifier: GPL-3.0-or-later
"""A room with nothing in it yet: a drawing, one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from held.ui.look import Drawing, FontRole, of
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter
from held.ui.widgets.scroll_bar import give_quiet_bars
from held.ui.widgets.text_label import TextLabel


class Picture(QWidget):
    """A line drawing in the present colours. It says nothing, so readers pass it by."""

    def __init__(self, drawing: Drawing, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(of(self).px(self._size.width()), of(self).px(self._size.height()))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height() // 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        of(self).draw_drawing(crisp_painter(self), self._drawing, QRectF(self.rect()))


class EmptyRoom(QScrollArea):
    """The middle of a room in which nothing rests yet."""

    def __init__(
        self,
        drawing: Drawing,
        sentence: str,
        button: QAbstractButton,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        give_quiet_bars(self)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._label = TextLabel(sentence, FontRole.HEADING_2, alignment=middle)
        name(self._label, "empty_room_label", sentence)
        self._gaps = [QSpacerItem(0, 0), QSpacerItem(0, 0)]
        inner = QWidget()
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(137)
        column.addWidget(Picture(drawing, QSize(360, 208)), 0, middle)
        column.addItem(self._gaps[0])
        column.addWidget(self._label)
        column.addItem(self._gaps[1])
        column.addWidget(button, 0, middle)
        column.addStretch(207)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.widget() is not None:
            self._fit()

    def _fit(self) -> None:
        for gap, length in zip(self._gaps, (32, 28), strict=True):
            gap.changeSize(0, of(self).px(length))
        self._column.invalidate()
