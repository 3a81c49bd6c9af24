# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the sidebar, in their order."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.ui.look import RoomHue
from held.ui.navigation import Place
from held.ui.widgets.sidebar import Place as Row

LOCK = "lock"
"""The row that is an act and not a place."""


def places() -> tuple[Row, ...]:
    """Those that stand under "New..."."""
    return tuple(
        Row(place.value, icon, QCoreApplication.translate("Places", label), hue)
        for place, icon, label, hue in _PLACES
    )


def foot_places() -> tuple[Row, ...]:
    """Those at the foot, needed everywhere."""
    return (
        Row(Place.SETTINGS.value, "settings", QCoreApplication.translate("Places", "Settings")),
        Row(Place.HELP.value, "circle-question-mark", QCoreApplication.translate("Places", "Help")),
        Row(LOCK, "lock", QCoreApplication.translate("Places", "Lock now"), shortcut="Ctrl+L"),
    )


_PLACES = (
    (Place.TODAY, "sun", QT_TRANSLATE_NOOP("Places", "Today"), None),
    (Place.STORIES, "book-open", QT_TRANSLATE_NOOP("Places", "Stories"), RoomHue.STORIES),
    (Place.INSIDE, "heart", QT_TRANSLATE_NOOP("Places", "Inside"), RoomHue.INSIDE),
    (Place.TESTS, "scale", QT_TRANSLATE_NOOP("Places", "Tests"), RoomHue.TESTS),
    (Place.TIMELINE, "calendar-days", QT_TRANSLATE_NOOP("Places", "Timeline"), None),
    (Place.BUNDLES, "package", QT_TRANSLATE_NOOP("Places", "Bundles"), None),
    (Place.LETTING_GO, "leaf", QT_TRANSLATE_NOOP("Places", "Letting go"), None),
)
