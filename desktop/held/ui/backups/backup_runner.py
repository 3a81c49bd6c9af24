# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes backups beside the writing, one at a time, for a page and for quiet moments alike.

What the vault's one thread must do goes to the vault lane; what takes long goes to a lane of its
own, so that no save waits for it.  Knows no widget.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.workflows import back_up_vault
from held.workflows.back_up_vault import CopyingStopped, Made, Prepared
from held.workflows.session import Session

T = TypeVar("T")
_WHOLE = 100


class BackupRunner(QObject):
    """Lives as long as the session.

    begun: a backup is being made.
    went_on: emitted with how much of the notebook is copied, in per cent; at 100 it is checked.
    made: emitted with the Made.
    stopped: it was broken off, because somebody wanted so.
    failed: emitted with the HeldError for which there is none.
    broken: a fault of ours ended it; `sys.excepthook` has it.
    ended: emitted after each of the four, and when there was no need for one, when the next one can begin.
    """

    begun = Signal()
    went_on = Signal(int)
    made = Signal(Made)
    stopped = Signal()
    failed = Signal(HeldError)
    broken = Signal()
    ended = Signal()

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._beside = Lane("backups", self)
        self._unwanted = threading.Event()
        self._leaving = threading.Event()
        self._prepared: Prepared | None = None
        self._only_if_due = False
        self._per_cent = 0
        self.is_running = False
        self.broken.connect(self._end)

    def make(self) -> None:
        """Make one now."""
        self._begin(only_if_due=False)

    def make_if_due(self) -> None:
        """Make one if the newest is not of today and something changed."""
        self._begin(only_if_due=True)

    def stop(self) -> None:
        """Break off the backup that is being made, if any.  Waits for nothing."""
        self._unwanted.set()

    def leave(self) -> None:
        """Held locks: break off all that goes on here.  Waits for nothing."""
        self._leaving.set()

    def end(self) -> None:
        """The same, and wait until nothing goes on, which takes about a second at the most."""
        self.leave()
        self._beside.stop()

    def run_beside(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[HeldError], None]
    ) -> None:
        """Look at backups or try one, on the lane beside the vault's, as `Lane.run`."""
        self._beside.run(work, done, failed)

    def heed(self) -> None:
        """For work that takes long, on its own thread.  Raises CopyingStopped once Held locks."""
        if self._leaving.is_set():
            raise CopyingStopped

    def _begin(self, *, only_if_due: bool) -> None:
        if self.is_running or self._leaving.is_set():
            return
        self.is_running = True
        self._only_if_due = only_if_due
        self._unwanted.clear()
        self._per_cent = 0
        if not only_if_due:
            self.begun.emit()
        work = partial(back_up_vault.prepare, self._session)
        self._lane.run(partial(self._unbroken, work), self._carry_out, self._fail)

    def _carry_out(self, prepared: Prepared) -> None:
        self._prepared = prepared
        carry_out = back_up_vault.carry_out_if_due if self._only_if_due else back_up_vault.carry_out
        work = partial(carry_out, self._session, prepared, self._tell, self._heed_stop)
        self._beside.run(partial(self._unbroken, work), self._take, self._fail)

    def _unbroken(self, work: Callable[[], T]) -> T:
        """What the work yields, on its thread; a fault of ours must not leave this running."""
        try:
            return work()
        except HeldError:
            raise
        except BaseException:
            self.broken.emit()
            raise

    def _tell(self, done: int, pages: int) -> None:
        """On the thread that copies."""
        self._heed_stop()
        per_cent = done * _WHOLE // max(1, pages)
        if per_cent != self._per_cent:
            self._per_cent = per_cent
            self.went_on.emit(per_cent)

    def _heed_stop(self) -> None:
        self.heed()
        if self._unwanted.is_set():
            raise CopyingStopped

    def _take(self, made: Made | None) -> None:
        prepared = self._prepared
        if made is not None and prepared is not None:
            # The file is there and counts; what the vault remembers of it can be told from it.
            self._lane.run_unheeded(partial(back_up_vault.note, self._session, prepared, made))
            self.made.emit(made)
        self._end()

    def _fail(self, error: HeldError) -> None:
        if isinstance(error, CopyingStopped):
            self.stopped.emit()
        else:
            self.failed.emit(error)
        self._end()

    def _end(self) -> None:
        self.is_running = False
        self.ended.emit()
