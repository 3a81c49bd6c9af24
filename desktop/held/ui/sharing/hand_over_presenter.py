# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of handing over: six words drawn once, unless a card opens the file; one writing at a
time, nothing written twice.

Knows no widget.  The words are kept nowhere; they are gone when the page is left.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.workflows.colleagues import CardState
from held.workflows.make_bundle import (
    HandedOver,
    NothingMayLeave,
    PermissionChanged,
    Preview,
    write,
)
from held.workflows.passphrase import draw
from held.workflows.session import Session


class HandOverPresenter(QObject):
    """Writes what was shown, on the lane.

    waiting_changed: emitted with whether a writing is under way.
    written: emitted with the HandedOver.
    refused: emitted with the HeldError when the permission is not what was read any more.
    failed: emitted with any other HeldError; then nothing was written, and it can be tried again.
    """

    waiting_changed = Signal(bool)
    written = Signal(HandedOver)
    refused = Signal(HeldError)
    failed = Signal(HeldError)

    def __init__(
        self, session: Session, lane: Lane, shown: Preview, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._shown = shown
        # Nobody needs to say words for what a card opens.
        self._words = draw() if shown.card is CardState.NONE else ()
        self._was_left = False
        self._is_waiting = False
        self._stop = Event()
        self._is_done = False
        # A page can die while it is written: then nobody knows the words any more.
        self.destroyed.connect(self._stop.set)

    @property
    def words(self) -> tuple[str, ...]:
        """The six words; the same however often it is tried.

        None for a card, which needs no words, nor once the page was left.
        """
        return self._words

    @property
    def spoken(self) -> str:
        """The words as they are typed, with one blank between them."""
        return " ".join(self._words)

    @property
    def is_waiting(self) -> bool:
        """Whether a writing is under way."""
        return self._is_waiting

    def write(self, target: Path) -> None:
        """Write to `target`."""
        if self._is_waiting or self._is_done or self._was_left:
            return
        self._stop.clear()
        self._wait(True)
        work = partial(write, self._session, self._shown, target, self.spoken, self._stop.is_set)
        self._lane.run(work, self._take, self._fail)

    def stop(self) -> None:
        """Let the writing under way come to nothing, unless it is done already."""
        self._stop.set()

    def forget(self) -> None:
        """The page was left: stop, and forget the words."""
        self.stop()
        self._was_left = True
        self._words = ()

    def _take(self, done: HandedOver) -> None:
        self._is_done = True
        self._wait(False)
        self.written.emit(done)

    def _fail(self, error: HeldError) -> None:
        self._wait(False)
        if isinstance(error, NothingMayLeave | PermissionChanged):
            self.refused.emit(error)
        else:
            self.failed.emit(error)

    def _wait(self, waiting: bool) -> None:
        self._is_waiting = waiting
        self.waiting_changed.emit(waiting)
