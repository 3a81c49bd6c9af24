# SPDX-License-Identifier: GPL-3.0-or-later
"""What a row says of an entry that is still covered: who or what, when, and what was allowed.

It must not know the entry's text, and never counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from held.journal.loose_date import About, Between, Exactly, LooseDate
from held.journal.permission import MayNote, Permission
from held.journal.room import Room
from held.ui.widgets.near_day import near_day
from held.workflows.find_entries import Covered

_LINES = {
    "parked": QT_TRANSLATE_NOOP("Covered", "Lines parked beside {page}"),
    "line": QT_TRANSLATE_NOOP("Covered", "Lines from {page}"),
    "test": QT_TRANSLATE_NOOP("Covered", "Lines from {page}"),
}
_IN_ROOM = {
    Room.STORIES: QT_TRANSLATE_NOOP("Covered", "in Stories"),
    Room.INSIDE: QT_TRANSLATE_NOOP("Covered", "in Inside"),
    Room.TESTS: QT_TRANSLATE_NOOP("Covered", "in Tests"),
}


@dataclass(frozen=True)
class Allowed:
    """Permission in a few words, with its icon."""

    icon: str
    words: str


def title_of(entry: Covered) -> str:
    """The teller's code; of lines, the page they came from; else what kind of page it is."""
    if entry.beside and entry.template_id in _LINES:
        return _tr(_LINES[entry.template_id]).format(page=entry.beside)
    return entry.code or entry.title


def days_of(entry: Covered, today: date) -> str:
    """When it was begun and, if that was another day, when it was last written."""
    begun, written = entry.begun.day, entry.written.day
    if begun == written:
        return _day(begun, today)
    return _tr(_BOTH_DAYS).format(begun=_day(begun, today), written=_day_within(written, today))


def clocks_of(entry: Covered, today: date) -> str:
    """The same, and as loosely as that was said when it was heard and when it happened."""
    told = told_of(entry, today)
    if not told:
        return days_of(entry, today)
    begun, written = entry.begun.day, entry.written.day
    said = [_day(begun, today), told]
    if begun != written:
        said.append(_tr(_WRITTEN).format(written=_day_within(written, today)))
    return " · ".join(said)


def told_of(entry: Covered, today: date) -> str:
    """When it was heard and when it happened, as loosely as that was said; may be empty."""
    told = entry.told
    heard = _loose(told.heard, today, alone=not told.reached)
    heard = ", ".join(filter(None, (told.reached[:1].lower() + told.reached[1:], heard)))
    happened = _loose(told.happened, today)
    said = []
    if heard:
        said.append(_tr(_HEARD).format(when=heard))
    if happened:
        said.append(_tr(_HAPPENED).format(when=happened))
    return ", ".join(said)


def asked_on(entry: Covered, today: date) -> str:
    """That it asked to be looked at again, and for which day."""
    if entry.look_again is None:
        return ""
    return _tr(_ASKED).format(when=_loose(Exactly(entry.look_again), today))


def allowed_in(permission: Permission, today: date) -> Allowed:
    """Where permission stands on the local day `today`."""
    if permission.withdrawn:
        return Allowed("circle-slash", _tr(_TAKEN_BACK))
    if permission.may_note is not MayNote.YES:
        icon = "circle-dashed" if permission.may_note is MayNote.NOT_ASKED else "circle-slash"
        return Allowed(icon, _tr(_WITHOUT_YES[permission.may_note]))
    until = permission.keep_until
    if until is None:
        return Allowed("handshake", _tr(_NO_DAY))
    if until < today:
        return Allowed("clock", _tr(_HAS_COME).format(day=near_day(until, today)))
    return Allowed("handshake", _tr(_AGREED).format(day=near_day(until, today)))


def spoken_of(entry: Covered, today: date) -> str:
    """The whole row in one breath, for those who listen."""
    parts = [f"{title_of(entry)}, {_tr(_IN_ROOM[entry.room])}", days_of(entry, today)]
    told = told_of(entry, today)
    if told:
        parts.append(told[:1].upper() + told[1:])
    if entry.permission is not None:
        parts.append(allowed_in(entry.permission, today).words)
    return ". ".join(parts)


def month_of(part: str) -> str:
    """A month such as "2026-03" with its year, as a heading."""
    return QLocale().toString(QDate.fromString(part, "yyyy-MM"), "MMMM yyyy")


def month_within(part: str) -> str:
    """The same where its year is said beside it."""
    return QLocale().toString(QDate.fromString(part, "yyyy-MM"), "MMMM")


def _day(day: date, today: date) -> str:
    ago = (today - day).days
    return _tr(_NEAR[ago]) if ago in _NEAR else near_day(day, today)


def _day_within(day: date, today: date) -> str:
    ago = (today - day).days
    return _tr(_NEAR_WITHIN[ago]) if ago in _NEAR_WITHIN else near_day(day, today)


def _loose(said: LooseDate | None, today: date, *, alone: bool = True) -> str:
    """A loose date inside a sentence; of one that is not known, nothing."""
    match said:
        case Exactly(day=day):
            words = _day_within(day, today)
            is_near = (today - day).days in _NEAR_WITHIN
            return _tr(_ON).format(day=words) if alone and not is_near else words
        case About(words=words, day=day):
            return words or ("" if day is None else _tr(_ABOUT).format(day=near_day(day, today)))
        case Between(first=first, last=last):
            return _tr(_BETWEEN).format(first=near_day(first, today), last=near_day(last, today))
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Covered", text)


_NEAR = {
    0: QT_TRANSLATE_NOOP("Covered", "Today"),
    1: QT_TRANSLATE_NOOP("Covered", "Yesterday"),
}
_NEAR_WITHIN = {
    0: QT_TRANSLATE_NOOP("Covered", "today"),
    1: QT_TRANSLATE_NOOP("Covered", "yesterday"),
}
_BOTH_DAYS = QT_TRANSLATE_NOOP("Covered", "{begun}, last written {written}")
_HEARD = QT_TRANSLATE_NOOP("Covered", "heard {when}")
_HAPPENED = QT_TRANSLATE_NOOP("Covered", "happened {when}")
_ABOUT = QT_TRANSLATE_NOOP("Covered", "about {day}")
_BETWEEN = QT_TRANSLATE_NOOP("Covered", "between {first} and {last}")
_ASKED = QT_TRANSLATE_NOOP("Covered", "Asked to be looked at again {when}")
_ON = QT_TRANSLATE_NOOP("Covered", "on {day}")
_WRITTEN = QT_TRANSLATE_NOOP("Covered", "last written {written}")
_WITHOUT_YES = {
    MayNote.NOT_ASKED: QT_TRANSLATE_NOOP("Covered", "Not asked yet"),
    MayNote.IN_MY_HEAD: QT_TRANSLATE_NOOP("Covered", "Only in my head"),
    MayNote.NO: QT_TRANSLATE_NOOP("Covered", "No note"),
}
_TAKEN_BACK = QT_TRANSLATE_NOOP("Covered", "Taken back")
_NO_DAY = QT_TRANSLATE_NOOP("Covered", "Agreed, no day named")
_HAS_COME = QT_TRANSLATE_NOOP("Covered", "{day} has come")
_AGREED = QT_TRANSLATE_NOOP("Covered", "Agreed until {day}")
