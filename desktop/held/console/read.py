# SPDX-License-Identifier: GPL-3.0-or-later
"""`held read`: the letter in a bundle, for a person at a terminal.

What came with the file stands below everything that Held says, so that no letter can speak in
Held's name, and not one sign in it reaches the terminal that could steer it.
"""

from __future__ import annotations

from pathlib import Path

from held.console import words
from held.console.arguments import NOTEBOOK
from held.console.attend import NOT_WELL, WELL, Sitting
from held.journal.plain_text import day_in_words
from held.workflows.colleagues import CardState
from held.workflows.foreign_text import make_legible
from held.workflows.open_bundle import (
    NeedsNotebook,
    ReceivedBundle,
    is_for_card,
    open_bundle,
    read_sealed,
)
from held.workflows.receive_bundle import Arrival, look_at


def read(sitting: Sitting) -> int:
    """Show a letter.  Raises HeldError and what asking raises."""
    # Looked at first: whoever has typed a passphrase should not learn that it was not wanted.
    by_card = is_for_card(read_sealed(sitting.place))
    notebook = sitting.wish.options.get(NOTEBOOK)
    if notebook is not None:
        return _read_with_card(sitting, Path(notebook)) if by_card else _refuse_card(sitting)
    if by_card:
        raise NeedsNotebook
    spoken = sitting.secret(words.ASK_SPOKEN)
    today = sitting.around.clock.now().day
    return _show(sitting, open_bundle(sitting.place, spoken, today), words.NOT_PROVEN)


def _read_with_card(sitting: Sitting, notebook: Path) -> int:
    vaults = sitting.around.vaults
    session = vaults.open(vaults.derive(notebook, sitting.secret(words.ASK_TO_OPEN)))
    try:
        arrival = look_at(session, sitting.place)
    finally:
        session.close()
    if arrival is None:
        return _refuse_card(sitting)
    return _show(sitting, arrival.bundle, _sender(arrival))


def _refuse_card(sitting: Sitting) -> int:
    sitting.speech.remark(words.WORDS_OPEN_IT)
    return NOT_WELL


def _sender(arrival: Arrival) -> str:
    if arrival.sender is None:
        return words.BY_UNKNOWN_CARD
    compared = arrival.card is CardState.COMPARED
    said = words.BY_CARD_COMPARED if compared else words.BY_CARD_NOT_COMPARED
    (code,) = make_legible((arrival.code,))
    return said.format(code=code)


def _show(sitting: Sitting, bundle: ReceivedBundle, sender: str) -> int:
    sitting.speech.say(sender, *_days(bundle), words.THEIRS, words.LINE)
    asked = [line for line in bundle.handling if line not in bundle.letter]
    sitting.speech.say(*asked, *bundle.letter)
    return WELL


def _days(bundle: ReceivedBundle) -> tuple[str, ...]:
    made = words.MADE.format(made=day_in_words(bundle.made))
    if bundle.until is None:
        return (made,)
    ends = words.HAS_ENDED if bundle.ended else words.LET_GO_BY
    return (made, ends.format(until=day_in_words(bundle.until)))
