# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one can go: features ask for a destination and never know each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QObject, Signal

from held.journal.identifiers import EntryId, PersonId
from held.journal.room import Room


class Place(str, Enum):
    """The places of the sidebar, in its order, and those reached from inside them."""

    NEW = "new"
    TODAY = "today"
    STORIES = "stories"
    INSIDE = "inside"
    TESTS = "tests"
    TIMELINE = "timeline"
    BUNDLES = "bundles"
    LETTING_GO = "letting_go"
    FIND = "find"
    SETTINGS = "settings"
    BACKUPS = "backups"
    HELP = "help"
    PAGE = "page"
    CARDS = "cards"
    RECEIVE = "receive"
    CAME = "came"
    WHAT_HELPS = "what_helps"


@dataclass(frozen=True)
class Destination:
    """A place, and what stands there.

    entry: the entry to open at `Place.PAGE`, or the story a bundle is prepared from.
    template: the template of a new page at `Place.PAGE`.
    topic: the part of Help to show, or what to do at `Place.CARDS`.
    person: whose card.  came: the number of what came and was kept.
    sought: what was typed to be found: to go on with at `Place.FIND`, to show at `Place.PAGE`.
    rooms: in which rooms that was looked for.
    row, scrolled: where one stood in a list there, once one has left it: the entry, and px.  They
        do not make it another destination.
    """

    place: Place
    entry: EntryId | None = None
    template: str = ""
    topic: str = ""
    person: PersonId | None = None
    came: int = 0
    sought: str = ""
    rooms: frozenset[Room] = frozenset()
    row: EntryId | None = field(default=None, compare=False)
    scrolled: int = field(default=0, compare=False)


class Navigation(QObject):
    """How a page asks to go elsewhere, and how one goes back.

    asked: emitted with the Destination to show now.
    leaving: emitted before that, while `here` is still what one leaves and may be settled.
    """

    asked = Signal(Destination)
    leaving = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trail: list[Destination] = []
        self._ahead: list[Destination] = []

    @property
    def here(self) -> Destination | None:
        """Where one is."""
        return self._trail[-1] if self._trail else None

    def go(self, destination: Destination) -> None:
        """Go there.  What lay ahead is forgotten."""
        self.leaving.emit()
        if destination != self.here:
            self._trail.append(destination)
            self._ahead.clear()
        self.asked.emit(destination)

    def settle(self, destination: Destination) -> None:
        """Say better what is here, once a new page has become an entry.  Nothing is shown anew."""
        if self._trail:
            self._trail[-1] = destination

    def back(self) -> None:
        """Go where one was before, if anywhere."""
        if len(self._trail) > 1:
            self.leaving.emit()
            self._ahead.append(self._trail.pop())
            self.asked.emit(self._trail[-1])

    def forward(self) -> None:
        """Go again where one came back from."""
        if self._ahead:
            self.leaving.emit()
            self._trail.append(self._ahead.pop())
            self.asked.emit(self._trail[-1])
