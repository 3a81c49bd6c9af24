# SPDX-License-Identifier: GPL-3.0-or-later
"""Read it the other way: a text in which two codes have changed places.  Pure.

Both change at once and only as whole words, in any script, and each keeps its capitals: so the
text read the other way twice is the text.  Source: practices.md section 2 (21).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_JOINERS = "\u200c\u200d"


def trimmed(word: str) -> str:
    """`word` without what stands around it: blanks, quotes, full stops."""
    start, end = 0, len(word)
    while start < end and not _is_letter(word[start]):
        start += 1
    while end > start and not _is_letter(word[end - 1]):
        end -= 1
    return word[start:end]


def can_change_places(one: str, other: str) -> bool:
    """Whether the two can be exchanged: trimmed, and without a word in common, inside or between.

    A name such as "Rose" and "the Rose", or the same word twice, could not be told apart
    afterwards.
    """
    if not one or not other or trimmed(one) != one or trimmed(other) != other:
        return False
    words = [_alike(word) for word in (*_words(one), *_words(other))]
    return len(set(words)) == len(words)


def exchange(text: str, one: str, other: str) -> str:
    """`text` with `one` and `other` in each other's place.

    As it is when the two cannot change places.  A spelling with capitals that the other word has
    no twin for ("WREN" beside "K4") stays.
    """
    if not can_change_places(one, other):
        return text
    twins = _twins(one, other)
    spellings = sorted(twins, key=len, reverse=True)
    found = re.compile("|".join(map(re.escape, spellings)))
    parts, done = [], 0
    for match in found.finditer(text):
        if _is_whole(text, match.start(), match.end()):
            parts += [text[done : match.start()], twins[match[0]]]
            done = match.end()
    return "".join((*parts, text[done:]))


def found_in(text: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Those of `codes` that stand in `text` as whole words, in the order in which they come."""
    folded = text.casefold()
    likely = (code for code in codes if code.casefold() in folded and trimmed(code) == code)
    places = {code: _first_place(text, code) for code in likely if code}
    there = [(place, code) for code, place in places.items() if place is not None]
    return tuple(code for _, code in sorted(there))


def _first_place(text: str, code: str) -> int | None:
    for spelling in re.finditer(re.escape(code), text, re.IGNORECASE):
        if _is_whole(text, spelling.start(), spelling.end()):
            return spelling.start()
    return None


def _twins(one: str, other: str) -> dict[str, str]:
    """Each spelling with the one that takes its place; every spelling has one twin at most."""
    twins: dict[str, str] = {}
    for spelt in (_as_given, _with_capital, str.lower, str.upper):
        first, second = spelt(one), spelt(other)
        if first != second and first not in twins and second not in twins:
            twins[first], twins[second] = second, first
    return twins


def _as_given(word: str) -> str:
    return word


def _with_capital(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def _words(text: str) -> Iterator[str]:
    word = ""
    for letter in text:
        if _is_letter(letter):
            word += letter
        elif word:
            yield word
            word = ""
    if word:
        yield word


def _alike(word: str) -> str:
    """The same for all spellings of a word, also for those that meet only in capitals."""
    return word.upper().casefold()


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before and _is_letter(before)) and not (after and _is_letter(after))


def _is_letter(letter: str) -> bool:
    """Whether it belongs to a word: letters, digits, and the marks that stand on them."""
    is_mark = unicodedata.category(letter).startswith("M")
    return letter.isalnum() or letter == "_" or is_mark or letter in _JOINERS
