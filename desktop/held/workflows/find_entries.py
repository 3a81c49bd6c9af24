# SPDX-License-Identifier: GPL-3.0-or-later
"""What a list may show of an entry before it is opened: covered, so never its text."""

from __future__ import annotations

from held.journal.room import Room
from held.vault.covered import Covered
from held.workflows.session import Session

__all__ = ["Covered", "in_room"]


def in_room(session: Session, room: Room) -> tuple[Covered, ...]:
    """The entries of a room, newest writing first; what lies on the shelf is not among them."""
    return session.vault.entries.covered(room=room)
