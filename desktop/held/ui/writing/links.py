# SPDX-License-Identifier: GPL-3.0-or-later
"""Between a page's links and the vault: what can be linked to, asked for only when it is wanted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.journal.identifiers import EntryId
from held.ui.background import Lane
from held.ui.error_text import tell
from held.workflows import link_entries
from held.workflows.session import Session


class Links(QObject):
    """found: emitted with a tuple of EntryTitle, newest writing first.
    failed: emitted with the words for it when they cannot be read.
    opened: emitted with the id of an entry that is to be opened.
    """

    found = Signal(object)
    failed = Signal(str)
    opened = Signal(str)

    def __init__(self, session: Session, lane: Lane) -> None:
        super().__init__()
        self._session = session
        self._lane = lane

    def look(self) -> None:
        """Find out, on the vault lane, what can be linked to."""
        work = partial(link_entries.can_be_linked, self._session)
        self._lane.run(work, self._found, self._failed)

    def open(self, entry: EntryId) -> None:
        """Go to what a link leads to."""
        self.opened.emit(entry)

    def _found(self, titles: tuple[link_entries.EntryTitle, ...]) -> None:
        self.found.emit(titles)

    def _failed(self, error: HeldError) -> None:
        self.failed.emit(tell(error).whole)
