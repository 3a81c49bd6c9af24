# SPDX-License-Identifier: GPL-3.0-or-later
"""Links between the rooms: what can be linked to, and what a page's references are called.

A link is by reference.  Nothing of the other page is copied, and that page does not show it.
"""

from __future__ import annotations

from collections.abc import Iterator

from held.journal.answer import Answer, Linked, Rows
from held.journal.entry import Entry
from held.journal.identifiers import EntryId
from held.journal.room import Room
from held.vault.entry_titles import EntryTitle
from held.workflows.session import Session

__all__ = ["EntryTitle", "can_be_linked", "titles_on"]


def can_be_linked(session: Session) -> tuple[EntryTitle, ...]:
    """The stories, newest writing first; what lies on the shelf is not among them."""
    return session.vault.entries.titles_in(Room.STORIES)


def titles_on(session: Session, page: Entry) -> dict[EntryId, EntryTitle]:
    """The titles of all that `page` refers to, by links and by lifted lines.

    What was let go meanwhile is not among them.
    """
    refers = {entry for answer in page.answers.values() for entry in _referred_to(answer)}
    return session.vault.entries.titles_of(refers)


def _referred_to(answer: Answer) -> Iterator[EntryId]:
    match answer:
        case Linked(entries=entries):
            yield from entries
        case Rows(rows=rows):
            for row in rows:
                if row.quote is not None:
                    yield row.quote.entry
                for under in row.answers.values():
                    yield from _referred_to(under)
