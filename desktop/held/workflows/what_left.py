# SPDX-License-Identifier: GPL-3.0-or-later
"""What left this vault, as a list may show it: codes and days, never content.

In the order of time alone: nothing is gathered by person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from held.journal.identifiers import BundleId, EntryId, PersonId
from held.journal.room import Room
from held.journal.sent_bundle import SentBundle
from held.vault.covered import Covered
from held.vault.person_store import PersonUnknown
from held.workflows.session import Session


@dataclass(frozen=True)
class Left:
    """One bundle that left.

    to, teller: codes; empty when they are no longer known here.
    story: where to look it up; None when it is not in Stories any more.
    left: the keeper's day.  until: the last day on which it may be held.
    """

    id: BundleId
    to: str
    teller: str
    story: EntryId | None
    left: date
    until: date


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
        to=_code(session, sent.to),
        teller=story.code if story else "",
        story=in_place.id if in_place else None,
        left=sent.left.day,
        until=sent.until,
    )


def _code(session: Session, person: PersonId) -> str:
    try:
        return session.vault.people.read(person).code
    except PersonUnknown:
        return ""
