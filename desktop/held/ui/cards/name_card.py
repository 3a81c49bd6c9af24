# SPDX-License-Identifier: GPL-3.0-or-later
"""A card that was found, and whose it is to be: a colleague one knows, or a new code.  Passive."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.ui.look import FontRole
from held.ui.widgets.choice import ChoiceGroup, Option
from held.ui.widgets.column import Column
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.slip_lines import LineWords, SlipLines
from held.ui.widgets.text_label import TextLabel
from held.workflows.colleagues import Colleague
from held.workflows.take_in_card import OfferedCard


class NameCard(Column):
    """code_changed: another code stands in the field.  done: Enter was pressed there."""

    code_changed = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: ChoiceGroup | None = None
        self._codes: dict[str, str] = {}
        self._lines = SlipLines()
        self._title = TextLabel(self.tr("Whose card is it?"), FontRole.HEADING_3)
        self._room = Column()
        self.code = Field(self.tr("My code for this person"))
        name(self.code.edit, "code_edit", self.code.label.text())
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.code.edit.setInputMethodHints(hints)
        self.place(self._lines, 28, self._title, 12, self._room, 16, self.code)
        self.code.text_changed.connect(self._typed)
        self.code.return_pressed.connect(self.done)

    def show_known(self, known: Sequence[Colleague]) -> None:
        """Offer these to choose from."""
        self._codes = {one.person.id: one.person.code for one in known}
        if self._known is not None or not known:
            return
        offered = [Option(one.person.id, one.person.code) for one in known]
        self._known = ChoiceGroup(offered, None)
        name(self._known, "colleague_choices", self._title.text())
        self._known.changed.connect(self._chosen)
        self._room.place(self._known)

    def show_offered(self, offered: OfferedCard) -> None:
        """Say which card it is."""
        called = offered.name or self.tr("no name")
        lines = [
            LineWords(
                "user-round",
                self.tr("On the card stands: {name}").format(name=called),
                self.tr("Anybody can write any name there. Use a code of your own."),
            ),
            LineWords(
                "circle-dashed",
                self.tr("Not yet compared"),
                self.tr("The seven words show whose it is. They come next."),
            ),
        ]
        if offered.holder is not None:
            here = self.tr("This card is here already")
            of = self.tr("It is the card of {code}.").format(code=offered.holder.person.code)
            lines[1:] = [LineWords("check", here, of)]
        self._lines.show_lines(lines)

    def set_code(self, code: str) -> None:
        """Put a code into the field."""
        self.code.set_text(code)

    def say_replaces(self, code: str) -> None:
        """Say that a card gives way; with no code, that none does."""
        if code:
            said = self.tr("{code} has another card here. This one takes its place.")
            again = self.tr("Then the words have to be compared anew.")
            self.code.show_hint(f"{said.format(code=code)} {again}", "info")
        else:
            self.code.show_hint(self.tr("A code can be seen wherever bundles are listed."))

    def _chosen(self) -> None:
        keys = self._known.chosen() if self._known is not None else ()
        if keys:
            self.code.set_text(self._codes[keys[0]])

    def _typed(self, code: str) -> None:
        self.code.clear_error()
        same = [key for key, known in self._codes.items() if known.casefold() == code.casefold()]
        if self._known is not None:
            self._known.set_chosen(tuple(same))
        self.code_changed.emit(code)
