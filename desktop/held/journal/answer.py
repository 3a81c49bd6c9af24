# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person answered, one type for each kind of question.

An empty page has no answer at all.  "Not sure yet", "rather not" and "not mine to know" are
answers (`LeftOpen`) and are stored as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from held.errors import HeldError
from held.journal.identifiers import EntryId, MarkId, PersonId, RowId
from held.journal.loose_date import About, LooseDate
from held.journal.template import Aside, Kind, Question


class Words(Struct, frozen=True, tag="words"):
    """Text as typed, Markdown signs and all; lines are parted by one newline."""

    text: str


class Chosen(Struct, frozen=True, tag="chosen"):
    """One option by its id, or a word of one's own."""

    option: str = ""
    own: str = ""


class Several(Struct, frozen=True, tag="several"):
    """Options in the order of the template, then own words in the order they came."""

    options: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


class OnScale(Struct, frozen=True, tag="on_scale"):
    """A word between two ends; the id of one of the question's options."""

    word: str


class When(Struct, frozen=True, tag="when"):
    """A loose date."""

    date: LooseDate


class Who(Struct, frozen=True, tag="who"):
    """A person by reference; the name on screen is always their code."""

    person: PersonId


class Quote(Struct, frozen=True):
    """A line of another entry, by reference: the span that carries this mark."""

    entry: EntryId
    mark: MarkId


class Row(Struct, frozen=True):
    """One prose line with the answers behind "look closer".

    A row whose line was lifted from another page carries `quote` and an empty `line`.
    """

    id: RowId
    line: str = ""
    quote: Quote | None = None
    answers: dict[str, Answer] = {}


class Rows(Struct, frozen=True, tag="rows"):
    """Lines in the keeper's order."""

    rows: tuple[Row, ...] = ()


class Ticked(Struct, frozen=True, tag="ticked"):
    """Ticked or taken back; never ticked beforehand."""

    ticked: bool


class Linked(Struct, frozen=True, tag="linked"):
    """Other entries of the same vault, by reference."""

    entries: tuple[EntryId, ...] = ()


class Sat(Struct, frozen=True, tag="sat"):
    """How long a pause lasted, in seconds.  Kept for the page only: nothing adds it up."""

    seconds: int


class LeftOpen(Struct, frozen=True, tag="left_open"):
    """One of the three asides; it fits every question, also where the page does not offer it."""

    aside: Aside


Answer = Words | Chosen | Several | OnScale | When | Who | Rows | Ticked | Linked | Sat | LeftOpen
Answers = Mapping[str, Answer]
"""Answers by question id."""

_ANSWER_OF_KIND: Mapping[Kind, type] = {
    Kind.SHORT: Words,
    Kind.LONG: Words,
    Kind.CHOICE: Chosen,
    Kind.SEVERAL: Several,
    Kind.SCALE: OnScale,
    Kind.DATE: When,
    Kind.PERSON: Who,
    Kind.ROWS: Rows,
    Kind.TICK: Ticked,
    Kind.LINK: Linked,
    Kind.TIMER: Sat,
}


class AnswersUnreadable(HeldError):
    """Stored answers are not of the form that Held writes."""


def encode(answers: Answers) -> bytes:
    """Answers as compact JSON, the same bytes for the same answers."""
    return msgspec.json.encode(dict(answers), order="sorted")


def decode(stored: bytes) -> dict[str, Answer]:
    """The answers that `encode` wrote.

    Raises AnswersUnreadable.
    """
    try:
        return _DECODER.decode(stored)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise AnswersUnreadable from None


def fits(question: Question, answer: Answer) -> bool:
    """Whether `answer` is of the kind that `question` asks for, options included."""
    if isinstance(answer, LeftOpen):
        return question.kind is not Kind.PRINTED
    if type(answer) is not _ANSWER_OF_KIND.get(question.kind):
        return False
    known = {option.id for option in question.options}
    match answer:
        case Chosen(option=option, own=own):
            return (not own or question.own_word) and (not option or option in known)
        case Several(options=options, own=own):
            return (not own or question.own_word) and set(options) <= known
        case OnScale(word=word):
            return word in known
        case Rows(rows=rows):
            return all(_row_fits(question, row) for row in rows)
    return True


def _row_fits(question: Question, row: Row) -> bool:
    asked = {q.id: q for q in question.questions}
    return all(key in asked and fits(asked[key], answer) for key, answer in row.answers.items())


def is_empty(answer: Answer | None) -> bool:
    """Whether nothing would be lost by forgetting this answer."""
    match answer:
        case None | Linked(entries=()):
            return True
        case Words(text=text) | When(date=About(words=text, day=None)):
            return not text.strip()
        case Chosen(option=option, own=own):
            return not option and not own.strip()
        case Several(options=options, own=own):
            return not options and not any(word.strip() for word in own)
        case Rows(rows=rows):
            return all(map(is_empty_row, rows))
        case Ticked(ticked=ticked):
            return not ticked
        case Sat(seconds=seconds):
            return seconds == 0
    return False


def is_empty_row(row: Row) -> bool:
    """Whether a row was only begun: no line, no quote, no answer behind it."""
    return not row.line.strip() and row.quote is None and all(map(is_empty, row.answers.values()))


def search_text(question: Question, answer: Answer) -> str:
    """The words by which an answer can be found again, a line each.

    Chosen options are found by the wording they were asked with.  People and quotes are
    references and yield nothing: a search must not gather by person (practices.md section 3).
    """
    return "\n".join(line for line in _found_by(question, answer) if line)


def _found_by(question: Question, answer: Answer) -> Iterator[str]:
    labels = {option.id: option.label for option in question.options}
    match answer:
        case Words(text=text):
            yield text
        case Chosen(option=option, own=own):
            yield labels.get(option, "")
            yield own
        case Several(options=options, own=own):
            yield from (labels.get(option, "") for option in options)
            yield from own
        case OnScale(word=word):
            yield labels.get(word, "")
        case When(date=About(words=words)):
            yield words
        case Rows(rows=rows):
            asked = {q.id: q for q in question.questions}
            for row in rows:
                yield row.line
                for key, under in row.answers.items():
                    if key in asked:
                        yield from _found_by(asked[key], under)


_DECODER = msgspec.json.Decoder(dict[str, Answer])
