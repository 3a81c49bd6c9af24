# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that is not on the shelf by the month it was begun in, covered, in one tint."""

from __future__ import annotations

from held.ui.background import Lane
from held.ui.look import Drawing
from held.ui.navigation import Navigation, Place
from held.ui.page import PageParts
from held.ui.rooms.covered_list import CoveredList
from held.ui.rooms.covered_rows import by_month
from held.ui.rooms.listing_page import ListingPage
from held.ui.rooms.shelving import Shelving
from held.ui.widgets.buttons import PrimaryButton
from held.ui.widgets.empty_room import EmptyRoom
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.workflows import find_entries
from held.workflows.find_entries import Covered
from held.workflows.session import Session
from held.workflows.write_entry import FREE_PAGE


class TimelinePage(ListingPage):
    """Months are headings; a month in which nothing was written is not named."""

    def __init__(
        self, session: Session, lane: Lane, navigation: Navigation, shelving: Shelving
    ) -> None:
        super().__init__(session, lane, navigation, shelving)
        title = self.tr("Timeline")
        self._parts = PageParts(
            place=Place.TIMELINE,
            crumbs=(title,),
            where_icon="calendar-days",
            where=self.tr("By the day each page was begun"),
        )
        self._list = self.make_list("timeline_list", title)
        self._explain(is_empty=False)
        self.look_again()

    @property
    def parts(self) -> PageParts:
        return self._parts

    def read(self) -> tuple[Covered, ...]:
        return find_entries.through_time(self.session)

    def show_found(self, found: tuple[Covered, ...]) -> None:
        self._list.show_rows(by_month(found, self.session.clock.now().day))
        self._explain(is_empty=not found)
        self.show_sheet_or(self._empty_room, is_empty=not found)

    def lay_out(self, frame: PageFrame) -> None:
        self.add_list(frame, self._list, above=4)

    def lists(self) -> tuple[CoveredList, ...]:
        return (self._list,)

    def _explain(self, *, is_empty: bool) -> None:
        nothing = self.tr("Nothing is written yet.")
        said = nothing if is_empty else self.tr("All rooms, by the day each page was begun.")
        self.say(self.tr("Timeline"), said)

    def _empty_room(self) -> EmptyRoom:
        button = PrimaryButton(self.tr("Just write"))
        name(button, "begin_button", button.words())
        button.clicked.connect(self._begin)
        said = self.tr("What you write will stand here by its day.")
        return EmptyRoom(Drawing.WATER_AND_STONES, said, button)

    def _begin(self) -> None:
        self.begin(FREE_PAGE)
