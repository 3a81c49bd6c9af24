# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing that is so, or is not yet: a box, a word, and a note under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QWidget

from held.ui.look import RoomHue
from held.ui.widgets.painting import draw_box
from held.ui.widgets.radio_row import RadioRow

_BOX = 18


class Tick(RadioRow):
    """Laid out as a radio row, but it can be taken back and stands for itself."""

    def __init__(
        self, text: str, hue: RoomHue | None, parent: QWidget | None = None, *, note: str = ""
    ) -> None:
        super().__init__(text, hue, parent, note=note)

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.CheckBox

    def nextCheckState(self) -> None:
        self.setChecked(not self.isChecked())

    def _paint_ring(self, painter: QPainter) -> None:
        tokens, look = self.tokens, self.look
        room = tokens.room(self._hue)
        side = look.px(_BOX)
        box = QRectF(0, look.px(16) - side / 2, side, side)
        edge = tokens.edge if self.isEnabled() else tokens.hairline
        chosen = self.isChecked()
        ground = self.washed(room.soft if chosen else tokens.raised)
        width = (1.5 if chosen else 1.25) * look.text_scale
        draw_box(painter, box, look.px(5), ground, room.hue if chosen else edge, width)
        if chosen:
            look.draw_icon(painter, "check", box.adjusted(2, 2, -2, -2), room.hue)
