# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings the rows of a long list from the vault lane, where and when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.journal.identifiers import EntryId
from held.ui.background import Lane
from held.ui.rooms.covered_list import CoveredList
from held.ui.rooms.covered_rows import BLOCK
from held.ui.rooms.row_places import Stretch
from held.workflows.find_entries import Beginning, Listing, Part, Window

_MOST_WISHES = 4
"""Whoever drags through years wants what is in sight now, not all that was passed."""


class RowReading(QObject):
    """The reader of one list.  One piece is under way at a time; the latest wish comes first.

    stale: the list is no longer as it was when it was begun; whoever shows it begins it anew.
    failed: emitted with the HeldError of a piece that could not be read.
    """

    stale = Signal()
    failed = Signal(object)

    def __init__(
        self,
        lane: Lane,
        listing: Listing,
        shown: CoveredList,
        stretches_of: Callable[[Sequence[Part]], Sequence[Stretch]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._listing = listing
        self._shown = shown
        self._stretches_of = stretches_of
        self._changes = -1
        self._wishes: list[int] = []
        self._is_reading = False
        shown.rows.wanted.connect(self._want)

    def begin(self, entry: EntryId | None, near: int) -> Beginning:
        """Read it anew, with what stands around `entry` or place `near`.  On the lane."""
        return self._listing.begin(entry, near, BLOCK)

    def show(self, found: Beginning) -> None:
        """Show what `begin` brought."""
        self._changes = found.window.changes
        self._wishes.clear()
        window = found.window
        stretches = self._stretches_of(found.parts)
        self._shown.show_rows(stretches, window.first, window.entries, found.place)

    def _want(self, first: int) -> None:
        if first in self._wishes:
            self._wishes.remove(first)
        self._wishes.append(first)
        del self._wishes[:-_MOST_WISHES]
        self._read_next()

    def _read_next(self) -> None:
        if self._wishes and not self._is_reading:
            self._is_reading = True
            work = partial(self._listing.window, self._wishes.pop(), BLOCK)
            self._lane.run(work, self._read, self._not_read)

    def _read(self, window: Window) -> None:
        self._is_reading = False
        if window.changes != self._changes:
            self._wishes.clear()
            self.stale.emit()
            return
        self._shown.rows.take(window.first, window.entries)
        self._read_next()

    def _not_read(self, error: HeldError) -> None:
        self._is_reading = False
        self._wishes.clear()
        self.failed.emit(error)
