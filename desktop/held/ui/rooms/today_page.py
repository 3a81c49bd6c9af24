# SPDX-License-Identifier: GPL-3.0-or-later
"""Today: a greeting that counts nothing, the pages still open, what asked to be looked at again, and
ways to begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from held.journal.identifiers import EntryId
from held.journal.template import Template
from held.ui.background import Lane
from held.ui.look import FontRole
from held.ui.navigation import Navigation, Place
from held.ui.page import PageParts
from held.ui.rooms.asking_list import PUT_OFF, AskingList, put_off_until
from held.ui.rooms.covered_list import CoveredList
from held.ui.rooms.door_card import DoorCards
from held.ui.rooms.listing_page import ListingPage, at_the_left
from held.ui.rooms.row_places import Stretch
from held.ui.rooms.shelving import Shelving
from held.ui.widgets.buttons import LinkButton, PlainButton
from held.ui.widgets.naming import name
from held.ui.widgets.no_sheet_line import NoSheetLine
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.text_label import TextLabel
from held.workflows import find_entries, recovery_sheet
from held.workflows.find_entries import Covered
from held.workflows.session import Session

_DOORS = 3
_SHOWN = 3
"""Pages in sight; the rest are a press away, and how many they are is nobody's concern."""
_MORE = 20


@dataclass(frozen=True)
class _Found:
    drafts: tuple[Covered, ...]
    asking: tuple[Covered, ...]
    latest: Covered | None
    doors: Sequence[Template]
    is_on_paper: bool


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
        self._asked_heading = TextLabel(self.tr("Asked to be looked at again"), FontRole.HEADING_3)
        self._asking = AskingList(self.session)
        self._asking.opened.connect(self.open_entry)
        self._asking.acted.connect(self.act)
        self._most_asking = _SHOWN
        self._not_now = PlainButton(self.tr("Not now"), compact=True)
        name(self._not_now, "not_now_button", self._not_now.words())
        self._not_now.clicked.connect(self._open_not_now)
        self._more_asking = LinkButton(self.tr("Show the others"))
        name(self._more_asking, "more_asking_link", self._more_asking.words())
        self._more_asking.clicked.connect(self._show_more_asking)
        self._begin_heading = TextLabel(self.tr("Begin"), FontRole.HEADING_3)
        self._cards = DoorCards(with_not_for=False)
        self._cards.chosen.connect(self.begin)
        self._no_sheet = NoSheetLine()
        self._recovery = LinkButton(self.tr("See Recovery in Settings"))
        name(self._recovery, "recovery_link", self._recovery.words())
        self._recovery.clicked.connect(self._go_to_settings)

    @property
    def parts(self) -> PageParts:
        return self._parts

    def read(self) -> _Found:
        return _Found(
            find_entries.open_drafts(self.session, _SHOWN + 1),
            find_entries.asked_again(self.session, self._most_asking + 1),
            find_entries.find_latest(self.session),
            self.session.catalog.offered(),
            bool(recovery_sheet.ways(self.session)),
        )

    def show_found(self, found: _Found) -> None:
        self.say(self._greeting(found.latest), "")
        _show(self._list, found.drafts[:_SHOWN], self._open_heading)
        self._more.setVisible(len(found.drafts) > _SHOWN)
        _show(self._asking, found.asking[: self._most_asking], self._asked_heading, self._not_now)
        self._more_asking.setVisible(len(found.asking) > self._most_asking)
        self._cards.show_doors(found.doors[:_DOORS])
        for part in (self._no_sheet, self._recovery):
            part.setHidden(found.is_on_paper)
        self.show_sheet()

    def lay_out(self, frame: PageFrame) -> None:
        frame.sheet.add(self._open_heading, above=28)
        self.add_list(frame, self._list, above=4)
        frame.sheet.add(at_the_left(self._more), above=8)
        frame.sheet.add(self._asked_heading, above=28)
        self.add_list(frame, self._asking, above=4)
        frame.sheet.add(at_the_left(self._not_now, self._more_asking), above=8)
        frame.sheet.add(self._begin_heading, above=32)
        frame.sheet.add(self._cards, above=12)
        frame.sheet.add(self._no_sheet, above=28)
        frame.sheet.add(at_the_left(self._recovery), above=4)

    def act(self, key: str, entry: str) -> None:
        if key in PUT_OFF and self.shelving is not None:
            until = put_off_until(key, self.session.clock.now().day)
            self.shelving.put_off(EntryId(entry), self._asking.asked_day(entry), until)
        else:
            super().act(key, entry)

    def lists(self) -> tuple[CoveredList, ...]:
        return (self._list, self._asking)

    def wanted(self) -> QWidget | None:
        return super().wanted() or self._cards.first()

    def _greeting(self, latest: Covered | None) -> str:
        if latest is None:
            return self.tr("Welcome. Begin wherever you like.")
        if latest.set_down is not None:
            return self.tr("You set something down.")
        return self.tr("Welcome. It is as you left it.")

    def _open_not_now(self) -> None:
        self._asking.open_not_now(self._not_now)

    def _show_more_asking(self) -> None:
        self._most_asking += _MORE
        self._asking.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look_again()

    def _go_to_settings(self) -> None:
        self.go_to(Place.SETTINGS)

    def _go_to_timeline(self) -> None:
        self.go_to(Place.TIMELINE)


def _show(shown: CoveredList, entries: Sequence[Covered], *with_it: QWidget) -> None:
    """Show a short list and what belongs to it; without entries none of that."""
    shown.show_rows([Stretch("", len(entries))] if entries else [], 0, entries)
    for part in (shown, *with_it):
        part.setVisible(bool(entries))
