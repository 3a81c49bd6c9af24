# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the sidebar, in their order, and how each room is marked wherever it is named."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.journal.room import Room
from held.ui.look import RoomHue
from held.ui.navigation import Place
from held.ui.widgets.sidebar import Place as Row

LOCK = "lock"
"""The row that is an act and not a place."""

ROOM_ICONS = {Room.STORIES: "book-open", Room.INSIDE: "heart", Room.TESTS: "scale"}
ROOM_HUES = {
    Room.STORIES: RoomHue.STORIES,
    Room.INSIDE: RoomHue.INSIDE,
    Room.TESTS: RoomHue.TESTS,
}


def places() -> tuple[Row, ...]:
    """Those that stand under "New..."."""
    return tuple(
        Row(place.value, icon, QCoreApplication.translate("Places", label), _HUES.get(place))
        for place, icon, label in _PLACES
    )


def foot_places() -> tuple[Row, ...]:
    """Those at the foot, needed everywhere."""
    return (
        Row(Place.SETTINGS.value, "settings", QCoreApplication.translate("Places", "Settings")),
        Row(Place.HELP.value, "circle-question-mark", QCoreApplication.translate("Places", "Help")),
        Row(LOCK, "lock", QCoreApplication.translate("Places", "Lock now"), shortcut="Ctrl+L"),
    )


# A room is called as its place is.
_HUES = {Place(room.value): hue for room, hue in ROOM_HUES.items()}
_PLACES = (
    (Place.TODAY, "sun", QT_TRANSLATE_NOOP("Places", "Today")),
    (Place.STORIES, ROOM_ICONS[Room.STORIES], QT_TRANSLATE_NOOP("Places", "Stories")),
    (Place.INSIDE, ROOM_ICONS[Room.INSIDE], QT_TRANSLATE_NOOP("Places", "Inside")),
    (Place.TESTS, ROOM_ICONS[Room.TESTS], QT_TRANSLATE_NOOP("Places", "Tests")),
    (Place.TIMELINE, "calendar-days", QT_TRANSLATE_NOOP("Places", "Timeline")),
    (Place.BUNDLES, "package", QT_TRANSLATE_NOOP("Places", "Bundles")),
    (Place.LETTING_GO, "leaf", QT_TRANSLATE_NOOP("Places", "Letting go")),
)
