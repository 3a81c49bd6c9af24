# SPDX-License-Identifier: GPL-3.0-or-later
"""The keeper's own co-facilitators, and how far each one's card can be trusted.

Must not know what is on a card: a list of colleagues is shown before any key is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from held.journal.identifiers import PersonId
from held.journal.person import Person
from held.vault.card_store import StoredCard
from held.workflows.session import Session


class CardState(Enum):
    """What a bundle for somebody can rest on.

    NONE: six spoken words.  NOT_COMPARED: a card of which nobody knows yet whose it is.
    COMPARED: a card whose words both sides have seen to be the same.
    """

    NONE = "none"
    NOT_COMPARED = "not_compared"
    COMPARED = "compared"


@dataclass(frozen=True)
class Colleague:
    """One co-facilitator.

    came, compared: the keeper's days on which the card was taken in and compared, if they were.
    """

    person: Person
    card: CardState
    came: date | None = None
    compared: date | None = None


def colleagues(session: Session) -> tuple[Colleague, ...]:
    """Every co-facilitator, in the order they came to be known."""
    cards = {card.person: card for card in session.vault.cards.all()}
    people = session.vault.people.around(None)
    return tuple(_colleague(person, cards.get(person.id)) for person in people)


def colleague(session: Session, person: PersonId) -> Colleague:
    """One of them.  Raises PersonUnknown."""
    known = session.vault.people.read(person)
    return _colleague(known, session.vault.cards.find(person))


def state_of(card: StoredCard | None) -> CardState:
    """How far a card can be trusted, or that there is none."""
    if card is None:
        return CardState.NONE
    return CardState.NOT_COMPARED if card.compared is None else CardState.COMPARED


def _colleague(person: Person, card: StoredCard | None) -> Colleague:
    if card is None:
        return Colleague(person, CardState.NONE)
    compared = card.compared.day if card.compared else None
    return Colleague(person, state_of(card), card.added.day, compared)
