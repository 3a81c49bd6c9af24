# SPDX-License-Identifier: GPL-3.0-or-later
"""What someone said may be done with their words, beside their code on every page of the story."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole, RoomHue, Tokens
from held.ui.widgets.control import Control
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.spoken import Speaking, speak_as
from held.ui.widgets.text_lines import text_width

_ICON = 16


class PermissionStand(Enum):
    """Where permission stands."""

    AGREED = auto()
    NOT_ASKED = auto()
    HEAD_ONLY = auto()
    DAY_HAS_COME = auto()


@dataclass(frozen=True)
class _Manner:
    icon: str
    soft: QColor | None
    hue: QColor | None
    strong: QColor
    quiet: QColor


_ICONS = {
    PermissionStand.AGREED: "handshake",
    PermissionStand.NOT_ASKED: "circle-dashed",
    PermissionStand.HEAD_ONLY: "circle-slash",
    PermissionStand.DAY_HAS_COME: "clock",
}


def _manner(stand: PermissionStand, tokens: Tokens) -> _Manner:
    icon = _ICONS[stand]
    if stand is PermissionStand.AGREED:
        plum = tokens.room(RoomHue.STORIES)
        return _Manner(icon, plum.soft, plum.hue, plum.hue, tokens.text)
    if stand is PermissionStand.DAY_HAS_COME:
        amber = tokens.room(RoomHue.TESTS)
        return _Manner(icon, amber.soft, amber.hue, amber.hue, tokens.text)
    return _Manner(icon, None, None, tokens.text, tokens.text_2)


class PermissionChip(Control, Speaking):
    """How, and until when. Pressing it opens what was agreed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._stand = PermissionStand.NOT_ASKED
        self._strong = ""
        self._quiet = ""
        self._open = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        speak_as(self)

    def show_stand(self, stand: PermissionStand, strong: str, quiet: str = "") -> None:
        """Say where permission stands: the strong words first, then the quiet ones."""
        self._stand, self._strong, self._quiet = stand, strong, quiet
        self.setText(f"{strong} {quiet}".strip())
        self.setToolTip(self.words())
        self.relook()

    def set_open(self, is_open: bool) -> None:
        """Whether what was agreed is shown now."""
        self._open = is_open
        self.update()

    def spoken_value(self) -> str:
        return self.words()

    def spoken_open(self) -> bool | None:
        return self._open

    def sizeHint(self) -> QSize:
        quiet = text_width(self._quiet, self.look.font(FontRole.CONTROL)) if self._quiet else 0
        gap = self.look.px(8) if self._quiet else 0
        return QSize(self._narrow() + gap + quiet, self.look.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._narrow(), self.look.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        manner = _manner(self._stand, tokens)
        painter = crisp_painter(self)
        if manner.soft is None:
            draw_box(painter, self.rect(), self.ring_radius(), self.wash(), tokens.edge)
        else:
            draw_box(painter, self.rect(), self.ring_radius(), self.washed(manner.soft))
        side, middle = look.px(_ICON), self.height() / 2
        mark = manner.hue or tokens.text_2
        look.draw_icon(painter, manner.icon, square(look.px(12), middle, side), mark)
        chevron = "chevron-up" if self._open else "chevron-down"
        end = self.width() - look.px(12) - side
        look.draw_icon(painter, chevron, square(end, middle, side), mark)
        self._paint_words(painter, manner, end - look.px(4))

    def _paint_words(self, painter: QPainter, manner: _Manner, end: float) -> None:
        look = self.look
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        x = look.px(36)
        strong = look.font(FontRole.CONTROL_STRONG)
        painter.setFont(strong)
        painter.setPen(manner.strong)
        painter.drawText(QRectF(x, 0, end - x, self.height()), left, self._strong)
        x += text_width(self._strong, strong) + look.px(8)
        plain = look.font(FontRole.CONTROL)
        if self._quiet and x + text_width(self._quiet, plain) <= end + 1:
            painter.setFont(plain)
            painter.setPen(manner.quiet)
            painter.drawText(QRectF(x, 0, end - x + 2, self.height()), left, self._quiet)

    def _narrow(self) -> int:
        strong = text_width(self._strong, self.look.font(FontRole.CONTROL_STRONG))
        return self.look.px(36) + strong + self.look.px(6) + self.look.px(_ICON + 12)
