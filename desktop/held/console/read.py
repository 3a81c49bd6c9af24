# SPDX-License-Identifier: GPL-3.0-or-later
"""`held read`: the letter in a bundle, for a person at a terminal.

What came with the file stands below everything that Held says, so that no letter can speak in
Held's name, and not one sign in it reaches the terminal that could steer it.
"""

from __future__ import annotations

from held.console import words
from held.console.attend import WELL, Sitting
from held.journal.plain_text import day_in_words
from held.workflows.open_bundle import ReceivedBundle, open_bundle


def read(sitting: Sitting) -> int:
    """Show a letter.  Raises HeldError and what asking raises."""
    today = sitting.around.clock.now().day
    spoken = sitting.secret(words.ASK_SPOKEN)
    bundle = open_bundle(sitting.place, spoken, today)
    sitting.speech.say(*_about(bundle), words.THEIRS, words.LINE)
    asked = [line for line in bundle.handling if line not in bundle.letter]
    sitting.speech.say(*asked, *bundle.letter)
    return WELL


def _about(bundle: ReceivedBundle) -> tuple[str, ...]:
    made = words.MADE.format(made=day_in_words(bundle.made))
    if bundle.until is None:
        return (words.NOT_PROVEN, made)
    ends = words.HAS_ENDED if bundle.ended else words.LET_GO_BY
    return (words.NOT_PROVEN, made, ends.format(until=day_in_words(bundle.until)))
