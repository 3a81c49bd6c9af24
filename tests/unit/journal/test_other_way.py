# SPDX-License-Identifier: GPL-3.0-or-later
"""Two codes in each other's place."""

from __future__ import annotations

import pytest

from held.journal.other_way import can_change_places, exchange, found_in, trimmed


@pytest.mark.parametrize(
    ("text", "other_way"),
    [
        ("Wren told Linden.", "Linden told Wren."),
        ("Wren, Wren and Linden", "Linden, Linden and Wren"),
        ("WREN and linden", "LINDEN and wren"),
        ("Wren's bag, (Linden’s) chair", "Linden's bag, (Wren’s) chair"),
        ("Wrens and a wrench", "Wrens and a wrench"),
        ("**Wren** *Linden*", "**Linden** *Wren*"),
        ("", ""),
    ],
)
def test_both_change_at_once_and_only_as_whole_words(text: str, other_way: str) -> None:
    assert exchange(text, "Wren", "Linden") == other_way


def test_no_word_is_changed_twice() -> None:
    """Word by word, "Wren" would become "Linden" and then "Wren" again."""
    assert exchange("Wren Linden", "Wren", "Linden") == "Linden Wren"


def test_any_script_is_read_and_a_mark_belongs_to_its_letter() -> None:
    assert exchange("Иво видел Юну.", "Иво", "Юну") == "Юну видел Иво."
    assert exchange("माया और रवि", "माया", "रवि") == "रवि और माया"
    assert exchange("मायाी", "माया", "रवि") == "मायाी"


def test_a_code_of_several_words_is_exchanged_as_a_whole() -> None:
    text = "Wren asked the first nurse, and the first clerk sat down."
    other_way = "the first nurse asked Wren, and the first clerk sat down."
    assert exchange(text, "the first nurse", "Wren") == other_way


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wren", "Wren"),
        ("Wren", "wren"),
        ("the Rose", "Rose"),
        ("", "Wren"),
        ("M.", "K"),
        ("a", "ı a"),
    ],
)
def test_what_could_not_be_told_apart_afterwards_stays(one: str, other: str) -> None:
    assert not can_change_places(one, other)
    assert exchange("Wren, the Rose and M. K", one, other) == "Wren, the Rose and M. K"


def test_what_stands_around_a_word_is_no_part_of_it() -> None:
    assert trimmed(" “M.” ") == "M"
    assert trimmed("…") == ""


def test_codes_are_found_in_the_order_of_the_text_and_only_whole() -> None:
    codes = {"Linden", "Wren", "Juniper", "den", ""}
    assert found_in("wren asked Linden, not the junipers.", codes) == ("Wren", "Linden")
