# SPDX-License-Identifier: GPL-3.0-or-later
"""The few strokes every control is painted with."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget


def crisp_painter(widget: QWidget) -> QPainter:
    """A painter on the widget with smooth edges. End it, or let it go, before the event ends."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_box(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box whose edge lies wholly inside `rect`."""
    inset = width / 2 if edge is not None else 0.0
    box = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius - inset, radius - inset)


def square(x: float, middle: float, side: float) -> QRectF:
    """Where an icon stands: its left, the height of its middle, its side."""
    return QRectF(x, middle - side / 2, side, side)
