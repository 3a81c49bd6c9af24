# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter to read: words can be selected and copied by key and pointer, never changed.

It must not know whose letter it is, nor whether it was sent or received.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QScrollArea, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.mark_painting import MarkPainter
from held.ui.widgets.marks import KeptMarks
from held.ui.widgets.plain_paper import PARAGRAPH_GAP, PlainPaper
from held.ui.widgets.writing_keys import Act

_ABOVE_TITLE = 14
_BELOW_TITLE = 2


class LetterPaper(PlainPaper):
    """Paragraphs with a gap between them, titles among them, and codes drawn with dots."""

    _titles: frozenset[int] = frozenset()
    _opening = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FontRole.WRITING, parent)
        self._marks = KeptMarks(self.document())
        self._painter = MarkPainter(of(self), self._marks, self.document())
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.cursorPositionChanged.connect(self._follow_caret)

    def show_letter(
        self, lines: Sequence[str], titles: Collection[int] = (), opening: int = 0
    ) -> None:
        """Show these lines, each a paragraph.

        titles: the places of those that name a part.
        opening: how many lines go before, in smaller letters and without gaps.
        """
        self._titles, self._opening = frozenset(titles), opening
        self.set_text("\n".join(lines))
        self._dress_lines()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_codes(self, codes: Sequence[str]) -> None:
        """Words to draw with dots wherever they stand whole."""
        self._marks.set_codes(codes)
        self.viewport().update()

    def dress(self) -> None:
        super().dress()
        self._dress_lines()

    def perform(self, act: Act, *, extend: bool) -> None:
        """Of the keys of a page that is written, only the turning of pages means something."""
        if act in {Act.PAGE_UP, Act.PAGE_DOWN}:
            self._turn(-1 if act is Act.PAGE_UP else 1, extend=extend)

    def fill_menu(self, menu: QMenu) -> None:
        for words, slot, enabled in (
            (self.tr("Copy"), self.copy, self.textCursor().hasSelection()),
            (self.tr("Select all"), self.selectAll, not self.document().isEmpty()),
        ):
            action = menu.addAction(words)
            action.triggered.connect(slot)
            action.setEnabled(enabled)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.paint(painter, QRectF(event.rect()), self.line_height())
        painter.end()
        super().paintEvent(event)

    def _dress_lines(self) -> None:
        look = of(self)
        title, opening = QTextCharFormat(), QTextCharFormat()
        title.setFont(look.font(FontRole.HEADING_3))
        opening.setFont(look.font(FontRole.SHORT_ANSWER))
        opening.setForeground(look.tokens.text_2)
        above, below = look.px(_ABOVE_TITLE), look.px(_BELOW_TITLE)
        for number in self._titles:
            self._dress_line(number, title, FontRole.WRITING, above, below)
        for number in range(self._opening):
            is_last = number == self._opening - 1
            gap = look.px(PARAGRAPH_GAP) if is_last else 0
            self._dress_line(number, opening, FontRole.SHORT_ANSWER, 0, gap)

    def _dress_line(
        self, number: int, letters: QTextCharFormat, line: FontRole, above: int, below: int
    ) -> None:
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(of(self).line_height(line), fixed)
        block.setTopMargin(above)
        block.setBottomMargin(below)
        cursor = QTextCursor(self.document().findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(letters)
        cursor.mergeBlockFormat(block)

    def _turn(self, pages: int, *, extend: bool) -> None:
        area = self._area()
        if area is None:
            return
        line = self.line_height()
        place = self.cursorRect().center()
        place.setY(place.y() + pages * max(line, area.viewport().height() - 2 * line))
        place.setY(min(max(place.y(), 0), self.height() - 1))
        mode = QTextCursor.MoveMode.KeepAnchor if extend else QTextCursor.MoveMode.MoveAnchor
        cursor = self.textCursor()
        cursor.setPosition(self.cursorForPosition(place).position(), mode)
        self.setTextCursor(cursor)

    def _follow_caret(self) -> None:
        area = self._area()
        held = area.widget() if area is not None else None
        if area is not None and held is not None and self.hasFocus():
            place = self.mapTo(held, self.cursorRect().center())
            area.ensureVisible(place.x(), place.y(), 0, 2 * self.line_height())

    def _area(self) -> QScrollArea | None:
        """What scrolls the sheet that this lies on."""
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        return holder
