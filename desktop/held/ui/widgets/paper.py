# SPDX-License-Identifier: GPL-3.0-or-later
"""How a page looks: a sheet on two leaves, its shadow, and the ribbon of its room. Only paint."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF, QRegion

from held.ui.look import Look, RoomHue, over, present_look
from held.ui.widgets.painting import draw_box

RADIUS = 10
_LEAVES = (6, 3)
_RIBBON_WIDTH, _RIBBON_HEIGHT, _RIBBON_NOTCH = 14, 38, 7
_RIBBON_ABOVE, _RIBBON_FROM_RIGHT = 3, 56


def ribbon_from_right(padding: int) -> int:
    """From the ribbon's left side to the edge of the paper, in px.

    It does not grow with the text, and it must not hang into it.
    """
    return min(_RIBBON_FROM_RIGHT, padding - 8)


def paint_paper(
    painter: QPainter, paper: QRect, clip: QRect, hue: RoomHue | None, from_right: int
) -> None:
    """The page at `paper`, as far as `clip` needs it; a ribbon if its room has a hue."""
    look = present_look()
    upright = paper.adjusted(1, RADIUS, -1, -RADIUS)
    across = paper.adjusted(RADIUS, 1, -RADIUS, -1)
    if upright.contains(clip) or across.contains(clip):
        painter.fillRect(clip, look.tokens.page)  # What every key press comes to.
    elif paper.adjusted(1, 1, -1, -1).contains(clip):
        # What scrolling comes to: only in the corners is there more than paper.
        painter.fillRect(clip & upright, look.tokens.page)
        painter.fillRect(clip & across, look.tokens.page)
        painter.save()
        painter.setClipRegion(QRegion(clip) - QRegion(upright) - QRegion(across))
        _paint_sheet(painter, paper, look)
        painter.restore()
    else:
        _paint_sheet(painter, paper, look)
    if hue is None:
        return
    left = paper.right() + 1 - from_right
    ribbon = QRectF(left, paper.top() - _RIBBON_ABOVE, _RIBBON_WIDTH, _RIBBON_HEIGHT)
    if ribbon.adjusted(0, 0, 2, 2).intersects(QRectF(clip)):
        _paint_ribbon(painter, ribbon, look.tokens.room(hue).ribbon)


def _paint_sheet(painter: QPainter, paper: QRect, look: Look) -> None:
    hairline = look.tokens.hairline
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    look.draw_shadow(painter, QRectF(paper), RADIUS)
    for depth, ground in _leaves(look):
        leaf = paper.adjusted(depth, depth, -depth, depth)
        draw_box(painter, leaf, RADIUS, ground, hairline)
    draw_box(painter, paper, RADIUS, look.tokens.page, hairline)


def _leaves(look: Look) -> Iterator[tuple[int, QColor]]:
    """The lower leaf first. By lamplight a leaf must be darker to be told apart."""
    shade = 0.09 if look.is_dark else 0.03
    for depth in _LEAVES:
        wash = QColor(Qt.GlobalColor.black)
        wash.setAlphaF(shade * depth / _LEAVES[-1])
        yield depth, over(look.tokens.page, wash)


def _paint_ribbon(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    middle = QPointF(rect.center().x(), rect.bottom() - _RIBBON_NOTCH)
    corners = [rect.topLeft(), rect.topRight(), rect.bottomRight(), middle, rect.bottomLeft()]
    shade = QColor(Qt.GlobalColor.black)
    shade.setAlphaF(0.06)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawPolygon(QPolygonF(corners).translated(1.5, 1))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(corners))
