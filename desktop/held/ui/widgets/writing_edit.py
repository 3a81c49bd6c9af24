# SPDX-License-Identifier: GPL-3.0-or-later
"""The page one writes on: marked paper with light signs of form and a caret others can follow.

It must not know what is written, what a mark leads to or what becomes of a selection.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from held.ui.look import of
from held.ui.look.fonts import FontRole
from held.ui.widgets import light_markdown
from held.ui.widgets.light_markdown import LightMarkdown
from held.ui.widgets.marked_paper import MarkedPaper
from held.ui.widgets.writing_keys import Act

_FEW_LINES = 4


class WritingEdit(MarkedPaper):
    """Plain text to write. Places are counted in the characters of `text()`."""

    caret_moved = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FontRole.WRITING, parent)
        self._ground: QColor | None = None
        self._markdown = LightMarkdown(self.document(), of(self))
        of(self).changed.connect(self._recolour)
        self.cursorPositionChanged.connect(self._tell_caret)

    def set_ground(self, ground: QColor | None) -> None:
        """The one colour behind the writing, if there is one: it saves painting all below it."""
        self._ground = ground
        opaque = Qt.WidgetAttribute.WA_OpaquePaintEvent
        self.viewport().setAttribute(opaque, ground is not None)
        self.viewport().update()

    # What happens

    def _recolour(self) -> None:
        with self.told_to_nobody():
            self._markdown.recolour()

    def perform(self, act: Act, *, extend: bool) -> None:
        match act:
            case Act.BOLD:
                self.setTextCursor(light_markdown.wrap(self.textCursor(), light_markdown.BOLD))
            case Act.ITALIC:
                self.setTextCursor(light_markdown.wrap(self.textCursor(), light_markdown.ITALIC))
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

    # Qt's own

    def sizeHint(self) -> QSize:
        # Room for a few lines; what is left of the sheet comes to it by its stretch.
        few = _FEW_LINES * self.line_height()
        return QSize(super().sizeHint().width(), max(few, self.minimumHeight()))

    def paint_marks(self, painter: QPainter, clip: QRectF) -> None:
        if self._ground is not None:
            painter.fillRect(clip, self._ground)
        super().paint_marks(painter, clip)
        self._mark_painter.paint_icons(painter, clip, self.line_height(), self.side())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            clip = QRectF(self.visibleRegion().boundingRect())
            for icon in self._mark_painter.icons(clip, self.line_height(), self.side()):
                if icon.rect.contains(event.pos()):
                    QToolTip.showText(event.globalPos(), icon.spoken, self)
                    return True
        return super().viewportEvent(event)
