# SPDX-License-Identifier: GPL-3.0-or-later
"""Under the letter: the way to a line from Tests, and a way to take out each that goes along."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal

from held.journal.identifiers import RowId
from held.journal.line_permission import ChosenLine
from held.ui.look import FontRole
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.column import Column
from held.ui.widgets.naming import name
from held.ui.widgets.text_label import Ink, TextLabel


class LinesAlong(Column):
    """wanted: emitted when another line is to be chosen.
    taken_out: emitted with the place of a line in what was shown.
    """

    wanted = Signal()
    taken_out = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        name(self, "lines_along_group", self.tr("Lines from Tests"))
        self._room = Column()
        self._outs: list[QuietButton] = []
        self._another = QuietButton(self.tr("Add a line from Tests…"), icon="scale", flush=True)
        name(self._another, "add_from_tests_button", self._another.words())
        self._another.clicked.connect(self.wanted)
        self.place(self._room)
        self.place_left(self._another)

    def show_lines(self, chosen: Sequence[ChosenLine], going: Collection[RowId]) -> None:
        """Show these, once; the page is made anew for others.

        going: those that may leave now; one that may not any more is told so.
        """
        if chosen:
            self._room.place(
                TextLabel(self.tr("Going along from Tests"), FontRole.CONTROL_STRONG), 4
            )
        for number, choice in enumerate(chosen):
            words = choice.line.words
            if choice.line.row not in going:
                words = self.tr("{line} This stays now.").format(line=words)
            out = QuietButton(self.tr("Take it out"), icon="x", flush=True)
            name(out, f"take_out_{number}_button", out.words(), words)
            out.clicked.connect(self._take_out)
            self._outs.append(out)
            self._room.place(TextLabel(words, FontRole.CONTROL, Ink.TEXT_2), 4)
            self._room.place_left(out)
            self._room.place(12)

    def _take_out(self) -> None:
        out = self.sender()
        if isinstance(out, QuietButton):
            self.taken_out.emit(self._outs.index(out))
