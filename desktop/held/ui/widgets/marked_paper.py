# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain paper with marks under the words and a selection others can follow.

It must not know what is written, what a mark leads to or what becomes of a selection.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from held.ui.look import of
from held.ui.look.fonts import FontRole
from held.ui.widgets.mark_painting import MarkPainter, line_bottom
from held.ui.widgets.marks import KeptMarks, Mark, Positions
from held.ui.widgets.plain_paper import PlainPaper
from held.ui.widgets.writing_keys import Act, sentence_around

SETTLING_MS = 250


class MarkedPaper(PlainPaper):
    """Plain text to write. Places are counted in the characters of `text()`."""

    marks_changed = Signal()
    selection_settled = Signal(int, int)
    selection_left = Signal()
    lift_asked = Signal()

    def __init__(self, role: FontRole, parent: QWidget | None = None) -> None:
        super().__init__(role, parent)
        self._settled = False
        self._marks = KeptMarks(self.document())
        self._mark_painter = MarkPainter(of(self), self._marks, self.document())
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLING_MS)
        self._settle.timeout.connect(self._tell_settled)
        self.selectionChanged.connect(self._follow_selection)

    def set_text(self, text: str) -> None:
        """Show `text` and forget the undo steps and the marks. Tells nobody."""
        super().set_text(text)
        self._marks.set_marks(())

    # Caret and selection

    def caret(self) -> int:
        return Positions(self.document()).index(self.textCursor().position())

    def set_caret(self, index: int) -> None:
        self.set_selection(index, index)

    def selection(self) -> tuple[int, int]:
        """Where the selection starts and ends; twice the caret where nothing is selected."""
        cursor, positions = self.textCursor(), Positions(self.document())
        start = positions.index(cursor.selectionStart())
        return start, positions.index(cursor.selectionEnd())

    def set_selection(self, start: int, end: int) -> None:
        """Select from `start` to `end`, the caret at `end`; places past the text mean its end."""
        positions, last = Positions(self.document()), self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(last, positions.units(start)))
        cursor.setPosition(min(last, positions.units(end)), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def select_sentence(self) -> None:
        """Select the sentence around the caret, unless something is selected."""
        if not self.textCursor().hasSelection():
            self.setTextCursor(sentence_around(self.textCursor()))

    def selected_line(self) -> QRect:
        """The first line of the selection from margin to margin, in this widget's coordinates."""
        place = self.textCursor().selectionStart()
        block = self.document().findBlock(place)
        origin = block.layout().position()
        line = block.layout().lineForTextPosition(place - block.position())
        height, top = self.line_height(), round(origin.y())
        if line.isValid():
            top = round(line_bottom(line, origin)) - height
        return QRect(self.side(), top, self.width() - self.side(), height)

    # Marks

    def marks(self) -> list[Mark]:
        """The marks that still have words, where they are now."""
        return self._marks.marks()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Lay these marks on the text, instead of any others."""
        self._marks.set_marks(marks)
        self.viewport().update()
        self.marks_changed.emit()

    def set_codes(self, codes: Sequence[str]) -> None:
        """Words to mark wherever they stand whole."""
        self._marks.set_codes(codes)
        self.viewport().update()

    # What happens

    def after_edit(self) -> None:
        # What was edited is painted again anyway, and marks change only there.
        changed = self._marks.follow()
        super().after_edit()
        if changed:
            self.marks_changed.emit()

    def perform(self, act: Act, *, extend: bool) -> None:
        if act is Act.LIFT:
            self.lift_asked.emit()
        else:
            super().perform(act, extend=extend)

    def _follow_selection(self) -> None:
        self._settle.stop()
        if self.textCursor().hasSelection():
            self._settle.start()
        elif self._settled:
            self._settled = False
            self.selection_left.emit()

    def _tell_settled(self) -> None:
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self._settle.stop()
            self._settled = True
            self.selection_settled.emit(*self.selection())

    # Qt's own

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection():
            self._settle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.paint_marks(painter, QRectF(event.rect()))
        painter.end()
        super().paintEvent(event)

    def paint_marks(self, painter: QPainter, clip: QRectF) -> None:
        """The marks within `clip`, before the words are painted over them."""
        self._mark_painter.paint(painter, clip, self.line_height())
