# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding three words on the paper again, so that one knows it can be read.  Never shown twice.

Passive: it shows what it is told, and says what was typed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.ui.look import FontRole
from held.ui.widgets.column import Column
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.recovery_sheet import Question

_FIELDS = 3


class Rehearsal(Column):
    """typed: emitted with the index of a field and its text.  done: Enter in the last field."""

    typed = Signal(int, str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent, margin=margin)
        self.setObjectName("rehearsal")
        self._heading = TextLabel(self.tr("Try it once"), FontRole.HEADING_3, parent=self)
        why = self.tr("Look for three words on the paper. Then you know that it can be read.")
        self._why = TextLabel(why, FontRole.CONTROL, Ink.TEXT_2, self)
        self.place(self._heading, 4, self._why)
        self._fields = [Field("", self) for _ in range(_FIELDS)]
        for index, field in enumerate(self._fields):
            field.edit.setProperty("index", index)
            field.edit.textChanged.connect(self._tell_typed)
            field.edit.returnPressed.connect(self._go_on)
            self.place(16, field)

    def show_questions(self, questions: Sequence[Question], *, circle: bool) -> None:
        """Ask for these words."""
        for field, question in zip(self._fields, questions, strict=True):
            said = self.tr("Sheet {sheet}, word {word}") if circle else self.tr("Word {word}")
            said = said.format(sheet=question.sheet, word=question.word)
            field.label.setText(said)
            name(field.edit, f"rehearsal_{self._fields.index(field) + 1}_edit", said)
            field.clear()
            field.show_hint("")

    def show_right(self, index: int, right: bool) -> None:
        """Say when a word is right; until Enter nothing is said of what is not yet."""
        field = self._fields[index]
        field.clear_error()
        field.show_hint(self.tr("So it stands on the paper.") if right else "", "check")

    def refuse(self, wrong: Sequence[int]) -> None:
        """Say of each of these fields that it is not what stands on the paper."""
        for index in wrong:
            field = self._fields[index]
            empty = not field.text().strip()
            field.show_error(
                self.tr("Write the word that stands at this number.")
                if empty
                else self.tr("Another word stands at this number. Look once more.")
            )
        self._fields[wrong[0]].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Stand in the first field."""
        self._fields[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Leave no word here, nor in what could be undone."""
        for field in self._fields:
            field.set_text("")
            field.clear_error()
            field.show_hint("")

    def _tell_typed(self, text: str) -> None:
        sender = self.sender()
        if sender is not None:
            self.typed.emit(int(sender.property("index")), text)

    def _go_on(self) -> None:
        """The next field; after the last one it is done."""
        sender = self.sender()
        index = int(sender.property("index")) if sender is not None else 0
        if index + 1 < _FIELDS:
            self._fields[index + 1].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.done.emit()
