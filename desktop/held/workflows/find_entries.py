# SPDX-License-Identifier: GPL-3.0-or-later
"""What a list may show of entries before they are opened: covered, so never their text."""

from __future__ import annotations

from datetime import datetime

from held.journal.room import Room
from held.vault.covered import Covered
from held.workflows.session import Session

__all__ = ["Covered", "in_room", "open_drafts", "through_time"]


def in_room(session: Session, room: Room) -> tuple[Covered, ...]:
    """The entries of a room, newest writing first; what lies on the shelf is not among them."""
    return session.vault.entries.covered(room)


def open_drafts(session: Session) -> tuple[Covered, ...]:
    """The pages of all rooms that were not set down, newest writing first.

    Lines that lie beside a page are no pages of their own.
    """
    pages = [page for page in _everywhere(session) if not page.beside and page.set_down is None]
    return tuple(sorted(pages, key=_written, reverse=True))


def through_time(session: Session) -> tuple[Covered, ...]:
    """The entries of all rooms by the day they were begun, the latest first."""
    return tuple(sorted(_everywhere(session), key=_begun, reverse=True))


def _everywhere(session: Session) -> list[Covered]:
    return [entry for room in Room for entry in session.vault.entries.covered(room)]


def _written(entry: Covered) -> datetime:
    return entry.written.at


def _begun(entry: Covered) -> datetime:
    return entry.begun.at
