# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that are read: plain text in one of our roles, on its own line height, in its own ink."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from held.ui.look import FontRole, RoomHue, Tokens, of
from held.ui.widgets.painting import crisp_painter
from held.ui.widgets.text_lines import TextLines, longest_word, text_width


class Ink(Enum):
    """The colour of words by what they are for."""

    TEXT = "text"
    TEXT_2 = "text_2"
    HINT = "hint"
    ACCENT = "accent"
    NO_RETURN = "no_return"
    STORIES = "stories"
    INSIDE = "inside"
    TESTS = "tests"

    def colour(self, tokens: Tokens) -> QColor:
        """As the present theme has it."""
        if self in _ROOMS:
            return tokens.room(RoomHue(self.value)).hue
        found: QColor = getattr(tokens, self.value)
        return found


_ROOMS = (Ink.STORIES, Ink.INSIDE, Ink.TESTS)


class TextLabel(QLabel):
    """A label that wraps and is never cut. `setText`, `setBuddy` and the rest are QLabel's."""

    def __init__(
        self,
        text: str = "",
        role: FontRole = FontRole.CONTROL,
        ink: Ink = Ink.TEXT,
        parent: QWidget | None = None,
        *,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        wraps: bool = True,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._ink = ink
        self._lines: TextLines | None = None
        self._lines_key: tuple[str, int, str] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(alignment)
        self.setWordWrap(wraps)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self.setFont(of(self).font(role))

    def set_ink(self, ink: Ink) -> None:
        self._ink = ink
        self.update()

    def set_role(self, role: FontRole) -> None:
        self._role = role
        self.setFont(of(self).font(role))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(of(self).font(self._role))
            self.updateGeometry()
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(width).height

    def sizeHint(self) -> QSize:
        line = of(self).line_height(self._role)
        lines = self.text().count("\n") + 1
        return QSize(text_width(self.text(), self.font()) + 1, line * lines)

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        line = of(self).line_height(self._role)
        return QSize(longest_word(self.text(), self.font()) + 1, line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = of(self).tokens
        ink = self._ink if self.isEnabled() else Ink.HINT
        lines = self._laid_out(self.width() if self.wordWrap() else self._room())
        spare = self.height() - lines.height
        down = spare // 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0
        lines.draw(crisp_painter(self), 0, down, ink.colour(tokens))

    def _room(self) -> int:
        return max(self.width(), text_width(self.text(), self.font()) + 1)

    def _laid_out(self, width: int) -> TextLines:
        key = (self.text(), width, self.font().key())
        if self._lines is None or key != self._lines_key:
            line = of(self).line_height(self._role)
            side = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
            self._lines = TextLines(self.text(), self.font(), line, width, side)
            self._lines_key = key
        return self._lines
