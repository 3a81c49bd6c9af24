# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup in words: its day, its size, what is known of it, and what it holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from held.journal.room import Room
from held.ui.widgets.noted_list import Noted
from held.workflows.back_up_vault import BackupFile, Holding, is_named_by_held

_MB = 1_000_000
_GB = 1000 * _MB


def day_words(day: date) -> str:
    """A day with its year: which year it was may be all one looks for."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def size_words(octets: int) -> str:
    """About how much it takes."""
    if octets < _MB:
        return _tr(_LITTLE)
    if octets < _GB:
        return _tr(_SOME).format(size=QLocale().toString(octets / _MB, "f", 1))
    return _tr(_MUCH).format(size=QLocale().toString(octets / _GB, "f", 1))


def folder_words(folder: Path) -> str:
    """The way to a folder, so that a long one may be broken between two of them."""
    return " › ".join(folder.parts[1:])


def backup_row(backup: BackupFile) -> Noted:
    """A backup as a row of a list."""
    day = day_words(backup.manifest.made)
    number = _tr(_NUMBER).format(number=backup.manifest.number)
    small = [number, size_words(backup.size) + ".", _tr(_CHECKED).format(day=day)]
    if not is_named_by_held(backup.path):
        small.append(_tr(_OTHER_NAME))
    return Noted(f"backup_{backup.path.stem}", "check", day, " ".join(small))


def damaged_row(file_name: str) -> Noted:
    """A file that is called a backup and is none."""
    return Noted(f"damaged_{file_name}", "circle-alert", file_name, _tr(_DAMAGED))


def holding_words(holding: Holding) -> str:
    """What a backup holds: days and rooms, and nothing of anybody."""
    if holding.first is None or holding.last is None:
        return _tr(_NOTHING)
    return _tr(_HOLDS).format(
        first=day_words(holding.first),
        last=day_words(holding.last),
        rooms=", ".join(_tr(_ROOMS[room]) for room in holding.rooms),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Backups", text)


_LITTLE = QT_TRANSLATE_NOOP("Backups", "Less than 1 MB")
_SOME = QT_TRANSLATE_NOOP("Backups", "{size} MB")
_MUCH = QT_TRANSLATE_NOOP("Backups", "{size} GB")
_NUMBER = QT_TRANSLATE_NOOP("Backups", "Number {number}.")
_CHECKED = QT_TRANSLATE_NOOP("Backups", "Opened again and checked on {day}.")
_OTHER_NAME = QT_TRANSLATE_NOOP("Backups", "It has another name now. Held never deletes it.")
_DAMAGED = QT_TRANSLATE_NOOP("Backups", "This file is not whole. Held leaves it as it is.")
_HOLDS = QT_TRANSLATE_NOOP("Backups", "It holds pages from {first} to {last}, in {rooms}.")
_NOTHING = QT_TRANSLATE_NOOP("Backups", "No page had been written yet.")
_ROOMS = {
    Room.STORIES: QT_TRANSLATE_NOOP("Backups", "Stories"),
    Room.INSIDE: QT_TRANSLATE_NOOP("Backups", "Inside"),
    Room.TESTS: QT_TRANSLATE_NOOP("Backups", "Tests"),
}
