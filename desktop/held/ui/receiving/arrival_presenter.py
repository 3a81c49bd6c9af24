# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of receiving with an open notebook: a file, perhaps six words, and then a plan.

Knows no widget.  Keeps nothing but the path of the file.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.workflows.receive_bundle import Arrival, OpenedBundle, look_at, open_with_words, plan
from held.workflows.session import Session


class ArrivalPresenter(QObject):
    """Reads on the lane, one file at a time; what words open, on a lane of its own.

    file_chosen: emitted with the Path of the file.
    file_forgotten: emitted when there is none any more.
    file_missing, words_missing: emitted when one wants to read without them.
    words_wanted: emitted when the file opens with words.
    waiting_changed: emitted with whether a file is being read.
    failed: emitted with the HeldError for which it could not be.
    arrived: emitted with the Arrival.
    """

    file_chosen = Signal(Path)
    file_forgotten = Signal()
    file_missing = Signal()
    words_missing = Signal()
    words_wanted = Signal()
    waiting_changed = Signal(bool)
    failed = Signal(HeldError)
    arrived = Signal(Arrival)

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        # How long words take to open a file is for whoever made it to say: no lock waits for it.
        self._words_lane = Lane("words", self)
        self._file: Path | None = None
        self._needs_words = False
        self._is_waiting = False

    @property
    def file(self) -> Path | None:
        """The file that was chosen."""
        return self._file

    def choose(self, file: Path) -> None:
        """Open this file with the keeper's own card, or find that words open it."""
        if self._is_waiting:
            return
        self._file, self._needs_words = file, False
        self.file_chosen.emit(file)
        self._wait(True)
        self._lane.run(partial(look_at, self._session, file), self._looked, self._refuse)

    def read(self, spoken: str) -> None:
        """Open the file with these words; how they are spaced or written large is no matter."""
        if self._is_waiting:
            return
        if self._file is None or not self._needs_words:
            self.file_missing.emit()
        elif not spoken.strip():
            self.words_missing.emit()
        else:
            self._wait(True)
            work = partial(open_with_words, self._file, spoken)
            self._words_lane.run(work, self._plan, self._fail)

    def end(self) -> None:
        """Begin nothing more: the page goes."""
        self._is_waiting = True
        self._words_lane.end()

    def _plan(self, opened: OpenedBundle) -> None:
        self._lane.run(partial(plan, self._session, opened), self._looked, self._fail)

    def _looked(self, arrival: Arrival | None) -> None:
        self._wait(False)
        if arrival is None:
            self._needs_words = True
            self.words_wanted.emit()
        else:
            self.arrived.emit(arrival)

    def _refuse(self, error: HeldError) -> None:
        """What no words open is not kept for another try."""
        self._file = None
        self._wait(False)
        self.file_forgotten.emit()
        self.failed.emit(error)

    def _fail(self, error: HeldError) -> None:
        self._wait(False)
        self.failed.emit(error)

    def _wait(self, waiting: bool) -> None:
        self._is_waiting = waiting
        self.waiting_changed.emit(waiting)
