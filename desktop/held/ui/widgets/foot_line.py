# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet line under the page: where this is kept, and whether it is kept."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from held.ui.look import FontRole, RoomHue, of
from held.ui.widgets.announce import announce
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, square
from held.ui.widgets.text_label import Ink, TextLabel

_ICON = 16
_GAP = 8
_BETWEEN = 24


class Keeping(Enum):
    """Whether what was written is on the disk."""

    NOTHING = ""
    KEPT = "check"
    KEEPING = "ellipsis"
    NOT_KEPT = "info"


class FootLine(QWidget):
    """Left the place, right the state. The state is said aloud when it matters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = ""
        self._hue: RoomHue | None = None
        self._keeping = Keeping.NOTHING
        self._place = TextLabel("", FontRole.SMALL, Ink.HINT, self, wraps=False)
        self._state = TextLabel("", FontRole.SMALL_STRONG, Ink.TEXT_2, self)
        name(self._place, "place_label", "")
        name(self._state, "kept_label", "")

    def set_place(self, icon: str, words: str, hue: RoomHue | None = None) -> None:
        """Where this is kept, with the icon of the room."""
        self._icon, self._hue = icon, hue
        self._place.setText(words)
        self._place.setAccessibleName(words)
        self._arrange()

    def keeping(self) -> Keeping:
        return self._keeping

    def set_keeping(self, keeping: Keeping, why: str = "", *, aloud: bool = False) -> None:
        """Say whether it is kept; `why` is the whole sentence when it is not.

        Said aloud when it is not kept, when it is kept again after that, and when asked to.
        """
        before, self._keeping = self._keeping, keeping
        words = self._words(keeping, why)
        changed = words != self._state.text()
        self._state.setText(words)
        self._state.setAccessibleName(words)
        wrong = keeping is Keeping.NOT_KEPT
        self._state.set_ink(Ink.TEXT if wrong else Ink.TEXT_2)
        regained = keeping is Keeping.KEPT and before is Keeping.NOT_KEPT
        if words and (aloud or regained or (wrong and changed)):
            announce(self._state, words)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = of(self), crisp_painter(self)
        side, middle = look.px(_ICON), self.height() / 2
        if self._icon and not self._place.isHidden() and self._place.x() > 0:
            look.draw_icon(painter, self._icon, square(0, middle, side), self._place_ink())
        if self._keeping.value:
            x = self._state.x() - look.px(_GAP) + look.px(1) - side
            ink = self._state_ink()
            look.draw_icon(painter, self._keeping.value, square(x, middle, side), ink)

    def _words(self, keeping: Keeping, why: str) -> str:
        return {
            Keeping.NOTHING: "",
            Keeping.KEPT: self.tr("Kept"),
            Keeping.KEEPING: self.tr("Keeping…"),
            Keeping.NOT_KEPT: why or self.tr("Not kept. Your text is safe here."),
        }[keeping]

    def _place_ink(self) -> QColor:
        tokens = of(self).tokens
        return tokens.text_2 if self._hue is None else tokens.room(self._hue).hue

    def _state_ink(self) -> QColor:
        tokens = of(self).tokens
        if self._keeping is Keeping.NOT_KEPT:
            return tokens.no_return
        return tokens.accent if self._keeping is Keeping.KEPT else tokens.text_2

    def _arrange(self) -> None:
        look = of(self)
        lead = look.px(_ICON) + look.px(_GAP)
        place, state = self._place.sizeHint(), self._state.sizeHint()
        room = self.width() - lead
        right = min(state.width() - 1, room)
        # What went wrong is more than where one is.
        fits = lead + place.width() + look.px(_BETWEEN) + lead + right <= self.width()
        self._place.setVisible(bool(self._place.text()) and (fits or not self._state.text()))
        # Where large text meets a small window, the words need the room of the icon.
        self._put(
            self._place, lead if place.width() <= room else 0, min(place.width(), self.width())
        )
        self._put(self._state, self.width() - right, right)
        self.update()

    def _put(self, label: TextLabel, x: int, width: int) -> None:
        height = label.heightForWidth(width) if label.wordWrap() else label.sizeHint().height()
        label.setGeometry(x, (self.height() - height) // 2, width, height)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft)
