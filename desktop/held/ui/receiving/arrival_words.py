# SPDX-License-Identifier: GPL-3.0-or-later
"""From whom something came and whether it can be kept, in plain sentences."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.ui.widgets.near_day import near_day
from held.ui.widgets.slip_lines import LineWords
from held.workflows.colleagues import CardState
from held.workflows.receive_bundle import Arrival, Doubt, Refusal


def heading(arrival: Arrival) -> str:
    """From whom, in a few words."""
    if arrival.code:
        return _tr(_FROM).format(code=arrival.code)
    return _tr(_FROM_UNKNOWN if arrival.by_card else _FROM_NOBODY)


def sender_line(arrival: Arrival) -> LineWords:
    """How sure that is."""
    icon, strong, small = _SENDERS[_sender(arrival)]
    code = arrival.code
    return LineWords(icon, _tr(strong).format(code=code), _tr(small).format(code=code))


def sender_sentence(code: str, card: CardState, *, by_card: bool) -> str:
    """The same in one sentence, above a letter; empty under spoken words."""
    if not by_card:
        return ""
    if not code:
        return _tr(_LETTER_UNKNOWN)
    return _tr(_LETTER_FROM if card is CardState.COMPARED else _LETTER_NOT_COMPARED).format(
        code=code
    )


def days_line(arrival: Arrival, today: date) -> LineWords:
    """When it was made, and until when it may be held."""
    bundle = arrival.bundle
    made = _tr(_MADE).format(day=near_day(bundle.made, today))
    if bundle.until is None:
        return LineWords("calendar-days", made, "")
    until = _tr(_WAS_UNTIL if bundle.ended else _UNTIL)
    return LineWords("calendar-days", made, until.format(day=near_day(bundle.until, today)))


def what_line(arrival: Arrival) -> LineWords:
    """What is in it, still covered."""
    what = _tr(_PARTS if arrival.bundle.parts else _OWN_WORDS)
    return LineWords("file-text", what, " ".join(arrival.bundle.handling))


def advice(arrival: Arrival) -> str:
    """Why it cannot be kept, or what to mind before keeping it; empty for neither."""
    if arrival.refusal is not None:
        return _tr(_REFUSALS[arrival.refusal]).format(code=arrival.code)
    return _tr(_DOUBTS[arrival.doubt]) if arrival.doubt is not None else ""


def _sender(arrival: Arrival) -> CardState | None:
    """NONE for a card that is not here; None where no card is spoken of."""
    return arrival.card if arrival.by_card else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Arrival", text)


_FROM = QT_TRANSLATE_NOOP("Arrival", "From {code}")
_FROM_UNKNOWN = QT_TRANSLATE_NOOP("Arrival", "From someone not yet known")
_FROM_NOBODY = QT_TRANSLATE_NOOP("Arrival", "Opened with six words")
_MADE = QT_TRANSLATE_NOOP("Arrival", "Made on {day}")
_UNTIL = QT_TRANSLATE_NOOP("Arrival", "You may have it until {day}.")
_WAS_UNTIL = QT_TRANSLATE_NOOP("Arrival", "Its last day was {day}.")
_PARTS = QT_TRANSLATE_NOOP("Arrival", "What they may pass on of a story")
_OWN_WORDS = QT_TRANSLATE_NOOP("Arrival", "A letter")
_SENDERS: dict[CardState | None, tuple[str, str, str]] = {
    CardState.COMPARED: (
        "check",
        QT_TRANSLATE_NOOP("Arrival", "Known, and the words were compared"),
        QT_TRANSLATE_NOOP("Arrival", "The card of {code} proves it to you, and to nobody else."),
    ),
    CardState.NOT_COMPARED: (
        "circle-dashed",
        QT_TRANSLATE_NOOP("Arrival", "Known, and not yet compared"),
        QT_TRANSLATE_NOOP("Arrival", "It came from this card. Whose card it is was never checked."),
    ),
    CardState.NONE: (
        "circle-dashed",
        QT_TRANSLATE_NOOP("Arrival", "The sender's card is not here"),
        QT_TRANSLATE_NOOP("Arrival", "Anybody who has your card could have written this."),
    ),
    None: (
        "circle-dashed",
        QT_TRANSLATE_NOOP("Arrival", "Sender not proven"),
        QT_TRANSLATE_NOOP("Arrival", "It came from somebody who knew the words."),
    ),
}
_REFUSALS = {
    Refusal.SENDER_UNKNOWN: QT_TRANSLATE_NOOP(
        "Arrival",
        "It cannot be kept yet. Ask who sent it for their card, take it in and compare the words. "
        "Then open this file again.",
    ),
    Refusal.NOT_COMPARED: QT_TRANSLATE_NOOP(
        "Arrival", "It can be kept once you and {code} have compared the seven words."
    ),
    Refusal.DAY_HAS_COME: QT_TRANSLATE_NOOP(
        "Arrival", "Its day has come, so it is not kept. Please let the file go, too."
    ),
    Refusal.HERE_ALREADY: QT_TRANSLATE_NOOP(
        "Arrival", "This is here already. That one stays as it is. You find it under What came."
    ),
    Refusal.LET_GO_BEFORE: QT_TRANSLATE_NOOP(
        "Arrival", "This came before and you let it go. It is not kept a second time."
    ),
}
_DOUBTS = {
    Doubt.SENDER_NOT_PROVEN: QT_TRANSLATE_NOOP(
        "Arrival", "Who sent it is not proven. If you keep it, that stays written beside it."
    ),
    Doubt.OLDER: QT_TRANSLATE_NOOP(
        "Arrival", "It was made before something that came already. Ask whether it still holds."
    ),
}
_LETTER_FROM = QT_TRANSLATE_NOOP("Arrival", "From {code}. You have compared the words.")
_LETTER_NOT_COMPARED = QT_TRANSLATE_NOOP(
    "Arrival", "From the card of {code}, which is not yet compared."
)
_LETTER_UNKNOWN = QT_TRANSLATE_NOOP("Arrival", "The card of the sender is not here.")
