# SPDX-License-Identifier: GPL-3.0-or-later
"""Words drawn by chance to be said aloud: for a bundle, or as a vault's passphrase.

Must not know where the list of words lies.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

HYPHEN = "-"


def draw_words(
    word_list: Sequence[str],
    count: int = 6,
    choose: Callable[[Sequence[str]], str] = secrets.choice,
) -> str:
    """`count` words, each drawn anew, with single blanks between them.

    Words with a hyphen are never drawn, since by ear they are two.  Six words of the large list
    give 77 bits.
    """
    spoken = [word for word in word_list if HYPHEN not in word]
    return " ".join(choose(spoken) for _ in range(count))


def normalise_spoken(text: str) -> str:
    """Words as they were drawn, from words as somebody typed them.

    Forgives case, hyphens for blanks, and extra blanks, and nothing else: no word is corrected.
    """
    return " ".join(text.lower().replace(HYPHEN, " ").split())
