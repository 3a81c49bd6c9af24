# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups that nobody asked for: in a quiet moment, once a day, and never a word when all is well."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.backups.backup_runner import BackupRunner
from held.ui.error_text import tell
from held.workflows.session import Session


class BackingUp(QObject):
    """Lives as long as the session.

    told: emitted with a sentence to say quietly, once a session, when no backup could be made.
    """

    told = Signal(str)

    def __init__(self, session: Session, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = session.clock
        self._looked_on: date | None = None
        self._is_unasked = False
        self._was_told = False
        self.runner = BackupRunner(session, lane, self)
        self.runner.failed.connect(self._tell)
        self.runner.ended.connect(self._forget)

    def back_up_if_due(self) -> None:
        """A quiet moment has come.  One that could not be made is tried again another day."""
        today = self._clock.now().day
        if today != self._looked_on:
            self._looked_on = today
            self._is_unasked = not self.runner.is_running
            self.runner.make_if_due()

    def leave(self) -> None:
        """Held locks: stop what is being made.  Waits for nothing."""
        self.runner.leave()

    def end(self) -> None:
        """The same, and wait until nothing goes on."""
        self.runner.end()

    def _tell(self, error: HeldError) -> None:
        # Whoever asked for one hears it on the page.
        if self._is_unasked and not self._was_told:
            self._was_told = True
            words = self.tr("No backup could be made: {why} Settings, Backups says more.")
            self.told.emit(words.format(why=tell(error).title))

    def _forget(self) -> None:
        self._is_unasked = False
