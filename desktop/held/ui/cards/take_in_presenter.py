# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of taking in a card: first it is looked at, then kept under a code of one's own.

Knows no widget.  A card in the place of another is never taken in without having said so.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.workflows.colleagues import CardState, Colleague, colleagues
from held.workflows.session import Session
from held.workflows.take_in_card import OfferedCard, look_at_file, look_at_text, take_in


class TakeInPresenter(QObject):
    """Looks and keeps on the lane.

    known: emitted with every Colleague in a tuple.
    offered: emitted with the OfferedCard that was found.
    text_missing, code_missing: emitted when one wants to go on without them.
    taken: emitted with the Colleague whose card it is now.
    failed: emitted with the HeldError.
    """

    known = Signal(tuple)
    offered = Signal(OfferedCard)
    text_missing = Signal()
    code_missing = Signal()
    taken = Signal(Colleague)
    failed = Signal(HeldError)

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._colleagues: tuple[Colleague, ...] = ()
        self._offered: OfferedCard | None = None

    def look(self) -> None:
        """Ask the vault whom it knows."""
        self._lane.run(partial(colleagues, self._session), self._know, self._fail)

    def look_at_file(self, file: Path) -> None:
        """See which card is in a file."""
        self._lane.run(partial(look_at_file, self._session, file), self._offer, self._fail)

    def look_at_text(self, text: str) -> None:
        """See which card is in a text."""
        if not text.strip():
            self.text_missing.emit()
            return
        self._lane.run(partial(look_at_text, self._session, text), self._offer, self._fail)

    def turn_back(self) -> None:
        """Forget the card that was looked at."""
        self._offered = None

    def replaced(self, code: str) -> Colleague | None:
        """The colleague of that code whose card would give way to this one, if there is one."""
        wanted = code.strip().casefold()
        known = next((c for c in self._colleagues if c.person.code.casefold() == wanted), None)
        if known is None or known.card is CardState.NONE or self._offered is None:
            return None
        holder = self._offered.holder
        return None if holder is not None and holder.person.id == known.person.id else known

    def take_in(self, code: str) -> None:
        """Keep the card that was found, under this code."""
        if self._offered is None:
            return
        if not code.strip():
            self.code_missing.emit()
            return
        work = partial(take_in, self._session, self._offered, code)
        self._lane.run(work, self._take, self._fail)

    def _know(self, found: tuple[Colleague, ...]) -> None:
        self._colleagues = found
        self.known.emit(found)

    def _offer(self, offered: OfferedCard) -> None:
        self._offered = offered
        self.offered.emit(offered)

    def _take(self, colleague: Colleague) -> None:
        self.taken.emit(colleague)

    def _fail(self, error: HeldError) -> None:
        self.failed.emit(error)
