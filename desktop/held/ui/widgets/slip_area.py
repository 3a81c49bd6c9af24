# SPDX-License-Identifier: GPL-3.0-or-later
"""Where slips stand beside a page. What does not fit scrolls within the outline of the page.

Seen from outside a slip never leaves its place: what scrolls away goes under its upper edge.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from held.ui.look import Depth, of
from held.ui.widgets.in_sight import InSight
from held.ui.widgets.painting import crisp_painter, draw_box
from held.ui.widgets.scroll_bar import QuietScrollBar
from held.ui.widgets.slip import RADIUS, SlipColumn

_BAR_ENDS = 8
_SHADOW = 12


class SlipArea(QWidget):
    """Larger than what is seen of the slips by `sides` and `ends`, for their shadows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides = self._ends = 0
        self._slips: SlipColumn | None = None
        self._area = QScrollArea(self)
        self._in_sight = InSight(self._area)
        self._edge = _Edge(self)
        # The bar lies beside the slips: on them it would cross their edges where one follows another.
        self._bar = QuietScrollBar(Qt.Orientation.Vertical, self)
        self._prepare_scrolling()

    def place(self, seen: QRect, sides: int, ends: int) -> None:
        """Let the slips be seen at `seen`, in the parent's coordinates."""
        self._sides, self._ends = sides, ends
        self._in_sight.set_covered(ends)
        if self._slips is not None:
            self._slips.set_margins(sides, ends)
        self.setGeometry(seen.adjusted(-sides, -ends, sides, ends))
        self._lay_out()

    def take(self, slips: SlipColumn) -> None:
        """Let these stand here."""
        self._slips = slips
        slips.set_margins(self._sides, self._ends)
        self._area.setWidget(slips)
        slips.setAutoFillBackground(False)

    def give_back(self) -> None:
        """Let go of the slips; they keep no parent."""
        self._area.takeWidget()
        self._slips = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _prepare_scrolling(self) -> None:
        area, bar = self._area, self._area.verticalScrollBar()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        bar.rangeChanged.connect(self._range_changed)
        bar.valueChanged.connect(self._bar.setValue)
        bar.valueChanged.connect(self._edge.update)
        self._bar.valueChanged.connect(bar.setValue)
        self._bar.hide()
        self._edge.hide()

    def _range_changed(self, lowest: int, highest: int) -> None:
        hidden, step = self._area.verticalScrollBar(), of(self).px(28)
        hidden.setSingleStep(step)
        self._bar.setRange(lowest, highest)
        self._bar.setPageStep(hidden.pageStep())
        self._bar.setSingleStep(step)
        self._bar.setVisible(highest > lowest)
        self._edge.setVisible(highest > lowest)

    def _lay_out(self) -> None:
        self._area.setGeometry(self.rect())
        self._edge.setGeometry(self.rect())
        seen = self.rect().adjusted(self._sides, self._ends, -self._sides, -self._ends)
        self._edge.show_through(seen)
        ends, width = of(self).px(_BAR_ENDS), self._bar.sizeHint().width()
        left = seen.right() + 1 + max(0, (self._sides - width) // 2)
        self._bar.setGeometry(left, seen.top() + ends, width, seen.height() - 2 * ends)


class _Edge(QWidget):
    """The window around the slips, with their shadow and their hairline, over what scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._seen = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_through(self, seen: QRect) -> None:
        """Leave this open."""
        self._seen = seen
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, seen = of(self).tokens, QRectF(self._seen)
        # Above and below alone: beside them lies the shadow of the page, too.
        across = QRectF(seen.left() - _SHADOW, 0, seen.width() + 2 * _SHADOW, self.height())
        above, below, inside = QPainterPath(), QPainterPath(), QPainterPath()
        above.addRect(across.adjusted(0, 0, 0, seen.top() + RADIUS - across.bottom()))
        below.addRect(across.adjusted(0, seen.bottom() - RADIUS - across.top(), 0, 0))
        inside.addRoundedRect(seen, RADIUS, RADIUS)
        around = above + below - inside
        painter = crisp_painter(self)
        painter.fillPath(around, tokens.window)
        painter.setClipPath(around)
        of(self).draw_shadow(painter, seen, RADIUS, Depth.SLIP)
        # At the ends alone: between two slips there is nothing at the sides.
        painter.setClipPath(above + below)
        draw_box(painter, seen, RADIUS, None, tokens.hairline)
