# SPDX-License-Identifier: GPL-3.0-or-later
"""Today: a greeting that counts nothing, the pages still open, and ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from held.journal.template import Template
from held.ui.background import Lane
from held.ui.look import FontRole
from held.ui.navigation import Navigation, Place
from held.ui.page import PageParts
from held.ui.rooms.covered_list import CoveredList
from held.ui.rooms.covered_rows import make_rows
from held.ui.rooms.door_card import DoorCards
from held.ui.rooms.listing_page import ListingPage, at_the_left
from held.ui.rooms.shelving import Shelving
from held.ui.widgets.buttons import LinkButton
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.text_label import TextLabel
from held.workflows import find_entries
from held.workflows.find_entries import Covered
from held.workflows.session import Session

_DOORS = 3
_DRAFTS = 3
"""Pages in sight; the rest are a press away, and how many they are is nobody's concern."""


@dataclass(frozen=True)
class _Found:
    drafts: tuple[Covered, ...]
    latest: Covered | None
    doors: Sequence[Template]


class TodayPage(ListingPage):
    """Where one can look around after unlocking."""

    def __init__(
        self, session: Session, lane: Lane, navigation: Navigation, shelving: Shelving
    ) -> None:
        super().__init__(session, lane, navigation, shelving)
        title = self.tr("Today")
        self._parts = PageParts(
            place=Place.TODAY, crumbs=(title,), where_icon="sun", where=self.tr("For you alone")
        )
        self._open_heading = TextLabel(self.tr("Still open"), FontRole.HEADING_3)
        self._list = self.make_list("drafts_list", self.tr("Still open"))
        self._more = LinkButton(self.tr("See all in the timeline"))
        name(self._more, "timeline_link", self._more.words())
        self._more.clicked.connect(self._go_to_timeline)
        self._begin_heading = TextLabel(self.tr("Begin"), FontRole.HEADING_3)
        self._cards = DoorCards(with_not_for=False)
        self._cards.chosen.connect(self.begin)
        self.look_again()

    @property
    def parts(self) -> PageParts:
        return self._parts

    def read(self) -> _Found:
        written = sorted(
            (page for page in find_entries.through_time(self.session) if not page.beside),
            key=_last_touched,
        )
        return _Found(
            find_entries.open_drafts(self.session),
            written[-1] if written else None,
            self.session.catalog.offered(),
        )

    def show_found(self, found: _Found) -> None:
        self.say(self._greeting(found.latest), "")
        self._list.show_rows(make_rows(found.drafts[:_DRAFTS], self.session.clock.now().day))
        for part in (self._open_heading, self._list):
            part.setVisible(bool(found.drafts))
        self._more.setVisible(len(found.drafts) > _DRAFTS)
        self._cards.show_doors(found.doors[:_DOORS])
        self.show_sheet()

    def lay_out(self, frame: PageFrame) -> None:
        frame.sheet.add(self._open_heading, above=28)
        self.add_list(frame, self._list, above=4)
        frame.sheet.add(at_the_left(self._more), above=8)
        frame.sheet.add(self._begin_heading, above=32)
        frame.sheet.add(self._cards, above=12)

    def lists(self) -> tuple[CoveredList, ...]:
        return (self._list,)

    def wanted(self) -> QWidget | None:
        return super().wanted() or self._cards.first()

    def _greeting(self, latest: Covered | None) -> str:
        if latest is None:
            return self.tr("Welcome. Begin wherever you like.")
        if latest.set_down is not None:
            return self.tr("You set something down.")
        return self.tr("Welcome. It is as you left it.")

    def _go_to_timeline(self) -> None:
        self.go_to(Place.TIMELINE)


def _last_touched(entry: Covered) -> datetime:
    """When it was written or, after that, set down."""
    return max(entry.written.at, entry.set_down.at) if entry.set_down else entry.written.at
