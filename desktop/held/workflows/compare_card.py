# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare a colleague's card by voice: seven words here, and the same seven there.

Only this tells whose card it is.  Until then somebody on the way could have put in their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from held.bundles.card import words_of
from held.bundles.card_text import parse_card
from held.errors import HeldError
from held.journal.identifiers import PersonId
from held.vault.card_store import StoredCard
from held.workflows.colleagues import Colleague, colleague
from held.workflows.own_card import card_words
from held.workflows.session import Session


class CardGone(HeldError):
    """The card is not here any more, or is another one by now."""


@dataclass(frozen=True)
class CardToCompare:
    """The card of one colleague as it can be compared.

    name: what it calls its keeper; may be empty.  words: seven, in their order.
    """

    colleague: Colleague
    name: str
    words: tuple[str, ...]
    hash: bytes


def look_at_card(session: Session, person: PersonId) -> CardToCompare:
    """The card of a colleague.  Raises PersonUnknown, CardGone."""
    stored = session.vault.cards.find(person)
    if stored is None:
        raise CardGone
    card = parse_card(stored.body)
    words = words_of(card, card_words())
    return CardToCompare(colleague(session, person), card.name, words, stored.hash)


def say_same(session: Session, shown: CardToCompare) -> Colleague:
    """Note that both sides see these words.  Raises CardGone and what a save can raise."""
    stored = _still_there(session, shown)
    if stored.compared is None:
        session.vault.cards.save(replace(stored, compared=session.clock.now()))
    return colleague(session, stored.person)


def say_different(session: Session, shown: CardToCompare) -> Colleague:
    """Take the card out: it is somebody else's, or was damaged.  The colleague stays.

    Raises CardGone and what a save can raise.
    """
    stored = _still_there(session, shown)
    session.vault.cards.remove(stored.person)
    return colleague(session, stored.person)


def _still_there(session: Session, shown: CardToCompare) -> StoredCard:
    stored = session.vault.cards.find(shown.colleague.person.id)
    if stored is None or stored.hash != shown.hash:
        raise CardGone
    return stored
