# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding an entry by its words, as one types: nothing that can be typed fails, nothing is kept.

Two threads take turns.  The vault is read on its own, in small pieces, so that a save never waits
for long; the index, where changing a long page takes a while, lives on another.  Functions here run
where the vault does; an `OpenIndex` where the index does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from held.journal.permission import Permission
from held.journal.room import Room
from held.journal.search_excerpt import Excerpt, excerpt_of
from held.journal.search_terms import terms_of, words_of
from held.vault.connection import DatabaseDamaged
from held.vault.covered import Covered
from held.vault.search_index import MOST_FOUND, SearchIndex, Worded
from held.vault.search_store import Texts
from held.workflows.session import Session

__all__ = ["MOST_FOUND", "Excerpt", "Texts"]

USUAL_ROOMS = frozenset({Room.STORIES, Room.TESTS})
"""Inside is for oneself: nothing from there unless it is asked for."""

T = TypeVar("T")

_AT_ONCE = 64
_LETTERS_AT_ONCE = 100_000
_LOOKED_OVER_AT_ONCE = 512


@dataclass(frozen=True)
class Sought:
    """What one looks for: as typed, and in which rooms."""

    typed: str = ""
    rooms: frozenset[Room] = USUAL_ROOMS

    @property
    def terms(self) -> tuple[str, ...]:
        """The beginnings of words that must all be there; none when nothing can be found."""
        return terms_of(self.typed)


@dataclass(frozen=True)
class Found:
    """An entry that has the words.

    excerpt: the place of one of them; None for a story that stays covered until it is opened.
    """

    entry: Covered
    excerpt: Excerpt | None


class OpenIndex:
    """The index of a session, opened when it is first needed.  Lives on one thread, not the vault's.

    One that turns out to be damaged is made anew, without a word: it holds nothing of its own.
    """

    def __init__(self, session: Session) -> None:
        self._vault = session.vault
        self._index: SearchIndex | None = None
        self._closed = False
        self._walked_to: int | None = None
        self._walked = False

    def find(self, sought: Sought) -> tuple[int, ...]:
        """Rows of the vault, at most MOST_FOUND, the latest written first.

        Raises disk errors or HandleLatched.
        """
        return self._whole(lambda index: index.find(sought.terms, sought.rooms)) or ()

    def lay(self, entries: tuple[Texts, ...]) -> tuple[tuple[int, int], ...]:
        """Take these in; number and revision of what it has now.  Raises as `find`, and DiskFull."""
        worded = tuple(map(_worded, entries))
        return self._whole(lambda index: index.lay(worded)) or ()

    @property
    def walked_to(self) -> int | None:
        """The row from which on all entries were compared with the index; None at the beginning."""
        return self._walked_to

    @property
    def is_walked(self) -> bool:
        """Whether every entry was compared with the index since it was opened."""
        return self._walked

    @property
    def is_behind(self) -> bool:
        """Whether there may be entries, older ones, that it never had.  Known once it is open."""
        return self._index is not None and not self._index.is_whole

    def compare(self, there: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
        """Go on downwards with these, the next before `walked_to`; the rows that it lacks.

        Fewer than were asked for are the last.  Raises as `lay`.
        """
        last = (self._walked_to or 2**63 - 1) - 1
        is_last = len(there) < _LOOKED_OVER_AT_ONCE
        first = 0 if is_last else there[-1][0]
        lacking = self._whole(lambda index: index.lacking(there, first, last)) or ()
        self._walked_to, self._walked = first, is_last
        return lacking

    def call_whole(self) -> None:
        """All that was lacking is there now.  Raises as `lay`."""
        self._whole(lambda index: index.call_whole())

    def close(self) -> None:
        """Nothing is done any more."""
        self._closed = True
        if self._index is not None:
            self._index.close()
            self._index = None

    def _whole(self, act: Callable[[SearchIndex], T]) -> T | None:
        """What `act` gives on an index that is whole; None once it is closed."""
        if self._closed:
            return None
        try:
            return act(self._opened())
        except DatabaseDamaged:
            self._make_anew()
            return act(self._opened())

    def _opened(self) -> SearchIndex:
        if self._index is None:
            self._index = self._vault.open_search_index()
        return self._index

    def _make_anew(self) -> None:
        if self._index is not None:
            self._index.discard()
            self._index = None
        self._walked_to, self._walked = None, False


def show(session: Session, rows: tuple[int, ...], sought: Sought) -> tuple[Found, ...]:
    """What stands in those rows of the vault now, in that order.  Raises AnswersUnreadable."""
    found, terms = session.vault.search.found(rows), sought.terms
    today = session.clock.now().day
    return tuple(
        Found(entry, None if _stays_covered(entry, today) else excerpt_of(texts, terms))
        for entry, texts in found
    )


def unseen(session: Session) -> tuple[Texts, ...]:
    """Some entries that the index has not seen as they are, the newest first.

    As many as are soon taken in: whatever waits behind them should not wait long.
    """
    some: list[Texts] = []
    letters = 0
    for entry in session.vault.search.stale(_AT_ONCE):
        letters += sum(map(len, entry.texts))
        if some and letters > _LETTERS_AT_ONCE:
            break
        some.append(entry)
    return tuple(some)


def took_in(session: Session, entries: Iterable[tuple[int, int]]) -> tuple[Texts, ...]:
    """The index has these now, by number and revision; some that it has still not seen.

    Raises HandleLatched, DiskFull or FolderMissing.
    """
    session.vault.search.seen(entries)
    return unseen(session)


def next_before(session: Session, row: int | None) -> tuple[tuple[int, int], ...]:
    """Number and revision of entries to compare with the index."""
    return session.vault.search.before(row, _LOOKED_OVER_AT_ONCE)


def lacks(session: Session, rows: Iterable[int]) -> tuple[Texts, ...]:
    """The index does not have these rows; some entries for it.  Raises as `took_in`."""
    session.vault.search.unseen(rows)
    return unseen(session)


def has_anything(session: Session) -> bool:
    """Whether there is anything in the vault that could be found."""
    return bool(session.vault.search.before(None, 1))


def _worded(entry: Texts) -> Worded:
    words = words_of("\n".join(entry.texts))
    return Worded(entry.number, entry.revision, entry.written_at, entry.room, words)


def _stays_covered(entry: Covered, today: date) -> bool:
    """A story without a yes, or whose day has come, does not show even a line by itself."""
    if entry.room is not Room.STORIES:
        return False
    permission = entry.permission or Permission()
    has_ended = permission.keep_until is not None and permission.keep_until < today
    return has_ended or not permission.says_yes
