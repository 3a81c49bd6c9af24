# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines from Tests for a bundle: which there are to choose from, and which may go when it is made.

Nothing is chosen here.  What may leave is decided by `held.journal.line_permission`.
"""

from __future__ import annotations

from collections.abc import Sequence

from held.journal.entry import Entry
from held.journal.identifiers import EntryId
from held.journal.line_permission import (
    ChosenLine,
    LinesLeaving,
    OfferedLine,
    lines_to_offer,
    what_lines_may_leave,
)
from held.journal.room import Room
from held.vault.entry_number import EntryUnknown
from held.workflows.session import Session


def offered(session: Session) -> tuple[OfferedLine, ...]:
    """The lines that could go with two yeses, the latest written first.

    Raises AnswersUnreadable.
    """
    entries = session.vault.entries
    tellers = entries.tellers()
    pages = (entries.read(page) for page in entries.written_in(Room.TESTS))
    return tuple(line for page in pages for line in lines_to_offer(page, tellers))


def decide(session: Session, chosen: Sequence[ChosenLine]) -> LinesLeaving:
    """What of the chosen lines may leave now.  Raises AnswersUnreadable."""
    if not chosen:
        return LinesLeaving()
    pages = {choice.line.entry: _find(session, choice.line.entry) for choice in chosen}
    found = {entry: page for entry, page in pages.items() if page is not None}
    # Who told a story is asked for to keep lines back, and for nothing else.
    return what_lines_may_leave(chosen, found, session.vault.entries.tellers())


def _find(session: Session, page: EntryId) -> Entry | None:
    try:
        return session.vault.entries.read(page)
    except EntryUnknown:
        return None
