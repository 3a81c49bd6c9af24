# SPDX-License-Identifier: GPL-3.0-or-later
"""An answer as plain lines, for a letter or a reader: the labels it was asked with, codes for
people, one line a row.  What a search finds is another matter: see `journal.answer.search_text`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    """`answer` as lines without line feeds; empty ones stand only where they were written.

    Asides, links, quotes and pauses have none: they are for the keeper alone.
    """
    if isinstance(answer, Words):
        return tuple(answer.text.splitlines())
    said = (line for text in _lines(question, answer, codes) for line in text.splitlines())
    return tuple(line for line in said if line.strip())


def day_in_words(day: date) -> str:
    """A day as a person says it, without depending on the locale of the process."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _lines(question: Question, answer: Answer, codes: Codes) -> Iterator[str]:
    labels = {option.id: option.label for option in question.options}
    match answer:
        case Chosen(option=option, own=own):
            yield _joined([labels.get(option, ""), own])
        case Several(options=options, own=own):
            yield _joined([*(labels[o] for o in options if o in labels), *own])
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


def _joined(words: Sequence[str]) -> str:
    return ", ".join(word for word in words if word.strip())


def _row_lines(question: Question, row: Row, codes: Codes) -> Iterator[str]:
    yield row.line
    for under in question.questions:
        answer = row.answers.get(under.id)
        told = lines_of(under, answer, codes) if answer is not None else ()
        lines = [line for line in told if line.strip()]
        if isinstance(answer, Ticked):
            yield from (f"  {line}" for line in lines)
        elif lines:
            yield f"  {under.prompt} {lines[0]}"
            yield from (f"    {line}" for line in lines[1:])


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
