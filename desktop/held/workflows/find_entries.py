# SPDX-License-Identifier: GPL-3.0-or-later
"""What a list may show of entries before they are opened: covered, so never their text.

A list may be long, so it is read through windows, and only where somebody looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from held.journal import look_again
from held.journal.identifiers import EntryId
from held.journal.room import Room
from held.vault import lists
from held.vault.covered import Covered
from held.vault.lists import Order, Part
from held.workflows.session import Session

__all__ = ["Beginning", "Covered", "Listing", "Part", "Window"]


@dataclass(frozen=True)
class Window:
    """Some entries of a list, from place `first` on, counted from 0.

    changes: differs from that of the list's beginning once the places may no longer be the same.
    """

    first: int
    entries: tuple[Covered, ...]
    changes: int


@dataclass(frozen=True)
class Beginning:
    """What one has to know of a list to show it.

    parts: the entries that stand together, in order.  place: of the entry that was looked for.
    """

    parts: tuple[Part, ...]
    window: Window
    place: int | None = None


class Listing:
    """One list of a session.  Used on the thread of its vault."""

    def __init__(self, session: Session, order: Order) -> None:
        self._lists = session.vault.lists
        self._order = order
        self._parts: tuple[Part, ...] = ()

    def begin(self, entry: EntryId | None, near: int, block: int) -> Beginning:
        """Read it anew, with what stands around `entry` or, without it, around place `near`.

        The window begins at a whole multiple of `block` and is two of them long.
        Raises AnswersUnreadable.
        """
        self._parts = self._lists.parts(self._order)
        place = None if entry is None else self._lists.find_place(self._order, entry)
        last = sum(part.count for part in self._parts) - 1
        middle = min(near, last) if place is None else place
        first = max(0, middle - block // 2) // block * block
        return Beginning(self._parts, self.window(first, 2 * block), place)

    def window(self, first: int, count: int) -> Window:
        """At most `count` entries from a place on.  Raises AnswersUnreadable."""
        before = 0
        for part in self._parts:
            if first < before + part.count:
                found = self._lists.window(self._order, part.key, first - before, count)
                return Window(first, found, self._lists.changes)
            before += part.count
        return Window(first, (), self._lists.changes)


def in_room(session: Session, room: Room) -> Listing:
    """A room: what is kept at the top (part 1) and the others (0), newest writing first."""
    return Listing(session, lists.in_room(room))


def through_time(session: Session) -> Listing:
    """The entries of all rooms by the day they were begun, the latest first; a part is a month."""
    return Listing(session, lists.THROUGH_TIME)


def open_drafts(session: Session, most: int) -> tuple[Covered, ...]:
    """At most so many pages of all rooms that were not set down, newest writing first.

    Lines that lie beside a page are no pages of their own.
    """
    return session.vault.lists.still_open(most)


def find_latest(session: Session) -> Covered | None:
    """The page that was written or set down last."""
    pages = [*session.vault.lists.still_open(1), session.vault.lists.find_set_down()]
    found = [page for page in pages if page is not None]
    return max(found, key=_touched, default=None)


def asked_again(session: Session, most: int) -> tuple[Covered, ...]:
    """At most so many entries that asked to be looked at again by today, the earliest first."""
    return session.vault.lists.asked_again(session.clock.now().day, most)


def put_off(session: Session, entry_id: EntryId, day: date | None) -> None:
    """Have it ask again on that day; without one, let the wish go.

    A page may have several wishes.  When one is let go, the next that lies ahead still stands.
    Raises EntryUnknown, AnswersUnreadable, and what a save can raise; then nothing has changed.
    """
    if day is None:
        entry = session.vault.entries.read(entry_id)
        day = look_again.find_day(entry, after=session.clock.now().day)
    session.vault.lists.put_off(entry_id, day)


def ask_again(session: Session, entry_id: EntryId, day: date | None) -> None:
    """Have it ask on that day after all, as before it was put off.

    Raises EntryUnknown, and what a save can raise; then nothing has changed.
    """
    session.vault.lists.ask_again(entry_id, day)


def _touched(page: Covered) -> datetime:
    return max(page.written.at, page.set_down.at) if page.set_down else page.written.at
