# SPDX-License-Identifier: GPL-3.0-or-later
"""The topics of help, on a slip beside the page or, in little room, as one line above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QFont, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from held.ui.look import FontRole
from held.ui.widgets.choice import Option
from held.ui.widgets.control import Control
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box
from held.ui.widgets.roving import Roving
from held.ui.widgets.slip import Slip
from held.ui.widgets.spoken import Speaking, speak_as
from held.ui.widgets.text_lines import TextLines, longest_word, text_width

_SIDE = 12


class TopicRow(Control, Speaking):
    """One topic by its name; the present one is strong, on a soft ground."""

    def __init__(self, topic: Option, parent: QWidget) -> None:
        super().__init__(topic.text, parent)
        self.topic = topic.key
        self._is_here = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name(self, f"{topic.key}_topic", topic.text)
        speak_as(self)

    def set_here(self, is_here: bool) -> None:
        """Whether this is what the page shows."""
        self._is_here = is_here
        self.relook()

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.RadioButton

    def spoken_chosen(self) -> bool | None:
        return self._is_here

    def sizeHint(self) -> QSize:
        width = text_width(self.words(), self._font()) + 2 * self.look.px(_SIDE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = longest_word(self.words(), self._font()) + 2 * self.look.px(_SIDE)
        return QSize(width, self.look.px(32))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lines(width).height + self.look.px(12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = crisp_painter(self)
        tokens = self.tokens
        ground = self.washed(tokens.soft) if self._is_here else self.wash()
        if ground is not None:
            draw_box(painter, self.rect(), self.ring_radius(), ground)
        ink = tokens.text if self._is_here or self.underMouse() else tokens.text_2
        self._lines(self.width()).draw(painter, self.look.px(_SIDE), self.look.px(6), ink)

    def _font(self) -> QFont:
        return self.look.font(FontRole.CONTROL_WHERE if self._is_here else FontRole.CONTROL)

    def _lines(self, width: int) -> TextLines:
        line = self.look.line_height(FontRole.CONTROL)
        return TextLines(self.words(), self._font(), line, width - 2 * self.look.px(_SIDE))


class Topics(Slip):
    """chosen: emitted with the id of a topic that a person chose."""

    chosen = Signal(str)

    def __init__(self, topics: Sequence[Option]) -> None:
        super().__init__()
        name(self, "topics_slip", self.tr("Topics"))
        self._roving = Roving(self)
        self._rows = [TopicRow(topic, self) for topic in topics]
        for row in self._rows:
            self.column.addWidget(row)
            self._roving.add(row)
            row.clicked.connect(self._choose)

    def set_here(self, topic: str) -> None:
        """Show which topic the page shows."""
        for row in self._rows:
            row.set_here(row.topic == topic)
            if row.topic == topic:
                self._roving.set_home(row)

    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, TopicRow):
            self.chosen.emit(row.topic)
