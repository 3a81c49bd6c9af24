# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines in prose under one another, each with its questions behind "look closer"."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.journal.answer import Answer, Row, Rows
from held.journal.template import Question
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.naming import name
from held.ui.widgets.tab_order import chain
from held.ui.writing.answer_control import AnswerControl, Asking
from held.ui.writing.line_panel import MakeControl
from held.ui.writing.line_row import LineRow


class LinesControl(AnswerControl):
    """One of its lines is open at most.  Enter begins another line; a line can be taken away.

    told: what became of a line, and words for having it back.
    """

    IS_WRITTEN = True
    OVERHANG = 24
    GAP = 16

    told = Signal(str, str)

    def __init__(self, question: Question, asking: Asking, make: MakeControl) -> None:
        super().__init__(question, asking)
        self._make = make
        self._rows: list[LineRow] = []
        self._begun = 0
        self._overhang = 0
        self._gone: tuple[int, Row] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.column.addLayout(self._lines)
        self._another: QuietButton | None = None
        self._insert(0)
        another = self._another = QuietButton(
            self.tr("Another line"), icon="plus", compact=True, flush=True
        )
        spoken = self.tr("Another line: {question}").format(question=question.prompt)
        name(another, self.object_named("another_button"), spoken)
        another.clicked.connect(self.begin_another)
        self._foot = QVBoxLayout()
        self._foot.addWidget(another, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._foot)
        self.offer_asides()

    # What is said

    def read(self) -> Answer | None:
        rows = tuple(row.row() for row in self._rows if not row.is_empty())
        return Rows(rows) if rows else None

    def show_said(self, answer: Answer | None) -> None:
        rows = answer.rows if isinstance(answer, Rows) else ()
        if not rows and len(self._rows) == 1 and self._rows[0].is_empty():
            return  # As it was made: most pages begin so, and are there sooner for it.
        for line in list(self._rows):
            self._drop(line)
        self._begun = 0
        for place, row in enumerate(rows):
            self._insert(place, row, settle=False)
        if not rows:
            self._insert(0, settle=False)
        self._settle()

    def first(self) -> QWidget:
        return self._rows[-1].stop()

    # Where it stands

    def leave_out_another(self) -> None:
        """Another line is begun from elsewhere: the button under the lines is not needed."""
        if self._another is not None:
            self._another.hide()

    def set_overhang(self, px: int) -> None:
        self._overhang = px
        self._foot.setContentsMargins(px, 0, px, 0)
        for row in self._rows:
            row.set_overhang(px)

    # What a person does

    def begin_another(self) -> None:
        """An empty line at the end, with the caret in it."""
        self._begin_after(len(self._rows) - 1)

    def take_back(self) -> None:
        """Have the line back that was taken away last."""
        if self._gone is None:
            return
        (place, row), self._gone = self._gone, None
        back = self._insert(min(place, len(self._rows)), row)
        back.stop().setFocus(Qt.FocusReason.TabFocusReason)
        self.answered.emit()

    def _begin_after(self, place: int) -> None:
        for row in self._rows[place : place + 2]:
            if row.is_empty() and row.edit is not None:
                row.edit.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self._insert(place + 1).stop().setFocus(Qt.FocusReason.TabFocusReason)

    def _ended(self) -> None:
        place = self._place_of_sender()
        if place is not None:
            self._begin_after(place)

    def _given_up(self) -> None:
        """An empty line goes, unless it is the only one; one with something behind it stays."""
        place = self._place_of_sender()
        if place is not None and len(self._rows) > 1 and self._rows[place].is_empty():
            self._take(place)

    def _taken_away(self) -> None:
        place = self._place_of_sender()
        if place is None:
            return
        row = self._rows[place].row()
        was_empty = self._rows[place].is_empty()
        self._take(place)
        if not was_empty:
            self._gone = place, row
            self.answered.emit()
            self.told.emit(self.tr("The line is gone from this page."), self.tr("Undo"))

    def _take(self, place: int) -> None:
        others = [row for row in self._rows if row is not self._rows[place]]
        if not others:
            others = [self._insert(1)]
        neighbour = others[max(0, place - 1)]
        neighbour.stop().setFocus(Qt.FocusReason.TabFocusReason)
        self._drop(self._rows[place])
        self._settle()

    def _row_opened(self) -> None:
        opened = self.sender()
        for row in self._rows:
            if row is not opened:
                row.panel.set_open(False)

    # The rows

    def _insert(self, place: int, row: Row | None = None, *, settle: bool = True) -> LineRow:
        self._begun += 1
        prefix = f"{self.asking.prefix}{self.question.id}_{self._begun}_"
        line = LineRow(self.question, replace(self.asking, prefix=prefix), row, self._make)
        line.set_overhang(self._overhang)
        line.changed.connect(self.answered)
        line.opened.connect(self._row_opened)
        line.ended.connect(self._ended)
        line.given_up.connect(self._given_up)
        line.taken_away.connect(self._taken_away)
        self._rows.insert(place, line)
        self._lines.insertWidget(place, line)
        line.show()
        if settle:
            self._settle()
        return line

    def _drop(self, row: LineRow) -> None:
        self._rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _settle(self) -> None:
        """After lines came or went: their numbers, and the way of Tab."""
        last = len(self._rows)
        for number, row in enumerate(self._rows, 1):
            row.set_number(number, is_last=number == last)
        chain(*self._rows, self._another, self._asides)

    def _place_of_sender(self) -> int | None:
        sender = self.sender()
        return self._rows.index(sender) if isinstance(sender, LineRow) else None
