# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is done to words from paper, they give the right secret or none."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from held.vault.recovery_words import (
    ONE_SHEET,
    THREE_OF_FIVE,
    TWO_OF_THREE,
    RecoveryWordsError,
    Sharing,
    Sheet,
    join,
    read_sheet,
    split,
    word_list,
)

SECRETS = st.binary(min_size=16, max_size=16)
CIRCLES = st.sampled_from([TWO_OF_THREE, THREE_OF_FIVE])
SHARINGS = st.sampled_from([ONE_SHEET, TWO_OF_THREE, THREE_OF_FIVE])
CHANCE = st.randoms(use_true_random=False)


@settings(max_examples=60)
@given(SECRETS, SHARINGS, CHANCE)
def test_any_sheets_that_are_enough_give_the_secret_and_fewer_none(
    secret: bytes, sharing: Sharing, chance: random.Random
) -> None:
    sheets = [read_sheet(words) for words in split(secret, sharing)]
    chosen = chance.sample(sheets, sharing.needed)
    assert join(chosen) == secret
    if sharing.needed > 1:
        assert gives_none(chosen[:-1])


@settings(max_examples=60)
@given(SECRETS, SHARINGS, CHANCE)
def test_one_to_three_mistyped_words_never_give_a_secret(
    secret: bytes, sharing: Sharing, chance: random.Random
) -> None:
    """RS1024 finds any three wrong words; a word outside the list is found at once."""
    sheets = [list(words) for words in split(secret, sharing)][: sharing.needed]
    wrong = chance.choice(sheets)
    for place in chance.sample(range(20), chance.randint(1, 3)):
        others = [word for word in word_list() if word != wrong[place]]
        wrong[place] = chance.choice([*chance.sample(others, 3), "held", wrong[place] + "s"])
    try:
        read_sheet(wrong)
    except RecoveryWordsError:
        return
    raise AssertionError("a sheet with wrong words was read")


@settings(max_examples=60)
@given(SECRETS, SECRETS, CIRCLES, CHANCE)
def test_mixed_and_doubled_sheets_never_give_a_secret(
    secret: bytes, other: bytes, sharing: Sharing, chance: random.Random
) -> None:
    ours = [read_sheet(words) for words in split(secret, sharing)]
    theirs = [read_sheet(words) for words in split(other, sharing)]
    mixed = [*chance.sample(ours, sharing.needed - 1), chance.choice(theirs)]
    doubled = [ours[0]] * sharing.needed
    assert gives_none(mixed)
    assert gives_none(doubled)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(word_list()) | st.text(max_size=8), max_size=24))
def test_words_by_chance_are_refused_and_nothing_else_happens(words: list[str]) -> None:
    try:
        read_sheet(words)
    except RecoveryWordsError:
        return
    raise AssertionError("words by chance were taken for a sheet")


def gives_none(sheets: list[Sheet]) -> bool:
    try:
        join(sheets)
    except RecoveryWordsError:
        return True
    return False
