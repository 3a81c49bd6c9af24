# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints marks under the glyphs of a writing edit: only for the blocks that must be painted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
    QPixmap,
    QTextBlock,
    QTextDocument,
    QTextLayout,
    QTextLine,
)

from held.ui.look.look import Look
from held.ui.look.tokens import RoomHue, faded
from held.ui.widgets.marks import KeptMarks, MarkKind, Span

ICON_SIDE = 16
ICON_BEFORE_WRITING = 40
_DOT = 1.75
_DOT_STEP = 2.7  # in dots, from the middle of one to the middle of the next
_DOT_RISE = 4
_ICONS_BESIDE_A_LINE = 2
_UNDERLINE = 1.5
_STRIP = 2400  # wider than any line of writing
_STRIP_MIDDLE = 3


@dataclass(frozen=True)
class PlacedIcon:
    """An icon in the left margin, in the document's coordinates."""

    rect: QRectF
    name: str
    kind: MarkKind
    spoken: str


def visible_blocks(document: QTextDocument, clip: QRectF) -> Iterator[tuple[QTextBlock, QPointF]]:
    """The blocks that reach into `clip`, each with the place its lines are counted from."""
    layout = document.documentLayout()
    place = layout.hitTest(clip.topLeft(), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, place))
    while block.isValid():
        bounds = layout.blockBoundingRect(block)
        if bounds.top() > clip.bottom():
            return
        yield block, block.layout().position()
        block = block.next()


def lines_in(
    layout: QTextLayout, origin: QPointF, clip: QRectF, line_height: int
) -> Iterator[QTextLine]:
    """The lines of one block that reach into `clip`. All lines are equally high."""
    first = max(0, int((clip.top() - origin.y()) // line_height) - 1)
    for number in range(first, layout.lineCount()):
        line = layout.lineAt(number)
        if origin.y() + line.y() > clip.bottom():
            return
        yield line


def line_bottom(line: QTextLine, origin: QPointF) -> float:
    """Where a line ends. It is less high than the fixed height, and Qt lays it at the end of it."""
    return origin.y() + line.y() + line.height()


class MarkPainter:
    """Paints what `KeptMarks` knows, in the present colours."""

    def __init__(self, look: Look, marks: KeptMarks, document: QTextDocument) -> None:
        self._look = look
        self._marks = marks
        self._document = document
        self._strips: dict[tuple[int, float, int], QPixmap] = {}

    def paint(self, painter: QPainter, clip: QRectF, line_height: int) -> None:
        """Everything within `clip`, in the document's coordinates."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, origin in visible_blocks(self._document, clip):
            spans = list(self._marks.spans(block))
            if not spans:
                continue
            text = block.text()
            for line in lines_in(block.layout(), origin, clip, line_height):
                for kind, part in _parts_on_line(line, spans, text):
                    self._paint_part(painter, kind, _rect(line, part, origin, line_height))

    def icons(self, clip: QRectF, line_height: int, side: int) -> Iterator[PlacedIcon]:
        """The icons in a left margin of `side`; none where the margin has no room for them."""
        before, size = self._look.px(ICON_BEFORE_WRITING), self._look.px(ICON_SIDE)
        if side < before:
            return
        for block, origin in visible_blocks(self._document, clip):
            taken: dict[int, int] = {}
            for span in self._marks.spans(block):
                if not span.icon:
                    continue
                line = block.layout().lineForTextPosition(span.start)
                if not line.isValid():
                    continue
                top = round(line_bottom(line, origin)) - (line_height + size) // 2 + 1
                beside = taken.get(top, 0)
                taken[top] = beside + 1
                if beside < _ICONS_BESIDE_A_LINE:
                    left = side - before + beside * (size + self._look.px(2))
                    rect = QRectF(left, top, size, size)
                    yield PlacedIcon(rect, span.icon, span.kind, span.spoken)

    def paint_icons(self, painter: QPainter, clip: QRectF, line_height: int, side: int) -> None:
        """The icons within `clip`."""
        for icon in self.icons(clip, line_height, side):
            self._look.draw_icon(painter, icon.name, icon.rect, self._hue(icon.kind))

    def _paint_part(self, painter: QPainter, kind: MarkKind, rect: QRectF) -> None:
        if kind in {MarkKind.CODE, MarkKind.LIFTED}:
            self._paint_dots(painter, faded(self._hue(kind), 0.75), rect)
            return
        tokens = self._look.tokens
        if kind is MarkKind.FOUND:
            _paint_ground(painter, tokens.selection, rect, 0)
        if kind in {MarkKind.WAITING, MarkKind.OPEN}:
            _paint_ground(painter, tokens.found, rect, 3)
        if kind is MarkKind.OPEN:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._hue(kind), _UNDERLINE))
            painter.drawRoundedRect(_ground(rect).adjusted(0, 0.75, 0, -0.75), 3, 3)
        if kind in {MarkKind.WAITING, MarkKind.SETTLED}:
            painter.setPen(QPen(self._hue(kind), _UNDERLINE))
            bottom = _ground(rect).bottom() - _UNDERLINE / 2
            painter.drawLine(QLineF(rect.left(), bottom, rect.right(), bottom))

    def _paint_dots(self, painter: QPainter, colour: QColor, rect: QRectF) -> None:
        y = rect.bottom() - _DOT_RISE * self._look.text_scale
        ratio = painter.device().devicePixelRatioF()
        key = (colour.rgba(), ratio, round((y - math.floor(y)) * 8))
        if key not in self._strips:
            self._strips[key] = _dotted_strip(colour, ratio, key[2] / 8)
        strip, left = self._strips[key], round(rect.left() * ratio) / ratio
        width = min(rect.width() + _DOT / 2, _STRIP)
        target = QRectF(left, math.floor(y) - _STRIP_MIDDLE, width, 2 * _STRIP_MIDDLE)
        cut = QRectF(0, 0, width * ratio, 2 * _STRIP_MIDDLE * ratio)
        painter.drawPixmap(target, strip, cut)

    def _hue(self, kind: MarkKind) -> QColor:
        tokens = self._look.tokens
        if kind is MarkKind.CODE:
            return tokens.room(RoomHue.STORIES).hue
        if kind is MarkKind.SETTLED:
            return tokens.accent
        return tokens.room(RoomHue.TESTS).hue


def _dotted_strip(colour: QColor, ratio: float, down: float) -> QPixmap:
    """A long row of dots to cut from: drawing them for each line takes 0.4 ms.

    Points, since a dashed line takes ten times as long as they do.
    """
    strip = QPixmap(round(_STRIP * ratio), round(2 * _STRIP_MIDDLE * ratio))
    strip.setDevicePixelRatio(ratio)
    strip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(strip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, _DOT)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    y, step = _STRIP_MIDDLE + down, _DOT * _DOT_STEP
    painter.drawPoints([QPointF(_DOT / 2 + dot * step, y) for dot in range(round(_STRIP / step))])
    painter.end()
    return strip


def _parts_on_line(
    line: QTextLine, spans: Iterable[Span], text: str
) -> Iterator[tuple[MarkKind, tuple[int, int]]]:
    """Where each span begins and ends on a line, without the space it breaks at."""
    line_start = line.textStart()
    line_end = line_start + line.textLength()
    for span in spans:
        # Most are on other lines, and this runs at every key.
        if span.start >= line_end or span.end <= line_start:
            continue
        start, end = max(span.start, line_start), min(span.end, line_end)
        # Counting in Python's signs is exact unless an emoji stands before; then a space may stay.
        while end > start and end <= len(text) and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield span.kind, (start, end)


def _rect(line: QTextLine, part: tuple[int, int], origin: QPointF, height: int) -> QRectF:
    here, there = (_x(line, place) for place in part)
    left, right = min(here, there), max(here, there)
    return QRectF(origin.x() + left, line_bottom(line, origin) - height, right - left, height)


def _x(line: QTextLine, place: int) -> float:
    # The binding answers with the place and the x; its stubs know only one of them.
    answer: object = line.cursorToX(place)
    x = answer[0] if isinstance(answer, tuple) else answer
    assert isinstance(x, float)
    return x


def _ground(rect: QRectF) -> QRectF:
    return rect.adjusted(-2, 1, 2, -1)


def _paint_ground(painter: QPainter, colour: QColor, rect: QRectF, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(_ground(rect), radius, radius)
