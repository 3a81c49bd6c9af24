# SPDX-License-Identifier: GPL-3.0-or-later
"""The page one writes on: plain paper with marks under the words and a caret others can follow.

It must not know what is written, what a mark leads to or what becomes of a selection.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from held.ui.look import of
from held.ui.look.fonts import FontRole
from held.ui.widgets import light_markdown
from held.ui.widgets.light_markdown import LightMarkdown
from held.ui.widgets.mark_painting import MarkPainter, line_bottom
from held.ui.widgets.marks import KeptMarks, Mark, Positions
from held.ui.widgets.plain_paper import PlainPaper
from held.ui.widgets.writing_keys import Act, sentence_around

SETTLING_MS = 250
_FEW_LINES = 4


class WritingEdit(PlainPaper):
    """Plain text to write. Places are counted in the characters of `text()`."""

    marks_changed = Signal()
    selection_settled = Signal(int, int)
    selection_left = Signal()
    lift_asked = Signal()
    caret_moved = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FontRole.WRITING, parent)
        self._ground: QColor | None = None
        self._settled = False
        self._marks = KeptMarks(self.document())
        self._mark_painter = MarkPainter(of(self), self._marks, self.document())
        self._markdown = LightMarkdown(self.document(), of(self))
        of(self).changed.connect(self._recolour)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLING_MS)
        self._settle.timeout.connect(self._tell_settled)
        self.cursorPositionChanged.connect(self._tell_caret)
        self.selectionChanged.connect(self._follow_selection)

    def set_text(self, text: str) -> None:
        """Show `text` and forget the undo steps and the marks. Tells nobody."""
        super().set_text(text)
        self._marks.set_marks(())

    def set_ground(self, ground: QColor | None) -> None:
        """The one colour behind the writing, if there is one: it saves painting all below it."""
        self._ground = ground
        opaque = Qt.WidgetAttribute.WA_OpaquePaintEvent
        self.viewport().setAttribute(opaque, ground is not None)
        self.viewport().update()

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

    def _recolour(self) -> None:
        with self.told_to_nobody():
            self._markdown.recolour()

    def after_edit(self) -> None:
        # What was edited is painted again anyway, and marks change only there.
        changed = self._marks.follow()
        super().after_edit()
        if changed:
            self.marks_changed.emit()

    def perform(self, act: Act, *, extend: bool) -> None:
        match act:
            case Act.BOLD:
                self.setTextCursor(light_markdown.wrap(self.textCursor(), light_markdown.BOLD))
            case Act.ITALIC:
                self.setTextCursor(light_markdown.wrap(self.textCursor(), light_markdown.ITALIC))
            case Act.LIFT:
                self.lift_asked.emit()
            case Act.PAGE_UP:
                self._turn(-1, extend=extend)
            case Act.PAGE_DOWN:
                self._turn(1, extend=extend)
            case _:
                super().perform(act, extend=extend)

    def _turn(self, pages: int, *, extend: bool) -> None:
        """By what is seen, not by the whole text, which is as high as this widget."""
        line = self.line_height()
        seen = max(self._seen_height() - line, line)
        place = self.cursorRect().center() + QPoint(0, pages * seen)
        place.setY(min(max(place.y(), 0), self.height() - 1))
        mode = QTextCursor.MoveMode.KeepAnchor if extend else QTextCursor.MoveMode.MoveAnchor
        cursor = self.textCursor()
        cursor.setPosition(self.cursorForPosition(place).position(), mode)
        self.setTextCursor(cursor)

    def _seen_height(self) -> int:
        """Of what this scrolls in."""
        part: QWidget = self
        while (holder := part.parentWidget()) is not None:
            if isinstance(holder, QAbstractScrollArea):
                return part.height()
            part = holder
        return self.height()

    def _tell_caret(self) -> None:
        self.caret_moved.emit(self.cursorRect())

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

    def sizeHint(self) -> QSize:
        # Room for a few lines; what is left of the sheet comes to it by its stretch.
        few = _FEW_LINES * self.line_height()
        return QSize(super().sizeHint().width(), max(few, self.minimumHeight()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection():
            self._settle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = QRectF(event.rect())
        painter = QPainter(self.viewport())
        if self._ground is not None:
            painter.fillRect(event.rect(), self._ground)
        self._mark_painter.paint(painter, clip, self.line_height())
        self._mark_painter.paint_icons(painter, clip, self.line_height(), self.side())
        painter.end()
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            clip = QRectF(self.visibleRegion().boundingRect())
            for icon in self._mark_painter.icons(clip, self.line_height(), self.side()):
                if icon.rect.contains(event.pos()):
                    QToolTip.showText(event.globalPos(), icon.spoken, self)
                    return True
        return super().viewportEvent(event)
