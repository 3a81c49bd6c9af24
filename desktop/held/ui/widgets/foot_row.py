# SPDX-License-Identifier: GPL-3.0-or-later
"""The acts of a page, under a hairline: Back at the left, what the page is for at the right end.

In little room they stand one below the other.  What went wrong is said here, beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.announce import announce
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, square
from held.ui.widgets.text_label import TextLabel

BEYOND = 12
"""How far it goes into the padding, so that a quiet button's icon lines up with the words."""

_ABOVE = 24
_GAP = 8
_ICON = 16
_WORDS_AT = 24


class FootRow(QWidget):
    """back: may be None.  acts: from left to right, the primary one last."""

    def __init__(self, back: QAbstractButton | None, acts: Sequence[QAbstractButton]) -> None:
        super().__init__()
        self._back = back
        self._acts = tuple(acts)
        self._said = TextLabel("", FontRole.CONTROL, parent=self)
        name(self._said, "failure_label", "")
        self._said.hide()
        for button in self._shown(also_hidden=True):
            button.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, words: str) -> None:
        """Say what went wrong."""
        self._said.setText(words)
        self._said.setAccessibleName(words)
        self._said.show()
        self._lay_out_anew()
        announce(self, words)

    def tell_nothing(self) -> None:
        """What went wrong before no longer stands."""
        self._said.setText("")
        self._said.hide()
        self._lay_out_anew()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        widths = [button.sizeHint().width() for button in self._shown()]
        width = sum(widths) + of(self).px(_GAP) * len(widths) + of(self).px(BEYOND)
        return QSize(width, self._arrange(width, place=False))

    def minimumSizeHint(self) -> QSize:
        widest = max((button.minimumSizeHint().width() for button in self._shown()), default=0)
        least = widest + 2 * of(self).px(BEYOND)
        return QSize(least, self._arrange(max(least, self.width()), place=False))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out_anew()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        side = look.px(BEYOND)
        line = QRect(side, 0, self.width() - 2 * side, 1)
        QPainter(self).fillRect(line, look.tokens.hairline)
        if not self._said.isHidden():
            middle = self._said.y() + look.line_height(FontRole.CONTROL) / 2
            box = square(side, middle, look.px(_ICON))
            look.draw_icon(crisp_painter(self), "info", box, look.tokens.no_return)

    def _lay_out_anew(self) -> None:
        self.updateGeometry()
        self._arrange(self.width(), place=True)
        self.update()

    def _shown(self, *, also_hidden: bool = False) -> list[QAbstractButton]:
        buttons = [*((self._back,) if self._back else ()), *self._acts]
        return [button for button in buttons if also_hidden or not button.isHidden()]

    def _arrange(self, width: int, *, place: bool) -> int:
        """Lay everything out for a width; answers with the height that takes."""
        look = of(self)
        y = look.px(_ABOVE)
        if not self._said.isHidden():
            left = look.px(BEYOND + _WORDS_AT)
            room = max(1, width - left - look.px(BEYOND))
            height = self._said.heightForWidth(room)
            if place:
                self._said.setGeometry(left, y, room, height)
            y += height + look.px(16)
        shown = self._shown()
        wanted = sum(button.sizeHint().width() for button in shown)
        if wanted + look.px(_GAP) * len(shown) + look.px(BEYOND) <= width:
            return self._one_row(shown, width, y, place=place)
        for button in shown:
            self._put(button, 0 if button is self._back else width, y, place=place)
            y += button.sizeHint().height() + look.px(_GAP)
        return y - look.px(_GAP)

    def _one_row(self, shown: list[QAbstractButton], width: int, y: int, *, place: bool) -> int:
        right, tallest = width, 0
        for button in reversed(shown):
            size = button.sizeHint()
            self._put(button, 0 if button is self._back else right, y, place=place)
            right -= size.width() + of(self).px(_GAP)
            tallest = max(tallest, size.height())
        return y + tallest

    def _put(self, button: QAbstractButton, end: int, y: int, *, place: bool) -> None:
        """At the left for end 0, else with its right side at `end`, inside the margin."""
        if not place:
            return
        size = button.sizeHint()
        beyond = of(self).px(BEYOND)
        size.setWidth(min(size.width(), self.width() - 2 * beyond))
        x = end - beyond - size.width() if end else 0
        button.setGeometry(QRect(x, y, size.width(), size.height()))
