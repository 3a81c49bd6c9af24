# SPDX-License-Identifier: GPL-3.0-or-later
"""A question that is folded to its name and answer, and opens where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
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
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
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
        return QSize(max(asked, said) + self.look.px(_ICON + 16), self.look.px(46))

    def hasHeightForWidth(self) -> bool:
        return True

    def ring_rect(self) -> QRect:
        beyond = self.look.px(3)  # Its words begin at its very edge.
        return self.rect().adjusted(-beyond, 0, beyond, 0)

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

    With a room's hue it lies on that room's soft ground, 40 high instead of 32; there the name
    is the stronger of the two, perhaps with an icon before it.  Without room for both, the answer
    stands below the question.  Open and without a hue, it leaves the answer to what it opened.
    """

    def __init__(
        self,
        question: str,
        opening: str,
        parent: QWidget | None = None,
        *,
        hue: RoomHue | None = None,
        icon: str = "",
    ) -> None:
        super().__init__(question, parent)
        self._opening = opening
        self._folding = self.tr("fold away")
        self._hue = hue
        self._icon = icon
        self._answer = ""
        self._open = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        speak_as(self)

    def set_answer(self, answer: str) -> None:
        self._answer = answer
        self.relook()

    def set_open(self, is_open: bool) -> None:
        self._open = is_open
        self.relook()

    def spoken_value(self) -> str:
        return self._answer

    def spoken_open(self) -> bool | None:
        return self._open

    def ring_rect(self) -> QRect:
        beyond = 0 if self._hue else self.look.px(3)
        return self.rect().adjusted(-beyond, 0, beyond, 0)

    def sizeHint(self) -> QSize:
        width = self._asked_width() + self._said_width() + self._opening_width()
        width += self.look.px(24) + self._lead() + self._tail()
        return QSize(width, self._row())

    def minimumSizeHint(self) -> QSize:
        asked, said = self._fonts()
        word = max(longest_word(self.words(), asked), longest_word(self._said(), said))
        return QSize(word + self._lead() + self._tail(), self._row())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._is_one_row(width):
            return self._row()
        asked, said = self._lines(width)
        line = self.look.line_height(FontRole.CONTROL)
        below = self.look.px(2) + said.height if self._said() else 0
        return self._row() - line + asked.height + below

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        painter = crisp_painter(self)
        if self._hue:
            ground = faded(tokens.room(self._hue).soft, 0.7)
            draw_box(painter, self.rect(), self.ring_radius(), ground)
        middle, side = self._row() / 2, look.px(_ICON)
        if self._icon:
            box = square(self._inset(), middle, side)
            look.draw_icon(painter, self._icon, box, tokens.room(self._hue).hue)
        end = self.width() - self._inset() - side
        chevron = "chevron-up" if self._open else "chevron-down"
        look.draw_icon(painter, chevron, square(end, middle, side), tokens.accent)
        self._paint_words(painter)

    def _inset(self) -> int:
        return self.look.px(16) if self._hue else 0

    def _lead(self) -> int:
        """Before the words."""
        return self._inset() + (self.look.px(_ICON + 8) if self._icon else 0)

    def _tail(self) -> int:
        """After the words: the chevron and what parts it from them."""
        return self.look.px(8 + _ICON) + self._inset()

    def _row(self) -> int:
        return self.look.px(40 if self._hue else 32)

    def _fonts(self) -> tuple[QFont, QFont]:
        """Of the question and of the answer."""
        plain, strong = self.look.font(FontRole.CONTROL), self.look.font(FontRole.CONTROL_STRONG)
        return (strong, plain) if self._hue or self._open else (plain, strong)

    def _said(self) -> str:
        return "" if self._open and not self._hue else self._answer

    def _asked_width(self) -> int:
        asked = text_width(self.words(), self._fonts()[0])
        return asked + self.look.px(14 if self._hue else 10) if asked else 0

    def _said_width(self) -> int:
        return text_width(self._said(), self._fonts()[1])

    def _opening_words(self) -> str:
        return self._folding if self._open else self._opening

    def _opening_width(self) -> int:
        plain = self.look.font(FontRole.CONTROL)
        return max(text_width(words, plain) for words in (self._opening, self._folding))

    def _room(self, width: int) -> int:
        return width - self._lead() - self._tail()

    def _is_one_row(self, width: int) -> bool:
        return self._asked_width() + self._said_width() <= self._room(width)

    def _lines(self, width: int) -> tuple[TextLines, TextLines]:
        line, (asked, said) = self.look.line_height(FontRole.CONTROL), self._fonts()
        room = self._room(width)
        return (
            TextLines(self.words(), asked, line, room),
            TextLines(self._said(), said, line, room),
        )

    def _paint_words(self, painter: QPainter) -> None:
        look, tokens = self.look, self.tokens
        busy = self.underMouse() or self.isDown()
        quiet = tokens.text_2 if busy else tokens.hint
        strong = tokens.text if busy or self._hue else tokens.text_2
        asked, said = self._lines(self.width())
        x = self._lead()
        top = (self._row() - look.line_height(FontRole.CONTROL)) // 2
        named = tokens.text if self._hue or self._open else quiet
        asked.draw(painter, x, top, named)
        beside = self._asked_width()
        if self._is_one_row(self.width()):
            said.draw(painter, x + beside, top, strong)
            beside += self._said_width()
        else:
            said.draw(painter, x, top + asked.height + look.px(2), strong)
        if beside + look.px(16) + self._opening_width() <= self._room(self.width()):
            row = QRectF(x, 0, self._room(self.width()), self._row())
            painter.setFont(look.font(FontRole.CONTROL))
            painter.setPen(QPen(tokens.accent))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(row, right, self._opening_words())
