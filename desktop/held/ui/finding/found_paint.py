# SPDX-License-Identifier: GPL-3.0-or-later
"""How a found page looks: room icon, title and days, and below them the words in their place.

A row is laid out once for a width and painted from that: this runs at every key in the field.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QBrush, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from held.ui.finding.found_rows import ROW, FoundRow, FoundRows
from held.ui.look import FontRole, present_look
from held.ui.widgets.marks import units_in
from held.ui.widgets.painting import draw_box, square
from held.ui.widgets.text_lines import TextLines, text_width

SIDE = 12
_ABOVE = 12
_TEXT_AT = 44
_ICON = 20
_SMALL_ICON = 16
_BETWEEN = 24

_Index = QModelIndex | QPersistentModelIndex


class LaidRow:
    """One row laid out for a width, in px.  height: of all of it."""

    def __init__(self, row: FoundRow, width: int) -> None:
        look = present_look()
        self._row = row
        self._room = width - look.px(_TEXT_AT) - look.px(SIDE)
        self._title = _lines(row.title, FontRole.HEADING_3, self._room)
        said = row.days if row.allowed is None else f"{row.allowed.words}. {row.days}"
        self._days = _lines(said, FontRole.SMALL, self._room - self._before_days())
        beside = text_width(row.title, look.font(FontRole.HEADING_3)) + look.px(_BETWEEN)
        self._is_beside = beside + self._before_days() + self._days.width <= self._room
        self._excerpt = _Words(row, self._room)
        self.height = look.px(_ABOVE) * 2 + self._head() + self._excerpt.height

    def paint(self, painter: QPainter, rect: QRect, *, lively: bool) -> None:
        """Paint it into its place; `lively` when one is on it."""
        look, tokens, row = present_look(), present_look().tokens, self._row
        if lively:
            draw_box(painter, rect, look.px(8), tokens.wash_hover)
        else:
            line = QRect(rect.x() + look.px(SIDE), rect.bottom(), self._line_width(rect), 1)
            painter.fillRect(line, tokens.hairline)
        left, top = rect.x() + look.px(_TEXT_AT), rect.y() + look.px(_ABOVE)
        middle = top + look.line_height(FontRole.HEADING_3) / 2
        mark = square(rect.x() + look.px(SIDE), middle, look.px(_ICON))
        look.draw_icon(painter, row.icon, mark, tokens.room(row.hue).hue)
        self._title.draw(painter, left, top, tokens.text)
        self._paint_days(painter, left, top, middle)
        self._excerpt.draw(painter, left, top + self._head())

    def _paint_days(self, painter: QPainter, left: float, top: int, middle: float) -> None:
        look, allowed = present_look(), self._row.allowed
        line = look.line_height(FontRole.SMALL)
        if self._is_beside:
            at, y = left + self._room - self._days.width, middle - line / 2
        else:
            at, y = left + self._before_days(), float(top + self._title.height)
        self._days.draw(painter, at, y, look.tokens.hint)
        if allowed is not None:
            mark = square(at - self._before_days(), y + line / 2, look.px(_SMALL_ICON))
            look.draw_icon(painter, allowed.icon, mark, look.tokens.text_2)

    def _head(self) -> int:
        return self._title.height + (0 if self._is_beside else self._days.height)

    def _before_days(self) -> int:
        look = present_look()
        return 0 if self._row.allowed is None else look.px(_SMALL_ICON) + look.px(6)

    @staticmethod
    def _line_width(rect: QRect) -> int:
        return rect.width() - present_look().px(SIDE) * 2


class _Words:
    """The place with the words: what was found stands bold on the colour of found things."""

    def __init__(self, row: FoundRow, width: int) -> None:
        look = present_look()
        is_covered = not row.excerpt.found
        role = FontRole.CONTROL if is_covered else FontRole.SHORT_ANSWER
        self._ink = look.tokens.text_2 if is_covered else look.tokens.text
        self._line = look.line_height(role)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(row.excerpt.text, look.font(role))
        self._layout.setTextOption(option)
        self._layout.setFormats(_marked(row))
        self._lay_out(max(1, width))

    @property
    def height(self) -> int:
        return self._layout.lineCount() * self._line

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(self._ink)
        self._layout.draw(painter, QPointF(x, y))

    def _lay_out(self, width: int) -> None:
        self._layout.beginLayout()
        y = 0.0
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, round(y + (self._line - line.height()) / 2)))
            y += self._line
            line = self._layout.createLine()
        self._layout.endLayout()


class FoundDelegate(QStyledItemDelegate):
    """Paints the rows of one list, each laid out once until the rows or the look change."""

    def __init__(self, view: QAbstractItemView, model: FoundRows) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._laid: dict[tuple[int, int], LaidRow] = {}

    def forget(self) -> None:
        """Other rows, or another look."""
        self._laid.clear()

    def height(self, width: int) -> int:
        """Of all rows, in px."""
        return sum(self._lay(n, width).height for n in range(len(self._model.rows)))

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self._lay(index.row(), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_current = index == self._view.currentIndex() and self._view.hasFocus()
        lively = is_current or bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._lay(index.row(), rect.width()).paint(painter, rect, lively=lively)
        painter.restore()

    def _lay(self, place: int, width: int) -> LaidRow:
        key = (place, width)
        if key not in self._laid:
            row: FoundRow = self._model.index(place).data(ROW)
            self._laid[key] = LaidRow(row, width)
        return self._laid[key]


def _lines(text: str, role: FontRole, room: int) -> TextLines:
    look = present_look()
    return TextLines(text, look.font(role), look.line_height(role), room)


def _marked(row: FoundRow) -> list[QTextLayout.FormatRange]:
    tokens = present_look().tokens
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    form.setBackground(QBrush(tokens.found))
    form.setForeground(QBrush(tokens.text))
    ranges = []
    for start, end in row.excerpt.found:
        marked = QTextLayout.FormatRange()
        marked.start = units_in(row.excerpt.text[:start])
        marked.length = units_in(row.excerpt.text[start:end])
        marked.format = form
        ranges.append(marked)
    return ranges
