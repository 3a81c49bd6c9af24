# SPDX-License-Identifier: GPL-3.0-or-later
"""The shelf of Letting go: entries leave their room for it and can come back from it.

What lies there is still whole in the vault.  Letting go for good is another act.
"""

from __future__ import annotations

from msgspec.structs import replace

from held.journal.entry import Entry
from held.journal.identifiers import EntryId
from held.journal.moment import Moment
from held.vault.lists import SHELF
from held.workflows.find_entries import Listing
from held.workflows.session import Session


def shelve(session: Session, entry_id: EntryId) -> None:
    """Move an entry to the shelf, with the lines beside it; nothing of it changes.

    Raises EntryUnknown, AnswersUnreadable and what a save can raise; then nothing has moved.
    """
    entry = session.vault.entries.read(entry_id)
    if entry.shelved is None:
        beside = session.vault.entries.beside(entry_id)
        _place(session, [entry, *(e for e in beside if e.shelved is None)], session.clock.now())


def put_back(session: Session, entry_id: EntryId) -> None:
    """Give an entry its place in its room again, with the lines that went with it.

    Raises EntryUnknown, AnswersUnreadable and what a save can raise; then nothing has moved.
    """
    entry = session.vault.entries.read(entry_id)
    if entry.shelved is not None:
        beside = session.vault.entries.beside(entry_id)
        _place(session, [entry, *(e for e in beside if e.shelved == entry.shelved)], None)


def shelf(session: Session) -> Listing:
    """What lies there, the latest first.  A page stands for the lines that went with it."""
    return Listing(session, SHELF)


def _place(session: Session, entries: list[Entry], shelved: Moment | None) -> None:
    with session.vault.transaction():
        for entry in entries:
            session.vault.entries.save(replace(entry, shelved=shelved))
