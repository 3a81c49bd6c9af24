# SPDX-License-Identifier: GPL-3.0-or-later
"""Find: a field with the cursor in it, and what was found while one types.

Nothing that was typed is kept: it stands on this page, and on the way back to it, until Held locks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from held.journal.identifiers import EntryId
from held.journal.room import Room
from held.ui.finding.find_presenter import Answered, FindPresenter
from held.ui.finding.finder import Finder
from held.ui.finding.found_list import BEYOND, FoundList
from held.ui.finding.found_rows import make_rows
from held.ui.look import Drawing, FontRole
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page, PageParts
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PrimaryButton
from held.ui.widgets.choice import ChoiceGroup, Option
from held.ui.widgets.empty_room import EmptyRoom
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.tab_order import chain, first_stop
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows import search
from held.workflows.search import MOST_FOUND, USUAL_ROOMS, Sought
from held.workflows.write_entry import FREE_PAGE


class FindPage(Page):
    """sought, rooms: what stood here when the keeper went on to a found page."""

    def __init__(
        self,
        finder: Finder,
        navigation: Navigation,
        sought: str = "",
        rooms: frozenset[Room] = frozenset(),
    ) -> None:
        super().__init__()
        self._finder = finder
        self._navigation = navigation
        self._frame: PageFrame | None = None
        self._room: EmptyRoom | None = None
        self.presenter = FindPresenter(finder, self)
        self._parts = PageParts(
            place=Place.FIND,
            crumbs=(self.tr("Find"),),
            where_icon="search",
            where=self.tr("What is typed here is kept nowhere"),
        )
        self._heading = TextLabel(self.tr("Find"), FontRole.HEADING_1, parent=self)
        name(self._heading, "page_heading", self._heading.text())
        self._field = Field(
            self.tr("Words I look for"), self, icon="search", clearable=True, label_shown=False
        )
        name(self._field.edit, "find_edit", self.tr("Words I look for"))
        self._rooms = self._make_rooms()
        self._told = TextLabel("", FontRole.SMALL, Ink.TEXT_2, self)
        name(self._told, "found_label", "")
        self._list = FoundList(self.tr("Found"))
        self._list.setParent(self)
        self._rooms.set_chosen(room.value for room in rooms or USUAL_ROOMS)
        self._field.set_text(sought)
        self._connect()
        finder.catch_up()
        finder.lane.run(self._has_anything, self._known, self._not_known)
        self._look()

    @property
    def parts(self) -> PageParts:
        return self._parts

    def fill(self, frame: PageFrame) -> None:
        self._frame = frame
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP)
        sheet.add(self._heading)
        sheet.add(self._field, above=20)
        sheet.add(self._rooms, above=12)
        sheet.add(self._told, above=20)
        sheet.add(self._list, above=4, beyond=BEYOND)
        sheet.add_stretch()
        sheet.set_ribbon(None)
        self.dress(frame)
        chain(self._field, self._rooms, self._list)
        if self._room is not None:
            frame.set_room(self._room)

    def first(self) -> QWidget | None:
        return first_stop(self._room) if self._room is not None else self._field.edit

    def acts(self) -> Mapping[str, Callable[[], None]]:
        return {"find_in_page": self._to_field}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, is_field = event.key(), watched is self._field.edit
            if key == Qt.Key.Key_Escape:
                self._step_back(from_field=is_field)
                return True
            if key == Qt.Key.Key_Down and is_field and not self._list.is_empty():
                self._list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    # Building

    def _make_rooms(self) -> ChoiceGroup:
        offered = (
            Option(Room.STORIES.value, self.tr("Stories")),
            Option(Room.TESTS.value, self.tr("Tests")),
            Option(Room.INSIDE.value, self.tr("Inside")),
        )
        rooms = ChoiceGroup(offered, None, self, several=True)
        name(rooms, "rooms_choice", self.tr("Rooms to look in"))
        return rooms

    def _connect(self) -> None:
        self._field.text_changed.connect(self._typed)
        self._field.return_pressed.connect(self._list.open_first)
        self._rooms.changed.connect(self._look)
        self._list.opened.connect(self._open)
        self._list.left.connect(self._to_field)
        self.presenter.answered.connect(self._show)
        self.presenter.more.connect(self._show_more)
        self.presenter.failed.connect(self._say)
        self._field.edit.installEventFilter(self)
        self._list.installEventFilter(self)

    # What happens

    def _sought(self) -> Sought:
        return Sought(self._field.text(), frozenset(map(Room, self._rooms.chosen())))

    def _typed(self, _text: str) -> None:
        self._look()

    def _look(self) -> None:
        self.presenter.look_for(self._sought())

    def _show(self, answered: object) -> None:
        assert isinstance(answered, Answered)
        today = self._finder.session.clock.now().day
        self._list.show_rows(make_rows(answered.first, today))
        self._list.setVisible(bool(answered.first))
        self._say(self._in_words(answered))

    def _show_more(self, rest: object) -> None:
        assert isinstance(rest, tuple)
        self._list.show_more(make_rows(rest, self._finder.session.clock.now().day))

    def _in_words(self, answered: Answered) -> str:
        sought, count = answered.sought, answered.count
        if not sought.typed.strip():
            return ""
        if not sought.rooms:
            return self.tr("Choose a room to look in.")
        if not sought.terms:
            return self.tr("Letters and numbers can be found.")
        said = self.tr("{count} found").format(count=count)
        if not count:
            said = self._nothing(sought)
        elif count >= MOST_FOUND:
            said = self.tr("The newest {count} are here.").format(count=count)
        reading = self.tr("Older pages are still being read.")
        return f"{said.removesuffix('.')}. {reading}" if self.presenter.is_behind else said

    def _nothing(self, sought: Sought) -> str:
        if Room.INSIDE in sought.rooms:
            return self.tr("Not found in the rooms chosen.")
        return self.tr("Not found in the rooms chosen. Inside was left out.")

    def _say(self, sentence: str) -> None:
        if sentence != self._told.text():
            self._told.setText(sentence)
            self._told.setAccessibleName(sentence)
            if sentence:
                announce(self._field.edit, sentence)

    def _open(self, entry: str) -> None:
        sought = self._sought()
        self._navigation.settle(Destination(Place.FIND, sought=sought.typed, rooms=sought.rooms))
        self._navigation.go(Destination(Place.PAGE, entry=EntryId(entry), sought=sought.typed))

    def _to_field(self) -> None:
        self._field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.edit.selectAll()

    def _step_back(self, *, from_field: bool) -> None:
        if not from_field:
            self._to_field()
        elif self._field.text():
            self._field.clear()
        else:
            self._navigation.back()

    # Where there is nothing to find

    def _has_anything(self) -> bool:
        """On the lane."""
        return search.has_anything(self._finder.session)

    def _known(self, has_anything: object) -> None:
        if has_anything:
            return
        button = PrimaryButton(self.tr("Just write"))
        name(button, "begin_button", button.words())
        button.clicked.connect(self._begin)
        said = self.tr("What you write can be found here again.")
        self._room = EmptyRoom(Drawing.LAMP, said, button)
        self._parts.open_room = self._room
        had_focus = self.window().focusWidget() is self._field.edit
        self._field.setEnabled(False)
        if self._frame is not None:
            self._frame.set_room(self._room)
            if had_focus:
                first_stop(self._room).setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_known(self, _error: object) -> None:
        """The field stays; a search says what is wrong."""

    def _begin(self) -> None:
        self._navigation.go(Destination(Place.PAGE, template=FREE_PAGE))
