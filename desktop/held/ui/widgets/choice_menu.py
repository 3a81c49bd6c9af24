# SPDX-License-Identifier: GPL-3.0-or-later
"""One of several in little room: a ruled line that opens a quiet menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole
from held.ui.widgets.choice import Option
from held.ui.widgets.control import Control
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, square
from held.ui.widgets.quiet_menu import MenuLine, QuietMenu
from held.ui.widgets.spoken import Speaking, speak_as
from held.ui.widgets.text_lines import text_width

_ICON = 16
_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_F4)


class ChoiceMenu(Control, Speaking):
    """A small name, the chosen words under it, and a chevron. `changed` comes from people only."""

    RADIUS = 6
    changed = Signal(str)

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        object_name: str,
        parent: QWidget | None = None,
        *,
        placeholder: str = "",
    ) -> None:
        super().__init__(label, parent)
        self._options = tuple(options)
        self._placeholder = placeholder
        self._key: str | None = None
        self._label_shown = True
        self._menu: QuietMenu | None = None
        name(self, object_name, label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        speak_as(self)

    def key(self) -> str | None:
        """The key of the chosen option, or None."""
        return self._key

    def set_key(self, key: str | None) -> None:
        """Show an answer given before."""
        self._key = key
        self.update()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these instead."""
        self._options = tuple(options)
        self.relook()

    def set_label_shown(self, shown: bool) -> None:
        """Whether its small name stands over the line, or its words stand elsewhere already."""
        self._label_shown = shown
        self.relook()

    def chosen_text(self) -> str:
        """The words of the chosen option, or nothing."""
        return next((option.text for option in self._options if option.key == self._key), "")

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.ComboBox

    def spoken_value(self) -> str:
        return self.chosen_text()

    def spoken_open(self) -> bool | None:
        return self._menu is not None and self._menu.isVisible()

    def sizeHint(self) -> QSize:
        look = self.look
        texts = [option.text for option in self._options] + [self._placeholder]
        widest = max(text_width(text, look.font(FontRole.SHORT_ANSWER)) for text in texts)
        label = text_width(self.words(), look.font(FontRole.SMALL))
        high = self._label_height() + look.px(30)
        return QSize(max(label, widest + look.px(_ICON + 12)), high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        painter = crisp_painter(self)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        small, line = self._label_height(), look.line_height(FontRole.SHORT_ANSWER)
        if self._label_shown:
            painter.setFont(look.font(FontRole.SMALL))
            painter.setPen(tokens.text_2)
            painter.drawText(QRectF(0, 0, self.width(), small - look.px(4)), left, self.words())
        row = QRectF(0, small, self.width(), line)
        painter.setFont(look.font(FontRole.SHORT_ANSWER))
        said = self.chosen_text()
        painter.setPen(tokens.text if said and self.isEnabled() else tokens.hint)
        painter.drawText(row, left, said or self._placeholder)
        side = look.px(_ICON)
        busy = self.underMouse() or self.isDown()
        box = square(self.width() - side, row.center().y(), side)
        look.draw_icon(painter, "chevron-down", box, tokens.text if busy else tokens.text_2)
        tone = tokens.text_2 if busy else tokens.edge
        under = row.bottom() + look.px(3)
        painter.fillRect(QRectF(0, under, self.width(), 1), tone)

    def _label_height(self) -> int:
        look = self.look
        return look.line_height(FontRole.SMALL) + look.px(4) if self._label_shown else 0

    def _open(self) -> None:
        if self._menu is None:
            self._menu = QuietMenu(self.window(), f"{self.objectName()}_lines", self.words())
            self._menu.chosen.connect(self._choose)
        self._menu.set_lines(
            [
                MenuLine(option.key, option.text, chosen=option.key == self._key)
                for option in self._options
            ]
        )
        self._menu.open_under(self)

    def _choose(self, key: str) -> None:
        self.set_key(key)
        self.changed.emit(key)
