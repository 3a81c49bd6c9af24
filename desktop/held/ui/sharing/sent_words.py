# SPDX-License-Identifier: GPL-3.0-or-later
"""What left, and what came, each as one row of a list: codes and days, nothing more."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.ui.widgets.near_day import near_day
from held.ui.widgets.noted_list import Noted
from held.workflows.what_came import Came
from held.workflows.what_left import Left, Opens


def sent_row(left: Left, today: date) -> Noted:
    """A bundle that left: for whom and from which story, when, until when."""
    to = left.to or _tr(_UNKNOWN)
    from_story = _FOR_FROM if left.teller else _FOR_FROM_GONE
    until = _WAS_UNTIL if left.until < today else _UNTIL
    return Noted(
        key=left.id,
        icon="package",
        strong=_tr(from_story).format(to=to, teller=left.teller),
        small=_joined(
            _tr(_WRITTEN_ON).format(day=near_day(left.left, today)),
            _tr(until).format(day=near_day(left.until, today)),
            _tr(_CARDS[left.opens]) if left.opens in _CARDS else "",
        ),
        opens=left.story or "",
    )


def came_row(came: Came, today: date) -> Noted:
    """A bundle that came and was kept: from whom, when, until when.  Covered until opened."""
    strong = _tr(_FROM).format(code=came.sender) if came.sender else _tr(_FROM_NOBODY)
    return Noted(
        key=f"came_{came.place}",
        icon="clock" if came.ended else "mail-open",
        strong=strong,
        small=_joined(
            _tr(_CAME_ON).format(day=near_day(came.received, today)), _until(came, today)
        ),
        opens=str(came.place),
    )


def _until(came: Came, today: date) -> str:
    if came.until is None:
        return ""
    day = near_day(came.until, today)
    return _tr(_DAY_HAS_COME if came.ended else _UNTIL).format(day=day)


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _tr(text: str) -> str:
    return QCoreApplication.translate("BundleRow", text)


_UNKNOWN = QT_TRANSLATE_NOOP("BundleRow", "someone no longer known here")
_FOR_FROM = QT_TRANSLATE_NOOP("BundleRow", "For {to}, from {teller}")
_FOR_FROM_GONE = QT_TRANSLATE_NOOP("BundleRow", "For {to}, from a story that is gone")
_WRITTEN_ON = QT_TRANSLATE_NOOP("BundleRow", "Written on {day}.")
_UNTIL = QT_TRANSLATE_NOOP("BundleRow", "Until {day}.")
_WAS_UNTIL = QT_TRANSLATE_NOOP("BundleRow", "Its last day was {day}.")
_FROM = QT_TRANSLATE_NOOP("BundleRow", "From {code}")
_FROM_NOBODY = QT_TRANSLATE_NOOP("BundleRow", "Sender not proven")
_CAME_ON = QT_TRANSLATE_NOOP("BundleRow", "Came on {day}.")
_DAY_HAS_COME = QT_TRANSLATE_NOOP("BundleRow", "The day has come: it was {day}. You can let it go.")
_CARDS = {
    Opens.CARD_NOT_COMPARED: QT_TRANSLATE_NOOP("BundleRow", "The card is not yet compared."),
    Opens.CARD_GONE: QT_TRANSLATE_NOOP("BundleRow", "The card it was for is not here any more."),
}
