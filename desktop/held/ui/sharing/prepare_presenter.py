# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of choosing a story and a person: only where something may leave, nothing beforehand.

Knows no widget.  What may leave is decided below; here it is only kept to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.journal.identifiers import EntryId, PersonId
from held.journal.person import Person
from held.ui.background import Lane
from held.workflows.session import Session
from held.workflows.who_may_receive import Candidate, candidates


@dataclass(frozen=True)
class Choice:
    """A story and the person to whom something of it is to go."""

    story: EntryId
    to: Person


class PreparePresenter(QObject):
    """Looks which stories there are, and remembers what was chosen of them.

    looked: emitted with every Candidate in a tuple, once they are known.
    story_chosen: emitted with the Candidate.
    ready_changed: emitted with whether both are chosen.
    failed: emitted with the HeldError that kept it from looking.
    """

    looked = Signal(tuple)
    story_chosen = Signal(Candidate)
    ready_changed = Signal(bool)
    failed = Signal(HeldError)

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._candidates: tuple[Candidate, ...] = ()
        self._story: Candidate | None = None
        self._to: Person | None = None

    @property
    def choice(self) -> Choice | None:
        """What was chosen; None while something is missing."""
        if self._story is None or self._to is None:
            return None
        return Choice(self._story.story.id, self._to)

    def look(self) -> None:
        """Ask the vault."""
        self._lane.run(partial(candidates, self._session), self._take, self._fail)

    def choose_story(self, story: EntryId) -> bool:
        """Take this one, if something of it may leave.  Forgets the person."""
        found = next((c for c in self._candidates if c.story.id == story), None)
        if found is None or not found.open_to():
            return False
        self._story, self._to = found, None
        self.story_chosen.emit(found)
        self.ready_changed.emit(False)
        return True

    def choose_person(self, person: PersonId) -> bool:
        """Take them, if something may go to them."""
        open_to = self._story.open_to() if self._story else ()
        found = next((r.person for r in open_to if r.person.id == person), None)
        if found is None:
            return False
        self._to = found
        self.ready_changed.emit(True)
        return True

    def _take(self, found: tuple[Candidate, ...]) -> None:
        self._candidates = found
        self.looked.emit(found)

    def _fail(self, error: HeldError) -> None:
        self.failed.emit(error)
