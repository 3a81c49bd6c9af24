# SPDX-License-Identifier: GPL-3.0-or-later
"""128 random bits as 20 words a sheet, and back: one sheet alone, or so many of a circle.

The words are those of SLIP-39 (extendable, empty passphrase, one group), so that they can be read
without Held.  The package that makes them is the standard's own reference; it is not hardened
against someone who measures this computer while it works, which SECURITY.md says.  SLIP-39 cannot
tell right words from others that were made as well: the slot they open is the check.  No word is
ever corrected here.  It must not know what the bits open.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from held.errors import HeldError

WORDS_ON_A_SHEET = 20
SECRET_LENGTH = 16
"""In bytes."""

Words = tuple[str, ...]
"""The 20 words of one sheet, in their order."""


class Sharing(NamedTuple):
    """How many sheets there are, and how many of them it takes."""

    needed: int
    made: int


ONE_SHEET = Sharing(1, 1)
TWO_OF_THREE = Sharing(2, 3)
THREE_OF_FIVE = Sharing(3, 5)


class RecoveryWordsError(HeldError):
    """What was entered is not what a sheet says."""


class WordsMissing(RecoveryWordsError):
    """Some of the places are empty; `number` is the first of them, from 1."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class WordUnknown(RecoveryWordsError):
    """This word stands on no sheet; `number` is its place, from 1."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class WordsMismatched(RecoveryWordsError):
    """Each could stand on a sheet, but together they do not: one is another, or the order is."""


class WordsNotHelds(RecoveryWordsError):
    """They fit together, but were made for something else."""


class SheetTwice(RecoveryWordsError):
    """This sheet of the circle was entered before."""


class SheetsMixed(RecoveryWordsError):
    """The sheets were not made together."""


class MoreSheetsNeeded(RecoveryWordsError):
    """The circle needs more sheets than were entered."""

    def __init__(self, given: int, needed: int) -> None:
        super().__init__(given, needed)
        self.given = given
        self.needed = needed


class Sheet(NamedTuple):
    """One sheet as it was read.

    circle: the same for all sheets that were made together.  place: which of them it is.
    needed: how many of the circle it takes; 1 for a sheet that stands alone.
    """

    words: Words
    circle: int
    place: int
    needed: int

    def __repr__(self) -> str:
        return "Sheet"


def draw_secret() -> bytes:
    """128 bits, from the system's random numbers."""
    return os.urandom(SECRET_LENGTH)


def split(secret: bytes, sharing: Sharing) -> tuple[Words, ...]:
    """The words of each sheet.  Another set at every call; any set gives the same secret."""
    from shamir_mnemonic import generate_mnemonics

    # The bits are random, so that stretching them by more rounds would add nothing.
    groups = [(sharing.needed, sharing.made)]
    (sheets,) = generate_mnemonics(1, groups, secret, iteration_exponent=0)
    return tuple(tuple(sheet.split(" ")) for sheet in sheets)


def word_list() -> tuple[str, ...]:
    """All words that can stand on a sheet, in the order of the alphabet: 1024.

    No two begin with the same four letters.
    """
    from shamir_mnemonic.wordlist import WORDLIST

    return tuple(WORDLIST)


def read_sheet(words: Sequence[str]) -> Sheet:
    """The sheet that says these words, each in small letters.

    Raises WordsMissing, WordUnknown, WordsMismatched or WordsNotHelds.
    """
    from shamir_mnemonic import MnemonicError, Share

    _check_each(words)
    try:
        share = Share.from_mnemonic(" ".join(words))
    except MnemonicError:
        raise WordsMismatched from None
    alone = (share.group_index, share.group_threshold, share.group_count) == (0, 1, 1)
    # Others could ask for hours of work, which Held's never do.
    as_ours = share.extendable and share.iteration_exponent == 0
    if not alone or not as_ours or len(share.value) != SECRET_LENGTH:
        raise WordsNotHelds
    return Sheet(tuple(words), share.identifier, share.index, share.member_threshold)


def check_next(sheets: Sequence[Sheet], another: Sheet) -> None:
    """Whether `another` goes with those entered before.  Raises SheetsMixed or SheetTwice."""
    for sheet in sheets:
        if (sheet.circle, sheet.needed) != (another.circle, another.needed):
            raise SheetsMixed
        if sheet.place == another.place:
            # The same place with other words is a sheet of another circle of the same number.
            raise SheetTwice if sheet.words == another.words else SheetsMixed


def join(sheets: Sequence[Sheet]) -> bytes:
    """The secret of these sheets; of more than are needed, the first count.

    Raises MoreSheetsNeeded, SheetsMixed or SheetTwice.  What comes out may still be the secret of
    another vault.
    """
    from shamir_mnemonic import MnemonicError, combine_mnemonics

    for number, sheet in enumerate(sheets):
        check_next(sheets[:number], sheet)
    needed = sheets[0].needed if sheets else 1
    if len(sheets) < needed:
        raise MoreSheetsNeeded(len(sheets), needed)
    try:
        return combine_mnemonics([" ".join(sheet.words) for sheet in sheets[:needed]])
    except MnemonicError:
        raise SheetsMixed from None


def _check_each(words: Sequence[str]) -> None:
    known = frozenset(word_list())
    for number, word in enumerate(words, start=1):
        if word and word not in known:
            raise WordUnknown(number)
    for number in range(1, WORDS_ON_A_SHEET + 1):
        if number > len(words) or not words[number - 1]:
            raise WordsMissing(number)
    if len(words) > WORDS_ON_A_SHEET:
        raise WordsNotHelds
