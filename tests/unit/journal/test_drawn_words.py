# SPDX-License-Identifier: GPL-3.0-or-later
"""Words to be said aloud: drawn by chance, understood by ear, typed in by hand."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from held.files.bundled_resources import resource
from held.journal.drawn_words import draw_words, normalise_spoken

WORDS = resource("words", "eff_large.txt").read_text(encoding="utf-8").split()


def test_the_list_that_comes_with_held_has_all_its_words() -> None:
    assert len(WORDS) == len(set(WORDS)) == 7_776
    assert (WORDS[0], WORDS[-1]) == ("abacus", "zoom")


def test_six_words_are_drawn_and_come_back_as_typed() -> None:
    drawn = draw_words(WORDS)
    assert len(drawn.split(" ")) == 6
    assert set(drawn.split(" ")) <= set(WORDS)
    assert normalise_spoken(drawn) == drawn


def test_drawing_again_gives_others_whatever_the_seed() -> None:
    drawn = set()
    for _ in range(200):
        random.seed(7)
        drawn.add(draw_words(WORDS))
    assert len(drawn) == 200


def test_a_word_that_sounds_like_two_is_never_drawn() -> None:
    offered: list[str] = []

    def look(words: Sequence[str]) -> str:
        offered.extend(words)
        return words[0]

    draw_words(WORDS, choose=look)
    assert len(set(offered)) == 7_772
    assert not any("-" in word for word in offered)


def test_as_many_words_as_asked_for_are_drawn() -> None:
    assert len(draw_words(WORDS, 8).split()) == 8


@pytest.mark.parametrize(
    "typed",
    [
        "chalk meadow onion",
        "Chalk Meadow ONION",
        "  chalk   meadow\tonion\n",
        "chalk-meadow-onion",
        "chalk - meadow -onion",
    ],
)
def test_case_blanks_and_hyphens_are_forgiven(typed: str) -> None:
    assert normalise_spoken(typed) == "chalk meadow onion"


@pytest.mark.parametrize(
    "typed", ["chalc meadow onion", "chalkmeadow onion", "chalk, meadow onion"]
)
def test_nothing_else_is_forgiven(typed: str) -> None:
    assert normalise_spoken(typed) != "chalk meadow onion"
