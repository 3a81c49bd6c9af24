# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of getting recovery words onto paper: which sheet is shown, printing, saving, trying.

Knows no widget, and not what the words open.  They are kept nowhere but in the sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.workflows import paper
from held.workflows.paper import Onto, Printers
from held.workflows.recovery_sheet import Drawn, Question, is_right, questions


class RecoverySheetPresenter(QObject):
    """One or more sheets that were drawn, until the page that shows them is left.

    shown: emitted with the Drawn and the number of the sheet to show, from 1.
    printers_found: emitted with the Printers of this computer.
    taken: emitted with the Onto of a sheet that has got onto paper.
    asked: emitted with the three Questions of the rehearsal, once something is on paper.
    judged: emitted with the index of a question, and whether its answer is right.
    refused: emitted with the indexes of the questions whose answers are not right yet.
    waiting_changed: emitted with whether it is being printed or saved.
    failed: emitted with the HeldError for which it was not.
    """

    shown = Signal(Drawn, int)
    printers_found = Signal(Printers)
    taken = Signal(Onto)
    asked = Signal(tuple)
    judged = Signal(int, bool)
    refused = Signal(tuple)
    waiting_changed = Signal(bool)
    failed = Signal(HeldError)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Not the vault lane: a printer may not answer for long, and a lock waits for nothing here.
        self._lane = Lane("paper", self)
        self._drawn: Drawn | None = None
        self._number = 1
        self._questions: tuple[Question, ...] = ()
        self._right: dict[int, bool] = {}
        self._is_waiting = False
        self._is_over = False

    @property
    def drawn(self) -> Drawn | None:
        """The sheets, while they are remembered."""
        return self._drawn

    @property
    def is_taken(self) -> bool:
        """Whether any sheet has got onto paper."""
        return bool(self._questions)

    @property
    def is_tried(self) -> bool:
        """Whether the three words were found on the paper again."""
        return self.is_taken and all(self._right.get(n) for n in range(len(self._questions)))

    def begin(self, drawn: Drawn) -> None:
        """Show these sheets, from the first."""
        self._drawn, self._questions, self._right = drawn, (), {}
        self.show_number(1)

    def show_number(self, number: int) -> None:
        """Show this one of the sheets."""
        if self._drawn is not None and 1 <= number <= len(self._drawn.sheets):
            self._number = number
            self.shown.emit(self._drawn, number)

    def show_next(self) -> None:
        """Show the sheet after this one."""
        self.show_number(self._number + 1)

    def show_previous(self) -> None:
        """Show the sheet before this one."""
        self.show_number(self._number - 1)

    def look_for_printers(self) -> None:
        """Ask this computer what can be printed on."""
        self._start(paper.printers, self._take_printers)

    def print_on(self, printer: str, pdf: bytes) -> None:
        """Print a sheet."""
        self._start(partial(paper.print_on, printer, pdf), self._printed)

    def save(self, target: Path, pdf: bytes) -> None:
        """Save a sheet as a file."""
        self._start(partial(paper.save, target, pdf), self._saved)

    def wrote_by_hand(self) -> None:
        """A sheet was written down."""
        self._take(Onto.BY_HAND)

    def answer(self, index: int, typed: str) -> None:
        """What was typed for one of the questions."""
        if self._drawn is not None and index < len(self._questions):
            right = is_right(self._drawn, self._questions[index], typed)
            self._right[index] = right
            self.judged.emit(index, right)

    def check_tried(self) -> bool:
        """Whether all words were found; says which were not."""
        wrong = tuple(n for n in range(len(self._questions)) if not self._right.get(n))
        if wrong:
            self.refused.emit(wrong)
        return self.is_tried

    def end(self) -> None:
        """Drop every word that was drawn or typed, and begin nothing more: the page goes."""
        self._drawn, self._questions, self._right = None, (), {}
        self._is_over = True
        self._lane.end()

    def _start(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        if not self._is_waiting and not self._is_over:
            self._wait(True)
            self._lane.run(work, done, self._fail)

    def _take_printers(self, found: Printers) -> None:
        self._wait(False)
        self.printers_found.emit(found)

    def _printed(self, _nothing: None) -> None:
        self._wait(False)
        self._take(Onto.PRINTED)

    def _saved(self, _target: Path) -> None:
        self._wait(False)
        self._take(Onto.SAVED)

    def _take(self, onto: Onto) -> None:
        if self._drawn is None:
            return  # The page was left meanwhile.
        first = not self._questions
        if first:
            self._questions = questions(self._drawn.sharing)
        self.taken.emit(onto)
        if first:
            self.asked.emit(self._questions)

    def _fail(self, error: HeldError) -> None:
        self._wait(False)
        self.failed.emit(error)

    def _wait(self, waiting: bool) -> None:
        self._is_waiting = waiting
        self.waiting_changed.emit(waiting)
