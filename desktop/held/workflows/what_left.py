# SPDX-License-Identifier: GPL-3.0-or-later
"""What left this vault, as a list may show it: codes and days, never content.

In the order of time alone: nothing is gathered by person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from held.journal.identifiers import BundleId, EntryId
from held.journal.room import Room
from held.journal.sent_bundle import SentBundle
from held.vault.covered import Covered
from held.workflows.people import code_of
from held.workflows.session import Session


class Opens(Enum):
    """What opens a bundle that left, as far as that is known today.

    GONE: a card that was taken out, or gave way to another, since then.
    """

    WORDS = "words"
    CARD = "card"
    CARD_NOT_COMPARED = "card_not_compared"
    CARD_GONE = "card_gone"


@dataclass(frozen=True)
class Left:
    """One bundle that left.

    to, teller: codes; empty when they are no longer known here.
    story: where to look it up; None when it is not in Stories any more.
    left: the keeper's day.  until: the last day on which it may be held.
    opens: what opens it.
    """

    id: BundleId
    to: str
    teller: str
    story: EntryId | None
    left: date
    until: date
    opens: Opens


def what_left(session: Session) -> tuple[Left, ...]:
    """Every bundle, the newest first."""
    entries = session.vault.entries
    in_place = {story.id: story for story in entries.covered(Room.STORIES)}
    on_shelf = {story.id: story for story in entries.on_shelf()}
    return tuple(
        _left(session, sent, in_place.get(sent.story), on_shelf.get(sent.story))
        for sent in session.vault.bundles.sent()
    )


def _left(
    session: Session, sent: SentBundle, in_place: Covered | None, on_shelf: Covered | None
) -> Left:
    story = in_place or on_shelf
    return Left(
        id=sent.id,
        to=code_of(session, sent.to),
        teller=story.code if story else "",
        story=in_place.id if in_place else None,
        left=sent.left.day,
        until=sent.until,
        opens=_opens(session, sent),
    )


def _opens(session: Session, sent: SentBundle) -> Opens:
    if sent.card is None:
        return Opens.WORDS
    card = session.vault.cards.find_by_hash(sent.card)
    if card is None:
        return Opens.CARD_GONE
    return Opens.CARD if card.compared else Opens.CARD_NOT_COMPARED
