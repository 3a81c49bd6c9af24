# SPDX-License-Identifier: GPL-3.0-or-later
"""How a covered row looks: room icon, title, days, what was allowed, and a sign for more.

All rows of a list have the same height, which has room for what rows say as a rule: what does not
fit beside the title goes below it, and words wrap.  What needs still more room ends in "…"; it is
spoken in full, and a tip shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QRect, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter

from held.ui.look import FontRole, present_look
from held.ui.rooms.covered_rows import UNREAD, CoveredRow
from held.ui.rooms.row_places import Heights
from held.ui.widgets.painting import draw_box, square
from held.ui.widgets.text_lines import TextLines, text_width

SIDE = 12
_ABOVE = 12
_TEXT_AT = 44
_ICON = 20
_SMALL_ICON = 16
_MORE = 32
_HEADING_ABOVE = 24
_HEADING_BELOW = 8
_BESIDE_GAP = 24
_MOST_TITLE, _MOST_SMALL = 2, 3
_MOST_LAID_OUT = 400

# What rows say as a rule, at its longest; a row has room for this.
_USUAL_TITLE = QT_TRANSLATE_NOOP("Row", "Lines parked beside Juniper")
_USUAL_STORY = QT_TRANSLATE_NOOP("Row", "Note a story")
_USUAL_DAYS = QT_TRANSLATE_NOOP("Row", "24 November 2024, last written 24 November 2025")
_USUAL_TOLD = QT_TRANSLATE_NOOP(
    "Row", "24 November 2024 · heard on a walk, 24 June 2024, happened last spring"
)
_USUAL_ALLOWED = QT_TRANSLATE_NOOP("Row", "Agreed until 24 November 2025")


@dataclass(frozen=True)
class _Shape:
    """How many lines a row of some width has room for, and where what was allowed stands."""

    title: int
    days: int
    allowed: int
    beside: bool


class RowPaint:
    """Measures and paints the rows of one list.

    tells_stories: whether stories can be among them, with what was allowed and when it was told.
    """

    def __init__(self, *, tells_stories: bool = True) -> None:
        self._tells_stories = tells_stories
        self._shapes: dict[int, _Shape] = {}
        self._heights: dict[int, Heights] = {}
        self._laid_out: dict[tuple[str, FontRole, int, int], TextLines] = {}
        self._icons: dict[tuple[str, int, int], QIcon] = {}

    def forget(self) -> None:
        """The look has changed: measure again when asked."""
        self._shapes.clear()
        self._heights.clear()
        self._laid_out.clear()
        self._icons.clear()

    def heights(self, width: int) -> Heights:
        """How high rows are at a width, in px."""
        if width not in self._heights:
            self._heights[width] = self._measured(width)
        return self._heights[width]

    def _measured(self, width: int) -> Heights:
        look, shape = present_look(), self._shape(width)
        title, small = (look.line_height(r) for r in (FontRole.HEADING_3, FontRole.SMALL))
        below = 0 if shape.beside else shape.allowed
        entry = 2 * look.px(_ABOVE) + shape.title * title + (shape.days + below) * small
        return Heights(entry, look.px(_HEADING_ABOVE) + title + look.px(_HEADING_BELOW))

    def paint(self, painter: QPainter, row: CoveredRow, rect: QRect, *, lively: bool) -> None:
        """Paint one row.  What was not read yet is paper."""
        if row.is_heading:
            self._paint_heading(painter, row, rect)
            return
        _paint_ground(painter, rect, lively=lively)
        if row is not UNREAD:
            self._paint_row(painter, row, rect)

    def cut_words(self, row: CoveredRow, width: int) -> str:
        """All that a row says, where some of it had no room; else nothing."""
        if row is UNREAD or not any(lines.is_cut for lines, _, _ in self._stack(row, width)):
            return ""
        allowed = "" if row.allowed is None else row.allowed.words
        return "\n".join(filter(None, (row.title, row.days, allowed)))

    def _shape(self, width: int) -> _Shape:
        if width not in self._shapes:
            room = _room_for_text(width)
            days = _tr(_USUAL_TOLD if self._tells_stories else _USUAL_DAYS)
            beside = (
                _width(_tr(_USUAL_STORY), FontRole.HEADING_3)
                + _before_allowed(_BESIDE_GAP)
                + _width(_tr(_USUAL_ALLOWED), FontRole.SMALL)
            )
            self._shapes[width] = _Shape(
                self._needed(_tr(_USUAL_TITLE), FontRole.HEADING_3, room),
                self._needed(days, FontRole.SMALL, room),
                self._needed(_tr(_USUAL_ALLOWED), FontRole.SMALL, room - _before_allowed())
                if self._tells_stories
                else 0,
                not self._tells_stories or beside <= room,
            )
        return self._shapes[width]

    def _needed(self, text: str, role: FontRole, room: int) -> int:
        most = _MOST_TITLE if role is FontRole.HEADING_3 else _MOST_SMALL
        lines = self._lines(text, role, room, most)
        return lines.height // lines.line_height

    def _lines(self, text: str, role: FontRole, room: int, most: int) -> TextLines:
        """Laid out once: while one scrolls, most of what is painted was painted just before."""
        key = (text, role, room, most)
        if key not in self._laid_out:
            if len(self._laid_out) >= _MOST_LAID_OUT:
                self._laid_out.clear()
            look = present_look()
            self._laid_out[key] = TextLines(
                text, look.font(role), look.line_height(role), room, most=most
            )
        return self._laid_out[key]

    def _stack(self, row: CoveredRow, width: int) -> list[tuple[TextLines, int, QColor]]:
        """What stands below each other, with how far it is moved in and its ink."""
        shape, room, tokens = self._shape(width), _room_for_text(width), present_look().tokens
        beside = 0
        if row.allowed is not None and shape.beside:
            beside = _before_allowed(_BESIDE_GAP) + _width(row.allowed.words, FontRole.SMALL)
        title = self._lines(row.title, FontRole.HEADING_3, room - beside, shape.title)
        days = self._lines(row.days, FontRole.SMALL, room, shape.days)
        stack = [(title, 0, tokens.text), (days, 0, tokens.hint)]
        if row.allowed is not None and not shape.beside:
            inwards = _before_allowed()
            words = self._lines(
                row.allowed.words, FontRole.SMALL, room - inwards, max(1, shape.allowed)
            )
            stack.append((words, inwards, tokens.text_2))
        return stack

    def _paint_heading(self, painter: QPainter, row: CoveredRow, rect: QRect) -> None:
        look = present_look()
        side = look.px(SIDE)
        lines = self._lines(row.title, FontRole.HEADING_3, rect.width() - 2 * side, 1)
        above = rect.y() + look.px(_HEADING_ABOVE)
        lines.draw(painter, rect.x() + side, above, look.tokens.text)

    def _paint_row(self, painter: QPainter, row: CoveredRow, rect: QRect) -> None:
        look, tokens = present_look(), present_look().tokens
        top = rect.y() + look.px(_ABOVE)
        middle = top + look.line_height(FontRole.HEADING_3) / 2
        tint = tokens.text_2 if row.hue is None else tokens.room(row.hue).hue
        self._draw_icon(painter, row.icon, _ICON, rect.x() + look.px(SIDE), middle, tint)
        left, y = rect.x() + look.px(_TEXT_AT), float(top)
        for lines, inwards, ink in self._stack(row, rect.width()):
            if inwards and row.allowed is not None:
                line = y + lines.line_height / 2
                icon = row.allowed.icon
                self._draw_icon(painter, icon, _SMALL_ICON, left, line, tokens.text_2)
            lines.draw(painter, left + inwards, y, ink)
            y += lines.height
        if row.allowed is not None and self._shape(rect.width()).beside:
            self._paint_beside(painter, row, left + _room_for_text(rect.width()), middle)

    def _draw_icon(
        self, painter: QPainter, name: str, size: int, left: float, middle: float, ink: QColor
    ) -> None:
        """As drawn before, where it was: drawing lines anew takes longer than all the words."""
        look, key = present_look(), (name, size, ink.rgba())
        if key not in self._icons:
            self._icons[key] = look.icon(name, ink, size)
        self._icons[key].paint(painter, square(left, middle, look.px(size)).toRect())

    def _paint_beside(
        self, painter: QPainter, row: CoveredRow, right: float, middle: float
    ) -> None:
        allowed, look = row.allowed, present_look()
        if allowed is None:
            return
        words_width = _width(allowed.words, FontRole.SMALL)
        words = self._lines(allowed.words, FontRole.SMALL, words_width, 1)
        left = right - words_width
        mark, ink = left - _before_allowed(), look.tokens.text_2
        self._draw_icon(painter, allowed.icon, _SMALL_ICON, mark, middle, ink)
        words.draw(painter, left, middle - words.line_height / 2, look.tokens.text_2)


def more_rect(row_rect: QRect) -> QRect:
    """Where the sign for more stands in a row."""
    side = present_look().px(_MORE)
    left = row_rect.right() + 1 - side - present_look().px(SIDE // 2)
    return QRect(left, row_rect.center().y() - side // 2, side, side)


def _paint_ground(painter: QPainter, rect: QRect, *, lively: bool) -> None:
    look, tokens = present_look(), present_look().tokens
    if lively:
        draw_box(painter, rect, look.px(8), tokens.wash_hover)
        icon = QRectF(0, 0, look.px(_SMALL_ICON), look.px(_SMALL_ICON))
        icon.moveCenter(QRectF(more_rect(rect)).center())
        look.draw_icon(painter, "ellipsis", icon, tokens.text_2)
    else:
        line = QRect(rect.x() + look.px(SIDE), rect.bottom(), rect.width() - look.px(SIDE) * 2, 1)
        painter.fillRect(line, tokens.hairline)


def _room_for_text(width: int) -> int:
    look = present_look()
    return max(1, width - look.px(_TEXT_AT) - look.px(_MORE) - look.px(SIDE))


def _width(text: str, role: FontRole) -> int:
    return text_width(text, present_look().font(role))


def _before_allowed(gap: int = 0) -> int:
    return present_look().px(_SMALL_ICON) + present_look().px(6) + present_look().px(gap)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Row", text)
