# SPDX-License-Identifier: GPL-3.0-or-later
"""One of several, each on a row of its own with room for a note. Nothing is chosen at first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from held.ui.look import FontRole, RoomHue
from held.ui.widgets.choice import Option
from held.ui.widgets.control import Control
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter
from held.ui.widgets.roving import Roving
from held.ui.widgets.spoken import Speaking, speak_as
from held.ui.widgets.text_lines import TextLines, longest_word, text_width

_RING = 18
_WORD_AT = 30
_DOT = 9


class RadioRow(Control, Speaking):
    """A ring, a word, and a note under it."""

    def __init__(
        self, text: str, hue: RoomHue | None, parent: QWidget | None = None, *, note: str = ""
    ) -> None:
        super().__init__(text, parent)
        self._hue = hue
        self._note = note
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        speak_as(self)

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.RadioButton

    def spoken_chosen(self) -> bool | None:
        return self.isChecked()

    def nextCheckState(self) -> None:
        """A ring that is chosen stays chosen."""
        self.setChecked(True)

    def sizeHint(self) -> QSize:
        look = self.look
        strong = text_width(self.words(), look.font(FontRole.CONTROL_STRONG))
        note = text_width(self._note, look.font(FontRole.SMALL)) if self._note else 0
        width = look.px(_WORD_AT) + max(strong, note) + look.px(8)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        word = longest_word(self.words(), self.look.font(FontRole.CONTROL_STRONG))
        note = longest_word(self._note, self.look.font(FontRole.SMALL))
        width = self.look.px(_WORD_AT) + max(word, note) + 1
        return QSize(width, self.look.px(52 if self._note else 32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self._word_lines(width, strong=True).height + self.look.px(12)
        if self._note:
            height += self._note_lines(width).height + self.look.px(2)
        return height

    def ring_rect(self) -> QRect:
        beyond = self.look.px(3)  # The ring of the row lies at its very edge.
        return self.rect().adjusted(-beyond, 0, beyond, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, look = self.tokens, self.look
        painter = crisp_painter(self)
        self._paint_ring(painter)
        ink = tokens.text if self.isEnabled() else tokens.hint
        lines = self._word_lines(self.width(), strong=self.isChecked())
        x, top = look.px(_WORD_AT), look.px(6)
        lines.draw(painter, x, top, ink)
        if self._note:
            below = top + lines.height + look.px(2)
            self._note_lines(self.width()).draw(painter, x, below, tokens.hint)

    def _paint_ring(self, painter: QPainter) -> None:
        tokens, look = self.tokens, self.look
        hue = tokens.room(self._hue).hue
        chosen = self.isChecked()
        middle = QPointF(look.px(1 + _RING / 2), look.px(16))
        width = (2.0 if chosen else 1.25) * look.text_scale
        edge = tokens.edge if self.isEnabled() else tokens.hairline
        painter.setPen(QPen(hue if chosen else edge, width))
        painter.setBrush(self.washed(tokens.raised))
        radius = (look.px(_RING) - width) / 2
        painter.drawEllipse(middle, radius, radius)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
            dot = look.px(_DOT)
            painter.drawEllipse(QRectF(middle.x() - dot / 2, middle.y() - dot / 2, dot, dot))

    def _word_lines(self, width: int, *, strong: bool) -> TextLines:
        role = FontRole.CONTROL_STRONG if strong else FontRole.CONTROL
        room = width - self.look.px(_WORD_AT)
        return TextLines(self.words(), self.look.font(role), self.look.line_height(role), room)

    def _note_lines(self, width: int) -> TextLines:
        role = FontRole.SMALL
        room = width - self.look.px(_WORD_AT)
        return TextLines(self._note, self.look.font(role), self.look.line_height(role), room)


class RadioGroup(QWidget, Speaking):
    """The rows of one question. `changed` comes after a person's choice only."""

    changed = Signal()

    def __init__(
        self, options: Sequence[Option], hue: RoomHue | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        speak_as(self)
        self._rows: dict[str, RadioRow] = {}
        self._roving = Roving(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for option in options:
            row = RadioRow(option.text, hue, self, note=option.note)
            name(row, f"{option.key}_radio", option.text, option.note)
            row.clicked.connect(self._row_clicked)
            column.addWidget(row)
            self._roving.add(row)
            self._rows[option.key] = row

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.Grouping

    def chosen(self) -> str | None:
        """The key of the chosen row, or None."""
        return next((key for key, row in self._rows.items() if row.isChecked()), None)

    def chosen_text(self) -> str:
        """The words of the chosen row, or nothing."""
        return next((row.words() for row in self._rows.values() if row.isChecked()), "")

    def set_chosen(self, key: str | None) -> None:
        """Show an answer given before; None shows that there is none."""
        for own_key, row in self._rows.items():
            row.setChecked(own_key == key)
            if own_key == key:
                self._roving.set_home(row)

    def take_focus(self) -> None:
        """Stand at the chosen row, or at the first one."""
        rows = list(self._rows.values())
        home = next((row for row in rows if row.isChecked()), rows[0])
        home.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_clicked(self) -> None:
        clicked = self.sender()
        for row in self._rows.values():
            row.setChecked(row is clicked)
        self.changed.emit()
