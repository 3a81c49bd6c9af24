# SPDX-License-Identifier: GPL-3.0-or-later
"""A person knows a place again by the words around it."""

from __future__ import annotations

from held.journal.search_excerpt import excerpt_of


def test_a_short_text_stands_whole_with_its_found_words() -> None:
    excerpt = excerpt_of(["The kitchen\nsmelled  of bread."], ("bread", "kit"))
    assert excerpt is not None
    assert excerpt.text == "The kitchen smelled of bread."
    assert [excerpt.text[slice(*span)] for span in excerpt.found] == ["kitchen", "bread"]


def test_of_a_long_text_only_what_is_around_the_words_is_shown() -> None:
    text = "before it " * 400 + "the kitchen was dark " + "after it " * 400
    excerpt = excerpt_of([text], ("kitchen",))
    assert excerpt is not None
    assert excerpt.text.startswith("…")
    assert excerpt.text.endswith("…")
    assert "the kitchen was dark after it" in excerpt.text
    assert len(excerpt.text) < 240
    assert all(word in {"before", "it"} for word in excerpt.text[1:].split()[:4])


def test_the_answer_with_the_longest_term_is_shown() -> None:
    excerpt = excerpt_of(["we sat", "in the kitchen we sat"], ("sat", "kitchen"))
    assert excerpt is not None
    assert excerpt.text == "in the kitchen we sat"


def test_words_without_gaps_are_cut_all_the_same() -> None:
    excerpt = excerpt_of(["字" * 3000 + "門" + "字" * 3000], ("門",))
    assert excerpt is not None
    assert "門" in excerpt.text
    assert len(excerpt.text) < 240


def test_what_is_not_there_has_no_place() -> None:
    assert excerpt_of(["nothing like it", ""], ("kitchen",)) is None
    assert excerpt_of([], ("kitchen",)) is None
