# SPDX-License-Identifier: GPL-3.0-or-later
"""A code is never shared by two people of one situation."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from held.journal.person import draw_code

WORDS = ("Cedar", "Linden", "Wren")


def first(words: Sequence[str]) -> str:
    return words[0]


def test_a_free_word_is_drawn_while_there_is_one() -> None:
    assert draw_code(WORDS, {"Cedar"}, first) == "Linden"


def test_the_one_who_chooses_sees_only_words_that_are_free() -> None:
    offered: list[Sequence[str]] = []

    def choose(words: Sequence[str]) -> str:
        offered.append(words)
        return words[-1]

    assert draw_code(WORDS, {"Linden"}, choose) == "Wren"
    assert list(offered[0]) == ["Cedar", "Wren"]


def test_when_all_words_are_taken_a_number_parts_two_people() -> None:
    assert draw_code(WORDS, set(WORDS), first) == "Cedar 2"
    assert draw_code(WORDS, {*WORDS, "Cedar 2", "Cedar 3"}, first) == "Cedar 4"


@given(st.integers(0, 40), st.randoms())
def test_nobody_in_a_situation_ever_gets_a_code_that_another_has(
    people: int, random: Random
) -> None:
    taken: set[str] = set()
    for _ in range(people):
        code = draw_code(WORDS, taken, random.choice)
        assert code not in taken
        taken.add(code)
