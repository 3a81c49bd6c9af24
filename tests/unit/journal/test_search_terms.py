# SPDX-License-Identifier: GPL-3.0-or-later
"""Words are found however they were typed, in any script, and marked where they stand."""

from __future__ import annotations

import unicodedata

import pytest

from held.journal.search_terms import (
    LONGEST_WORD,
    MOST_TERMS,
    first_found,
    found_in,
    places_of,
    terms_of,
    words_of,
)


def marked(text: str, typed: str) -> list[str]:
    return [text[slice(*span)] for span in found_in(text, terms_of(typed))]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Müller", "muller"),
        ("Muller", "MÜLLER"),
        (unicodedata.normalize("NFD", "Müller"), "müll"),
        ("Straße", "strasse"),
        ("straße", "STRASS"),
        ("Łódź", "lodz"),
        ("Ærøskøbing", "aero"),
        ("ﬁne", "fin"),
        ("ελληνικά", "ΕΛΛΗΝΙΚΑ"),
        ("шёл", "шел"),
        ("שָׁלוֹם", "שלום"),
        ("हिन्दी", "हिन"),
        ("日本語", "本"),
        ("한국어", "한"),
        ("room 101", "101"),
        ("don’t", "don't"),
        ("half-said", "said"),
        ("snake_case", "case"),
    ],
)
def test_a_word_is_found_however_it_is_typed(written: str, typed: str) -> None:
    text = f"before {written} after"
    assert all(any(w.startswith(t) for w in words_of(text)) for t in terms_of(typed))
    assert marked(text, typed)
    assert first_found(text, terms_of(typed)) is not None


def test_a_word_is_found_by_its_beginning_and_not_by_its_middle() -> None:
    assert marked("gardens and a garden gate", "gard") == ["gardens", "garden"]
    assert marked("regard", "gard") == []
    assert first_found("regard the gardens", ("gard",)) == (11, 18)


def test_signs_and_operators_are_no_words() -> None:
    assert terms_of("") == ()
    assert terms_of(" \"*^:(){}[]-+,.;!?'\\/\x00\n🙂… ") == ()
    assert terms_of('bread AND "door" NOT* NEAR(x)') == ("bread", "and", "door", "not", "near", "x")
    assert terms_of("\ud800bread\udfff") == ("bread",)


def test_a_term_that_begins_another_asks_for_nothing_more() -> None:
    assert terms_of("b bread bre") == ("bread",)


def test_a_pasted_page_is_looked_for_by_its_first_words() -> None:
    typed = " ".join(f"w{number:03}" for number in range(3000))
    assert terms_of(typed) == tuple(f"w{number:03}" for number in range(MOST_TERMS))


def test_a_word_without_an_end_is_found_by_what_counts_of_it() -> None:
    endless = "a" * 5000
    (term,) = terms_of(endless)
    assert len(term) == LONGEST_WORD
    assert words_of(endless) == {term}
    assert marked(endless, endless) == [endless]


def test_the_longest_term_leads_to_the_place() -> None:
    text = "a cat sat. The kitchen was dark."
    assert first_found(text, terms_of("sat kitchen")) == (15, 22)
    assert first_found(text, terms_of("sat garden")) == (6, 9)
    assert first_found(text, terms_of("garden")) is None


def test_within_a_page_just_what_was_typed_is_found() -> None:
    text = "Frau  Mu\u0308ller, frau\nMÜLLER; Müller frau"
    assert [text[slice(*s)] for s in places_of(text, "frau müller")] == [
        "Frau  Mu\u0308ller",
        "frau\nMÜLLER",
    ]
    assert places_of(text, "a.b") == ()
    assert places_of(text, "  ") == ()
    assert len(places_of("aaa a.a", "a.a")) == 1
