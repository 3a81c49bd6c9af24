# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of comparing a card: what is said counts for the words that were shown, and once.

Knows no widget.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.journal.identifiers import PersonId
from held.ui.background import Lane
from held.workflows.colleagues import Colleague
from held.workflows.compare_card import CardToCompare, look_at_card, say_different, say_same
from held.workflows.session import Session


class ComparePresenter(QObject):
    """Reads and notes on the lane.

    shown: emitted with the CardToCompare.
    same, different: emitted with the Colleague once that was noted.
    failed: emitted with the HeldError.
    """

    shown = Signal(CardToCompare)
    same = Signal(Colleague)
    different = Signal(Colleague)
    failed = Signal(HeldError)

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._shown: CardToCompare | None = None

    def look(self, person: PersonId) -> None:
        """Ask the vault for the card of a colleague."""
        work = partial(look_at_card, self._session, person)
        self._lane.run(work, self._show, self._fail)

    def say_same(self) -> None:
        """Both see the same words."""
        shown, self._shown = self._shown, None
        if shown is not None:
            work = partial(say_same, self._session, shown)
            self._lane.run(work, self._are_same, self._fail)

    def say_different(self) -> None:
        """They see other words than I do."""
        shown, self._shown = self._shown, None
        if shown is not None:
            work = partial(say_different, self._session, shown)
            self._lane.run(work, self._are_different, self._fail)

    def _show(self, shown: CardToCompare) -> None:
        self._shown = shown
        self.shown.emit(shown)

    def _are_same(self, colleague: Colleague) -> None:
        self.same.emit(colleague)

    def _are_different(self, colleague: Colleague) -> None:
        self.different.emit(colleague)

    def _fail(self, error: HeldError) -> None:
        self.failed.emit(error)
