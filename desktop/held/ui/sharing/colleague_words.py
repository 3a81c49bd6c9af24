# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a colleague's card can be trusted, in words, wherever a bundle rests on it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.ui.widgets.near_day import near_day
from held.ui.widgets.noted_list import Noted
from held.ui.widgets.slip_lines import LineWords
from held.workflows.colleagues import CardState, Colleague


def colleague_row(colleague: Colleague, today: date) -> Noted:
    """A colleague in the list: their code, and what there is of a card."""
    person = colleague.person
    words = _tr(_IN_LIST[colleague.card])
    if colleague.compared is not None:
        words = words.format(day=near_day(colleague.compared, today))
    return Noted(person.id, _ICONS[colleague.card], person.code, words, person.id)


def opens_with(card: CardState, code: str) -> tuple[LineWords, ...]:
    """Which card opens a bundle for somebody, and how sure that is; nothing for spoken words."""
    if card is CardState.NONE:
        return ()
    strong, small = (_tr(words).format(code=code) for words in _OPENS[card])
    return (LineWords(_ICONS[card], strong, small),)


def beside_code(card: CardState) -> str:
    """What stands beside a person to choose; nothing where there is nothing to mind."""
    return _tr(_BESIDE[card]) if card in _BESIDE else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("ColleagueWords", text)


_ICONS = {
    CardState.NONE: "message-circle-question-mark",
    CardState.NOT_COMPARED: "circle-dashed",
    CardState.COMPARED: "check",
}
_IN_LIST = {
    CardState.NONE: QT_TRANSLATE_NOOP("ColleagueWords", "No card here. Take in their card."),
    CardState.NOT_COMPARED: QT_TRANSLATE_NOOP(
        "ColleagueWords", "Not yet compared. Read the seven words to each other."
    ),
    CardState.COMPARED: QT_TRANSLATE_NOOP("ColleagueWords", "Compared on {day}."),
}
_OPENS = {
    CardState.NOT_COMPARED: (
        QT_TRANSLATE_NOOP("ColleagueWords", "Opens with a card, not yet compared"),
        QT_TRANSLATE_NOOP(
            "ColleagueWords", "It may be another person's. Better compare first with {code}."
        ),
    ),
    CardState.COMPARED: (
        QT_TRANSLATE_NOOP("ColleagueWords", "Opens with the card of {code}"),
        QT_TRANSLATE_NOOP("ColleagueWords", "No words are needed"),
    ),
}
_BESIDE = {
    CardState.NOT_COMPARED: QT_TRANSLATE_NOOP("ColleagueWords", "Their card is not yet compared."),
    CardState.COMPARED: QT_TRANSLATE_NOOP("ColleagueWords", "Their card opens it."),
}
