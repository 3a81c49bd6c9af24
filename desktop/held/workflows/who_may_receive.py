# SPDX-License-Identifier: GPL-3.0-or-later
"""From which stories something may go to whom in a bundle today, and why not from the others.

Nothing here is chosen for the keeper, and no story is left out of sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from held.journal.entry import Entry
from held.journal.identifiers import EntryId
from held.journal.permission import (
    Form,
    Kept,
    Permission,
    PermissionRecord,
    Share,
    Stays,
    current,
    refusal,
    what_may_leave,
)
from held.journal.person import Person
from held.journal.room import Room
from held.vault.covered import Covered
from held.workflows import people
from held.workflows.colleagues import CardState, state_of
from held.workflows.session import Session


class NotYet(Enum):
    """Why nothing may leave although nothing forbids it."""

    NOBODY_NAMED = "nobody_named"
    NOTHING_WRITTEN = "nothing_written"


Reason = Stays | NotYet


@dataclass(frozen=True)
class Receiver:
    """Someone whom a permission names.

    until: the first of the last days, when something may go to them in a bundle today.
    because: why nothing may.
    card: what a bundle for them can rest on.
    """

    person: Person
    until: date | None
    because: Reason | None
    card: CardState


@dataclass(frozen=True)
class Candidate:
    """A story, and the people its permission names, in its order.

    because: why nothing of it may go to anybody today; None when something may.
    """

    story: Covered
    receivers: tuple[Receiver, ...]
    because: Reason | None

    def open_to(self) -> tuple[Receiver, ...]:
        """Those to whom something may go today."""
        return tuple(receiver for receiver in self.receivers if receiver.because is None)


def candidates(session: Session) -> tuple[Candidate, ...]:
    """Every story that has its place in Stories, newest writing first."""
    today = session.clock.now().day
    stories = session.vault.entries.covered(Room.STORIES)
    return tuple(_candidate(session, story, today) for story in stories if not story.beside)


def _candidate(session: Session, story: Covered, today: date) -> Candidate:
    permission = story.permission or Permission()
    refused = refusal(permission, today)
    if refused is not None:
        return Candidate(story, (), refused)
    named = [share for share in permission.shares if share.to is not None]
    if not named:
        return Candidate(story, (), NotYet.NOBODY_NAMED)
    receivers = _receivers(session, story.id, named, today)
    reasons = [receiver.because for receiver in receivers]
    if None in reasons:
        return Candidate(story, receivers, None)
    return Candidate(story, receivers, reasons[0] if reasons else NotYet.NOBODY_NAMED)


def _receivers(
    session: Session, story_id: EntryId, named: Sequence[Share], today: date
) -> tuple[Receiver, ...]:
    story = session.vault.entries.read(story_id)
    records = session.vault.permissions.history(story_id)
    known = {person.id: person for person in people.around(session, story.situation)}
    wanted = dict.fromkeys(share.to for share in named if share.to in known)
    return tuple(
        _receiver(story, records, known[to], state_of(session.vault.cards.find(to)), today)
        for to in wanted
        if to is not None
    )


def _receiver(
    story: Entry,
    records: Sequence[PermissionRecord],
    person: Person,
    card: CardState,
    today: date,
) -> Receiver:
    leaving = what_may_leave(story, records, person.id, Form.BUNDLE, today)
    if leaving.parts:
        return Receiver(person, min(part.until for part in leaving.parts), None, card)
    return Receiver(person, None, _nearest(leaving.stays, current(records), person), card)


def _nearest(stays: Sequence[Kept], permission: Permission, person: Person) -> Reason:
    """Of the parts that were meant for this person, the reason that is nearest to a yes."""
    meant = {part for share in permission.shares if share.to == person.id for part in share.parts}
    reasons = [kept.because for kept in stays if kept.question.id in meant]
    return max(reasons, key=_NEARNESS.index, default=NotYet.NOTHING_WRITTEN)


_NEARNESS: tuple[Reason, ...] = (
    Stays.NOT_ASKED,
    Stays.NOT_ALLOWED,
    Stays.WITHDRAWN,
    Stays.OTHER_ROOM,
    Stays.MORE_DETAIL_THAN_AGREED,
    Stays.WITHHELD,
    Stays.NOT_FOR_THIS_PERSON,
    Stays.NOT_IN_THIS_FORM,
    Stays.NO_END_DATE,
    Stays.DAY_HAS_COME,
)
"""In the order in which they are decided."""
