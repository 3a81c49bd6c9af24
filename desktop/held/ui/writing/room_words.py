# SPDX-License-Identifier: GPL-3.0-or-later
"""How a page of writing says in which room it lies, and for whom it is kept there."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.journal.permission import Permission
from held.journal.person import Person
from held.journal.room import Room
from held.workflows.write_entry import STORY, Draft


def room_words(room: Room) -> str:
    """The room's name."""
    return _tr(_ROOMS[room])


def here_words(draft: Draft) -> str:
    """What the page is called: a story by the code of who told it, any other by its title."""
    asked = draft.entry.asked
    return draft.teller.code if draft.teller and asked.id == STORY else asked.title


def where_words(room: Room, teller: Person | None, permission: Permission) -> str:
    """The left end of the foot line."""
    if room is not Room.STORIES:
        return _tr(_WHERE[room])
    if teller is None or not permission.says_yes:
        return _tr(_COVERED)
    return _tr(_AS_ALLOWED).format(code=teller.code)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RoomWords", text)


_ROOMS = {
    Room.STORIES: QT_TRANSLATE_NOOP("RoomWords", "Stories"),
    Room.INSIDE: QT_TRANSLATE_NOOP("RoomWords", "Inside"),
    Room.TESTS: QT_TRANSLATE_NOOP("RoomWords", "Tests"),
}
_WHERE = {
    Room.INSIDE: QT_TRANSLATE_NOOP("RoomWords", "In Inside, for you alone"),
    Room.TESTS: QT_TRANSLATE_NOOP("RoomWords", "One person’s unfinished thoughts, not findings"),
}
_COVERED = QT_TRANSLATE_NOOP("RoomWords", "In Stories, covered when you leave")
_AS_ALLOWED = QT_TRANSLATE_NOOP("RoomWords", "In Stories, kept as {code} allowed")
