# SPDX-License-Identifier: GPL-3.0-or-later
"""People by their codes: those of one situation, and the keeper's own co-facilitators.

No function here gathers by person across situations, and none may be added.
"""

from __future__ import annotations

from held.journal.identifiers import PersonId, SituationId, make_id
from held.journal.person import Person
from held.vault.person_store import PersonUnknown
from held.workflows.session import Session


class Circle:
    """The people one page can speak of.  Lives on the GUI thread; saved with the page.

    people: those of the page's situation and, with situation None, the keeper's co-facilitators.
    """

    def __init__(
        self,
        situation: SituationId | None,
        people: tuple[Person, ...] = (),
        newcomers: tuple[Person, ...] = (),
    ) -> None:
        self.situation = situation
        self._people = {person.id: person for person in (*people, *newcomers)}
        self._unsaved = {person.id: person for person in newcomers}

    def find(self, person: PersonId) -> Person | None:
        """The person of that id, if they belong to this circle."""
        return self._people.get(person)

    def in_situation(self) -> tuple[Person, ...]:
        """The people of the situation, in the order they came."""
        return tuple(p for p in self._people.values() if p.situation is not None)

    def co_facilitators(self) -> tuple[Person, ...]:
        """The keeper's own, in the order they came."""
        return tuple(p for p in self._people.values() if p.situation is None)

    def codes(self) -> dict[PersonId, str]:
        """Every code by person."""
        return {person.id: person.code for person in self._people.values()}

    def find_code(self, word: str, situation: SituationId | None) -> Person | None:
        """The person with that code there, if there is one.  Case makes no difference."""
        wanted = word.strip().casefold()
        for person in self._people.values():
            if person.code.casefold() == wanted and person.situation == situation:
                return person
        return None

    def introduce(self, word: str, situation: SituationId | None) -> Person:
        """The person with that code there, made on its first use.

        word: not empty once trimmed.
        """
        known = self.find_code(word, situation)
        return known or self._take(Person(PersonId(make_id()), word.strip(), situation))

    def rename(self, person: Person, word: str) -> Person:
        """The same person under another code, everywhere.

        word: not empty once trimmed, and no other person's code in the same situation: the vault
        would refuse to save the page.
        """
        return self._take(Person(person.id, word.strip(), person.situation))

    @property
    def unsaved(self) -> tuple[Person, ...]:
        """People to be saved with the next save of the page."""
        return tuple(self._unsaved.values())

    def saved(self, people: tuple[Person, ...]) -> None:
        """Take over that these are in the vault now."""
        for person in people:
            if self._unsaved.get(person.id) == person:
                del self._unsaved[person.id]

    def _take(self, person: Person) -> Person:
        self._people[person.id] = person
        self._unsaved[person.id] = person
        return person


def around(session: Session, situation: SituationId | None) -> tuple[Person, ...]:
    """The people of one situation and the keeper's co-facilitators, in the order they came."""
    return session.vault.people.around(situation)


def code_of(session: Session, person: PersonId | None) -> str:
    """The code of a person; empty for nobody, and for one who is no longer known here."""
    if person is None:
        return ""
    try:
        return session.vault.people.read(person).code
    except PersonUnknown:
        return ""
