# SPDX-License-Identifier: GPL-3.0-or-later
"""What a pair of hands does with recovery sheets: writes them down, finds words on them, types them.

The words go from the screen to the memory of the test, as they would onto paper.
"""

from __future__ import annotations

import re

from hands import Hands

PLACES = range(1, 21)


def write_down(hands: Hands) -> list[str]:
    """The twenty words of the sheet that is shown, written by hand."""
    hands.press_button("by_hand_button")
    words = [hands.read(f"word_{number}_label").split()[-1] for number in PLACES]
    hands.press_button("written_button")
    return words


def rehearse(hands: Hands, *sheets: list[str]) -> None:
    """Find the three words that are asked for, and type them; Enter in the last."""
    for index in (1, 2, 3):
        field = hands.tab_to(f"rehearsal_{index}_edit")
        numbers = [int(number) for number in re.findall(r"\d+", field.accessibleName())]
        sheet, word = numbers if len(numbers) == 2 else (1, *numbers)
        hands.type(sheets[sheet - 1][word - 1])
    hands.press("Return")


def type_words(hands: Hands, words: list[str]) -> None:
    """Type a sheet as one does who knows that four letters are enough."""
    hands.see("word_1_edit")
    for word in words:
        hands.type(word[:4] + " ")


def choose_drawn(hands: Hands) -> str:
    """Take the six drawn words that are shown, and type them once; the passphrase."""
    words = " ".join(hands.read(f"word_{n}_label").split()[-1] for n in range(1, 7))
    hands.tab_to("typed_words_edit")
    hands.type(words)
    return words
