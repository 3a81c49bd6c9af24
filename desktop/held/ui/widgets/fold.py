# SPDX-License-Identifier: GPL-3.0-or-later
"""A question that is folded to its name and answer, and opens where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from held.ui.look import FontRole, RoomHue, faded, of
from held.ui.widgets.control import Control
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.spoken import Speaking, speak_as
from held.ui.widgets.text_lines import TextLines, longest_word, text_width

_ICON = 16


class FoldHead(Control, Speaking):
    """The folded question, 64 high with its answer; open, its name alone."""

    RADIUS = 6

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self._answer = ""
        self._open = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        speak_as(self)

    def set_answer(self, answer: str) -> None:
        """What is said under the question while it is folded."""
        self._answer = answer
        self.relook()

    def set_open(self, is_open: bool) -> None:
        self._open = is_open
        self.relook()

    def spoken_value(self) -> str:
        return self._answer

    def spoken_open(self) -> bool | None:
        return self._open

    def sizeHint(self) -> QSize:
        asked = text_width(self.words(), self.look.font(self._question_role()))
        said = text_width(self._answer, self.look.font(FontRole.CONTROL_STRONG))
        width = max(asked, said) + self.look.px(_ICON + 16)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        asked = longest_word(self.words(), self.look.font(self._question_role()))
        said = longest_word(self._answer, self.look.font(FontRole.CONTROL_STRONG))
        return QSize(max(asked, said) + self.look.px(_ICON + 16), self.look.px(48))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        question, answer = self._question(width), self._said(width)
        if answer is None:
            return max(self.look.px(46), question.height + self.look.px(26))
        return question.height + answer.height + self.look.px(26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        painter = crisp_painter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), tokens.hairline)
        busy = self.underMouse() or self.isDown()
        question, answer = self._question(self.width()), self._said(self.width())
        if answer is None:
            question.draw(painter, 0, look.px(18), tokens.text)
        else:
            top = look.px(12)
            question.draw(painter, 0, top, tokens.text_2 if busy else tokens.hint)
            answer.draw(painter, 0, top + question.height + look.px(2), tokens.text)
        side = look.px(_ICON)
        middle = look.px(28) if answer is None else self.height() / 2
        chevron = "chevron-up" if self._open else "chevron-down"
        box = square(self.width() - side, middle, side)
        look.draw_icon(painter, chevron, box, tokens.text if busy else tokens.text_2)

    def _question_role(self) -> FontRole:
        folded = self._answer and not self._open
        return FontRole.SMALL if folded else FontRole.CONTROL_STRONG

    def _question(self, width: int) -> TextLines:
        role = self._question_role()
        room = width - self.look.px(_ICON + 8)
        return TextLines(self.words(), self.look.font(role), self.look.line_height(role), room)

    def _said(self, width: int) -> TextLines | None:
        if self._open or not self._answer:
            return None
        role = FontRole.CONTROL_STRONG
        room = width - self.look.px(_ICON + 8)
        return TextLines(self._answer, self.look.font(role), self.look.line_height(role), room)


class Fold(QWidget):
    """A question and what it opens. `opened` carries whether it is open now."""

    opened = Signal(bool)

    def __init__(
        self, question: str, body: QWidget, object_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.head = FoldHead(question, self)
        name(self.head, object_name, question)
        self.body = body
        body.setParent(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(body)
        body.hide()
        self._fit()
        self.head.clicked.connect(self._toggle)

    def set_answer(self, answer: str) -> None:
        """What is said while it is folded."""
        self.head.set_answer(answer)

    def is_open(self) -> bool:
        return not self.body.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Open or fold it; tells `opened` if that changes anything."""
        if is_open == self.is_open():
            return
        self.body.setVisible(is_open)
        self.head.set_open(is_open)
        self._fit()
        self.opened.emit(is_open)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, of(self).px(16) if self.is_open() else 0)

    def _toggle(self) -> None:
        self.set_open(not self.is_open())


class FoldStack(QWidget):
    """Folds under one another, of which one is open at most, with a last hairline below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folds: list[Fold] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 1)
        self._column.setSpacing(0)

    def add(self, fold: Fold) -> None:
        """Put a fold at the end."""
        self._folds.append(fold)
        self._column.addWidget(fold)
        fold.opened.connect(self._one_opened)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = crisp_painter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), of(self).tokens.hairline)

    def _one_opened(self, is_open: bool) -> None:
        if not is_open:
            return
        opened = self.sender()
        for fold in self._folds:
            if fold is not opened:
                fold.set_open(False)


class FoldLine(Control, Speaking):
    """A question and its answer on one row, with words that say it opens.

    With a room's hue it lies on that room's soft ground, 40 high instead of 32.
    """

    def __init__(
        self,
        question: str,
        opening: str,
        parent: QWidget | None = None,
        *,
        hue: RoomHue | None = None,
    ) -> None:
        super().__init__(question, parent)
        self._opening = opening
        self._hue = hue
        self._answer = ""
        self._open = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speak_as(self)

    def set_answer(self, answer: str) -> None:
        self._answer = answer
        self.relook()

    def set_open(self, is_open: bool) -> None:
        self._open = is_open
        self.update()

    def spoken_value(self) -> str:
        return self._answer

    def spoken_open(self) -> bool | None:
        return self._open

    def sizeHint(self) -> QSize:
        look = self.look
        asked = text_width(self.words(), look.font(FontRole.CONTROL))
        said = text_width(self._answer, look.font(FontRole.CONTROL_STRONG))
        opening = text_width(self._opening, look.font(FontRole.CONTROL))
        width = asked + said + opening + look.px(10 + 24 + 8 + _ICON) + 2 * self._inset()
        return QSize(width, look.px(40 if self._hue else 32))

    def minimumSizeHint(self) -> QSize:
        look = self.look
        said = text_width(self._answer, look.font(FontRole.CONTROL_STRONG))
        return QSize(said + look.px(_ICON + 8) + 2 * self._inset(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        painter = crisp_painter(self)
        if self._hue:
            ground = faded(tokens.room(self._hue).soft, 0.7)
            draw_box(painter, self.rect(), self.ring_radius(), ground)
        end = self.width() - self._inset()
        side = look.px(_ICON)
        chevron = "chevron-up" if self._open else "chevron-down"
        box = square(end - side, self.height() / 2, side)
        look.draw_icon(painter, chevron, box, tokens.accent)
        self._paint_words(painter, end - side - look.px(8))

    def _inset(self) -> int:
        return self.look.px(16) if self._hue else 0

    def _paint_words(self, painter: QPainter, end: float) -> None:
        look, tokens = self.look, self.tokens
        plain, strong = look.font(FontRole.CONTROL), look.font(FontRole.CONTROL_STRONG)
        middle = Qt.AlignmentFlag.AlignVCenter
        room = QRectF(self._inset(), 0, end - self._inset(), self.height())
        asked = text_width(self.words(), plain) + look.px(10)
        said = text_width(self._answer, strong)
        opening = text_width(self._opening, plain)
        busy = self.underMouse() or self.isDown()
        if asked + said + opening + look.px(16) <= room.width():
            painter.setFont(plain)
            painter.setPen(QPen(tokens.accent))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, self._opening)
        if asked + said <= room.width():
            painter.setFont(plain)
            painter.setPen(tokens.text_2 if busy else tokens.hint)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, self.words())
            room.setLeft(room.left() + asked)
        painter.setFont(strong)
        painter.setPen(tokens.text if busy or self._hue else tokens.text_2)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, self._answer)
