# SPDX-License-Identifier: GPL-3.0-or-later
"""A text read the other way twice is the text, whatever it says."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from held.journal.other_way import can_change_places, exchange, trimmed

LETTERS = st.characters(categories=("L", "N", "M"), include_characters="_ıİßſKςŉǆ\u200d")
WORDS = st.text(LETTERS, min_size=1, max_size=4)
CODES = st.one_of(
    st.sampled_from(
        ["Wren", "Linden", "K4", "k", "İdil", "straße", "ŉ", "the nurse", "Anne-Marie"]
    ),
    st.builds(lambda words: trimmed(" ".join(words)), st.lists(WORDS, min_size=1, max_size=3)),
)
BETWEEN = st.sampled_from([" ", "", ", ", ".\n", "'", "-", "’s ", "\u0301", "_", " ("])


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str, str]:
    """Two codes that can change places, and a text in which they stand in many spellings."""
    one, other = draw(CODES), draw(CODES)
    assume(can_change_places(one, other))
    forms = [form for code in (one, other) for form in _spellings(code)]
    piece = st.sampled_from(forms) | BETWEEN | WORDS | st.text(max_size=3)
    return "".join(draw(st.lists(piece, max_size=12))), one, other


@given(texts())
def test_the_other_way_twice_is_the_text_itself(drawn: tuple[str, str, str]) -> None:
    text, one, other = drawn
    assert exchange(exchange(text, one, other), one, other) == text


@given(texts())
def test_it_makes_no_difference_which_of_the_two_is_named_first(
    drawn: tuple[str, str, str],
) -> None:
    text, one, other = drawn
    swapped = exchange(text, other, one)
    if one.lower() != one and other.lower() != other:
        assert exchange(text, one, other) == swapped


@given(texts())
def test_a_word_that_stands_alone_always_changes(drawn: tuple[str, str, str]) -> None:
    _, one, other = drawn
    assert exchange(f"{one} {other} {one}", one, other) == f"{other} {one} {other}"


@given(st.text(), CODES, CODES)
def test_nothing_but_the_two_codes_changes(text: str, one: str, other: str) -> None:
    assume(one.casefold() not in text.casefold())
    assume(other.casefold() not in text.casefold())
    assume(one.upper() not in text)
    assume(other.upper() not in text)
    assert exchange(text, one, other) == text


def _spellings(code: str) -> tuple[str, ...]:
    return (code, code.lower(), code.upper(), code.capitalize(), code.title())
