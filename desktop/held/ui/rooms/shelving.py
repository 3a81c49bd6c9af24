# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving entries about from any page: to Letting go, to the top of their room, to another day.
Each has a way back that outlives the page.

One for each open vault.  The window says aloud what it tells, beside an Undo.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.journal.identifiers import EntryId
from held.ui.background import Lane
from held.ui.error_text import tell
from held.workflows import find_entries, pins, shelve
from held.workflows.session import Session

_MOST_STEPS = 50

Act = Callable[[Session, EntryId], None]


@dataclass(frozen=True)
class _Step:
    """What was done with an entry, what takes it back, and what is said of either."""

    entry: EntryId
    does: Act
    takes_back: Act
    done: str
    taken_back: str


class Shelving(QObject):
    """told: emitted with a sentence, and words for taking it back or nothing.
    changed: something was moved; lists read anew.
    """

    told = Signal(str, str)
    changed = Signal()

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._steps: list[_Step] = []

    def shelve(self, entry: EntryId) -> None:
        """Move an entry to the shelf, with the lines beside it."""
        done, back = self.tr("Moved to Letting go"), self.tr("It is back in its place.")
        self._carry_out(_Step(entry, shelve.shelve, shelve.put_back, done, back))

    def put_back(self, entry: EntryId) -> None:
        """Give it its place in its room again."""
        self._steps = [s for s in self._steps if (s.entry, s.does) != (entry, shelve.shelve)]
        back = self.tr("It is back in its place.")
        self._carry_out(_Step(entry, shelve.put_back, shelve.shelve, back, ""), to_take_back=False)

    def pin(self, entry: EntryId) -> None:
        """Keep it at the top of its room."""
        done, back = self.tr("Kept at the top"), self.tr("It is no longer at the top.")
        self._carry_out(_Step(entry, pins.pin, pins.unpin, done, back))

    def unpin(self, entry: EntryId) -> None:
        """Give it its place among the others."""
        done, back = self.tr("No longer at the top"), self.tr("It is at the top again.")
        self._carry_out(_Step(entry, pins.unpin, pins.pin, done, back))

    def put_off(self, entry: EntryId, asked: date | None, until: date | None) -> None:
        """Have it ask to be looked at again on another day; without one, no more.

        asked: the day it asked for.
        """
        done = (
            self.tr("It will not ask again.")
            if until is None
            else self.tr("It will ask again then.")
        )
        put_off = partial(find_entries.put_off, day=until)
        ask = partial(find_entries.ask_again, day=asked)
        self._carry_out(_Step(entry, put_off, ask, done, self.tr("It asks again.")))

    def undo(self) -> None:
        """Take back what was done last; then what was done before that."""
        if self._steps:
            step = self._steps.pop()
            back = _Step(step.entry, step.takes_back, step.does, step.taken_back, "")
            self._carry_out(back, to_take_back=False)

    def _carry_out(self, step: _Step, *, to_take_back: bool = True) -> None:
        done = self._done if to_take_back else self._taken_back
        self._lane.run(partial(_carried_out, self._session, step), done, self._failed)

    def _done(self, step: _Step) -> None:
        self._steps = [*self._steps, step][-_MOST_STEPS:]
        self.changed.emit()
        self.told.emit(step.done, self.tr("Undo"))

    def _taken_back(self, step: _Step) -> None:
        self.changed.emit()
        self.told.emit(step.done, "")

    def _failed(self, error: HeldError) -> None:
        told = tell(error)
        self.told.emit(f"{told.title} {told.happened}", "")


def _carried_out(session: Session, step: _Step) -> _Step:
    step.does(session, step.entry)
    return step
