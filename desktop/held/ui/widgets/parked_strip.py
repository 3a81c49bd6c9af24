# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines one wanted to say, parked under the page, and a field that takes the next one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from held.ui.look import FontRole, RoomHue, faded, of
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.text_lines import TextLines

_PADDING = 20
_HEAD_TOP = 16
_HEAD_GAP = 12
_BOTTOM = 16
_GAP = 8
_ICON = 16
_TINT = 0.62
_LEAST_FIELD = 160


class _ParkedLine(QLabel):
    """One line, in the keeper's own hand."""

    _SIDE = 13

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def natural_width(self) -> int:
        words = QFontMetricsF(of(self).font(FontRole.OWN_NOTE)).horizontalAdvance(self.text())
        return round(words) + 2 * self._side()

    def height_at(self, width: int) -> int:
        return self._lines(width).height + of(self).px(8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = of(self), crisp_painter(self)
        draw_box(painter, self.rect(), look.px(6), look.tokens.page)
        lines = self._lines(self.width())
        lines.draw(painter, self._side(), (self.height() - lines.height) / 2, look.tokens.text)

    def _side(self) -> int:
        return of(self).px(self._SIDE)

    def _lines(self, width: int) -> TextLines:
        look = of(self)
        line = look.line_height(FontRole.OWN_NOTE)
        room = width - 2 * self._side() + 2
        return TextLines(self.text(), look.font(FontRole.OWN_NOTE), line, room)


class ParkedStrip(QWidget):
    """A heading, what becomes of the lines, the lines, and a field. Enter parks what is typed."""

    parked = Signal(str)

    def __init__(
        self, heading: str, sentence: str, placeholder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heading = TextLabel(heading, FontRole.CONTROL_STRONG, parent=self)
        self._sentence = TextLabel(sentence, FontRole.SMALL, Ink.TEXT_2, self)
        self._field = Field(
            placeholder, self, placeholder=placeholder, compact=True, label_shown=False
        )
        self.edit = self._field.edit
        name(self.edit, "parked_line_edit", placeholder, sentence)
        # Words of one's own, as on the page: no input method should learn them.
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._field.return_pressed.connect(self._park)
        self._lines: list[_ParkedLine] = []
        name(self, "parked_strip", heading)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lines(self) -> list[str]:
        return [line.text() for line in self._lines]

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show these, the oldest first."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for text in lines:
            self._add(text)
        self._refit()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        return QSize(of(self).px(720), self.heightForWidth(of(self).px(720)))

    def minimumSizeHint(self) -> QSize:
        return QSize(of(self).px(_LEAST_FIELD + 2 * _PADDING), of(self).px(96))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._refit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = of(self), crisp_painter(self)
        room = look.tokens.room(RoomHue.INSIDE)
        draw_box(painter, self.rect(), 10, faded(room.soft, _TINT))
        middle = self._heading.y() + look.line_height(FontRole.CONTROL_STRONG) / 2
        icon = square(look.px(_PADDING), middle, look.px(_ICON))
        look.draw_icon(painter, "heart", icon, room.hue)

    def _park(self) -> None:
        text = self.edit.text().strip()
        if not text:
            return
        self._field.clear()
        self._add(text)
        self._refit()
        self.parked.emit(text)

    def _add(self, text: str) -> None:
        line = _ParkedLine(text, self)
        name(line, f"parked_line_{len(self._lines) + 1}_label", text)
        line.show()
        self._lines.append(line)

    def _refit(self) -> None:
        self.updateGeometry()
        self._arrange(self.width(), place=True)
        self.update()

    def _arrange(self, width: int, *, place: bool) -> int:
        px = of(self).px
        left, right = px(_PADDING), width - px(_PADDING)
        y = self._arrange_head(left, right, place=place) + px(_HEAD_GAP)
        x, row = left, px(32)
        for line in self._lines:
            wide = min(line.natural_width(), right - left)
            high = max(px(32), line.height_at(wide))
            if x > left and x + wide > right:
                x, y, row = left, y + row + px(_GAP), px(32)
            if place:
                line.setGeometry(QRect(x, y, wide, high))
            x, row = x + wide + px(_GAP), max(row, high)
        if right - x < px(_LEAST_FIELD) and x > left:
            x, y, row = left, y + row + px(_GAP), px(32)
        if place:
            self._field.setGeometry(QRect(x, y, right - x, px(32)))
        return y + row + px(_BOTTOM)

    def _arrange_head(self, left: int, right: int, *, place: bool) -> int:
        look = of(self)
        top, lead = look.px(_HEAD_TOP), look.px(_ICON + 8)
        heading, sentence = self._heading, self._sentence
        wide, said = heading.sizeHint().width(), sentence.sizeHint().width()
        line = look.line_height(FontRole.CONTROL_STRONG)
        beside = left + lead + wide + look.px(16) + said <= right
        room = right - left - lead
        if beside:
            places = (
                QRect(left + lead, top, wide, line),
                QRect(right - said + 1, top + look.px(1), said, look.line_height(FontRole.SMALL)),
            )
        else:
            first = QRect(left + lead, top, room, heading.heightForWidth(room))
            second = QRect(left + lead, first.bottom() + 1, room, sentence.heightForWidth(room))
            places = (first, second)
        if place:
            heading.setGeometry(places[0])
            sentence.setGeometry(places[1])
        return max(rect.bottom() for rect in places) + 1
