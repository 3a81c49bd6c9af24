# SPDX-License-Identifier: GPL-3.0-or-later
"""A text edit that takes plain words only, opens nothing, and grows with what is written.

What scrolls is whatever holds it. It must not know what is written or where it is kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextEdit, QWidget

from held.ui.look import of
from held.ui.look.fonts import FontRole
from held.ui.widgets.marks import document_text
from held.ui.widgets.plain_paste import clean, plain_text, secret
from held.ui.widgets.text_lines import TextLines
from held.ui.widgets.writing_form import WritingForm
from held.ui.widgets.writing_keys import Act, act_of

PARAGRAPH_GAP = 14
_CARET = 2


class PlainPaper(QTextEdit):
    """Plain paragraphs in even lines, with undo steps a person can follow."""

    GAP = PARAGRAPH_GAP
    """Below each paragraph, in px of the design."""

    text_edited = Signal()

    def __init__(self, role: FontRole, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._side = 0
        self._setting = False
        self._placeholder = ""
        # A document of our own: PySide 6.11.3 at times takes the one that Qt makes for dead while
        # it lives (after a garbage collection), and an error inside a paint event ends the program.
        self._document = QTextDocument(self)
        self.setDocument(self._document)
        self._form = WritingForm(self._document)
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhMultiLine
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        see_through = QPalette()
        see_through.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(see_through)
        self.dress()
        self.clear_undo()
        self.textChanged.connect(self._after_change)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def text(self) -> str:
        return document_text(self.document())

    def set_text(self, text: str) -> None:
        """Show `text` and forget the undo steps. Tells nobody."""
        self.document().setUndoRedoEnabled(False)
        # Every paragraph takes over the form of the first: a long text is laid out once.
        with self.told_to_nobody():
            self.clear()
            self._apply_form()
            self.textCursor().insertText(clean(text))
            self.setTextCursor(QTextCursor(self.document()))
        self.document().setUndoRedoEnabled(True)
        self.document().setModified(False)
        self._grow(self.document().size())

    def clear_undo(self) -> None:
        """So that nothing taken out on purpose can be brought back."""
        self.document().clearUndoRedoStacks()

    def undo_step(self) -> None:
        document = self.document()
        self._form.step(document.undo, document.isUndoAvailable)

    def redo_step(self) -> None:
        document = self.document()
        self._form.step(document.redo, document.isRedoAvailable)

    def set_placeholder(self, words: str) -> None:
        """What stands there while nothing is written. Qt's own is cut by our even lines."""
        self._placeholder = words
        self.viewport().update()

    def line_height(self) -> int:
        return of(self).line_height(self._role)

    def side(self) -> int:
        """The margin before the words, in px."""
        return self._side

    def set_side(self, side: int) -> None:
        self._side = side
        with self.told_to_nobody():
            self._form.set_side(side)

    def dress(self) -> None:
        """Take the present type."""
        look = of(self)
        self.setFont(look.font(self._role))
        self.setCursorWidth(_CARET)
        self._apply_form()

    def perform(self, act: Act, *, extend: bool) -> None:  # noqa: ARG002
        """What a key of ours does; `extend` if it takes the selection along."""
        if act is Act.NEW_PARAGRAPH:
            self._begin_paragraph()
        elif act is Act.UNDO:
            self.undo_step()
        elif act is Act.REDO:
            self.redo_step()

    def after_edit(self) -> None:
        """The writer changed the text, by keys, paste or undo."""
        self.text_edited.emit()

    def _begin_paragraph(self) -> None:
        # Qt's own way forgets the form of the paragraph before when that is the first and empty.
        self._form.part_undo_steps("\n")
        cursor = self.textCursor()
        cursor.insertBlock()
        self.setTextCursor(cursor)

    def _apply_form(self) -> None:
        with self.told_to_nobody():
            self._form.apply(self.line_height(), of(self).px(self.GAP), self._side)

    @contextmanager
    def told_to_nobody(self) -> Iterator[None]:
        """For changes that no writer made: of form, or of all that is shown."""
        before, self._setting = self._setting, True
        yield
        self._setting = before

    def _after_change(self) -> None:
        if not self._setting:
            self.after_edit()

    def _grow(self, size: QSizeF) -> None:
        height = max(self.line_height(), math.ceil(size.height()))
        if height != self.minimumHeight():
            self.setMinimumHeight(height)

    # Qt's own

    def event(self, event: QEvent) -> bool:
        ours = isinstance(event, QKeyEvent) and act_of(event) is not None
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._placeholder and self.document().isEmpty():
            look, width = of(self), self.viewport().width() - self._side
            lines = TextLines(self._placeholder, self.font(), self.line_height(), width)
            painter = QPainter(self.viewport())
            lines.draw(painter, self._side, 0, look.tokens.hint)
            painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = act_of(event)
        if act is None:
            self._form.part_undo_steps(event.text())
            super().keyPressEvent(event)
            return
        event.accept()
        self.perform(act, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A press on the selection would begin to drag words out of the program.
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            cursor, place = self.textCursor(), self.cursorForPosition(event.position().toPoint())
            if cursor.selectionStart() <= place.position() <= cursor.selectionEnd():
                self.setTextCursor(place)
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        of(self).dress_menu(menu)
        self.fill_menu(menu)
        menu.popup(event.globalPos())

    def fill_menu(self, menu: QMenu) -> None:
        document, chosen = self.document(), self.textCursor().hasSelection()
        for words, slot, enabled in (
            (self.tr("Undo"), self.undo_step, document.isUndoAvailable()),
            (self.tr("Redo"), self.redo_step, document.isRedoAvailable()),
            (self.tr("Cut"), self.cut, chosen),
            (self.tr("Copy"), self.copy, chosen),
            (self.tr("Paste"), self.paste, self.canPaste()),
            (self.tr("Select all"), self.selectAll, not document.isEmpty()),
        ):
            action = menu.addAction(words)
            action.triggered.connect(slot)
            action.setEnabled(enabled)

    def createMimeDataFromSelection(self) -> QMimeData:
        return secret(self.textCursor().selection().toPlainText())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(plain_text(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        words = plain_text(source)
        if words:
            self._form.part_undo_steps("\n")
            self.textCursor().insertText(words)
            self.ensureCursorVisible()

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002, ARG002
        # Only a picture that exists keeps Qt from opening the file it is asked for.
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing
