# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the keeper stands after unlocking: where they left off, if that may be shown by itself."""

from __future__ import annotations

from held.journal.identifiers import EntryId
from held.journal.permission import current
from held.journal.room import Room
from held.vault.entry_number import EntryUnknown
from held.workflows.preferences import Preferences
from held.workflows.session import Session


def find_page(session: Session, chosen: Preferences) -> EntryId | None:
    """The page that was open last; None where a new free page is better.

    That is so when the page is gone or on the shelf, and when it is a story without a yes: such
    a story stays covered until the keeper opens it.
    """
    if chosen.left_off is None:
        return None
    try:
        entry = session.vault.entries.read(chosen.left_off)
    except EntryUnknown:
        return None
    if entry.shelved is not None:
        return None
    if entry.room is not Room.STORIES:
        return entry.id
    says_yes = current(session.vault.permissions.history(entry.id)).says_yes
    return entry.id if says_yes else None
