# SPDX-License-Identifier: GPL-3.0-or-later
"""One word from the paper: its number, and a line that completes it when only one can be meant.

Never a correction: what is typed stays as it is, and the rest of a word is only ever added behind
it, marked, to be taken or typed over.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.field import FieldEdit
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box
from held.workflows.recover import WORDS_ON_A_SHEET, begun_by, words_in

_LEAST_LETTERS = 2
_TO_WORD = 34
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
    | Qt.InputMethodHint.ImhPreferLowercase
)


class WordEdit(FieldEdit):
    """several: more than one word came in at once; emitted with them.
    next_wanted, previous_wanted: the word is done, or there is nothing more to take out of it.
    left: the focus went elsewhere.
    """

    several = Signal(tuple)
    next_wanted = Signal()
    previous_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, FontRole.SHORT_ANSWER)
        self._known: Sequence[str] = ()
        self._takes_out = False
        self.setInputMethodHints(_HINTS)
        self.textEdited.connect(self._edited)

    def set_known(self, words: Sequence[str]) -> None:
        """The words that can be meant."""
        self._known = words

    def word(self) -> str:
        """What stands here, in small letters."""
        return self.text().strip().lower()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        self._takes_out = key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
        if key == Qt.Key.Key_Backspace and not self.text():
            self.previous_wanted.emit()
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.deselect()
            if self.text():
                self.next_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.deselect()
        self.left.emit()

    def _edited(self, text: str) -> None:
        words = words_in(text)
        if len(words) > 1:
            self.several.emit(words)
            return
        letters = text.strip().lower()
        if self._takes_out or len(letters) < _LEAST_LETTERS or self.cursorPosition() < len(text):
            return
        meant = begun_by(letters, self._known)
        if meant and meant != letters:
            self.setText(meant)
            # From the end backwards, so that the next letter goes where the typed ones end.
            self.setSelection(len(meant), len(letters) - len(meant))


class WordField(QWidget):
    """The paper it lies on, with its number at the left; a red edge where it is wrong."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._is_wrong = False
        self.edit = WordEdit(self)
        said = self.tr("Word {number} of {all}").format(number=number, all=WORDS_ON_A_SHEET)
        name(self.edit, f"word_{number}_edit", said)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.edit, 1)
        self._fit()

    def show_wrong(self, said: str) -> None:
        """Mark it, and say why to those who listen; "" takes the mark away."""
        self._is_wrong = bool(said)
        self.edit.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(of(self).px(184), of(self).px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(of(self).px(_TO_WORD + 96), of(self).px(40))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        tokens = look.tokens
        painter = crisp_painter(self)
        edge = tokens.no_return if self._is_wrong else tokens.edge
        if not self.isEnabled():
            draw_box(painter, self.rect(), look.px(8), None, tokens.hairline)
        else:
            width = 1.5 if self._is_wrong else 1.0
            draw_box(painter, self.rect(), look.px(8), tokens.raised, edge, width)
        painter.setFont(look.font(FontRole.SMALL))
        painter.setPen(tokens.hint)
        room = QRectF(look.px(10), 0, look.px(_TO_WORD - 10), self.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, flags, str(self._number))

    def _fit(self) -> None:
        look = of(self)
        self._row.setContentsMargins(look.px(_TO_WORD), 0, look.px(8), 0)
        self.setFixedHeight(look.px(40))
