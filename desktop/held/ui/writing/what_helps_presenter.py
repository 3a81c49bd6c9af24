# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the list of who helps: read it, keep it soon after it was changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.page import Kept, KeptState
from held.workflows import who_helps
from held.workflows.session import Session
from held.workflows.who_helps import WhoHelps

KEEP_AFTER_MS = 1000


class WhatHelpsPresenter(QObject):
    """found: emitted with the list as it is in the vault.
    kept_changed: emitted with a Kept.
    """

    found = Signal(object)
    kept_changed = Signal(Kept)

    def __init__(self, session: Session, lane: Lane) -> None:
        super().__init__()
        self._session = session
        self._lane = lane
        self._said: tuple[WhoHelps, ...] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEEP_AFTER_MS)
        self._soon.timeout.connect(self.keep)

    def look(self) -> None:
        """Read the list."""
        self._lane.run(partial(who_helps.read, self._session), self._read, self._failed)

    def edited(self, lines: tuple[WhoHelps, ...]) -> None:
        """The list says something else now: keep it soon."""
        self._said = lines
        self.kept_changed.emit(Kept(KeptState.KEEPING))
        self._soon.start()

    def keep(self) -> None:
        """Keep it now."""
        work = self.unkept()
        if work is not None:
            self._lane.run(work, self._kept, self._failed)

    def unkept(self) -> Callable[[], tuple[WhoHelps, ...]] | None:
        """The work that is left, for the lane; None when all is kept."""
        self._soon.stop()
        if self._said is None:
            return None
        return partial(self._save, self._said)

    def _save(self, said: tuple[WhoHelps, ...]) -> tuple[WhoHelps, ...]:
        """On the lane."""
        who_helps.save(self._session, said)
        return said

    def _read(self, lines: tuple[WhoHelps, ...]) -> None:
        self.found.emit(lines)

    def _kept(self, said: tuple[WhoHelps, ...]) -> None:
        if said == self._said:
            self._said = None
            self.kept_changed.emit(Kept(KeptState.KEPT))

    def _failed(self, error: HeldError) -> None:
        told = tell(error)
        self.kept_changed.emit(Kept(KeptState.NOT_KEPT, f"{told.title} {told.happened}"))
