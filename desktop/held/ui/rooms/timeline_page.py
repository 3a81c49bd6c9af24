# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that is not on the shelf by the month it was begun in, covered, in one tint."""

from __future__ import annotations

from collections.abc import Sequence

from held.ui.background import Lane
from held.ui.covered_words import month_of
from held.ui.look import Drawing
from held.ui.navigation import Navigation, Place
from held.ui.page import PageParts
from held.ui.rooms.covered_list import CoveredList
from held.ui.rooms.listing_page import ListingPage, at_the_left
from held.ui.rooms.month_menu import MonthMenu
from held.ui.rooms.row_places import Stretch
from held.ui.rooms.shelving import Shelving
from held.ui.widgets.buttons import PrimaryButton
from held.ui.widgets.empty_room import EmptyRoom
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.workflows import find_entries
from held.workflows.find_entries import Beginning, Part
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
        self._list = self.make_list("timeline_list", title, one_tint=True)
        self.read_rows(find_entries.through_time(session), self._list, self._stretches)
        self._months = MonthMenu()
        self._months.chosen.connect(self._list.go_to_stretch)
        self._explain(is_empty=False)

    @property
    def parts(self) -> PageParts:
        return self._parts

    def show_found(self, found: Beginning) -> None:
        self._months.show_months([str(part.key) for part in found.parts])
        self.show_beginning(found)
        self._explain(is_empty=not found.parts)
        self.show_sheet_or(self._empty_room, is_empty=not found.parts)

    def lay_out(self, frame: PageFrame) -> None:
        frame.sheet.add(at_the_left(self._months), above=12)
        self.add_list(frame, self._list, above=4)

    def lists(self) -> tuple[CoveredList, ...]:
        return (self._list,)

    def _stretches(self, parts: Sequence[Part]) -> Sequence[Stretch]:
        return [Stretch(month_of(str(part.key)), part.count) for part in parts]

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
