# SPDX-License-Identifier: GPL-3.0-or-later
"""The four things a line may become, as a card in the margin and as a row at the page's foot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import SHADOW_REACH, Depth, FontRole, of
from held.ui.widgets.control import Control
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.text_lines import TextLines, text_width

CARD_WIDTH = 192
LINE_FROM_TOP = 24  # the middle of the selected line, and the nose
_INSET = 8
_ROWS_AT = 36
_ROW = 32
_NOSE = 7
_LEAST_CLAIM = 2  # Assume


class LiftKind(StrEnum):
    """What a line may become."""

    SAW = "saw"
    TOLD = "told"
    ASSUME = "assume"
    URGE = "urge"


@dataclass(frozen=True)
class _Offer:
    kind: LiftKind
    icon: str
    key: Qt.Key
    words: str
    rests: str


def _offers() -> list[_Offer]:
    return [
        _Offer(
            LiftKind.SAW,
            "eye",
            Qt.Key.Key_S,
            QCoreApplication.translate("LiftMenu", "Saw"),
            QCoreApplication.translate("LiftMenu", "Rests in Tests as something you saw."),
        ),
        _Offer(
            LiftKind.TOLD,
            "ear",
            Qt.Key.Key_T,
            QCoreApplication.translate("LiftMenu", "Told"),
            QCoreApplication.translate("LiftMenu", "Rests in Tests as something you were told."),
        ),
        _Offer(
            LiftKind.ASSUME,
            "cloud",
            Qt.Key.Key_A,
            QCoreApplication.translate("LiftMenu", "Assume"),
            QCoreApplication.translate("LiftMenu", "Rests in Tests until you look at it again."),
        ),
        _Offer(
            LiftKind.URGE,
            "hand",
            Qt.Key.Key_U,
            QCoreApplication.translate("LiftMenu", "Urge"),
            QCoreApplication.translate("LiftMenu", "Rests in Inside, covered when you leave."),
        ),
    ]


class LiftRow(Control):
    """One of the four. In the card it shows its key."""

    looked_at = Signal()

    def __init__(self, offer: _Offer, parent: QWidget, *, in_card: bool) -> None:
        super().__init__(offer.words, parent)
        self.offer = offer
        self._in_card = in_card
        # A press must not take the caret out of the page.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        where = "" if in_card else "_foot"
        name(self, f"lift_{offer.kind}{where}_button", offer.words, offer.rests)

    def sizeHint(self) -> QSize:
        px = self.look.px
        words = text_width(self.words(), self.look.font(FontRole.CONTROL_STRONG))
        width = px(CARD_WIDTH - 2 * _INSET) if self._in_card else words + px(8 + 16 + 8 + 8)
        return QSize(width, px(_ROW))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        painter = crisp_painter(self)
        wash = self.wash()
        if wash is None and self.hasFocus():
            wash = tokens.wash_hover
        if wash is not None:
            draw_box(painter, self.rect(), self.ring_radius(), wash)
        middle, px = self.height() / 2, look.px
        look.draw_icon(painter, self.offer.icon, square(px(8), middle, px(16)), tokens.text_2)
        upright = Qt.AlignmentFlag.AlignVCenter
        label = px(34 if self._in_card else 32)
        room = QRectF(self.rect()).adjusted(label, 0, -px(10), 0)
        painter.setFont(look.font(FontRole.CONTROL_STRONG))
        painter.setPen(tokens.text)
        painter.drawText(room.adjusted(0, 0, px(10), 0), upright, self.words())
        if self._in_card:
            painter.setFont(look.font(FontRole.SMALL))
            painter.setPen(tokens.hint)
            letter = chr(self.offer.key.value)
            painter.drawText(room, upright | Qt.AlignmentFlag.AlignRight, letter)


class LiftRows(QWidget):
    """What card and foot share: the rows, their keys, and what they tell."""

    lifted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget, *, in_card: bool) -> None:
        super().__init__(parent)
        self.rows = [LiftRow(offer, self, in_card=in_card) for offer in _offers()]
        self.looked_at: LiftRow | None = None
        for row in self.rows:
            row.clicked.connect(self._row_clicked)
            row.looked_at.connect(self._row_looked_at)

    def title(self) -> str:
        return QCoreApplication.translate("LiftMenu", "Lift this line as")

    def take_focus(self) -> None:
        # Where one is unsure, a line is an assumption: pressed by mistake, it claims the least.
        self.rows[_LEAST_CLAIM].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        by_key = {row.offer.key: row for row in self.rows}
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in by_key and not event.modifiers():
            by_key[Qt.Key(key)].click()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Right}:
            self._step(1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Left}:
            self._step(-1)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        here = next((n for n, row in enumerate(self.rows) if row.hasFocus()), 0)
        row = self.rows[(here + step) % len(self.rows)]
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def _row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, LiftRow):
            self.lifted.emit(row.offer.kind.value)

    def _row_looked_at(self) -> None:
        row = self.sender()
        if isinstance(row, LiftRow):
            self.looked_at = row
            self.update()


class LiftCard(LiftRows):
    """In the right margin, its nose at the selected line. Larger than what is seen of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, in_card=True)
        self._nose = 0
        name(self, "lift_card", self.title())

    def card_size(self) -> QSize:
        """What is seen of it, without nose and shadow."""
        px = of(self).px
        height = px(_ROWS_AT + _ROW * len(self.rows)) + px(12) + self._sentence_height() + px(12)
        return QSize(px(CARD_WIDTH), height)

    def place(self, card: QRect, nose: int) -> None:
        """Let the card be seen at `card`, in the parent's coordinates, its nose at height `nose`."""
        self._nose = nose - card.top()
        reach = SHADOW_REACH
        self.setGeometry(card.adjusted(-reach, -reach, reach, reach))
        px = of(self).px
        for number, row in enumerate(self.rows):
            top = reach + px(_ROWS_AT) + number * px(_ROW)
            row.setGeometry(QRect(reach + px(_INSET), top, card.width() - 2 * px(_INSET), px(_ROW)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = of(self), of(self).tokens
        painter, px = crisp_painter(self), look.px
        reach = SHADOW_REACH
        card = QRectF(self.rect().adjusted(reach, reach, -reach, -reach))
        look.draw_shadow(painter, card, 10, Depth.PAGE)
        self._paint_ground(painter, card)
        left, width = card.left() + px(16), card.width() - px(32)
        small, line = look.font(FontRole.SMALL), look.line_height(FontRole.SMALL)
        title = TextLines(self.title(), small, line, width)
        title.draw(painter, left, card.top() + px(13), tokens.hint)
        rule = card.top() + px(_ROWS_AT) + px(_ROW) * len(self.rows) + px(6)
        painter.setPen(QPen(tokens.hairline, 1))
        painter.drawLine(QPointF(left, rule + 0.5), QPointF(left + width, rule + 0.5))
        self._sentence().draw(painter, left, rule + px(6), tokens.hint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # A press beside a row is for nobody, least of all for the page below.

    def _paint_ground(self, painter: QPainter, card: QRectF) -> None:
        tokens = of(self).tokens
        path = QPainterPath()
        path.addRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 9.5, 9.5)
        nose, half, x = card.top() + self._nose, of(self).px(_NOSE), card.left() + 0.5
        tip = QPainterPath(QPointF(x + 1, nose - half))
        tip.lineTo(x - half, nose)
        tip.lineTo(x + 1, nose + half)
        tip.closeSubpath()
        painter.setPen(QPen(tokens.edge, 1))
        painter.setBrush(tokens.raised)
        painter.drawPath(path.united(tip))

    def _sentence(self) -> TextLines:
        words = self.looked_at.offer.rests if self.looked_at else self._at_first()
        return self._lines(words)

    def _at_first(self) -> str:
        return QCoreApplication.translate("LiftMenu", "The line itself stays on the page.")

    def _sentence_height(self) -> int:
        every = [self._at_first(), *(row.offer.rests for row in self.rows)]
        return max(self._lines(words).height for words in every)

    def _lines(self, words: str) -> TextLines:
        look = of(self)
        line = look.line_height(FontRole.SMALL)
        return TextLines(words, look.font(FontRole.SMALL), line, look.px(CARD_WIDTH - 32) + 2)


class LiftFoot(LiftRows):
    """One row under a hairline, where there is no margin for the card."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, in_card=False)
        name(self, "lift_foot", self.title())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        width = of(self).px(576)
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = of(self), crisp_painter(self)
        painter.setPen(QPen(look.tokens.hairline, 1))
        painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))
        line = look.line_height(FontRole.SMALL)
        title = TextLines(self.title(), look.font(FontRole.SMALL), line, self.width())
        title.draw(painter, 0, self._air() + (look.px(_ROW) - line) / 2, look.tokens.hint)

    def _air(self) -> int:
        return of(self).px(13)

    def _arrange(self, width: int, *, place: bool) -> int:
        px = of(self).px
        x = text_width(self.title(), of(self).font(FontRole.SMALL)) + px(16)
        y, high = self._air(), px(_ROW)
        for row in self.rows:
            wide = row.sizeHint().width()
            if x + wide > width and x > 0:
                x, y = 0, y + high
            if place:
                row.setGeometry(x, y, wide, high)
            x += wide + px(8)
        return y + high + self._air()
