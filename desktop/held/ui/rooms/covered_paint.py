# SPDX-License-Identifier: GPL-3.0-or-later
"""How a covered row looks: room icon, title, days, what was allowed, and a sign for more.

Nothing is cut: what does not fit beside the title goes below it, and long words wrap.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from held.ui.look import FontRole, present_look
from held.ui.rooms.covered_rows import ROW, CoveredRow
from held.ui.widgets.painting import draw_box, square
from held.ui.widgets.text_lines import TextLines, text_width

SIDE = 12
_ABOVE = 12
_TEXT_AT = 44
_ICON = 20
_SMALL_ICON = 16
_MORE = 32
_HEADING_ABOVE = 24

_Index = QModelIndex | QPersistentModelIndex


class CoveredDelegate(QStyledItemDelegate):
    """Paints and measures the rows of one list."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, row_height(index.data(ROW), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: CoveredRow = index.data(ROW)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            _paint_heading(painter, row, rect)
        else:
            state: QStyle.StateFlag = option.state
            _paint_row(painter, row, rect, self._is_lively(state, index))
        painter.restore()

    def _is_lively(self, state: QStyle.StateFlag, index: _Index) -> bool:
        is_current = index == self._view.currentIndex() and self._view.hasFocus()
        return is_current or bool(state & QStyle.StateFlag.State_MouseOver)


def row_height(row: CoveredRow, width: int) -> int:
    """What a row needs at this width, in px."""
    look = present_look()
    if row.is_heading:
        return look.px(_HEADING_ABOVE) + look.line_height(FontRole.HEADING_3) + look.px(8)
    return look.px(_ABOVE) * 2 + sum(lines.height for lines, _ in _stack(row, width))


def more_rect(row_rect: QRect) -> QRect:
    """Where the sign for more stands in a row."""
    side = present_look().px(_MORE)
    left = row_rect.right() + 1 - side - present_look().px(SIDE // 2)
    return QRect(left, row_rect.center().y() - side // 2, side, side)


def _room_for_text(width: int) -> int:
    look = present_look()
    return width - look.px(_TEXT_AT) - look.px(_MORE) - look.px(SIDE)


def _allowed_width(row: CoveredRow) -> int:
    look = present_look()
    if row.allowed is None:
        return 0
    words = text_width(row.allowed.words, look.font(FontRole.SMALL))
    return look.px(_SMALL_ICON) + look.px(6) + words


def _allowed_is_beside(row: CoveredRow, width: int) -> bool:
    title = text_width(row.title, present_look().font(FontRole.HEADING_3))
    return title + present_look().px(24) + _allowed_width(row) <= _room_for_text(width)


def _stack(row: CoveredRow, width: int) -> list[tuple[TextLines, int]]:
    """The lines below each other, each with how far it is moved in."""
    look = present_look()
    room = _room_for_text(width)
    said = [(row.title, FontRole.HEADING_3, 0), (row.days, FontRole.SMALL, 0)]
    if row.allowed is not None and not _allowed_is_beside(row, width):
        said.append((row.allowed.words, FontRole.SMALL, look.px(_SMALL_ICON) + look.px(6)))
    return [
        (TextLines(text, look.font(role), look.line_height(role), room - inwards), inwards)
        for text, role, inwards in said
    ]


def _paint_heading(painter: QPainter, row: CoveredRow, rect: QRect) -> None:
    look = present_look()
    font, line = look.font(FontRole.HEADING_3), look.line_height(FontRole.HEADING_3)
    lines = TextLines(row.title, font, line, rect.width() - look.px(SIDE) * 2)
    lines.draw(
        painter, rect.x() + look.px(SIDE), rect.y() + look.px(_HEADING_ABOVE), look.tokens.text
    )


def _paint_row(painter: QPainter, row: CoveredRow, rect: QRect, lively: bool) -> None:
    look, tokens = present_look(), present_look().tokens
    if lively:
        draw_box(painter, rect, look.px(8), tokens.wash_hover)
        icon = QRectF(0, 0, look.px(_SMALL_ICON), look.px(_SMALL_ICON))
        icon.moveCenter(QRectF(more_rect(rect)).center())
        look.draw_icon(painter, "ellipsis", icon, tokens.text_2)
    else:
        line = QRect(rect.x() + look.px(SIDE), rect.bottom(), rect.width() - look.px(SIDE) * 2, 1)
        painter.fillRect(line, tokens.hairline)
    top = rect.y() + look.px(_ABOVE)
    middle = top + look.line_height(FontRole.HEADING_3) / 2
    tint = tokens.text_2 if row.hue is None else tokens.room(row.hue).hue
    mark = square(rect.x() + look.px(SIDE), middle, look.px(_ICON))
    look.draw_icon(painter, row.icon, mark, tint)
    inks = (tokens.text, tokens.hint, tokens.text_2)
    left = rect.x() + look.px(_TEXT_AT)
    y = float(top)
    for (lines, inwards), ink in zip(_stack(row, rect.width()), inks, strict=False):
        if inwards and row.allowed is not None:
            first = square(left, y + lines.line_height / 2, look.px(_SMALL_ICON))
            look.draw_icon(painter, row.allowed.icon, first, tokens.text_2)
        lines.draw(painter, left + inwards, y, ink)
        y += lines.height
    if row.allowed is not None and _allowed_is_beside(row, rect.width()):
        right = left + _room_for_text(rect.width())
        _paint_allowed(painter, row, right - _allowed_width(row), middle)


def _paint_allowed(painter: QPainter, row: CoveredRow, left: float, middle: float) -> None:
    look, allowed = present_look(), row.allowed
    if allowed is None:
        return
    side = look.px(_SMALL_ICON)
    look.draw_icon(painter, allowed.icon, square(left, middle, side), look.tokens.text_2)
    font, line = look.font(FontRole.SMALL), look.line_height(FontRole.SMALL)
    words = TextLines(allowed.words, font, line, _allowed_width(row))
    words.draw(painter, left + side + look.px(6), middle - line / 2, look.tokens.text_2)
