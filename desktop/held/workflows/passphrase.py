# SPDX-License-Identifier: GPL-3.0-or-later
"""Six drawn words, or words of one's own and how well they would hold.

Nothing here is stored, and no strength is shown as a number.
"""

from __future__ import annotations

import unicodedata
from enum import Enum

from held.files.bundled_resources import resource

DRAWN_WORDS = 6
_ZXCVBN_READS = 72
_SHORT_BELOW = 8
_WEAK_BELOW = 10.0
_STRONG_FROM = 16.0
"""Powers of ten of guesses.  One guess costs a second of a whole computer here (Argon2id with
256 MiB), so that 10^16 of them outlast any lifetime."""


class Strength(Enum):
    """How long a patient stranger with fast machines would need."""

    EMPTY = "empty"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


class Typed(Enum):
    """How what was typed stands to what it should be."""

    NOTHING = "nothing"
    NOT_YET = "not yet"
    """Right so far as it goes; more is to come."""
    DIFFERS = "differs"
    SPACING = "spacing"
    """The same words, with other spaces or other case: the vault would not open with it."""
    SAME = "same"


def draw() -> tuple[str, ...]:
    """Six words from the EFF large list, each drawn by chance: 77 bits."""
    from held.journal.drawn_words import draw_words

    words = resource("words", "eff_large.txt").read_text(encoding="utf-8").split()
    return tuple(draw_words(words, DRAWN_WORDS).split(" "))


def strength_of(own: str) -> Strength:
    """How well words of one's own would hold.

    zxcvbn looks them up in lists of common ones; it reads no more than 72 characters, so what is
    longer is judged by its beginning.  Takes 0.1 s the first time: never on the GUI thread.
    """
    from zxcvbn import zxcvbn

    text = unicodedata.normalize("NFC", own)
    if not text:
        return Strength.EMPTY
    guesses = float(zxcvbn(text[:_ZXCVBN_READS])["guesses_log10"])
    if guesses < _WEAK_BELOW or len(text) < _SHORT_BELOW:
        return Strength.WEAK
    return Strength.STRONG if guesses >= _STRONG_FROM else Strength.FAIR


def compare(wanted: str, typed: str) -> Typed:
    """How `typed` stands to the passphrase `wanted`."""
    if not typed:
        return Typed.NOTHING
    if typed == wanted:
        return Typed.SAME
    if wanted.startswith(typed):
        return Typed.NOT_YET
    if typed.casefold().split() == wanted.casefold().split():
        return Typed.SPACING
    return Typed.DIFFERS
