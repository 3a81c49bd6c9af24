# SPDX-License-Identifier: GPL-3.0-or-later
"""The six kinds of button. A verb on each; one primary button a page."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole, faded
from held.ui.widgets.control import Control
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.text_lines import text_width

_ICON = 16
_ICON_GAP = 8
_FADED = 0.55


class _Button(Control):
    """A word, perhaps with an icon before it, in the middle of a box.

    Where large text meets a small window, the word needs the room of the icon.
    """

    PADDING = 16

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        compact: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._compact = compact
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        """Put another icon before the word, by the name of its file."""
        self._icon = icon
        self.relook()

    def padding(self) -> int:
        """From the edge of the box to the icon or word, in px."""
        return self.look.px(12 if self._compact else self.PADDING)

    def sizeHint(self) -> QSize:
        width = self._content_width() + 2 * self.padding()
        return QSize(width, self.look.px(32 if self._compact else 40))

    def minimumSizeHint(self) -> QSize:
        least = self.sizeHint()
        return QSize(least.width() - self._icon_width(), least.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = crisp_painter(self)
        self._paint_ground(painter, QRectF(self.rect()))
        self._paint_content(painter, self._ink())

    def _content_width(self) -> int:
        width = text_width(self.words(), self.look.font(FontRole.CONTROL_STRONG))
        return width + self._icon_width()

    def _icon_width(self) -> int:
        return self.look.px(_ICON) + self.look.px(_ICON_GAP) if self._icon else 0

    def _paint_ground(self, painter: QPainter, _rect: QRectF) -> None:
        wash = self.wash()
        if wash is not None:
            draw_box(painter, self.rect(), self.ring_radius(), wash)

    def _ink(self) -> QColor:
        return self.tokens.text if self.isEnabled() else self.tokens.hint

    def _icon_ink(self) -> QColor:
        return self._ink()

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        look = self.look
        has_icon = bool(self._icon) and self.width() >= self.sizeHint().width()
        content = self._content_width() - (0 if has_icon else self._icon_width())
        x = max(0, (self.width() - content) // 2)
        middle = self.height() / 2
        if has_icon:
            side = look.px(_ICON)
            look.draw_icon(painter, self._icon, square(x, middle, side), self._icon_ink())
            x += side + look.px(_ICON_GAP)
        painter.setFont(look.font(FontRole.CONTROL_STRONG))
        painter.setPen(ink)
        room = QRectF(x, 0, self.width() - x, self.height())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, left, self.words())


class PrimaryButton(_Button):
    """The one thing this page is for."""

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        tokens = self.tokens
        fill = tokens.fill_hover if self.underMouse() else tokens.fill
        if self.isDown():
            fill = tokens.fill_pressed
        if not self.isEnabled():
            fill = tokens.fill_disabled
        draw_box(painter, rect, self.ring_radius(), fill)

    def _ink(self) -> QColor:
        return self.tokens.on_fill if self.isEnabled() else self.tokens.text_2


class PlainButton(_Button):
    """Anything else that may be done here."""

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        tokens = self.tokens
        if self.isEnabled():
            draw_box(painter, rect, self.ring_radius(), self.washed(tokens.raised), tokens.edge)
        else:
            draw_box(painter, rect, self.ring_radius(), None, tokens.hairline)


class OpenButton(_Button):
    """An edge on the table: the other door of the lock page."""

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        edge = self.tokens.edge if self.isEnabled() else self.tokens.hairline
        draw_box(painter, rect, self.ring_radius(), self.wash(), edge)


class QuietButton(_Button):
    """A word that can be pressed. At a margin, shift it out by `padding()`.

    Where nothing can be shifted out, a `flush` one begins with its icon or word and is not washed.
    """

    PADDING = 12

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        icon: str = "",
        compact: bool = False,
        flush: bool = False,
    ) -> None:
        super().__init__(text, parent, icon=icon, compact=compact)
        self._flush = flush

    def padding(self) -> int:
        return 0 if self._flush else super().padding()

    def wash(self) -> QColor | None:
        return None if self._flush else super().wash()

    def ring_rect(self) -> QRect:
        beyond = self.look.px(6) if self._flush else 0
        return self.rect().adjusted(-beyond, 0, beyond, 0)

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return faded(self.tokens.text_2, _FADED)
        busy = self.underMouse() or self.isDown()
        return self.tokens.text if busy else self.tokens.text_2


class NoReturnButton(_Button):
    """What cannot be taken back. Never filled, always with words that say so."""

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        tokens = self.tokens
        ground = self.washed(tokens.raised)
        draw_box(painter, rect, self.ring_radius(), ground, tokens.no_return)

    def _ink(self) -> QColor:
        ink = self.tokens.no_return
        return ink if self.isEnabled() else faded(ink, _FADED)


class LinkButton(_Button):
    """A way to somewhere else, underlined."""

    PADDING = 0

    def __init__(self, text: str, parent: QWidget | None = None, *, icon: str = "") -> None:
        super().__init__(text, parent, icon=icon)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._content_width() + 1, self.look.px(32))

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        look = self.look
        lead = look.px(_ICON) + look.px(_ICON_GAP) if self._icon else 0
        strength = 1.0 if self.underMouse() and self.isEnabled() else 0.45
        painter.setPen(QPen(faded(self._ink(), strength), max(1, look.px(1))))
        under = round(rect.height() / 2 + look.px(8.5)) + 0.5
        painter.drawLine(
            QRectF(lead, under, rect.width() - lead - 1, 0).topLeft(),
            QRectF(lead, under, rect.width() - lead - 1, 0).topRight(),
        )

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return faded(self.tokens.accent, _FADED)
        return self.tokens.fill_pressed if self.isDown() else self.tokens.accent
