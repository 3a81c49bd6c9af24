# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories, Inside and Tests: what rests in one room, covered, with the newest writing first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.journal.room import Room
from held.ui.background import Lane
from held.ui.look import Drawing
from held.ui.navigation import Navigation, Place
from held.ui.page import PageParts
from held.ui.places import ROOM_HUES, ROOM_ICONS
from held.ui.rooms.covered_list import CoveredList
from held.ui.rooms.listing_page import ListingPage
from held.ui.rooms.row_places import Stretch
from held.ui.rooms.shelving import Shelving
from held.ui.widgets.buttons import PrimaryButton
from held.ui.widgets.empty_room import EmptyRoom
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.workflows import find_entries
from held.workflows.find_entries import Beginning, Part
from held.workflows.session import Session
from held.workflows.write_entry import FREE_PAGE, STORY, TEST


@dataclass(frozen=True)
class _Manner:
    """How one room is named, explained, and shown while nothing rests in it."""

    title: str
    explained: str
    drawing: Drawing
    empty: str
    begin: str
    template: str
    where: str


_MANNERS = {
    Room.STORIES: _Manner(
        QT_TRANSLATE_NOOP("Room", "Stories"),
        QT_TRANSLATE_NOOP("Room", "What others told me. Each stays covered until I open it."),
        Drawing.TWO_CHAIRS,
        QT_TRANSLATE_NOOP("Room", "When someone tells you something, it can rest here."),
        QT_TRANSLATE_NOOP("Room", "Someone told me something"),
        STORY,
        QT_TRANSLATE_NOOP("Room", "In Stories"),
    ),
    Room.INSIDE: _Manner(
        QT_TRANSLATE_NOOP("Room", "Inside"),
        QT_TRANSLATE_NOOP("Room", "What moves in me. No bundle takes anything from here."),
        Drawing.LAMP,
        QT_TRANSLATE_NOOP("Room", "What moves in you can rest here, for you alone."),
        QT_TRANSLATE_NOOP("Room", "Just write"),
        FREE_PAGE,
        QT_TRANSLATE_NOOP("Room", "In Inside, for you alone"),
    ),
    Room.TESTS: _Manner(
        QT_TRANSLATE_NOOP("Room", "Tests"),
        QT_TRANSLATE_NOOP("Room", "What I assume, a line at a time, to look at again."),
        Drawing.OPEN_WINDOW,
        QT_TRANSLATE_NOOP("Room", "What you assume can rest here, and lines you lift."),
        QT_TRANSLATE_NOOP("Room", "I am assuming something"),
        TEST,
        QT_TRANSLATE_NOOP("Room", "In Tests"),
    ),
}


class RoomPage(ListingPage):
    """One of the three rooms."""

    def __init__(
        self,
        session: Session,
        lane: Lane,
        navigation: Navigation,
        shelving: Shelving,
        room: Room,
    ) -> None:
        super().__init__(session, lane, navigation, shelving)
        self._manner = _MANNERS[room]
        title = _tr(self._manner.title)
        self._parts = PageParts(
            place=Place(room.value),
            crumbs=(title,),
            hue=ROOM_HUES[room],
            where_icon=ROOM_ICONS[room],
            where=_tr(self._manner.where),
        )
        self.say(title, _tr(self._manner.explained))
        stories = room is Room.STORIES
        self._list = self.make_list(f"{room.value}_list", title, tells_stories=stories)
        self.read_rows(find_entries.in_room(session, room), self._list, self._stretches)

    @property
    def parts(self) -> PageParts:
        return self._parts

    def show_found(self, found: Beginning) -> None:
        self.show_beginning(found)
        explained = self._manner.explained if found.parts else _NOTHING
        self.say(_tr(self._manner.title), _tr(explained))
        self.show_sheet_or(self._empty_room, is_empty=not found.parts)

    def lay_out(self, frame: PageFrame) -> None:
        self.add_list(frame, self._list, above=28)

    def lists(self) -> tuple[CoveredList, ...]:
        return (self._list,)

    def _stretches(self, parts: Sequence[Part]) -> Sequence[Stretch]:
        """With nothing kept at the top, the others need no name."""
        if not any(part.key for part in parts):
            return [Stretch("", part.count) for part in parts]
        return [Stretch(_tr(_TOP if part.key else _OTHERS), part.count) for part in parts]

    def _empty_room(self) -> EmptyRoom:
        button = PrimaryButton(_tr(self._manner.begin))
        name(button, "begin_button", button.words())
        button.clicked.connect(self._begin)
        return EmptyRoom(self._manner.drawing, _tr(self._manner.empty), button)

    def _begin(self) -> None:
        self.begin(self._manner.template)


_TOP = QT_TRANSLATE_NOOP("Room", "Kept at the top")
_OTHERS = QT_TRANSLATE_NOOP("Room", "The others, newest first")
_NOTHING = QT_TRANSLATE_NOOP("Room", "Nothing rests here now.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Room", text)
