# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of *Someone sent me something*: a file, six words, and what came of them.

Knows no widget.  Keeps nothing but the path of the file, and that no longer than the page.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.workflows.clock import Clock

if TYPE_CHECKING:
    from held.workflows.open_bundle import ReceivedBundle


class ReceivedPresenter(QObject):
    """Reads on the lane, one file at a time.

    file_chosen: emitted with the Path of the file.
    file_forgotten: emitted when there is none any more.
    file_missing, words_missing: emitted when one wants to read without them.
    waiting_changed: emitted with whether a file is being read.
    failed: emitted with the HeldError for which it could not be.
    received: emitted with the ReceivedBundle.
    """

    file_chosen = Signal(Path)
    file_forgotten = Signal()
    file_missing = Signal()
    words_missing = Signal()
    waiting_changed = Signal(bool)
    failed = Signal(HeldError)
    received = Signal(object)

    def __init__(self, lane: Lane, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._clock = clock
        self._file: Path | None = None
        self._is_waiting = False

    def choose(self, file: Path) -> None:
        """Read this file, when it comes to it; one that was made for a card is refused at once."""
        if not self._is_waiting:
            self._file = file
            self.file_chosen.emit(file)
            self._lane.run(partial(_needs_notebook, file), self._look, self._look_failed)

    def read(self, spoken: str) -> None:
        """Read the file with these words; how they are spaced or written large is no matter."""
        if self._is_waiting:
            return
        if self._file is None:
            self.file_missing.emit()
        elif not spoken.strip():
            self.words_missing.emit()
        else:
            self._wait(True)
            work = partial(_read, self._file, spoken, self._clock)
            self._lane.run(work, self._take, self._fail)

    def forget(self) -> None:
        """Drop the file."""
        self._file = None
        self.file_forgotten.emit()

    def _look(self, needs_notebook: HeldError | None) -> None:
        if needs_notebook is not None and not self._is_waiting:
            self.forget()
            self.failed.emit(needs_notebook)

    def _look_failed(self, _error: HeldError) -> None:
        """What is the matter with the file is told when it is to be read."""

    def _take(self, bundle: ReceivedBundle) -> None:
        self._wait(False)
        self.received.emit(bundle)

    def _fail(self, error: HeldError) -> None:
        self._wait(False)
        self.failed.emit(error)

    def _wait(self, waiting: bool) -> None:
        self._is_waiting = waiting
        self.waiting_changed.emit(waiting)


def _needs_notebook(file: Path) -> HeldError | None:
    # On the lane, because what reads bundles is only imported when one is looked at.
    from held.workflows.open_bundle import NeedsNotebook, is_for_card, read_sealed

    return NeedsNotebook() if is_for_card(read_sealed(file)) else None


def _read(file: Path, spoken: str, clock: Clock) -> ReceivedBundle:
    from held.workflows.open_bundle import open_bundle

    return open_bundle(file, spoken, clock.now().day)
