# SPDX-License-Identifier: GPL-3.0-or-later
"""The line above the page: where one is, what is allowed, and a few quiet acts.

What has no room falls away in a fixed order; every act is also in a menu.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.control import Control
from held.ui.widgets.frame_geometry import Band
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, square
from held.ui.widgets.text_label import TextLabel

BLEED = 12  # A quiet button is shifted out by its padding, so its word meets the sheet's edge.
_CHEVRON = 16
_BETWEEN_CRUMBS = 6
_BEFORE_CHIP = 25
_BETWEEN_ACTIONS = 8


@dataclass(frozen=True)
class Crumb:
    """One step on the way here. The last one is where one is."""

    id: str
    text: str


@dataclass(frozen=True)
class _Left:
    """How much of the left side is shown, and whether the chip says all it could."""

    chip_is_full: bool = True
    earlier: bool = True
    places_word: bool = True
    here: bool = True


# What falls away first stands first.
_NARROWER = (
    _Left(),
    _Left(earlier=False),
    _Left(chip_is_full=False, earlier=False),
    _Left(chip_is_full=False, earlier=False, places_word=False),
    _Left(chip_is_full=False, earlier=False, places_word=False, here=False),
)


class _CrumbButton(Control):
    """A place one came through."""

    RADIUS = 4

    def __init__(self, crumb: Crumb, parent: QWidget) -> None:
        super().__init__(crumb.text, parent)
        self.crumb = crumb
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self.look.font(FontRole.CONTROL)).horizontalAdvance(self.words())
        return QSize(round(width), self.look.px(32))

    def ring_rect(self) -> QRect:
        return self.rect().adjusted(0, self.look.px(4), 0, -self.look.px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = crisp_painter(self)
        painter.setFont(self.look.font(FontRole.CONTROL))
        busy = self.underMouse() or self.isDown()
        painter.setPen(self.tokens.text if busy else self.tokens.text_2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.words())


class PlacesButton(QuietButton):
    """Opens the places where they do not stand beside the page. Tight, it is its icon alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, icon="panel-left")
        self._tight = False
        self.setText(self.tr("Places"))
        name(self, "places_button", self.tr("Places"))

    def set_tight(self, tight: bool) -> None:
        self._tight = tight
        self.setText("" if tight else self.tr("Places"))
        self.setToolTip(self.tr("Places") if tight else "")

    def _content_width(self) -> int:
        return self.look.px(16) if self._tight else super()._content_width()

    def _ink(self) -> QColor:
        return self.tokens.text


class Header(QWidget):
    """Give it crumbs, perhaps a chip, perhaps acts; it is as wide as the sheet and `BLEED`."""

    crumb_chosen = Signal(str)
    places_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band = Band.WIDE
        self._earlier: list[_CrumbButton] = []
        self._chip: QWidget | None = None
        self._actions: list[QWidget] = []
        self._chevrons: list[int] = []
        self._divider: int | None = None
        self._places = PlacesButton(self)
        self._places.clicked.connect(self.places_asked)
        self._here = TextLabel("", FontRole.CONTROL_WHERE, parent=self, wraps=False)
        self._here.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        name(self._here, "here_label", "")
        self._arrange()

    def set_crumbs(self, crumbs: Sequence[Crumb]) -> None:
        """The way here; the last crumb is where one is."""
        for button in self._earlier:
            button.hide()
            button.deleteLater()
        self._earlier = [self._crumb_button(crumb) for crumb in crumbs[:-1]]
        self._here.setText(crumbs[-1].text if crumbs else "")
        self._here.setAccessibleName(self._here.text())
        self._order_tabs()
        self._arrange()

    def set_chip(self, chip: QWidget | None) -> None:
        """What is allowed here, beside where one is; at the right end where it is narrow."""
        self._take(chip)
        self._chip = chip
        self._order_tabs()
        self._arrange()

    def set_actions(self, actions: Sequence[QWidget]) -> None:
        """Quiet acts from left to right. Where it is narrow the last one alone may stay."""
        for action in actions:
            self._take(action)
        self._actions = list(actions)
        self._order_tabs()
        self._arrange()

    def set_band(self, band: Band) -> None:
        self._band = band
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        painter = crisp_painter(self)
        middle = self.height() / 2
        for x in self._chevrons:
            box = square(x, middle, look.px(_CHEVRON))
            look.draw_icon(painter, "chevron-right", box, look.tokens.hint)
        if self._divider is not None:
            painter.setPen(QPen(look.tokens.hairline, 1))
            across, half = self._divider + 0.5, look.px(10)
            painter.drawLine(QLineF(across, middle - half, across, middle + half))

    def _crumb_button(self, crumb: Crumb) -> _CrumbButton:
        button = _CrumbButton(crumb, self)
        name(button, f"crumb_{crumb.id}_button", crumb.text)
        button.clicked.connect(self._crumb_clicked)
        button.show()
        return button

    def _crumb_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _CrumbButton):
            self.crumb_chosen.emit(button.crumb.id)

    def _take(self, part: QWidget | None) -> None:
        if part is not None:
            part.setParent(self)
            part.show()

    def _tab_order(self) -> list[QWidget]:
        chip = [self._chip] if self._chip is not None else []
        return [self._places, *self._earlier, *chip, *self._actions]

    def _order_tabs(self) -> None:
        parts = self._tab_order()
        for earlier, later in itertools.pairwise(parts):
            self.setTabOrder(earlier, later)

    # Where everything stands

    def _arrange(self) -> None:
        narrow = self._band < Band.MIDDLE
        self._places.setVisible(narrow)
        kept = self._actions if not narrow else ([] if self._chip else self._actions[-1:])
        for action in self._actions:
            action.setVisible(action in kept)
        if narrow:
            self._arrange_narrow(kept)
        else:
            self._arrange_wide(kept)
        self.update()

    def _arrange_wide(self, actions: Sequence[QWidget]) -> None:
        right = self._arrange_right(actions)
        end = self._arrange_left(_Left())
        if self._chip is not None:
            hint, least = self._chip.sizeHint().width(), self._chip.minimumSizeHint().width()
            x = end + of(self).px(_BEFORE_CHIP)
            self._put(self._chip, x, min(hint, max(right - x, least)))

    def _arrange_narrow(self, actions: Sequence[QWidget]) -> None:
        bleed = of(self).px(BLEED)
        for left in _NARROWER:
            end = self._arrange_left(left)
            if self._chip is None:
                right = self._arrange_right(actions)
            else:
                hint, least = self._chip.sizeHint(), self._chip.minimumSizeHint()
                width = hint.width() if left.chip_is_full else least.width()
                right = self.width() - bleed - width
                self._put(self._chip, right, width)
                right -= bleed
            if end <= right:
                return

    def _arrange_right(self, actions: Sequence[QWidget]) -> int:
        right = self.width()
        if not actions:
            return right
        for action in reversed(actions):
            right = self._put_left_of(action, right) - of(self).px(_BETWEEN_ACTIONS)
        return right

    def _arrange_left(self, left: _Left) -> int:
        look = of(self)
        x = look.px(BLEED)
        self._divider = None
        self._chevrons = []
        if self._band < Band.MIDDLE:
            self._places.set_tight(not left.places_word)
            x = self._put(self._places, 0, self._places.sizeHint().width())
            if self._band is Band.NARROW:
                self._divider = x + look.px(20)
                x = self._divider + look.px(16)
            else:
                x += look.px(12)
        for button in self._earlier:
            button.setVisible(left.earlier)
            if left.earlier:
                x = self._put(button, x, button.sizeHint().width()) + look.px(_BETWEEN_CRUMBS)
                self._chevrons.append(x)
                x += look.px(_CHEVRON + _BETWEEN_CRUMBS)
        self._here.setVisible(left.here)
        return self._put(self._here, x, self._here.sizeHint().width()) if left.here else x

    def _put(self, part: QWidget, x: int, width: int) -> int:
        height = part.sizeHint().height()
        if part.hasHeightForWidth():
            height = max(height, part.heightForWidth(width))
        part.setGeometry(x, (self.height() - height) // 2, width, height)
        return x + width

    def _put_left_of(self, part: QWidget, right: int) -> int:
        width = min(part.sizeHint().width(), max(right, 0))
        self._put(part, right - width, width)
        return right - width
