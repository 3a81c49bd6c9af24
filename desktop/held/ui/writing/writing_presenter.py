# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the writing page: when to keep, what to say about it, what a lifted line becomes.

Knows QtCore only.  What is typed stays on the page until the vault has said that it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from held.errors import HeldError
from held.journal.answer import Answer
from held.journal.entry import Entry
from held.journal.layer import Lifted, Mark
from held.journal.permission import PermissionRecord
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.page import Kept, KeptState
from held.workflows import give_permission, lift_line, write_entry
from held.workflows.give_permission import Stated
from held.workflows.lift_line import LiftedLine
from held.workflows.session import Session
from held.workflows.write_entry import Draft, Written

AFTER_LAST_KEY_MS = 1000
AT_MOST_APART_MS = 3000
TRY_AGAIN_MS = 5000


class Sheet(Protocol):
    """What the presenter asks of the page."""

    def answers(self) -> dict[str, Answer]:
        """Everything the page says now, without the permission."""
        ...

    def marks(self) -> tuple[Mark, ...]:
        """The marks under the writing, where they are now."""
        ...


@dataclass(eq=False)
class _Statement:
    """What the slip says, until the vault has it: then `stated` is set, on the lane."""

    answers: dict[str, Answer]
    stated: Stated | None = None


@dataclass(eq=False)
class _Parked:
    """A line from the strip, until the vault has it: then `beside` is set, on the lane."""

    words: str
    beside: Entry | None = None


class WritingPresenter(QObject):
    """One open page.

    kept_changed: emitted with a Kept.
    permission_stated: emitted with the PermissionRecord that holds now.
    lifted: emitted with the Mark that belongs on the page now.
    parked: emitted with the rows parked beside the page.
    moved: the page is a story now; emitted with its entry's id.
    set_down: the page was set down.
    """

    kept_changed = Signal(Kept)
    permission_stated = Signal(PermissionRecord)
    lifted = Signal(Mark)
    parked = Signal(object)
    moved = Signal(str)
    set_down = Signal()

    def __init__(self, session: Session, lane: Lane, draft: Draft, sheet: Sheet) -> None:
        super().__init__()
        self.draft = draft
        self._session = session
        self._lane = lane
        self._sheet = sheet
        self._visit: int | None = None  # The lane's alone.
        self._statement: _Statement | None = None
        self._parking: list[_Parked] = []
        self._has_moved = False
        self._pause = self._timer(AFTER_LAST_KEY_MS)
        self._limit = self._timer(AT_MOST_APART_MS)
        self._again = self._timer(TRY_AGAIN_MS)

    def edited(self) -> None:
        """Something on the page changed: keep it soon."""
        if not self._limit.isActive():
            self._limit.start()
            self.kept_changed.emit(Kept(KeptState.KEEPING))
        self._pause.start()

    def keep(self) -> None:
        """Keep what the page says now, on the vault lane."""
        self._rest()
        if self._has_moved:
            return
        self._take_over()
        if self._is_kept():
            # What was typed was taken back again.
            self.kept_changed.emit(Kept(KeptState.KEPT))
        else:
            self._run(self._all_there_is(), self._kept)

    def unkept(self) -> Callable[[], object] | None:
        """The work that is left before nothing can be lost, for the lane; None when there is none."""
        self._rest()
        if self._has_moved:
            return None
        self._take_over()
        return None if self._is_kept() else self._all_there_is()

    def state_permission(self, answers: dict[str, Answer]) -> None:
        """The slip says something else now."""
        self._take_over()
        self._statement = _Statement(answers)
        self.kept_changed.emit(Kept(KeptState.KEEPING))
        self._run(self._all_there_is(), self._kept)

    def lift(self, question_id: str, start: int, end: int, lifted: Lifted) -> None:
        """Lift a line off the page, once the page itself is in the vault."""
        self._take_over()
        span = (start, end)
        work = partial(self._keep_and_lift, self.draft.written, question_id, span, lifted)
        self._run(work, self._line_lifted)

    def put_back(self, mark: Mark) -> None:
        """Undo a lift: the line leaves the other room."""
        self._run(partial(lift_line.put_back, self._session, mark), self._put_back)

    def park(self, words: str) -> None:
        """A line from the strip."""
        self._take_over()
        self._parking.append(_Parked(words))
        self._run(self._all_there_is(), self._kept)

    def move_to_stories(self) -> None:
        """This is someone's story.  Nothing more may be written here meanwhile."""
        self._rest()
        self._take_over()
        self._run(partial(self._move, self.draft.entry), self._moved)

    def ask_to_set_down(self) -> None:
        """Close the page on "what can wait"."""
        self._rest()
        self._take_over()
        self._run(partial(self._keep_and_set_down, self.draft.written), self._was_set_down)

    # On the lane.

    def _keep_all(
        self, written: Written, statement: _Statement | None, parking: tuple[_Parked, ...]
    ) -> Written:
        """The page and what was said beside it, of which an earlier try may have kept some."""
        if self._has_moved:
            # It is no page of its own any more: keeping it would undo that.
            return written
        waiting = [line for line in parking if line.beside is None]
        if statement is not None and statement.stated is None:
            stated = give_permission.state(self._session, written, statement.answers, self._visit)
            self._visit = stated.record.number
            statement.stated = stated
            kept = stated.written
        elif waiting:
            kept = write_entry.keep_even_empty(self._session, written)
        else:
            kept = write_entry.keep(self._session, written)
        for line in waiting:
            line.beside = lift_line.park(self._session, kept.entry, line.words)
        return kept

    def _move(self, page: Entry) -> Written:
        written = write_entry.as_story(self._session, page)
        self._has_moved = True
        return written

    def _keep_and_lift(
        self, written: Written, question_id: str, span: tuple[int, int], lifted: Lifted
    ) -> tuple[Written, LiftedLine]:
        kept = write_entry.keep(self._session, written)
        return kept, lift_line.lift(self._session, kept.entry, question_id, span, lifted)

    def _keep_and_set_down(self, written: Written) -> Written:
        kept = write_entry.keep(self._session, written)
        if not kept.entry.revision:
            return kept
        return replace(kept, entry=write_entry.set_down(self._session, kept.entry))

    # Back on the GUI thread.

    def _kept(self, written: Written) -> None:
        self.draft.kept(written)
        self._tell_stated()
        self._tell_parked()
        if self._is_kept() and not self._limit.isActive():
            self._again.stop()
            self.kept_changed.emit(Kept(KeptState.KEPT))

    def _tell_stated(self) -> None:
        stated = self._statement.stated if self._statement is not None else None
        if stated is not None:
            self._statement = None
            record: PermissionRecord = stated.record
            self.permission_stated.emit(record)

    def _tell_parked(self) -> None:
        there = [line.beside for line in self._parking if line.beside is not None]
        if there:
            self._parking = [line for line in self._parking if line.beside is None]
            self.parked.emit(lift_line.rows_of(there[-1]))

    def _line_lifted(self, result: tuple[Written, LiftedLine]) -> None:
        written, line = result
        self.draft.kept(written)
        self.lifted.emit(line.mark)
        self.keep()

    def _put_back(self, _nothing: None) -> None:
        self.keep()

    def _moved(self, written: Written) -> None:
        self.moved.emit(written.entry.id)

    def _was_set_down(self, written: Written) -> None:
        self.draft.kept(written)
        self.set_down.emit()

    def _failed(self, error: HeldError) -> None:
        told = tell(error)
        self.kept_changed.emit(Kept(KeptState.NOT_KEPT, f"{told.title} {told.happened}"))
        self._again.start()

    def _is_kept(self) -> bool:
        return self.draft.is_kept and self._statement is None and not self._parking

    def _all_there_is(self) -> Callable[[], Written]:
        """For the lane: everything of this page that the vault does not have for certain."""
        return partial(self._keep_all, self.draft.written, self._statement, tuple(self._parking))

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._lane.run(work, done, self._failed)

    def _take_over(self) -> None:
        self.draft.say(self._sheet.answers(), self._sheet.marks())

    def _rest(self) -> None:
        for timer in (self._pause, self._limit, self._again):
            timer.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep)
        return timer
