# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of a window without places: the brand at the left, the names of the steps in the middle."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from held.ui.look import Drawing, FontRole, of
from held.ui.widgets.painting import crisp_painter
from held.ui.widgets.text_label import Ink, TextLabel

HEIGHT = 64
_MARK_AT, _MARK = 32, 22
_BRAND_AT = 64
_GAP = 39
_UNDERLINE_AT = 47


class BrandHeader(QWidget):
    """Says where one is, in words.  Only the present name is shown where there is no room for all."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("brand_header")
        self._brand = TextLabel(self.tr("Held"), FontRole.BRAND, parent=self, wraps=False)
        self._names = [
            TextLabel(said, FontRole.CONTROL, Ink.HINT, self, wraps=False) for said in names
        ]
        self._present = 0
        self.show_present(0)

    def show_present(self, index: int) -> None:
        """Mark the name of the step that stands now; nothing to mark where there are no steps."""
        if not self._names:
            return
        self._present = index
        for number, label in enumerate(self._names):
            is_here = number == index
            label.set_role(FontRole.CONTROL_WHERE if is_here else FontRole.CONTROL)
            label.set_ink(Ink.TEXT if is_here else Ink.HINT)
            here = self.tr("{name}, you are here").format(name=label.text())
            label.setAccessibleName(here if is_here else label.text())
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        painter = crisp_painter(self)
        side = look.px(_MARK)
        mark = QRectF(look.px(_MARK_AT), look.px(HEIGHT / 2) - side / 2, side, side)
        look.draw_drawing(painter, Drawing.BRAND_MARK, mark)
        if self._names:
            self._paint_names(painter)

    def _paint_names(self, painter: QPainter) -> None:
        look = of(self)
        here = self._names[self._present].geometry()
        pen = QPen(look.tokens.accent, look.px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        y = look.px(_UNDERLINE_AT)
        painter.drawLine(QPointF(here.left() + 1, y), QPointF(here.right(), y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tokens.hairline if not look.is_dark else look.tokens.edge)
        shown = [label.geometry() for label in self._names if not label.isHidden()]
        for left, right in itertools.pairwise(shown):
            middle = QPointF((left.right() + 1 + right.left()) / 2, look.px(HEIGHT / 2))
            painter.drawEllipse(middle, look.px(2), look.px(2))

    def _lay_out(self) -> None:
        look = of(self)
        self.setFixedHeight(look.px(HEIGHT))
        brand = self._brand.sizeHint()
        top = look.px(HEIGHT / 2) - brand.height() // 2
        self._brand.setGeometry(QRect(look.px(_BRAND_AT), top, brand.width(), brand.height()))
        if self._names:
            self._lay_out_names(look.px(_BRAND_AT) + brand.width() + look.px(16))
        self.update()

    def _lay_out_names(self, beside_brand: int) -> None:
        look = of(self)
        gap = look.px(_GAP)
        widths = [label.sizeHint().width() for label in self._names]
        together = sum(widths) + gap * (len(widths) - 1)
        all_fit = self.width() // 2 - together // 2 >= beside_brand
        x = (self.width() - together) // 2
        if not all_fit:
            x = max(beside_brand, self.width() - widths[self._present] - look.px(32))
        for number, (label, width) in enumerate(zip(self._names, widths, strict=True)):
            is_shown = all_fit or number == self._present
            label.setVisible(is_shown)
            if is_shown:
                height = label.sizeHint().height()
                label.setGeometry(x, look.px(HEIGHT / 2) - height // 2, width, height)
                x += width + gap
