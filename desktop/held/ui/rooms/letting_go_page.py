# SPDX-License-Identifier: GPL-3.0-or-later
"""The shelf: what was moved to Letting go waits here, whole, and can be put back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.journal.identifiers import EntryId
from held.ui.background import Lane
from held.ui.look import Drawing, FontRole
from held.ui.navigation import Navigation, Place
from held.ui.page import PageParts
from held.ui.rooms.covered_list import CoveredList
from held.ui.rooms.covered_rows import CoveredRow, make_row
from held.ui.rooms.listing_page import ListingPage, at_the_left
from held.ui.rooms.row_places import Stretch
from held.ui.rooms.shelving import Shelving
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.empty_room import EmptyRoom
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.quiet_menu import MenuLine
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows import shelve
from held.workflows.find_entries import Beginning, Covered, Part
from held.workflows.session import Session


class LettingGoPage(ListingPage):
    """Covered rows that can be put back; nothing here can be opened or let go for good yet."""

    def __init__(
        self, session: Session, lane: Lane, navigation: Navigation, shelving: Shelving
    ) -> None:
        super().__init__(session, lane, navigation, shelving)
        title = self.tr("Letting go")
        self._parts = PageParts(
            place=Place.LETTING_GO,
            crumbs=(title,),
            where_icon="leaf",
            where=self.tr("In Letting go"),
        )
        self._list = CoveredList("shelf_list", title, self._shelved_row, opens=False)
        self._list.set_menu(self.lines_of)
        self._list.acted.connect(self.act)
        self.read_rows(shelve.shelf(session), self._list, self._stretches)
        self._back = PlainButton(self.tr("Put it back"), icon="undo-2")
        name(self._back, "put_back_button", self._back.words())
        self._back.clicked.connect(self._put_current_back)
        self._honest = TextLabel(self._not_yet(), FontRole.SMALL, Ink.HINT)
        self._explain(is_empty=False)

    @property
    def parts(self) -> PageParts:
        return self._parts

    def show_found(self, found: Beginning) -> None:
        self.show_beginning(found)
        self._back.setVisible(bool(found.parts))
        self._explain(is_empty=not found.parts)
        self.show_sheet_or(self._empty_room, is_empty=not found.parts)

    def lay_out(self, frame: PageFrame) -> None:
        self.add_list(frame, self._list, above=28)
        frame.sheet.add(at_the_left(self._back), above=24)
        frame.sheet.add(self._honest, above=24)

    def acts(self) -> Mapping[str, Callable[[], None]]:
        return {} if self.shelving is None else {"undo": self.shelving.undo}

    def act(self, _key: str, entry: str) -> None:
        self._put_back(entry)

    def lines_of(self, _row: CoveredRow) -> Sequence[MenuLine]:
        return [MenuLine("put_back", self.tr("Put it back"), icon="undo-2")]

    def lists(self) -> tuple[CoveredList, ...]:
        return (self._list,)

    def _explain(self, *, is_empty: bool) -> None:
        waiting = self.tr("What waits here can be put back into its room.")
        said = self.tr("Nothing is waiting here.") if is_empty else waiting
        self.say(self.tr("Letting go"), said)

    def _not_yet(self) -> str:
        return self.tr(
            "Letting go for good is not here yet. What lies here is still in your notebook."
        )

    def _empty_room(self) -> QWidget:
        button = PlainButton(self.tr("Go to Today"))
        name(button, "today_button", button.words())
        button.clicked.connect(self._go_to_today)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        said = self.tr("Nothing is waiting here.")
        column.addWidget(EmptyRoom(Drawing.LEAF_ON_WATER, said, button), 1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(TextLabel(self._not_yet(), FontRole.SMALL, Ink.HINT, alignment=middle))
        return room

    def _shelved_row(self, entry: Covered) -> CoveredRow:
        return make_row(entry, self.session.clock.now().day)

    def _stretches(self, parts: Sequence[Part]) -> Sequence[Stretch]:
        return [Stretch("", part.count) for part in parts]

    def _put_current_back(self) -> None:
        entry = self._list.current_entry()
        if entry is not None:
            self._put_back(entry)

    def _put_back(self, entry: str) -> None:
        if self.shelving is not None:
            self.shelving.put_back(EntryId(entry))

    def _go_to_today(self) -> None:
        self.go_to(Place.TODAY)
