# SPDX-License-Identifier: GPL-3.0-or-later
"""What may stand in the keeper's own copy in plain writing, decided here and nowhere else.

Who asks is the keeper, in plain writing, on a day.  What others told goes only as far as their
yes; what the keeper wrote about themselves goes, save what was asked in confidence to oneself.  A
line lifted from a page goes where the part it stands in may go.  What was jotted beside a story, while
somebody told it, goes nowhere as long as that story may not.  Source: practices.md 3, 5 and 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum

import msgspec
from msgspec import Struct

from held.journal.answer import Answer, LeftOpen, Quote, Row, Rows, is_empty
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, LayerId
from held.journal.layer import Layer
from held.journal.permission import (
    PermissionRecord,
    Stays,
    current,
    refusal,
    why_not_in_my_copy,
)
from held.journal.room import Room
from held.journal.template import Question

_FOR_MYSELF_ALONE = frozenset({"reminds_me"})
"""Questions whose answers never leave the notebook by default, in whatever room."""


class StaysHere(str, Enum):
    """Why something stays behind that no permission speaks of."""

    SET_ASIDE = "set_aside"
    """It lies in Letting go."""
    EARLIER_READING = "earlier_reading"
    """An earlier day's wording of a story: what was said yes to is how it stands now."""
    FOR_MYSELF_ALONE = "for_myself_alone"
    CANNOT_BE_READ = "cannot_be_read"


Reason = Stays | StaysHere


class Page(Struct, frozen=True):
    """An entry, and what was said about passing it on, the oldest statement first."""

    entry: Entry
    history: tuple[PermissionRecord, ...] = ()


class OwnPart(Struct, frozen=True):
    """An answer that may be written out.  Rows that quote a page carry its words as their line."""

    question: Question
    answer: Answer


class OwnReading(Struct, frozen=True):
    """One day's reading of a page, with what of it may be written out, in the page's order."""

    layer: LayerId
    day: date
    parts: tuple[OwnPart, ...]


class OwnCopy(Struct, frozen=True):
    """The decision: what may be written out, and why each other part stays."""

    readings: tuple[OwnReading, ...]
    stays: tuple[Reason, ...]


def what_i_may_write_out(page: Page, quoted: Mapping[EntryId, Page], day: date) -> OwnCopy:
    """Exactly what of `page` may stand in plain writing on the local day `day`.

    quoted: the `pages_needed`; a line whose page is not among them has no words any more, and is
    left out without a word.
    """
    entry = page.entry
    if entry.is_empty:
        return OwnCopy((), ())
    if entry.shelved is not None:
        return OwnCopy((), (StaysHere.SET_ASIDE,))
    told = entry.room is Room.STORIES
    layers = entry.layers[-1:] if told else entry.layers
    stays: list[Reason] = [StaysHere.EARLIER_READING] * (len(entry.layers) - len(layers))
    readings = [
        OwnReading(layer.id, layer.begun.day, tuple(_parts(page, layer, quoted, day, stays)))
        for layer in layers
    ]
    return OwnCopy(tuple(reading for reading in readings if reading.parts), tuple(stays))


def pages_needed(entry: Entry) -> tuple[EntryId, ...]:
    """The page that `entry` was written beside, and those its lines were lifted from, each once."""
    beside = () if entry.about is None else (entry.about,)
    quotes = (
        row.quote.entry
        for layer in entry.layers
        for answer in layer.answers.values()
        for row in _rows(answer)
        if row.quote is not None
    )
    return tuple(dict.fromkeys((*beside, *quotes)))


def _parts(
    page: Page, layer: Layer, quoted: Mapping[EntryId, Page], day: date, stays: list[Reason]
) -> Iterator[OwnPart]:
    """The answers of a layer that may be written out; why the others stay is added to `stays`."""
    for question in page.entry.asked.questions():
        answer = layer.answers.get(question.id)
        if answer is None or is_empty(answer):
            continue
        because = _refused_beside(page, quoted, day) or _why_not(page, question, answer, day)
        if because is not None:
            stays.append(because)
            continue
        said, left_out = _with_words(answer, quoted, day)
        stays += left_out
        if not is_empty(said):
            yield OwnPart(question, said)


def _refused_beside(page: Page, quoted: Mapping[EntryId, Page], day: date) -> Stays | None:
    """Why nothing goes that was written beside a story: they did not say yes to any of it."""
    story = None if page.entry.about is None else quoted.get(page.entry.about)
    if story is None or story.entry.room is not Room.STORIES:
        return None
    return refusal(current(story.history), day)


def _why_not(page: Page, question: Question, answer: Answer | None, day: date) -> Reason | None:
    if question.id in _FOR_MYSELF_ALONE:
        return StaysHere.FOR_MYSELF_ALONE
    if page.entry.room is not Room.STORIES:
        return None
    # What somebody left open is an answer of theirs, and no part that anyone said yes to.
    if isinstance(answer, LeftOpen):
        return Stays.NOT_ALLOWED
    return why_not_in_my_copy(page.entry, page.history, question, day)


def _with_words(
    answer: Answer, quoted: Mapping[EntryId, Page], day: date
) -> tuple[Answer, tuple[Reason, ...]]:
    """`answer` with the words of its quotes in their place, and why others were left out."""
    if not isinstance(answer, Rows):
        return answer, ()
    rows: list[Row] = []
    stays: list[Reason] = []
    for row in answer.rows:
        if row.quote is None:
            rows.append(row)
            continue
        words = _quoted_words(row.quote, quoted, day)
        if isinstance(words, Stays | StaysHere):
            stays.append(words)
        elif words is not None:
            rows.append(msgspec.structs.replace(row, line=words, quote=None))
    return Rows(tuple(rows)), tuple(stays)


def _quoted_words(quote: Quote, quoted: Mapping[EntryId, Page], day: date) -> str | Reason | None:
    """The words that a quote stands for, why they stay, or None where they are gone."""
    page = quoted.get(quote.entry)
    if page is None:
        return None
    entry = page.entry
    words = entry.text_of(quote.mark)
    marks = {mark.id: mark for layer in entry.layers for mark in layer.marks}
    if words is None or quote.mark not in marks:
        return None
    if entry.shelved is not None:
        return StaysHere.SET_ASIDE
    question = entry.asked.question(marks[quote.mark].question)
    if question is None:
        return StaysHere.FOR_MYSELF_ALONE
    newest = msgspec.structs.replace(entry, layers=entry.layers[-1:])
    if entry.room is Room.STORIES and newest.text_of(quote.mark) is None:
        return StaysHere.EARLIER_READING
    return _why_not(page, question, None, day) or words


def _rows(answer: Answer) -> Iterator[Row]:
    if isinstance(answer, Rows):
        yield from answer.rows
