# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of recovery in the settings: what there is, making, trying, taking back.

Knows no widget.  Nothing typed here is kept anywhere but in the notebook's key.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.recovery_sheet_presenter import RecoverySheetPresenter
from held.ui.words_entry_presenter import WordsEntryPresenter
from held.workflows import recovery_sheet
from held.workflows.recovery_sheet import Drawn, Sharing, Way
from held.workflows.session import Session


class WaysPresenter(QObject):
    """ways_read: emitted with every Way that there is.  failed: with the HeldError."""

    ways_read = Signal(tuple)
    failed = Signal(HeldError)

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane

    def look(self) -> None:
        """Read them from the vault."""
        work = partial(recovery_sheet.ways, self._session)
        self._lane.run(work, self._take, self._fail)

    def _take(self, ways: tuple[Way, ...]) -> None:
        self.ways_read.emit(ways)

    def _fail(self, error: HeldError) -> None:
        self.failed.emit(error)


class KeyActPresenter(QObject):
    """What changes what opens the notebook, by someone who knows the passphrase.

    present_missing: the present passphrase was not typed.
    present_refused: what was typed as the present one is not.
    failed: emitted with any other HeldError for which nothing was changed.
    waiting_changed: emitted with whether the change is under way.
    """

    present_missing = Signal()
    present_refused = Signal()
    failed = Signal(HeldError)
    waiting_changed = Signal(bool)

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.lane = lane
        self._present = ""
        self._is_waiting = False

    @property
    def is_waiting(self) -> bool:
        """Whether the change is under way."""
        return self._is_waiting

    def set_present(self, text: str) -> None:
        """The passphrase that opens the notebook now."""
        self._present = text

    def start(self, act: Callable[[Session, str], object], done: Callable[..., None]) -> None:
        """Do `act` on the lane with the passphrase as typed.  One at a time."""
        if self._is_waiting:
            return
        if not self._present:
            self.present_missing.emit()
            return
        self.wait(True)
        self.lane.run(partial(act, self.session, self._present), done, self.fail)

    def forget(self) -> None:
        """Drop what was typed."""
        self._present = ""

    def wait(self, waiting: bool) -> None:
        """Say whether the change is under way."""
        self._is_waiting = waiting
        self.waiting_changed.emit(waiting)

    def fail(self, error: HeldError) -> None:
        """Say why nothing was changed."""
        from held.workflows.failures import WrongPassphrase

        self.wait(False)
        if isinstance(error, WrongPassphrase):
            self.present_refused.emit()
        else:
            self.failed.emit(error)


class MakeWayPresenter(KeyActPresenter):
    """sheet: the rules of getting the words onto paper.

    made: the sheets open the notebook now, and are shown.
    finished: emitted when they are on paper; the way that they replace, if any, is taken back.
    """

    made = Signal()
    finished = Signal()

    def __init__(
        self, session: Session, lane: Lane, replaced: str, parent: QObject | None = None
    ) -> None:
        super().__init__(session, lane, parent)
        self._replaced = replaced
        self._drawn: Drawn | None = None
        self._is_finished = False
        self.sheet = RecoverySheetPresenter(self)

    @property
    def is_made(self) -> bool:
        """Whether there are sheets that open the notebook."""
        return self._drawn is not None

    def make(self, sharing: Sharing) -> None:
        """Draw the sheets and let them open the notebook."""
        drawn = recovery_sheet.draw(self.session.clock.now().day, sharing)
        self.start(partial(_make, drawn), self._take)

    def finish(self) -> None:
        """The words were found on the paper: note it, and take back what they replace."""
        if self._drawn is None or self.is_waiting or not self.sheet.check_tried():
            return
        self.wait(True)
        work = partial(_finish, self.session, self._drawn.way, self._replaced)
        self.lane.run(work, self._settle, self.fail)

    def leave(self) -> None:
        """The page goes.  Words that nobody has on paper open nothing any more."""
        drawn = self._drawn
        if drawn is not None and not self.sheet.is_taken and not self._is_finished:
            # That it cannot be removed is no news: nobody has its words.
            self.lane.run_unheeded(partial(recovery_sheet.remove, self.session, drawn.way))
        self._drawn = None
        self.forget()

    def _take(self, drawn: Drawn) -> None:
        self.wait(False)
        self.forget()
        self._drawn = drawn
        self.made.emit()
        self.sheet.begin(drawn)

    def _settle(self, _nothing: None) -> None:
        self._is_finished = True
        self.wait(False)
        self.finished.emit()


class TakeBackPresenter(KeyActPresenter):
    """taken_back: the way opens the notebook no more."""

    taken_back = Signal()

    def __init__(
        self, session: Session, lane: Lane, way: Way, parent: QObject | None = None
    ) -> None:
        super().__init__(session, lane, parent)
        self._way = way

    def take_back(self) -> None:
        """Take it back, once the passphrase is typed."""
        self.start(partial(_take_back, self._way.id), self._settle)

    def _settle(self, _nothing: None) -> None:
        self.wait(False)
        self.forget()
        self.taken_back.emit()


class TryWordsPresenter(QObject):
    """entry: the rules of entering words.

    opened: emitted with the Way that the words are.
    refused: emitted with the HeldError; they can be read, but open nothing here.
    """

    opened = Signal(Way)
    refused = Signal(HeldError)

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self.entry = WordsEntryPresenter(self)
        self.entry.complete.connect(self._try)

    def _try(self) -> None:
        work = partial(recovery_sheet.try_sheets, self._session, self.entry.sheets)
        self._lane.run(work, self._take, self._fail)

    def _take(self, way: Way) -> None:
        self.entry.forget()
        self.opened.emit(way)

    def _fail(self, error: HeldError) -> None:
        self.entry.forget()
        self.refused.emit(error)


def _make(drawn: Drawn, session: Session, present: str) -> Drawn:
    return recovery_sheet.make(session, present, drawn)


def _finish(session: Session, way: str, replaced: str) -> None:
    recovery_sheet.note_tried(session, way)
    if replaced:
        recovery_sheet.remove(session, replaced)


def _take_back(way: str, session: Session, present: str) -> None:
    recovery_sheet.take_back(session, present, way)
