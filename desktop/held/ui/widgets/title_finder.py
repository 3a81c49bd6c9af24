# SPDX-License-Identifier: GPL-3.0-or-later
"""One of very many titles: a field to type into, and the few that fit under it.

It must not know what the titles lead to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.roving import Roving
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.way_line import WayLine

_MOST_SHOWN = 6


@dataclass(frozen=True)
class Findable:
    """A title: its lasting key, how it reads, and more words by which it is found."""

    key: str
    text: str
    also: str = ""


class TitleFinder(QWidget):
    """chosen: emitted with the key of a title.  left: Esc was pressed.

    Every word that is typed must stand in the title, or begin there in the middle of a word.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, label: str, object_name: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._object_name = object_name
        self._all: list[tuple[str, Findable]] = []
        self._rows: list[tuple[WayLine, str]] = []
        self._roving = Roving(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._field = Field(label, self, compact=True)
        self.edit = self._field.edit
        name(self.edit, f"{object_name}_edit", label)
        self._field.text_changed.connect(self._typed)
        self._field.return_pressed.connect(self._take_first)
        self._column.addWidget(self._field)
        self._told = TextLabel("", FontRole.SMALL, Ink.TEXT_2)
        self._column.addWidget(self._told)
        name(self, f"{object_name}_finder", label)
        self._fit()

    def set_titles(self, titles: Sequence[Findable]) -> None:
        """What can be found, in the order in which it is shown."""
        self._all = [(f"{one.text} {one.also}".casefold(), one) for one in titles]
        self._show()

    def say(self, words: str) -> None:
        """Say this instead of titles."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and self.edit.hasFocus() and self._rows:
            self._rows[0][0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _fitting(self) -> Iterator[Findable]:
        wanted = self._field.text().casefold().split()
        return (one for said, one in self._all if all(word in said for word in wanted))

    def _show(self) -> None:
        found = list(islice(self._fitting(), _MOST_SHOWN + 1))
        self._roving.clear()
        for row, _ in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one, n) for n, one in enumerate(found[:_MOST_SHOWN], 1)]
        if not self._all:
            self.say(self.tr("There is nothing here yet to link to."))
        elif not found:
            self.say(self.tr("Nothing here is called so."))
        else:
            more = len(found) > _MOST_SHOWN
            self.say(self.tr("There are more. Another letter shows fewer.") if more else "")

    def _row(self, one: Findable, number: int) -> tuple[WayLine, str]:
        row = WayLine(one.text, self._icon, self)
        name(row, f"{self._object_name}_{number}_row", one.text)
        row.clicked.connect(self._pressed)
        self._column.insertWidget(number, row, 0, Qt.AlignmentFlag.AlignLeft)
        self._roving.add(row)
        row.show()
        return row, one.key

    def _typed(self, _text: str) -> None:
        self._show()

    def _take_first(self) -> None:
        if self._rows:
            self.chosen.emit(self._rows[0][1])

    def _pressed(self) -> None:
        pressed = self.sender()
        for row, key in self._rows:
            if row is pressed:
                self.chosen.emit(key)
                return

    def _fit(self) -> None:
        self._column.setSpacing(of(self).px(8))
