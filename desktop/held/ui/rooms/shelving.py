# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving entries to Letting go from any page, with a way back that outlives the page.

One for each open vault.  The window says aloud what it tells, beside an Undo.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.journal.identifiers import EntryId
from held.ui.background import Lane
from held.ui.error_text import tell
from held.workflows import shelve
from held.workflows.session import Session


class Shelving(QObject):
    """told: emitted with a sentence, and words for taking it back or nothing.
    changed: something went to the shelf or came back; lists read anew.
    """

    told = Signal(str, str)
    changed = Signal()

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._latest: EntryId | None = None

    def shelve(self, entry: EntryId) -> None:
        """Move an entry to the shelf, with the lines beside it."""
        self._lane.run(partial(_shelve, self._session, entry), self._shelved, self._failed)

    def put_back(self, entry: EntryId) -> None:
        """Give it its place in its room again."""
        self._lane.run(partial(_put_back, self._session, entry), self._is_back, self._failed)

    def undo(self) -> None:
        """Put back what was moved last, if it was not put back since."""
        if self._latest is not None:
            self.put_back(self._latest)

    def _shelved(self, entry: EntryId) -> None:
        self._latest = entry
        self.changed.emit()
        self.told.emit(self.tr("Moved to Letting go"), self.tr("Undo"))

    def _is_back(self, entry: EntryId) -> None:
        if entry == self._latest:
            self._latest = None
        self.changed.emit()
        self.told.emit(self.tr("It is back in its place."), "")

    def _failed(self, error: HeldError) -> None:
        told = tell(error)
        self.told.emit(f"{told.title} {told.happened}", "")


def _shelve(session: Session, entry: EntryId) -> EntryId:
    shelve.shelve(session, entry)
    return entry


def _put_back(session: Session, entry: EntryId) -> EntryId:
    shelve.put_back(session, entry)
    return entry
