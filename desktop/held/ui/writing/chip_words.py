# SPDX-License-Identifier: GPL-3.0-or-later
"""Where permission stands, in the few words of a chip and of the line that folds the slip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.journal.permission import MayNote, Named, Permission
from held.journal.template import Detail
from held.ui.widgets.near_day import near_day
from held.ui.widgets.permission_chip import PermissionStand


@dataclass(frozen=True)
class ChipWords:
    """The strong words, the quiet ones behind them, and where permission stands."""

    stand: PermissionStand
    strong: str
    quiet: str = ""


def chip_words(permission: Permission, today: date) -> ChipWords:
    """What the chip says of a permission on the local day `today`."""
    if permission.withdrawn:
        return ChipWords(PermissionStand.HEAD_ONLY, _tr(_TAKEN_BACK), _tr(_COVERED))
    if permission.may_note is MayNote.NOT_ASKED:
        return ChipWords(PermissionStand.NOT_ASKED, _tr(_NOT_ASKED), _tr(_STAYS_HERE))
    if permission.may_note is not MayNote.YES:
        strong = _IN_MY_HEAD if permission.may_note is MayNote.IN_MY_HEAD else _NO
        return ChipWords(PermissionStand.HEAD_ONLY, _tr(strong), _tr(_COVERED))
    if permission.keep_until is None:
        return ChipWords(PermissionStand.AGREED, _how(permission), _tr(_NO_DAY))
    day = near_day(permission.keep_until, today)
    if permission.keep_until < today:
        strong = _tr(_HAS_COME).format(day=day)
        return ChipWords(PermissionStand.DAY_HAS_COME, strong)
    return ChipWords(PermissionStand.AGREED, _how(permission), _tr(_UNTIL).format(day=day))


def fold_words(permission: Permission) -> str:
    """What the one line says that stands for the slip in little room."""
    if permission.withdrawn:
        return _tr(_TAKEN_BACK)
    if permission.may_note is not MayNote.YES:
        return _tr(_FOLDED[permission.may_note])
    someone = any(share.to is not None for share in permission.shares)
    return _tr(_YES_SOMEONE if someone else _YES_NOBODY)


def _how(permission: Permission) -> str:
    parts = [_tr(_DETAILS[permission.detail])] if permission.detail else [_tr(_A_NOTE)]
    if permission.named:
        parts.append(_tr(_NAMED[permission.named]))
    return ", ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chip", text)


_NOT_ASKED = QT_TRANSLATE_NOOP("Chip", "Not asked yet")
_STAYS_HERE = QT_TRANSLATE_NOOP("Chip", "covered, stays here")
_IN_MY_HEAD = QT_TRANSLATE_NOOP("Chip", "Only in my head")
_NO = QT_TRANSLATE_NOOP("Chip", "No note")
_TAKEN_BACK = QT_TRANSLATE_NOOP("Chip", "Taken back")
_COVERED = QT_TRANSLATE_NOOP("Chip", "covered")
_HAS_COME = QT_TRANSLATE_NOOP("Chip", "{day} has come")
_UNTIL = QT_TRANSLATE_NOOP("Chip", "until {day}")
_NO_DAY = QT_TRANSLATE_NOOP("Chip", "no day named")
_A_NOTE = QT_TRANSLATE_NOOP("Chip", "A note")
_YES_NOBODY = QT_TRANSLATE_NOOP("Chip", "Yes to a note, for nobody else")
_YES_SOMEONE = QT_TRANSLATE_NOOP("Chip", "Yes to a note, and to passing some of it on")
_DETAILS = {
    Detail.GIST: QT_TRANSLATE_NOOP("Chip", "The gist"),
    Detail.THEMES: QT_TRANSLATE_NOOP("Chip", "Themes"),
    Detail.THEIR_WORDS: QT_TRANSLATE_NOOP("Chip", "Their words"),
}
_NAMED = {
    Named.CODE: QT_TRANSLATE_NOOP("Chip", "by code"),
    Named.ROLE: QT_TRANSLATE_NOOP("Chip", "by role"),
    Named.AS_THEY_CHOOSE: QT_TRANSLATE_NOOP("Chip", "as they choose"),
}
_FOLDED = {
    MayNote.NOT_ASKED: QT_TRANSLATE_NOOP("Chip", "Not asked yet. It stays here."),
    MayNote.IN_MY_HEAD: QT_TRANSLATE_NOOP("Chip", "Only in my head"),
    MayNote.NO: QT_TRANSLATE_NOOP("Chip", "No note"),
}
