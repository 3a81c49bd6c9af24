# SPDX-License-Identifier: GPL-3.0-or-later
"""Pins: an entry that is kept at the top of its room.  Nothing of what it says changes."""

from __future__ import annotations

from held.journal.identifiers import EntryId
from held.workflows.session import Session


def is_pinned(session: Session, entry_id: EntryId) -> bool:
    """Whether it is kept at the top.  Raises EntryUnknown."""
    return session.vault.lists.is_pinned(entry_id)


def pin(session: Session, entry_id: EntryId) -> None:
    """Keep it at the top of its room.

    Raises EntryUnknown, and what a save can raise; then it stands where it stood.
    """
    session.vault.lists.pin(entry_id, pinned=True)


def unpin(session: Session, entry_id: EntryId) -> None:
    """Give it its place among the others again.

    Raises EntryUnknown, and what a save can raise; then it stands where it stood.
    """
    session.vault.lists.pin(entry_id, pinned=False)
