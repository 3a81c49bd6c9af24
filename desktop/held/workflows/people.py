# SPDX-License-Identifier: GPL-3.0-or-later
"""People by their codes: those of one situation, and the keeper's own co-facilitators.

No function here gathers by person across situations, and none may be added.
"""

from __future__ import annotations

from held.journal.identifiers import PersonId, SituationId, make_id
from held.journal.person import Person
from held.workflows.session import Session


def around(session: Session, situation: SituationId | None) -> tuple[Person, ...]:
    """The people of one situation and the keeper's co-facilitators, in the order they came."""
    return session.vault.people.around(situation)


def code(session: Session, word: str, situation: SituationId | None) -> Person:
    """The person with that code in that situation, made on its first use.

    Codes differ in more than case.  `word` is trimmed; it must not be empty.
    """
    wanted = word.strip()
    for person in around(session, situation):
        if person.code.casefold() == wanted.casefold():
            return person
    person = Person(PersonId(make_id()), wanted, situation)
    session.vault.people.save(person)
    return person


def rename(session: Session, person: Person, word: str) -> Person:
    """The same person under another code."""
    renamed = Person(person.id, word.strip(), person.situation)
    session.vault.people.save(renamed)
    return renamed
