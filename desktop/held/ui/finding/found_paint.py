# SPDX-License-Identifier: GPL-3.0-or-later
"""How a found page looks: room icon, title and days, and below them two lines with the words.

Every row has the same height while its title fits, so that a key in the field lays out nothing but
the few rows that are seen.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QBrush, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from held.ui.finding.found_rows import ROW, FoundRow, FoundRows
from held.ui.look import FontRole, present_look
from held.ui.widgets.marks import units_in
from held.ui.widgets.painting import draw_box, square
from held.ui.widgets.text_lines import TextLines

SIDE = 12
_ABOVE = 12
_TEXT_AT = 44
_ICON = 20
_SMALL_ICON = 16
_BETWEEN = 24
_LINES = 2

_Index = QModelIndex | QPersistentModelIndex


class FoundDelegate(QStyledItemDelegate):
    """Paints the rows of one list."""

    def __init__(self, view: QAbstractItemView, model: FoundRows) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._words: dict[tuple[FoundRow, int], _Words] = {}
        self._lines: dict[tuple[str, FontRole, int], TextLines] = {}
        self._heights: dict[tuple[str, str, bool, int], int] = {}

    def forget_rows(self) -> None:
        """Other rows are shown."""
        self._words.clear()

    def forget(self) -> None:
        """Everything looks different."""
        self._words.clear()
        self._lines.clear()
        self._heights.clear()

    def height(self, width: int) -> int:
        """Of all rows, in px."""
        return sum(self._height(row, width) for row in self._model.rows)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self._height(self._model.rows[index.row()], width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: FoundRow = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_current = index == self._view.currentIndex() and self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, rect, present_look().px(8), present_look().tokens.wash_hover)
        else:
            _paint_rule(painter, rect)
        self._paint_row(painter, row, rect)
        painter.restore()

    def _paint_row(self, painter: QPainter, row: FoundRow, rect: QRect) -> None:
        look, tokens = present_look(), present_look().tokens
        left, y = rect.x() + look.px(_TEXT_AT), rect.y() + look.px(_ABOVE)
        middle = y + look.line_height(FontRole.HEADING_3) / 2
        mark = square(rect.x() + look.px(SIDE), middle, look.px(_ICON))
        look.draw_icon(painter, row.icon, mark, tokens.room(row.hue).hue)
        room = _room(rect.width())
        title, days = self._title(row, room), self._days(row, room)
        title.draw(painter, left, y, tokens.text)
        y += title.height
        if self._is_beside(row, room):
            _paint_days(painter, row, days, QPointF(left + room - days.width, middle))
        else:
            first = y + days.line_height / 2
            _paint_days(painter, row, days, QPointF(left + _before_days(row), first))
            y += days.height
        self._found_words(row, room).draw(painter, left, y)

    # Measure

    def _height(self, row: FoundRow, width: int) -> int:
        # Titles and days are few and come again at every key.
        key = (row.title, row.days, row.is_covered, width)
        if key not in self._heights:
            self._heights[key] = self._measure(row, width)
        return self._heights[key]

    def _measure(self, row: FoundRow, width: int) -> int:
        look, room = present_look(), _room(width)
        height = look.px(_ABOVE) * 2 + self._title(row, room).height
        if not self._is_beside(row, room):
            height += self._days(row, room).height
        if row.is_covered:
            return height + self._laid(row.excerpt.text, FontRole.CONTROL, room).height
        return height + _LINES * look.line_height(FontRole.SHORT_ANSWER)

    def _is_beside(self, row: FoundRow, room: int) -> bool:
        """Whether the days fit beside the title."""
        taken = self._title(row, room).width + present_look().px(_BETWEEN) + _before_days(row)
        return taken + self._days(row, room).width <= room

    def _title(self, row: FoundRow, room: int) -> TextLines:
        return self._laid(row.title, FontRole.HEADING_3, room)

    def _days(self, row: FoundRow, room: int) -> TextLines:
        return self._laid(row.days, FontRole.SMALL, room - _before_days(row))

    def _laid(self, text: str, role: FontRole, room: int) -> TextLines:
        key = (text, role, room)
        if key not in self._lines:
            look = present_look()
            self._lines[key] = TextLines(text, look.font(role), look.line_height(role), room)
        return self._lines[key]

    def _found_words(self, row: FoundRow, room: int) -> _Words:
        key = (row, room)
        if key not in self._words:
            self._words[key] = _Words(row, room)
        return self._words[key]


class _Words:
    """The place with the words: what was found stands bold on the colour of found things."""

    def __init__(self, row: FoundRow, room: int) -> None:
        look = present_look()
        text = row.excerpt.text
        role = FontRole.CONTROL if row.is_covered else FontRole.SHORT_ANSWER
        self._ink = look.tokens.text_2 if row.is_covered else look.tokens.text
        self._line = look.line_height(role)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(text, look.font(role))
        layout.setTextOption(option)
        # Or every draw shapes the text once more.
        layout.setCacheEnabled(True)
        marked = _marked(row)
        layout.setFormats(marked)
        self._layout = layout
        self._lay_out(max(1, room), marked[0].start if marked else 0)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        painter.setPen(self._ink)
        self._layout.draw(painter, QPointF(x, y))

    def _lay_out(self, room: int, found: int) -> None:
        """Two lines: the one with the words, and the one before it or after it."""
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(room)
            number = self._layout.lineCount()
            if number >= _LINES and line.textStart() + line.textLength() > found:
                break
            line = self._layout.createLine()
        self._layout.endLayout()
        last = self._layout.lineCount() - 1
        for number in range(last + 1):
            line = self._layout.lineAt(number)
            down = (number - max(0, last + 1 - _LINES)) * self._line
            # What has no room stands where nothing is painted.
            at = round(down + (self._line - line.height()) / 2)
            line.setPosition(QPointF(0 if down >= 0 else -100_000, at))


def _marked(row: FoundRow) -> list[QTextLayout.FormatRange]:
    tokens, text = present_look().tokens, row.excerpt.text
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    form.setBackground(QBrush(tokens.found))
    form.setForeground(QBrush(tokens.text))
    is_wide = max(text, default="") > "\uffff"
    ranges = []
    for start, end in row.excerpt.found:
        marked = QTextLayout.FormatRange()
        marked.start = units_in(text[:start]) if is_wide else start
        marked.length = units_in(text[start:end]) if is_wide else end - start
        marked.format = form
        ranges.append(marked)
    return ranges


def _room(width: int) -> int:
    look = present_look()
    return width - look.px(_TEXT_AT) - look.px(SIDE)


def _before_days(row: FoundRow) -> int:
    look = present_look()
    return 0 if row.allowed is None else look.px(_SMALL_ICON) + look.px(6)


def _paint_rule(painter: QPainter, rect: QRect) -> None:
    look, side = present_look(), present_look().px(SIDE)
    line = QRect(rect.x() + side, rect.bottom(), rect.width() - side * 2, 1)
    painter.fillRect(line, look.tokens.hairline)


def _paint_days(painter: QPainter, row: FoundRow, days: TextLines, at: QPointF) -> None:
    """at: where the words begin, and the middle of their first line."""
    look = present_look()
    days.draw(painter, at.x(), at.y() - days.line_height / 2, look.tokens.hint)
    if row.allowed is not None:
        mark = square(at.x() - _before_days(row), at.y(), look.px(_SMALL_ICON))
        look.draw_icon(painter, row.allowed.icon, mark, look.tokens.text_2)
