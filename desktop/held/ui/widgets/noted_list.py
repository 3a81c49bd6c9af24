# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows with an icon, a few strong words and a small sentence, to go through with the arrow keys.

It must not know what a row stands for, nor where it leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from held.ui.look import FontRole
from held.ui.widgets.control import Control
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.roving import Roving
from held.ui.widgets.spoken import Speaking, speak_as
from held.ui.widgets.text_lines import TextLines, longest_word, text_width

_ICON = 16
_WORDS_AT = 28
_SIDE = 12
_ENDS = 11


@dataclass(frozen=True)
class Noted:
    """One row.

    key: its object name is this with `_row` behind it.
    opens: what is emitted when it is pressed; empty for a row that leads nowhere.
    """

    key: str
    icon: str
    strong: str
    small: str
    opens: str = ""


class NotedRow(Control, Speaking):
    """One row as it is seen.  What leads somewhere has an arrow at its end."""

    def __init__(self, noted: Noted, parent: QWidget | None = None) -> None:
        super().__init__(noted.strong, parent)
        self.noted = noted
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name(self, f"{noted.key}_row", noted.strong, noted.small)
        speak_as(self)

    @property
    def note(self) -> str:
        """The small words under the strong ones."""
        return self.noted.small

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def sizeHint(self) -> QSize:
        strong = text_width(self.words(), self.look.font(FontRole.CONTROL_STRONG))
        small = text_width(self.note, self.look.font(FontRole.SMALL))
        width = max(strong, small) + self._taken() + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        strong = longest_word(self.words(), self.look.font(FontRole.CONTROL_STRONG))
        small = longest_word(self.note, self.look.font(FontRole.SMALL))
        width = max(strong, small) + self._taken() + 1
        return QSize(width, self.look.px(_ENDS) * 2 + self.look.px(38))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, note = self._laid_out(width)
        return words.height + note.height + 2 * self.look.px(_ENDS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        painter = crisp_painter(self)
        wash = self.wash()
        if wash is not None:
            draw_box(painter, self.rect(), self.ring_radius(), wash)
        words, note = self._laid_out(self.width())
        left, top = look.px(_SIDE), look.px(_ENDS)
        middle = top + look.line_height(FontRole.CONTROL_STRONG) / 2
        side = look.px(_ICON)
        look.draw_icon(painter, self.noted.icon, square(left, middle, side), tokens.text_2)
        words.draw(painter, left + look.px(_WORDS_AT), top, tokens.text)
        note.draw(painter, left + look.px(_WORDS_AT), top + words.height, tokens.hint)
        if self.noted.opens:
            end = square(self.width() - left - side, self.height() / 2, side)
            look.draw_icon(painter, "chevron-right", end, tokens.text_2)

    def _taken(self) -> int:
        """What is not words: the sides, the icon, the arrow."""
        return self.look.px(_SIDE) * 2 + self.look.px(_WORDS_AT) * 2

    def _laid_out(self, width: int) -> tuple[TextLines, TextLines]:
        look, room = self.look, max(1, width - self._taken())
        strong, small = FontRole.CONTROL_STRONG, FontRole.SMALL
        return (
            TextLines(self.words(), look.font(strong), look.line_height(strong), room),
            TextLines(self.note, look.font(small), look.line_height(small), room),
        )


class NotedList(QWidget, Speaking):
    """The rows.  Tab stops once; arrows, Home and End go from row to row.

    chosen: emitted with what the row that was pressed opens.
    """

    BEYOND = _SIDE
    chosen = Signal(str)

    def __init__(
        self, object_name: str, accessible_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows: list[NotedRow] = []
        self._roving = Roving(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        name(self, object_name, accessible_name)
        speak_as(self)

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def show_rows(self, rows: Sequence[Noted]) -> None:
        """Show these in place of any others."""
        self._roving.clear()
        for row in self._rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [NotedRow(noted, self) for noted in rows]
        for row in self._rows:
            row.clicked.connect(self._row_clicked)
            self._column.addWidget(row)
            self._roving.add(row)
            row.show()

    def first(self) -> QWidget | None:
        """The row that Tab stops at first."""
        return self._rows[0] if self._rows else None

    def _row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, NotedRow) and row.noted.opens:
            self.chosen.emit(row.noted.opens)
