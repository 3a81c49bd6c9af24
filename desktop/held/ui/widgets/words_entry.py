# SPDX-License-Identifier: GPL-3.0-or-later
"""The twenty words of one sheet, written from the paper: a field for each, in the order of the paper.

Passive: it shows what it is told, and says what stands in it.  All words can be pasted at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from held.ui.look import of
from held.ui.widgets.announce import announce
from held.ui.widgets.column import Column
from held.ui.widgets.naming import name
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink
from held.ui.widgets.word_field import WordField
from held.workflows.recover import WORDS_ON_A_SHEET

_GAP = 8
_NARROWEST = 132
_MOST_COLUMNS = 4
_TOGETHER = 0
"""In the place of a number: said of all words together."""


class WordsEntry(Column):
    """typed: some word has changed.  left: emitted with the number of a word that was left.
    done: Enter or a blank behind the last word.
    """

    typed = Signal()
    left = Signal(int)
    done = Signal()

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("words_entry")
        holder = QWidget(self)
        self._fields = [WordField(n, holder) for n in range(1, WORDS_ON_A_SHEET + 1)]
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = 0
        self._wrong = SaidLine(parent=self)
        name(self._wrong, "words_wrong_line", "")
        self._wrong.hide()
        self._said_of: dict[int, str] = {}
        self.place(holder, 12, self._wrong)
        for number, field in enumerate(self._fields, start=1):
            self._join(field, number, known)
        self._lay_out()

    def words(self) -> tuple[str, ...]:
        """What stands in the fields, in small letters; "" for an empty one."""
        return tuple(field.edit.word() for field in self._fields)

    def refuse(self, said: str, number: int | None = None) -> None:
        """Say what is wrong; at a word, if it is one."""
        self.mark(number or _TOGETHER, said)
        if number is not None:
            self._fields[number - 1].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, number: int, said: str) -> None:
        """Mark a word while one goes on with others."""
        self._said_of[number] = said
        if number != _TOGETHER:
            self._fields[number - 1].show_wrong(said)
        self._say(said)
        announce(self, said)

    def clear_wrong(self) -> None:
        """Nothing is wrong any more."""
        for number in tuple(self._said_of):
            self._clear(number)

    def take_focus(self) -> None:
        """Stand in the first empty field."""
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> QWidget:
        """The first empty field; the very first if none is."""
        empty = next((field for field in self._fields if not field.edit.text()), self._fields[0])
        return empty.edit

    def forget(self) -> None:
        """Leave no word here, nor in what could be undone."""
        for field in self._fields:
            field.edit.setText("")
        self.clear_wrong()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def _join(self, field: WordField, number: int, known: Sequence[str]) -> None:
        edit = field.edit
        edit.setProperty("number", number)
        edit.set_known(known)
        edit.several.connect(self._spread)
        edit.next_wanted.connect(self._go_on)
        edit.previous_wanted.connect(self._go_back)
        edit.left.connect(self._tell_left)
        edit.textChanged.connect(self._tell_typed)

    def _number(self) -> int:
        sender = self.sender()
        return int(sender.property("number")) if sender is not None else 1

    def _spread(self, words: tuple[str, ...]) -> None:
        """Several words came in at once: each into a field of its own, a whole sheet from the first."""
        begin = 1 if len(words) >= WORDS_ON_A_SHEET else self._number()
        places = self._fields[begin - 1 :]
        for field, word in zip(places, words, strict=False):
            field.edit.setText(word)
        last = places[min(len(words), len(places)) - 1]
        last.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        for number in range(begin, begin + min(len(words), len(places))):
            self.left.emit(number)

    def _go_on(self) -> None:
        number = self._number()
        if number == len(self._fields):
            self.done.emit()
        else:
            self._fields[number].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        number = self._number()
        if number > 1:
            before = self._fields[number - 2].edit
            before.setFocus(Qt.FocusReason.OtherFocusReason)
            before.end(False)

    def _tell_left(self) -> None:
        self.left.emit(self._number())

    def _tell_typed(self, _text: str) -> None:
        for number in (self._number(), _TOGETHER):
            self._clear(number)
        self.typed.emit()

    def _clear(self, number: int) -> None:
        """What was said of a word no longer stands; what was said of another one does."""
        if self._said_of.pop(number, None) and number != _TOGETHER:
            self._fields[number - 1].show_wrong("")
        self._say(next(iter(self._said_of.values()), ""))

    def _say(self, said: str) -> None:
        self._wrong.say(said, "info", Ink.NO_RETURN)
        self._wrong.setAccessibleName(said)
        self._wrong.setVisible(bool(said))

    def _lay_out(self) -> None:
        gap = of(self).px(_GAP)
        self._grid.setSpacing(gap)
        narrowest = of(self).px(_NARROWEST) + gap
        columns = max(1, min(_MOST_COLUMNS, (self.width() + gap) // narrowest))
        if columns == self._columns:
            return
        self._columns = columns
        for number, field in enumerate(self._fields):
            self._grid.removeWidget(field)
            self._grid.addWidget(field, number // columns, number % columns)
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
