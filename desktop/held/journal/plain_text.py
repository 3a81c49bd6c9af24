# SPDX-License-Identifier: GPL-3.0-or-later
"""An answer as plain lines, for a letter or a reader: the labels it was asked with, codes for
people, one line a row.  What a search finds is another matter: see `journal.answer.search_text`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from held.journal.answer import (
    Answer,
    Chosen,
    OnScale,
    Row,
    Rows,
    Several,
    Ticked,
    When,
    Who,
    Words,
)
from held.journal.identifiers import PersonId
from held.journal.loose_date import About, Between, Exactly, LooseDate
from held.journal.template import Question

Codes = Mapping[PersonId, str]


def lines_of(question: Question, answer: Answer, codes: Codes) -> tuple[str, ...]:
    """`answer` as lines without line feeds.  Asides, links, quotes and pauses have none: they are
    for the keeper alone."""
    return tuple(_lines(question, answer, codes))


def day_in_words(day: date) -> str:
    """A day as a person says it, without depending on the locale of the process."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _lines(question: Question, answer: Answer, codes: Codes) -> Iterator[str]:
    labels = {option.id: option.label for option in question.options}
    match answer:
        case Words(text=text):
            yield from text.splitlines()
        case Chosen(option=option, own=own):
            yield labels.get(option, own)
        case Several(options=options, own=own):
            yield ", ".join([*(labels[o] for o in options if o in labels), *own])
        case OnScale(word=word):
            yield labels.get(word, "")
        case When(date=loose):
            yield _date_in_words(loose)
        case Who(person=person):
            yield codes.get(person, "")
        case Ticked(ticked=True):
            yield question.prompt
        case Rows(rows=rows):
            for row in rows:
                yield from _row_lines(question, row, codes)


def _row_lines(question: Question, row: Row, codes: Codes) -> Iterator[str]:
    if row.line:
        yield from row.line.splitlines()
    for under in question.questions:
        answer = row.answers.get(under.id)
        if answer is not None:
            yield from (f"  {under.prompt} {line}" for line in _lines(under, answer, codes) if line)


def _date_in_words(loose: LooseDate) -> str:
    match loose:
        case Exactly(day=day):
            return day_in_words(day)
        case About(words=words, day=day):
            return words or (f"about {day_in_words(day)}" if day else "")
        case Between(first=first, last=last):
            return f"between {day_in_words(first)} and {day_in_words(last)}"
    return "not known"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
