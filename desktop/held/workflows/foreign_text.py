# SPDX-License-Identifier: GPL-3.0-or-later
"""Words from somebody unknown, made fit to be looked at.

No sign in them hides, turns the ones beside it round, or runs on without an end: a window that
has to break a million letters without a blank stands still, and cannot be locked meanwhile.
Must not know what the words are, nor what shows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from held.errors import HeldError

MOST_CHARACTERS = 400_000
MOST_LINES = 20_000
"""Several times what anyone writes on one page, and no more than a window shows at once."""

_LONGEST_RUN = 200
_MAY_BREAK_HERE = "\u200b"
_RUN = re.compile(rf"(\S{{{_LONGEST_RUN}}})(?=\S)")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0a-\x1f\x7f-\x9f"  # controls other than tab
    "\u202a-\u202e\u2066-\u2069"  # those that turn the direction of what follows
    "\u206a-\u206f\ufeff\ufff9-\ufffc"  # old format signs, and the place of a picture
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters at all; Qt means something by some of them
    "\U000e0000-\U000e007f"  # letters that are never shown
    "]"
)


class TooLongToShow(HeldError):
    """More than one page can show.  `characters` and `lines` say how much it would have been."""

    def __init__(self, characters: int, lines: int) -> None:
        super().__init__(characters, lines)
        self.characters = characters
        self.lines = lines


def make_legible(lines: Sequence[str], most: int = MOST_CHARACTERS) -> tuple[str, ...]:
    """The same lines without signs that cannot be seen, each with places at which it may break.

    most: how many characters are shown at once there.
    Raises TooLongToShow.
    """
    characters = sum(map(len, lines))
    if characters > most or len(lines) > MOST_LINES:
        raise TooLongToShow(characters, len(lines))
    return tuple(_RUN.sub(rf"\1{_MAY_BREAK_HERE}", _UNSEEN.sub("", line)) for line in lines)
