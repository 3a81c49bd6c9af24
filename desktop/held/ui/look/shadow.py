# SPDX-License-Identifier: GPL-3.0-or-later
"""The shadows under sheets and slips, and the leaves under a page.

One small picture is drawn for each kind, theme and device ratio; its corners are used as they are
and its sides are stretched, so a window can be resized without drawing a shadow again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

# How far a shadow may reach beyond what is seen; a sheet's widget is this much larger.
SHADOW_REACH = 28


class Depth(Enum):
    """How far something lies above the table."""

    PAGE = "page"
    SLIP = "slip"


@dataclass(frozen=True)
class _Layer:
    """One soft edge, falling evenly: how far it reaches, how far down it lies, its most."""

    reach: float
    down: float
    strength: float


_WARM = QColor("#221D14")
_LIGHT = {
    Depth.PAGE: (_Layer(14, 10, 0.067), _Layer(3, 1.5, 0.05)),
    Depth.SLIP: (_Layer(10, 6, 0.048), _Layer(2.2, 1.5, 0.055)),
}
_DARK = {
    Depth.PAGE: (_Layer(3, 10, 0.10), _Layer(3.2, 1.5, 0.25)),
    Depth.SLIP: (_Layer(2, 6, 0.07), _Layer(2.2, 1.5, 0.14)),
}


class Shadows:
    """Draws shadows of rounded rectangles."""

    def __init__(self) -> None:
        self._made: dict[tuple[Depth, bool, float, float], QPixmap] = {}

    def draw(
        self, painter: QPainter, rect: QRectF, radius: float, depth: Depth, dark: bool
    ) -> None:
        """Under and around `rect`; what lies inside it is left to whoever paints the paper."""
        ratio = painter.device().devicePixelRatioF()
        key = (depth, dark, ratio, radius)
        if key not in self._made:
            self._made[key] = _make(depth, dark, ratio, radius)
        _draw_nine(painter, rect, self._made[key], SHADOW_REACH + radius, ratio)


def _make(depth: Depth, dark: bool, ratio: float, radius: float) -> QPixmap:
    side = 2 * (SHADOW_REACH + radius) + 4
    pixels = round(side * ratio)
    # Sixteen bits a channel, because the outer layers are fainter than one step of eight.
    image = QImage(pixels, pixels, QImage.Format.Format_RGBA64_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    seen = QRectF(SHADOW_REACH, SHADOW_REACH, side - 2 * SHADOW_REACH, side - 2 * SHADOW_REACH)
    colour = QColor(Qt.GlobalColor.black) if dark else _WARM
    for layer in (_DARK if dark else _LIGHT)[depth]:
        _draw_layer(painter, seen, radius, layer, colour)
    painter.end()
    flat = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return QPixmap.fromImage(flat)


def _draw_layer(
    painter: QPainter, seen: QRectF, radius: float, layer: _Layer, colour: QColor
) -> None:
    steps = max(6, round(2 * layer.reach))
    placed = seen.translated(0, layer.down)
    tone = QColor(colour)
    tone.setAlphaF(layer.strength / steps)
    painter.setBrush(tone)
    for step in range(steps, 0, -1):
        grown = layer.reach * step / steps
        corner = radius + grown
        painter.drawRoundedRect(placed.adjusted(-grown, -grown, grown, grown), corner, corner)


def _draw_nine(
    painter: QPainter, rect: QRectF, pixmap: QPixmap, corner: float, ratio: float
) -> None:
    outer = rect.adjusted(-SHADOW_REACH, -SHADOW_REACH, SHADOW_REACH, SHADOW_REACH)
    corner = min(corner, outer.width() / 2, outer.height() / 2)
    size = pixmap.width()
    cut = corner * ratio
    columns = _thirds(outer.left(), outer.width(), corner)
    rows = _thirds(outer.top(), outer.height(), corner)
    source = _thirds(0, size, cut)
    for column in range(3):
        for row in range(3):
            (x, width), (y, height) = columns[column], rows[row]
            (from_x, from_width), (from_y, from_height) = source[column], source[row]
            painter.drawPixmap(
                QRectF(x, y, width, height),
                pixmap,
                QRectF(from_x, from_y, from_width, from_height),
            )


def _thirds(start: float, length: float, corner: float) -> list[tuple[float, float]]:
    return [
        (start, corner),
        (start + corner, length - 2 * corner),
        (start + length - corner, corner),
    ]
