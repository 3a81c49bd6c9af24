# SPDX-License-Identifier: GPL-3.0-or-later
"""Why something stays behind, in a few words and an icon."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.journal.permission import Stays
from held.workflows.who_may_receive import NotYet, Reason

_CONTEXT = "Reason"


def reason_words(reason: Reason, teller: str, to: str = "") -> str:
    """teller, to: codes.  Without a teller it is "they"; `to` is needed for reasons about them."""
    they = teller or QCoreApplication.translate(_CONTEXT, "They")
    said = QCoreApplication.translate(_CONTEXT, _WORDS[reason])
    return said.format(teller=they, to=to)


def reason_icon(reason: Reason) -> str:
    """The icon for a story or a person that nothing may leave for."""
    return _ICONS.get(reason, "hand")


_WORDS: dict[Reason, str] = {
    Stays.NOT_ASKED: QT_TRANSLATE_NOOP("Reason", "Not asked yet"),
    Stays.NOT_ALLOWED: QT_TRANSLATE_NOOP("Reason", "{teller} did not say yes"),
    Stays.WITHDRAWN: QT_TRANSLATE_NOOP("Reason", "{teller} took it back"),
    Stays.WITHHELD: QT_TRANSLATE_NOOP("Reason", "{teller} keeps it from {to}"),
    Stays.MORE_DETAIL_THAN_AGREED: QT_TRANSLATE_NOOP(
        "Reason", "Only if {teller} allowed more detail"
    ),
    Stays.NO_END_DATE: QT_TRANSLATE_NOOP("Reason", "No last day is named"),
    Stays.DAY_HAS_COME: QT_TRANSLATE_NOOP("Reason", "The last day is over"),
    Stays.NOT_FOR_THIS_PERSON: QT_TRANSLATE_NOOP("Reason", "Not named for {to}"),
    Stays.NOT_IN_THIS_FORM: QT_TRANSLATE_NOOP("Reason", "Not in a bundle"),
    Stays.OTHER_ROOM: QT_TRANSLATE_NOOP("Reason", "It does not travel"),
    NotYet.NOBODY_NAMED: QT_TRANSLATE_NOOP("Reason", "{teller} named nobody"),
    NotYet.NOTHING_WRITTEN: QT_TRANSLATE_NOOP("Reason", "No part they named is written yet"),
}
_ICONS: dict[Reason, str] = {
    Stays.NOT_ASKED: "circle-dashed",
    Stays.NOT_ALLOWED: "circle-slash",
    Stays.WITHDRAWN: "circle-slash",
    Stays.DAY_HAS_COME: "clock",
    NotYet.NOTHING_WRITTEN: "pen-line",
}
