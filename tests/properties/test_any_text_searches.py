# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is typed, a search answers; and whatever was written is found by its own words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from held.journal.room import Room
from held.journal.search_excerpt import excerpt_of
from held.journal.search_terms import found_in, places_of, terms_of, words_of
from held.vault.search_index import SearchIndex, Worded

ANYTHING = st.text(st.characters(), max_size=200)
LIKE_A_QUERY = st.text(st.sampled_from('ab "*^:(){}[]-+,.NEARORNOT\x00\ud800🙂é'), max_size=80)
TYPED = ANYTHING | LIKE_A_QUERY | st.just("x" * 10_000) | st.just('"' * 10_000)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    folder: Path = tmp_path_factory.mktemp("index")
    opened = SearchIndex(folder / "search.index", b"k" * 32)
    words = words_of("a kitchen near the door, or not")
    opened.lay([Worded(1, 1, 0, Room.STORIES, words)])
    yield opened
    opened.close()


@given(typed=TYPED, rooms=st.frozensets(st.sampled_from(Room)))
@settings(max_examples=400)
def test_any_text_searches(index: SearchIndex, typed: str, rooms: frozenset[Room]) -> None:
    terms = terms_of(typed)
    assert set(index.find(terms, rooms)) <= {1, 2}
    found_in(typed, terms)
    places_of(typed, typed)


@given(written=ANYTHING)
@settings(max_examples=200)
def test_what_was_written_is_found_by_all_its_words(index: SearchIndex, written: str) -> None:
    index.lay([Worded(2, 1, 1, Room.TESTS, words_of(written))])
    terms = terms_of(written)
    assert index.find(terms, {Room.TESTS}) == ((2,) if terms else ())
    for word in words_of(written):
        assert index.find((word,), {Room.TESTS}) == (2,)


@given(written=ANYTHING, beginning=st.integers(1, 6))
def test_what_is_found_can_be_shown(written: str, beginning: int) -> None:
    for word in words_of(written):
        term = word[:beginning]
        assert found_in(written, (term,))
        excerpt = excerpt_of([written], (term,))
        assert excerpt is not None
        assert excerpt.found
