# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the index up with the vault, and answers what is looked for.

Two lanes take turns: the vault's for small pieces of reading, one of its own for the index.  While
somebody types or moves the pointer, nothing but what they asked for is done.  Knows QtCore only.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.workflows import search
from held.workflows.search import OpenIndex, Sought, Texts
from held.workflows.session import Session

_AGAIN_MS = 250
_Rows = tuple[int, ...]


class Finder(QObject):
    """Lives as long as the session.

    is_calm: whether nobody is busy at the keyboard, so that more than a moment's work may be done.
    took_in: the index has something now that it did not have before.
    caught_up: it has everything.
    """

    took_in = Signal()
    caught_up = Signal()

    def __init__(
        self, session: Session, lane: Lane, is_calm: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.lane = lane
        self._is_calm = is_calm
        self._index = OpenIndex(session)
        self._index_lane = Lane("search", self)
        self._busy = False
        self._once_more = False
        self._closed = False
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.setInterval(_AGAIN_MS)
        self._waits.timeout.connect(self._go_on_when_calm)

    @property
    def is_behind(self) -> bool:
        """Whether older pages are still being read."""
        return self._index.is_behind

    def find(
        self,
        sought: Sought,
        done: Callable[[_Rows], None],
        failed: Callable[[HeldError], None],
    ) -> None:
        """Look in the index; `done` gets rows for `workflows.search.show`."""
        self._index_lane.run(partial(self._index.find, sought), done, failed)

    def catch_up(self) -> None:
        """Take in what the index has not seen.  Costs next to nothing when there is nothing."""
        if self._closed:
            return
        self._once_more = self._busy
        if not self._busy:
            self._busy = True
            self._go_on()

    def close(self, may_wait: bool) -> None:
        """Do no more.  To be called before the vault is closed.

        may_wait: the index is closed as well.  Before a lock it is not: what is being taken in may
        take seconds, the process is replaced anyway, and an index cut off is mended or made anew.
        """
        if not self._closed:
            self._closed = True
            self._waits.stop()
            if may_wait:
                self._index_lane.run_now(self._index.close)
                self._index_lane.stop()

    # One piece after the other; each begins on the thread of the window

    def _go_on_when_calm(self) -> None:
        if self._is_calm():
            self._go_on()
        else:
            self._waits.start()

    def _go_on(self) -> None:
        self._on_vault(partial(search.unseen, self.session), self._take_in)

    def _take_in(self, texts: tuple[Texts, ...]) -> None:
        if texts:
            self._on_index(partial(self._index.lay, texts), self._took_in)
        elif not self._index.is_walked:
            before = self._index.walked_to
            self._on_vault(partial(search.next_before, self.session, before), self._compare)
        else:
            self._on_index(self._index.call_whole, self._caught_up)

    def _caught_up(self, _nothing: None) -> None:
        self._busy = False
        self.caught_up.emit()
        if self._once_more:
            self.catch_up()

    def _took_in(self, seen: tuple[tuple[int, int], ...]) -> None:
        self._on_vault(partial(search.took_in, self.session, seen), self._next)
        self.took_in.emit()

    def _compare(self, there: tuple[tuple[int, int], ...]) -> None:
        self._on_index(partial(self._index.compare, there), self._compared)

    def _compared(self, lacking: _Rows) -> None:
        self._on_vault(partial(search.lacks, self.session, lacking), self._next)

    def _next(self, texts: tuple[Texts, ...]) -> None:
        if self._is_calm():
            self._take_in(texts)
        else:
            self._waits.start()

    def _on_vault(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        if not self._closed:
            self.lane.run(partial(self._unless_closed, work), done, self._stop)

    def _on_index(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        if not self._closed:
            self._index_lane.run(work, done, self._stop)

    def _unless_closed(self, work: Callable[[], object]) -> object:
        return () if self._closed else work()

    def _stop(self, _error: HeldError) -> None:
        """Not told: what was asked for is found as far as it is there, and it is tried again."""
        self._busy = False
