# SPDX-License-Identifier: GPL-3.0-or-later
"""A scroll bar that is a soft line at the edge of the paper."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from held.ui.look import faded, of
from held.ui.widgets.painting import crisp_painter, draw_box

_WIDTH = 12
_LINE = 6


class QuietScrollBar(QScrollBar):
    """Upright or lying; wider to touch than it is to see."""

    def __init__(
        self,
        orientation: Qt.Orientation = Qt.Orientation.Vertical,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def sizeHint(self) -> QSize:
        upright = self.orientation() == Qt.Orientation.Vertical
        return QSize(_WIDTH, 48) if upright else QSize(48, _WIDTH)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum():
            return
        tokens = of(self).tokens
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        # Where Qt feels for the handle is where it must be seen.
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar,
            option,
            QStyle.SubControl.SC_ScrollBarSlider,
            self,
        )
        side = (_WIDTH - _LINE) / 2
        if self.orientation() == Qt.Orientation.Vertical:
            box = QRectF(side, handle.top() + 2, _LINE, handle.height() - 4)
        else:
            box = QRectF(handle.left() + 2, side, handle.width() - 4, _LINE)
        busy = self.underMouse() or self.isSliderDown()
        draw_box(crisp_painter(self), box, _LINE / 2, faded(tokens.edge, 0.9 if busy else 0.55))


def give_quiet_bars(area: QAbstractScrollArea) -> None:
    """Let an area scroll downward only, beside a quiet bar and without a frame."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBar(QuietScrollBar(Qt.Orientation.Vertical, area))
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
