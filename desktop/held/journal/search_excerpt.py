# SPDX-License-Identifier: GPL-3.0-or-later
"""A few words around what was found, so that a person knows the place again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from held.journal.search_terms import Spans, first_found, found_in

_BEFORE = 50
_AFTER = 110
_LONGEST_FIRST_WORD = 24
_GAP = re.compile(r"\s+")


class Excerpt(Struct, frozen=True):
    """One line of text.  found: the words that were looked for, as places in `text`."""

    text: str
    found: Spans


def excerpt_of(texts: Iterable[str], terms: Sequence[str]) -> Excerpt | None:
    """From the first text that holds the longest term, which tells most; None if none is there.

    texts: in the order of the page.
    """
    in_order = tuple(texts)
    for term in sorted(terms, key=len, reverse=True):
        for text in in_order:
            place = first_found(text, (term,))
            if place is not None:
                return _cut(text, place, terms)
    return None


def _cut(text: str, place: tuple[int, int], terms: Sequence[str]) -> Excerpt:
    start = _word_start(text, max(0, place[0] - _BEFORE), place[0])
    end = _word_end(text, place[1], min(len(text), place[1] + _AFTER))
    line = _GAP.sub(" ", text[start:end]).strip()
    before = "…" if text[:start].strip() else ""
    after = "…" if text[end:].strip() else ""
    said = f"{before}{line}{after}"
    return Excerpt(said, found_in(said, terms))


def _word_start(text: str, start: int, place: int) -> int:
    """After the first gap from `start` on, unless the words have no gaps."""
    gap = _GAP.search(text, start, min(place, start + _LONGEST_FIRST_WORD)) if start else None
    return gap.end() if gap else start


def _word_end(text: str, place: int, end: int) -> int:
    """Before the last gap up to `end`."""
    if end == len(text):
        return end
    gap = max(text.rfind(" ", place, end), text.rfind("\n", place, end))
    return gap if gap > end - _LONGEST_FIRST_WORD else end
