# SPDX-License-Identifier: GPL-3.0-or-later
"""A slip of paper beside the page, or on it. It must not know what stands on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from held.ui.look import Depth, of
from held.ui.widgets.painting import crisp_painter, draw_box

RADIUS = 10
PADDING = 20


class Slip(QWidget):
    """Raised paper with a hairline. What it holds goes into `column`.

    A quiet one lies flat: it has the window's colour and no shadow. The shadow is painted by the
    `SlipGround` it lies on, because it reaches beyond the slip.
    """

    def __init__(self, parent: QWidget | None = None, *, quiet: bool = False) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._fit()

    def set_fills_height(self, fills: bool) -> None:
        """Whether it reaches to the foot of the page beside it, or ends with what it holds."""
        upright = QSizePolicy.Policy.Expanding if fills else QSizePolicy.Policy.Minimum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, upright)

    def paint_shadow(self, painter: QPainter, rect: QRect) -> None:
        """Paint its shadow where it is seen at `rect`."""
        if not self._quiet:
            of(self).draw_shadow(painter, QRectF(rect), RADIUS, Depth.SLIP)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = of(self).tokens
        ground = tokens.window if self._quiet else tokens.raised
        draw_box(crisp_painter(self), self.rect(), RADIUS, ground, tokens.hairline)

    def _fit(self) -> None:
        padding = of(self).px(PADDING)
        self.column.setContentsMargins(padding, padding, padding, padding)


class SlipGround(QWidget):
    """Whatever slips lie on: it paints their shadows under them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        slips = [child for child in self.children() if isinstance(child, Slip)]
        if not slips:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        for slip in slips:
            if slip.isVisible():
                slip.paint_shadow(painter, slip.geometry())


class SlipColumn(SlipGround):
    """Slips one below the other, as they stand beside a page or at its end."""

    GAP = 24

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margins = (0, 0)
        self._column = QVBoxLayout(self)
        self._column.addStretch()  # Slips end with what they hold, unless one fills the height.
        self._fit()

    def add(self, slip: Slip) -> None:
        fills = slip.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding
        self._column.insertWidget(self._column.count() - 1, slip, 1 if fills else 0)

    def is_empty(self) -> bool:
        return self._column.isEmpty()

    def set_margins(self, sides: int, ends: int) -> None:
        """Room for the shadows left and right, above and below, in px."""
        if (sides, ends) != self._margins:
            self._margins = (sides, ends)
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._column.setSpacing(of(self).px(self.GAP))
        sides, ends = self._margins
        self._column.setContentsMargins(sides, ends, sides, ends)
