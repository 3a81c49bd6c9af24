# SPDX-License-Identifier: GPL-3.0-or-later
"""How a covered row looks: room icon, title, days, what was allowed, and a sign for more.

Nothing is cut: what does not fit beside the title goes below it, and long words wrap.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from held.ui.covered_words import Allowed
from held.ui.look import FontRole, present_look
from held.ui.rooms.covered_rows import ROW, CoveredRow, CoveredRows
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
_Width = Callable[[str, FontRole], int]
"""How wide a text is in a role, in px."""


class RowHeights:
    """What the rows of one list need at a width, measured once until the rows or the look change.

    Layouts ask at several widths before they settle, and a list may be long.
    """

    def __init__(self, model: CoveredRows) -> None:
        self._model = model
        self._at_width: dict[int, list[int]] = {}
        self._text_widths: dict[tuple[str, FontRole], int] = {}

    def at(self, width: int) -> list[int]:
        """The height of each row in px."""
        if width not in self._at_width:
            room = _room_for_text(width)
            self._at_width[width] = [self._height(row, room) for row in self._model.rows]
        return self._at_width[width]

    def forget(self) -> None:
        """Something has changed: measure again when asked."""
        self._at_width.clear()
        self._text_widths.clear()

    def _height(self, row: CoveredRow, room: int) -> int:
        look = present_look()
        if row.is_heading:
            return look.px(_HEADING_ABOVE) + look.line_height(FontRole.HEADING_3) + look.px(8)
        height = look.px(_ABOVE) * 2
        for text, role, inwards in _said(row, room, self._width):
            line = look.line_height(role)
            # Laying out is slow, and hardly any row needs it: most have one line of each.
            if self._width(text, role) > room - inwards:
                height += TextLines(text, look.font(role), line, room - inwards).height
            else:
                height += line
        return height

    def _width(self, text: str, role: FontRole) -> int:
        key = (text, role)
        if key not in self._text_widths:
            self._text_widths[key] = _width(text, role)
        return self._text_widths[key]


class CoveredDelegate(QStyledItemDelegate):
    """Paints the rows of one list."""

    def __init__(self, view: QAbstractItemView, heights: RowHeights) -> None:
        super().__init__(view)
        self._view = view
        self._heights = heights

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self._heights.at(width)[index.row()])

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


def more_rect(row_rect: QRect) -> QRect:
    """Where the sign for more stands in a row."""
    side = present_look().px(_MORE)
    left = row_rect.right() + 1 - side - present_look().px(SIDE // 2)
    return QRect(left, row_rect.center().y() - side // 2, side, side)


def _room_for_text(width: int) -> int:
    look = present_look()
    return width - look.px(_TEXT_AT) - look.px(_MORE) - look.px(SIDE)


def _width(text: str, role: FontRole) -> int:
    return text_width(text, present_look().font(role))


def _before_allowed() -> int:
    return present_look().px(_SMALL_ICON) + present_look().px(6)


def _allowed_is_beside(row: CoveredRow, room: int, width: _Width) -> bool:
    """Whether what was allowed fits beside the title."""
    if row.allowed is None:
        return False
    allowed = _before_allowed() + width(row.allowed.words, FontRole.SMALL)
    return width(row.title, FontRole.HEADING_3) + present_look().px(24) + allowed <= room


def _said(row: CoveredRow, room: int, width: _Width) -> list[tuple[str, FontRole, int]]:
    """What stands below each other, each with its role and how far it is moved in."""
    said = [(row.title, FontRole.HEADING_3, 0), (row.days, FontRole.SMALL, 0)]
    if row.allowed is not None and not _allowed_is_beside(row, room, width):
        said.append((row.allowed.words, FontRole.SMALL, _before_allowed()))
    return said


def _stack(row: CoveredRow, room: int) -> list[tuple[TextLines, int]]:
    """The same laid out."""
    look = present_look()
    return [
        (TextLines(text, look.font(role), look.line_height(role), room - inwards), inwards)
        for text, role, inwards in _said(row, room, _width)
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
    room = _room_for_text(rect.width())
    for (lines, inwards), ink in zip(_stack(row, room), inks, strict=False):
        if inwards and row.allowed is not None:
            first = square(left, y + lines.line_height / 2, look.px(_SMALL_ICON))
            look.draw_icon(painter, row.allowed.icon, first, tokens.text_2)
        lines.draw(painter, left + inwards, y, ink)
        y += lines.height
    if row.allowed is not None and _allowed_is_beside(row, room, _width):
        _paint_allowed(painter, row.allowed, left + room, middle)


def _paint_allowed(painter: QPainter, allowed: Allowed, right: float, middle: float) -> None:
    look = present_look()
    words_width = _width(allowed.words, FontRole.SMALL)
    left = right - words_width - _before_allowed()
    mark = square(left, middle, look.px(_SMALL_ICON))
    look.draw_icon(painter, allowed.icon, mark, look.tokens.text_2)
    font, line = look.font(FontRole.SMALL), look.line_height(FontRole.SMALL)
    words = TextLines(allowed.words, font, line, words_width)
    words.draw(painter, right - words_width, middle - line / 2, look.tokens.text_2)
