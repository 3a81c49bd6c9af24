# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of entries that may be long: read through windows, so that none costs more than it shows.

Every order here has an index of `migrations.m0003_lists`, whose conditions it repeats word for
word.  It must not know how a list looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from held.journal.identifiers import EntryId
from held.journal.room import Room
from held.vault.connection import Connection
from held.vault.covered import ON_SHELF, Covered, read_picked
from held.vault.entry_number import entry_number
from held.vault.entry_store import EntryStore
from held.vault.stored_values import id_column

_SELECT = "SELECT"
_NUMBERS = "SELECT number FROM entry WHERE"
_COUNT = "SELECT count(*) FROM entry WHERE"
_LISTED = "shelved_at IS NULL AND hollow = 0"
# Lines beside a page are no pages of their own while that page is there.
_A_PAGE = "NOT EXISTS (SELECT 1 FROM entry page WHERE page.id = entry.about)"
_ASKS = f"""
    {_LISTED} AND look_again_day IS NOT NULL AND look_again_day <= ?
    AND (put_off_day IS NOT look_again_day OR put_off_until_day <= ?)
"""


@dataclass(frozen=True)
class Order:
    """Which entries a list shows, in which order, the greatest first.

    part: what the list is parted by, before all else.  within: the order in a part.
    """

    which: str
    part: str
    within: str
    values: tuple[object, ...] = ()


def in_room(room: Room) -> Order:
    """A room: what is kept at the top (part 1), then the others (0), newest writing first."""
    return Order(f"room = ? AND {_LISTED}", "pinned", "written_at", (room.value,))


THROUGH_TIME = Order(_LISTED, "substr(begun_day, 1, 7)", "begun_at")
"""All rooms by the month (a part such as "2026-03") and the moment each was begun in."""

SHELF = Order(ON_SHELF, "hollow", "shelved_at")
"""Letting go, in one part (0); lines that went there with their page are part of it."""


@dataclass(frozen=True)
class Part:
    """Entries that stand together in a list, and how many they are."""

    key: str | int
    count: int


class ListStore:
    """The lists of one vault, and what a keeper says of an entry without opening it."""

    def __init__(self, connection: Connection, entries: EntryStore) -> None:
        self._connection = connection
        self._entries = entries
        self._changes = 0

    @property
    def changes(self) -> int:
        """Another number once an order may have changed since this vault was opened."""
        return self._changes + self._entries.saves

    def parts(self, order: Order) -> tuple[Part, ...]:
        """The parts of a list in its order; none of them is empty."""
        rows = self._connection.execute(
            f"{_SELECT} {order.part} AS part, count(*) FROM entry WHERE {order.which}"
            " GROUP BY part ORDER BY part DESC",
            order.values,
        )
        return tuple(Part(key, count) for key, count in rows)

    def window(self, order: Order, part: str | int, first: int, count: int) -> tuple[Covered, ...]:
        """At most `count` entries from place `first` of a part on, also of the parts after it.

        Raises AnswersUnreadable.
        """
        numbers = (
            f"{_NUMBERS} {order.which} AND {order.part} <= ?"
            f" ORDER BY {order.part} DESC, {order.within} DESC, number DESC LIMIT ? OFFSET ?"
        )
        return read_picked(self._connection, numbers, (*order.values, part, count, first))

    def find_place(self, order: Order, entry: EntryId) -> int | None:
        """How many entries stand before this one; None if it is not in the list."""
        place = f"{order.part}, {order.within}, number"
        found = self._connection.execute(
            f"{_SELECT} {place} FROM entry WHERE {order.which} AND id = ?",
            (*order.values, id_column(entry)),
        )
        if not found:
            return None
        ((before,),) = self._connection.execute(
            f"{_COUNT} {order.which} AND ({place}) > (?, ?, ?)",
            (*order.values, *found[0]),
        )
        return int(before)

    def still_open(self, most: int) -> tuple[Covered, ...]:
        """At most so many pages of all rooms that were not set down, newest writing first."""
        return read_picked(
            self._connection,
            f"{_NUMBERS} set_down_at IS NULL AND {_LISTED} AND {_A_PAGE}"
            " ORDER BY written_at DESC, number DESC LIMIT ?",
            (most,),
        )

    def find_set_down(self) -> Covered | None:
        """The page that was set down last."""
        found = read_picked(
            self._connection,
            f"{_NUMBERS} set_down_at IS NOT NULL AND {_LISTED} AND {_A_PAGE}"
            " ORDER BY set_down_at DESC, number DESC LIMIT 1",
        )
        return found[0] if found else None

    def asked_again(self, today: date, most: int) -> tuple[Covered, ...]:
        """At most so many entries that asked to be looked at again by now, the earliest first."""
        return read_picked(
            self._connection,
            f"{_NUMBERS} {_ASKS} ORDER BY look_again_day, number LIMIT ?",
            (today.isoformat(), today.isoformat(), most),
        )

    def is_pinned(self, entry: EntryId) -> bool:
        """Whether it is kept at the top of its room.  Raises EntryUnknown."""
        number = entry_number(self._connection, entry)
        ((pinned,),) = self._connection.execute(
            "SELECT pinned FROM entry WHERE number = ?", (number,)
        )
        return bool(pinned)

    def pin(self, entry: EntryId, *, pinned: bool) -> None:
        """Keep it at the top of its room, or no longer.  Raises EntryUnknown, and as a save does."""
        with self._connection.transaction():
            number = entry_number(self._connection, entry)
            self._connection.execute(
                "UPDATE entry SET pinned = ? WHERE number = ?", (pinned, number)
            )
        self._changes += 1

    def put_off(self, entry: EntryId, until: date | None) -> None:
        """Let its wish to be looked at again rest until that day; without one it is let go.

        The wish for another day, which a later save may bring, is another wish.
        Raises EntryUnknown, and as a save does.
        """
        with self._connection.transaction():
            number = entry_number(self._connection, entry)
            self._connection.execute(
                "UPDATE entry SET put_off_day = look_again_day, put_off_until_day = ?"
                " WHERE number = ?",
                (None if until is None else until.isoformat(), number),
            )
        self._changes += 1

    def ask_again(self, entry: EntryId, day: date | None) -> None:
        """Have it ask to be looked at again on that day, or no more; nothing is put off then.

        A later save of the page says it anew from its answers.
        Raises EntryUnknown, and as a save does.
        """
        with self._connection.transaction():
            number = entry_number(self._connection, entry)
            self._connection.execute(
                "UPDATE entry SET look_again_day = ?, put_off_day = NULL,"
                " put_off_until_day = NULL WHERE number = ?",
                (None if day is None else day.isoformat(), number),
            )
        self._changes += 1
