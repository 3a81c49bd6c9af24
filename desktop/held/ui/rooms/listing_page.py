# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that shows what it finds in the vault: a sheet with a heading, or a room with nothing in it.

It reads on the vault lane and shows nothing until it knows which of the two it is.  What is found
and how it is said belongs to the pages made from this one.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from held.errors import HeldError
from held.journal.identifiers import EntryId
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole, of
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page
from held.ui.rooms.covered_list import BEYOND, CoveredList
from held.ui.rooms.covered_rows import UNREAD, CoveredRow, make_row
from held.ui.rooms.row_places import Stretch
from held.ui.rooms.row_reading import RowReading
from held.ui.rooms.shelving import Shelving
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.quiet_menu import MenuLine
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.tab_order import first_stop
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.find_entries import Beginning, Covered, Listing, Part
from held.workflows.session import Session


class ListingPage(Page):
    """What all pages of lists share.  `read` runs on the lane, `show_found` on the GUI thread.

    It reads once it is laid on the desk.
    """

    def __init__(
        self, session: Session, lane: Lane, navigation: Navigation, shelving: Shelving | None = None
    ) -> None:
        super().__init__()
        self.session = session
        self.shelving = shelving
        self._lane = lane
        self._navigation = navigation
        self._frame: PageFrame | None = None
        self._is_shown = False
        self._room: QWidget | None = None
        self._wants_focus = False
        self._reading: RowReading | None = None
        self._remembered = navigation.here
        navigation.leaving.connect(self._remember)
        # Within the page from the start: what is shown without a parent becomes a window.
        self.heading = TextLabel("", FontRole.HEADING_1, parent=self)
        self.explained = TextLabel("", FontRole.CONTROL, Ink.TEXT_2, self)
        self._wrong = TextLabel("", FontRole.CONTROL, Ink.TEXT, self)
        name(self.heading, "page_heading", "")
        name(self._wrong, "failure_label", "")
        self._wrong.hide()
        if shelving is not None:
            shelving.changed.connect(self.look_again)

    # What each page brings

    def read(self) -> Any:
        """What to show, from the vault, where that is no long list.  Called on the lane."""

    @abstractmethod
    def show_found(self, found: Any) -> None:
        """Show what `read` brought."""

    @abstractmethod
    def lay_out(self, frame: PageFrame) -> None:
        """Put what is specific to this page onto the sheet, below its heading."""

    # What the window asks

    def fill(self, frame: PageFrame) -> None:
        self._frame = frame
        frame.sheet.set_ends(HEADED_TOP)
        frame.sheet.add(self.heading)
        frame.sheet.add(self.explained, above=4)
        frame.sheet.add(self._wrong, above=28)
        self.lay_out(frame)
        frame.sheet.add_stretch()
        frame.sheet.set_ribbon(self.parts.hue)
        self.dress(frame)
        frame.sheet.hide()
        self.look_again()

    # What the pages use

    def look_again(self) -> None:
        """Read anew."""
        if self._reading is None:
            self._lane.run(self.read, self._found, self._failed)
            return
        (shown,) = self.lists()
        entry, near = shown.current_entry(), shown.current_place()
        if self._remembered is not None and shown.is_empty():
            entry = self._remembered.row
        self._lane.run(partial(self._reading.begin, entry, near), self._found, self._failed)

    def say(self, heading: str, explained: str) -> None:
        """The heading of the page, and one sentence under it or none."""
        for label, text in ((self.heading, heading), (self.explained, explained)):
            label.setText(text)
            label.setAccessibleName(text)
        self.explained.setVisible(bool(explained))

    def show_sheet(self) -> None:
        """Show the sheet.  From a room with nothing in it, that takes a new page."""
        if self._room is not None and self._navigation.here is not None:
            self._navigation.go(self._navigation.here)
            return
        self._is_shown = True
        if self._frame is not None:
            self._frame.sheet.show()

    def show_sheet_or(self, make_empty: Callable[[], QWidget], *, is_empty: bool) -> None:
        """Show the sheet or, with nothing to put on it, the empty room that `make_empty` makes.

        A sheet that was shown stays, also when its last row goes.
        """
        if not is_empty:
            self.show_sheet()
        elif not self._is_shown and self._room is None:
            self._show_empty(make_empty())

    def make_list(
        self,
        object_name: str,
        accessible_name: str,
        *,
        one_tint: bool = False,
        tells_stories: bool = True,
    ) -> CoveredList:
        """A list of entries that open, and that can be moved about if this page offers it."""
        maker = self._tinted_row if one_tint else self._row
        found = CoveredList(object_name, accessible_name, maker, tells_stories=tells_stories)
        found.opened.connect(self.open_entry)
        found.set_menu(self.lines_of, delete_key="shelve" if self.shelving is not None else "")
        found.acted.connect(self.act)
        return found

    def lines_of(self, row: CoveredRow) -> Sequence[MenuLine]:
        """The menu of a row."""
        if self.shelving is None:
            return [MenuLine("open", self.tr("Open"))]
        pin = (
            MenuLine("unpin", self.tr("No longer at the top"), shortcut="Ctrl+T")
            if row.pinned
            else MenuLine("pin", self.tr("Keep at the top"), shortcut="Ctrl+T")
        )
        leave = MenuLine("shelve", self.tr("Move to Letting go"), icon="leaf", shortcut="Del")
        return [MenuLine("open", self.tr("Open")), pin, leave]

    def read_rows(
        self,
        listing: Listing,
        shown: CoveredList,
        stretches_of: Callable[[Sequence[Part]], Sequence[Stretch]],
    ) -> None:
        """Let a list show this, which may be long.  `read` then yields its Beginning."""
        self._reading = RowReading(self._lane, listing, shown, stretches_of, self)
        self._reading.stale.connect(self.look_again)
        self._reading.failed.connect(self._tell_failed)

    def show_beginning(self, found: Beginning) -> None:
        """Show that, and where one stood in it when one comes back."""
        if self._reading is not None:
            self._reading.show(found)

    def add_list(self, frame: PageFrame, found: CoveredList, *, above: int) -> None:
        """Put a list onto the sheet so that its words meet the margin."""
        frame.sheet.add(found, above=above, beyond=BEYOND)

    def open_entry(self, entry: str) -> None:
        self._navigation.go(Destination(Place.PAGE, entry=EntryId(entry)))

    def begin(self, template: str) -> None:
        """Begin a new page on a template."""
        self._navigation.go(Destination(Place.PAGE, template=template))

    def go_to(self, place: Place) -> None:
        self._navigation.go(Destination(place))

    def shelve(self) -> None:
        """Move the row one is on to Letting go."""
        row = self._current_row()
        if row.entry is not None:
            self.act("shelve", row.entry)

    def pin(self) -> None:
        """Keep the row one is on at the top of its room, or no longer."""
        row = self._current_row()
        if row.entry is not None:
            self.act("unpin" if row.pinned else "pin", row.entry)

    @property
    def is_pinned(self) -> bool:
        return self._current_row().pinned

    def lists(self) -> tuple[CoveredList, ...]:
        """The lists of this page."""
        return ()

    def acts(self) -> Mapping[str, Callable[[], None]]:
        if self.shelving is None:
            return {}
        return {"shelve": self.shelve, "pin": self.pin, "undo": self.shelving.undo}

    def leave(self) -> None:
        self._navigation.leaving.disconnect(self._remember)
        # What is still being read must not take the focus from the page that follows.
        self._wants_focus = False

    def first(self) -> QWidget | None:
        """What a person will most likely want next; what is still being read gets it later."""
        wanted = self.wanted()
        self._wants_focus = wanted is None
        return wanted

    def wanted(self) -> QWidget | None:
        """What has the focus at first, once there is something."""
        if self._room is not None:
            return first_stop(self._room)
        return next((found for found in self.lists() if not found.is_empty()), None)

    # Own

    def _show_empty(self, room: QWidget) -> None:
        self._room = room
        self.parts.open_room = room
        if self._frame is not None:
            self._frame.set_room(room)

    def _found(self, found: Any) -> None:
        self._wrong.hide()
        self.show_found(found)
        if self._remembered is not None and self._frame is not None and self._is_shown:
            if self._remembered.row is not None:
                self._frame.sheet.scroll_to(self._remembered.scrolled)
            self._remembered = None
        self._take_wanted_focus()

    def _take_wanted_focus(self) -> None:
        wanted, frame = self.wanted(), self._frame
        if not self._wants_focus or wanted is None or frame is None:
            return
        self._wants_focus = False
        if not frame.isVisible():
            # Left meanwhile.  Qt would give the focus to what nobody sees, and lose it with that.
            return
        focus = QApplication.focusWidget()
        if focus is None or focus.window() is frame.window():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_failed(self, error: object) -> None:
        if isinstance(error, HeldError):
            self._failed(error)

    def _failed(self, error: HeldError) -> None:
        text = tell(error).whole
        self._wrong.setText(text)
        self._wrong.setAccessibleName(text)
        self._wrong.show()
        self.show_sheet()

    def act(self, key: str, entry: str) -> None:
        """Do what a menu line says."""
        shelving, entry_id = self.shelving, EntryId(entry)
        if key == "open":
            self.open_entry(entry)
        elif shelving is not None:
            acts = {"shelve": shelving.shelve, "pin": shelving.pin, "unpin": shelving.unpin}
            acts[key](entry_id)

    def _current_row(self) -> CoveredRow:
        """The row one is on, in the list that has the focus or else in the first."""
        lists = [found for found in self.lists() if not found.is_empty()]
        focused = [found for found in lists if found.hasFocus()]
        return (focused or lists)[0].current_row() if lists else UNREAD

    def _row(self, entry: Covered) -> CoveredRow:
        return make_row(entry, self.session.clock.now().day)

    def _tinted_row(self, entry: Covered) -> CoveredRow:
        return make_row(entry, self.session.clock.now().day, one_tint=True)

    def _remember(self) -> None:
        """Leave word where one stands, for whoever comes back."""
        here, row = self._navigation.here, self._current_row().entry
        if here is not None and here.place is self.parts.place and self._frame is not None:
            scrolled = self._frame.sheet.scrolled_to()
            self._navigation.settle(replace(here, row=row, scrolled=scrolled))


def at_the_left(*controls: QWidget) -> QWidget:
    """Controls at their own width, from the left of a row of the sheet."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(of(holder).px(16))
    for control in controls:
        row.addWidget(control)
    row.addStretch(1)
    return holder
