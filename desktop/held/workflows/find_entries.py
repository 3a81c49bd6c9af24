# SPDX-License-Identifier: GPL-3.0-or-later
"""What a list may show of an entry before it is opened: covered, so never its text."""

from __future__ import annotations

from dataclasses import dataclass

from held.journal.identifiers import EntryId
from held.journal.moment import Moment
from held.journal.permission import Permission
from held.journal.room import Room
from held.workflows.session import Session


@dataclass(frozen=True)
class Covered:
    """An entry as a list shows it.

    code: of the person who told a story; empty elsewhere.
    permission: of a story; None elsewhere.
    begun, written: its first and its latest writing.
    """

    id: EntryId
    room: Room
    template_id: str
    title: str
    code: str
    begun: Moment
    written: Moment
    set_down: bool
    permission: Permission | None = None


def in_room(session: Session, room: Room) -> tuple[Covered, ...]:
    """The entries of a room, newest writing first; what lies on the shelf is not among them."""
    return session.vault.entries.covered(room=room)
