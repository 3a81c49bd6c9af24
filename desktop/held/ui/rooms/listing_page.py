# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that shows what it finds in the vault: a sheet with a heading, or a room with nothing in it.

It reads on the vault lane and shows nothing until it knows which of the two it is.  What is found
and how it is said belongs to the pages made from this one.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from held.errors import HeldError
from held.journal.identifiers import EntryId
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page
from held.ui.rooms.covered_list import BEYOND, CoveredList
from held.ui.rooms.shelving import Shelving
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.quiet_menu import MenuLine
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.tab_order import first_stop
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.session import Session


class ListingPage(Page):
    """What all pages of lists share.  `read` runs on the lane, `show_found` on the GUI thread.

    A page calls `look_again` once at the end of its own making.
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

    @abstractmethod
    def read(self) -> Any:
        """What to show, from the vault.  Called on the lane."""

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
        frame.sheet.setVisible(self._is_shown and self._room is None)
        if self._room is not None:
            frame.set_room(self._room)

    # What the pages use

    def look_again(self) -> None:
        """Read anew."""
        self._lane.run(self.read, self._found, self._failed)

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

    def make_list(self, object_name: str, accessible_name: str) -> CoveredList:
        """A list of entries that open, and that can be moved to the shelf if this page offers it."""
        found = CoveredList(object_name, accessible_name)
        found.opened.connect(self.open_entry)
        lines = [MenuLine("open", self.tr("Open"))]
        if self.shelving is not None:
            lines.append(
                MenuLine("shelve", self.tr("Move to Letting go"), icon="leaf", shortcut="Del")
            )
        found.set_menu(lines, delete_key="shelve" if self.shelving is not None else "")
        found.acted.connect(self._act)
        return found

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
        for found in self.lists():
            entry = found.current_entry()
            if self.shelving is not None and entry is not None:
                self.shelving.shelve(entry)

    def lists(self) -> tuple[CoveredList, ...]:
        """The lists of this page."""
        return ()

    def acts(self) -> Mapping[str, Callable[[], None]]:
        return {} if self.shelving is None else {"shelve": self.shelve}

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
        self._take_wanted_focus()

    def _take_wanted_focus(self) -> None:
        wanted, frame = self.wanted(), self._frame
        if not self._wants_focus or wanted is None or frame is None:
            return
        self._wants_focus = False
        focus = QApplication.focusWidget()
        if focus is None or focus.window() is frame.window():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: HeldError) -> None:
        text = tell(error).whole
        self._wrong.setText(text)
        self._wrong.setAccessibleName(text)
        self._wrong.show()
        self.show_sheet()

    def _act(self, key: str, entry: str) -> None:
        if key == "open":
            self.open_entry(entry)
        elif self.shelving is not None:
            self.shelving.shelve(EntryId(entry))


def at_the_left(control: QWidget) -> QWidget:
    """A control at its own width, at the left of a row of the sheet."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    row.addStretch(1)
    return holder
