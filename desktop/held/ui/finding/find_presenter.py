# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of a key in the field: the latest words win, and what is in sight comes first.

Knows QtCore only, and remembers nothing but what is on the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from held.errors import HeldError
from held.ui.error_text import tell
from held.ui.finding.finder import Finder
from held.workflows import search
from held.workflows.search import Found, Sought

IN_SIGHT = 6
"""Rows that a window shows at once, more or less."""
_REST_MS = 120
_AFRESH_MS = 400


@dataclass(frozen=True)
class Answered:
    """What was found: the first rows, and whether more of them follow by `more`.

    count: of all.
    """

    sought: Sought
    first: tuple[Found, ...]
    count: int


class FindPresenter(QObject):
    """One page.

    answered: emitted with an Answered.  more: with the rows that come after its first ones.
    failed: with a sentence.
    """

    answered = Signal(object)
    more = Signal(object)
    failed = Signal(str)

    def __init__(self, finder: Finder, parent: QObject) -> None:
        super().__init__(parent)
        self.finder = finder
        self._sought = Sought()
        self._under_way: Sought | None = None
        self._rows: tuple[int, ...] = ()
        self._rest = self._timer(_REST_MS)
        self._rest.timeout.connect(self._show_rest)
        self._afresh = self._timer(_AFRESH_MS)
        self._afresh.timeout.connect(self._look_afresh)
        finder.took_in.connect(self._took_in)
        finder.caught_up.connect(self._took_in)

    @property
    def is_behind(self) -> bool:
        """Whether older pages are still being read."""
        return self.finder.is_behind

    def look_for(self, sought: Sought) -> None:
        """Find these words; what was looked for before is forgotten."""
        self._sought = sought
        self._rest.stop()
        if self._under_way is None:
            self._begin()

    def _begin(self) -> None:
        self._under_way = self._sought
        self.finder.find(self._sought, self._found, self._failed)

    def _found(self, rows: tuple[int, ...]) -> None:
        if self._is_old():
            return
        self._rows = rows
        work = partial(search.show, self.finder.session, rows[:IN_SIGHT], self._sought)
        self.finder.lane.run(work, self._shown, self._failed)

    def _shown(self, first: tuple[Found, ...]) -> None:
        if self._is_old():
            return
        self._under_way = None
        self.answered.emit(Answered(self._sought, first, len(self._rows)))
        if len(self._rows) > IN_SIGHT:
            # Not while somebody types: nobody looks there yet.
            self._rest.start()

    def _show_rest(self) -> None:
        self._under_way = self._sought
        work = partial(search.show, self.finder.session, self._rows[IN_SIGHT:], self._sought)
        self.finder.lane.run(work, self._rest_shown, self._failed)

    def _rest_shown(self, rest: tuple[Found, ...]) -> None:
        if not self._is_old():
            self._under_way = None
            self.more.emit(rest)

    def _is_old(self) -> bool:
        """Whether something else was typed since; then that is looked for now."""
        if self._under_way is self._sought:
            return False
        self._begin()
        return True

    def _failed(self, error: HeldError) -> None:
        if not self._is_old():
            self._under_way = None
            self.failed.emit(tell(error).whole)

    def _took_in(self) -> None:
        if self._sought.typed and not self._afresh.isActive():
            self._afresh.start()

    def _look_afresh(self) -> None:
        self.look_for(Sought(self._sought.typed, self._sought.rooms))

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer
