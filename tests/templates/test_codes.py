# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that stand for people are many, sorted, and each can be told from the others."""

from __future__ import annotations

import re
from pathlib import Path

CODES = Path(__file__).parents[2] / "resources" / "words" / "codes.txt"


def codes() -> list[str]:
    return CODES.read_text(encoding="utf-8").splitlines()


def test_there_are_enough_codes_for_a_large_situation() -> None:
    assert len(codes()) >= 200


def test_codes_are_sorted_and_none_stands_twice() -> None:
    assert codes() == sorted(set(codes()))


def test_a_code_is_one_plain_word() -> None:
    assert [code for code in codes() if not re.fullmatch(r"[A-Z][a-z]{2,12}", code)] == []


def test_no_code_differs_from_another_only_by_its_ending() -> None:
    """A code with an "s" behind it in a sentence must not be another person's code."""
    there = set(codes())
    assert [code for code in there if f"{code}s" in there or f"{code}es" in there] == []


def test_the_people_of_the_pictures_can_be_called_by_their_codes() -> None:
    assert {"Wren", "Juniper", "Linden", "Cedar"} <= set(codes())


def test_no_code_tells_of_a_gender_or_is_commonly_a_given_name() -> None:
    names = {
        "Ash", "Aspen", "Basil", "Bryony", "Clay", "Daisy", "Dale", "Fern", "Flora", "Forest",
        "Glen", "Hazel", "Heath", "Heather", "Holly", "Iris", "Ivy", "Jasmine", "Jay", "Laurel",
        "Lily", "Marigold", "Martin", "Meadow", "Myrtle", "Olive", "Poppy", "Primrose", "Reed",
        "River", "Robin", "Rose", "Rosemary", "Sage", "Sky", "Violet", "Willow", "Zinnia",
    }  # fmt: skip
    gendered = re.compile(
        r"king|queen|lady|maid|bull|cow|(?<!c)hen$|cock|buck|stag|man$", re.IGNORECASE
    )
    assert names & set(codes()) == set()
    assert [code for code in codes() if gendered.search(code)] == []
