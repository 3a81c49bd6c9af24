# SPDX-License-Identifier: GPL-3.0-or-later
"""Words as a search sees them: without case, accents or signs, whatever was typed.

One folding serves the words of a page, the words one looks for and the words marked as found, so
that they always agree.  Nothing here can fail, and nothing here knows where words are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

FOLDING = f"1 {unicodedata.unidata_version}"
"""Names this way of folding: an index that was made in another way is made again."""

LONGEST_WORD = 64
"""Letters of a folded word that count; nobody types more of one."""
MOST_TERMS = 16
"""Words of a search that count: a pasted page is looked for by its first ones."""

Spans = tuple[tuple[int, int], ...]
"""Places in a text, start and end in characters, in order and apart."""

_WITHOUT_PARTS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
)
"""Letters that Unicode does not take apart, though one types them without their stroke."""


def words_of(text: str) -> frozenset[str]:
    """Every word of a text, folded."""
    return frozenset(_split(_fold(text)))


def terms_of(typed: str) -> tuple[str, ...]:
    """What to look for: the beginnings of words, all of which must be found.

    None when no letter and no digit was typed.  A term that begins another is left out: whatever
    has the longer one has it too.
    """
    words = tuple(dict.fromkeys(_split(_fold(typed))))[: 4 * MOST_TERMS]
    kept = (w for w in words if not any(o != w and o.startswith(w) for o in words))
    return tuple(kept)[:MOST_TERMS]


def found_in(text: str, terms: Sequence[str]) -> Spans:
    """The words of a text that begin with any of `terms`, as they stand in it."""
    return tuple(_found(text, _letter_by_letter(text), tuple(terms)))


def first_found(text: str, terms: Sequence[str]) -> tuple[int, int] | None:
    """The place of one word for which a text was found, sought from the longest term on.

    None when it holds none.  Much faster than finding all of them.
    """
    letters = _letter_by_letter(text)
    for term in sorted(terms, key=len, reverse=True):
        near = _plainly(letters, term)
        found = next(_found(text, letters, (term,)), None) if near is None else near
        if found is not None:
            return found
    return None


def places_of(text: str, typed: str) -> Spans:
    """Where a text says just what was typed, but for case, accents and the length of gaps."""
    pieces = [_letter_by_letter(piece) for piece in typed.split()]
    if not pieces:
        return ()
    marked = ("".join(re.escape(letter) + _MARKS for letter in piece) for piece in pieces)
    pattern = re.compile(r"\s+".join(marked))
    return tuple(match.span() for match in pattern.finditer(_letter_by_letter(text)))


# Folding


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_WITHOUT_PARTS)
    return apart.translate(_without_marks)


def _split(folded: str) -> Iterator[str]:
    pattern = _ASCII_WORDS if folded.isascii() else _words()
    return (word[:LONGEST_WORD] for word in pattern.findall(folded))


def _found(text: str, letters: str, beginnings: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Words of `text`, of which `letters` is the same letter by letter, that begin so."""
    for match in (_ASCII_WORDS if letters.isascii() else _words()).finditer(letters):
        word = match[0]
        # Folding takes more than one letter for another only where there are other scripts.
        if word.startswith(beginnings) or (
            not word.isascii() and _folds_to(text[slice(*match.span())], beginnings)
        ):
            yield match.span()


def _folds_to(word: str, beginnings: tuple[str, ...]) -> bool:
    return any(one.startswith(beginnings) for one in _split(_fold(word)))


def _plainly(letters: str, term: str) -> tuple[int, int] | None:
    """Where the term begins a word of these letters, if it stands there letter by letter."""
    pattern = _ASCII_WORDS if letters.isascii() else _words()
    place = letters.find(term)
    while place >= 0:
        if place == 0 or not pattern.match(letters[place - 1]):
            word = pattern.match(letters, place)
            return None if word is None else word.span()
        place = letters.find(term, place + 1)
    return None


class _WithoutMarks(dict[int, int | None]):
    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


class _OneForOne(dict[int, str]):
    """Each character without case and accent, as one character, so that places stay."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = _fold(letter)
        self[code] = folded if len(folded) == 1 else letter
        return self[code]


_without_marks = _WithoutMarks()
_one_for_one = _OneForOne()
_MARKS = "[\u0300-\u036f]*"
_ASCII_WORDS = re.compile("[a-z0-9]+")


def _letter_by_letter(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_one_for_one)


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    """Runs of letters, digits and the marks that belong to them.

    Scripts that are written without gaps give a word for each sign, so that any part is found.
    """
    # Python's \\w leaves out marks, without which Indic words would fall apart.
    marks = "".join(
        chr(code)
        for first, last in ((0x0300, 0x3100), (0xA66F, 0xAC00), (0xFB1E, 0xFE30))
        for code in range(first, last)
        if unicodedata.category(chr(code))[0] == "M"
    )
    alone = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    letters = rf"[^\W_{alone}]"
    return re.compile(rf"[{alone}]|{letters}+(?:[{marks}]+{letters}*)*")
