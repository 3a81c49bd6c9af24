# SPDX-License-Identifier: GPL-3.0-or-later
"""Take in the card of a colleague, from a file or from pasted text, under a code of my own.

What a card calls its keeper is never taken over: I know people by my own codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from held.bundles.card import Card, words_of
from held.bundles.card_text import LARGEST, parse_card, spell_card_file
from held.errors import HeldError
from held.files.disk_errors import PlaceKind
from held.files.whole_file import read_whole
from held.journal.identifiers import PersonId, make_id
from held.journal.person import Person
from held.vault.card_store import StoredCard
from held.workflows.colleagues import Colleague, colleague
from held.workflows.own_card import card_words, identity
from held.workflows.session import Session


class OwnCardGiven(HeldError):
    """It is the keeper's own card."""


@dataclass(frozen=True)
class OfferedCard:
    """A card that was looked at and is not in the vault yet.

    name: what it calls its keeper; may be empty, and is for reading only.
    holder: the colleague who has this very card already.
    """

    name: str
    words: tuple[str, ...]
    holder: Colleague | None
    card: Card


def look_at_file(session: Session, path: Path) -> OfferedCard:
    """The card in a file.  Raises CardError's kinds, OwnCardGiven and what `read_whole` raises."""
    return _offered(session, parse_card(read_whole(path, PlaceKind.EXPORT, LARGEST)))


def look_at_text(session: Session, text: str) -> OfferedCard:
    """The card somewhere in a text.  Raises CardError's kinds and OwnCardGiven."""
    return _offered(session, parse_card(text))


def take_in(session: Session, offered: OfferedCard, code: str) -> Colleague:
    """Keep the card under `code`, not yet compared; the colleague is made if there is none.

    code: not empty once trimmed; case makes no difference.
    Another card that this colleague had gives way; the very same one stays as it is, compared or
    not.  Raises CardTaken, when another colleague has this card, and what a save can raise.
    """
    with session.vault.transaction():
        person = _find(session, code) or Person(PersonId(make_id()), code.strip())
        session.vault.people.save(person)
        present = session.vault.cards.find(person.id)
        digest = bytes.fromhex(offered.card.hash)
        if present is None or present.hash != digest:
            body = spell_card_file(offered.card)
            card = StoredCard(person.id, digest, body, session.clock.now())
            session.vault.cards.save(card)
    return colleague(session, person.id)


def _offered(session: Session, card: Card) -> OfferedCard:
    if card.hash == identity(session).card.hash:
        raise OwnCardGiven
    stored = session.vault.cards.find_by_hash(bytes.fromhex(card.hash))
    holder = colleague(session, stored.person) if stored else None
    return OfferedCard(card.name, words_of(card, card_words()), holder, card)


def _find(session: Session, code: str) -> Person | None:
    wanted = code.strip().casefold()
    people = session.vault.people.around(None)
    return next((person for person in people if person.code.casefold() == wanted), None)
