# SPDX-License-Identifier: GPL-3.0-or-later
"""Which lines from Tests may go along in a bundle, decided here and nowhere else.

One line at a time, each with two yeses of the keeper: that it was chosen, and that it is not about
the person who told them.  A line lifted from a page stays, since its words have their own
permission, and so does one that names somebody who told a story.  Source: practices.md 3 and 9.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum

from msgspec import Struct

from held.journal.answer import Answer, Row, Rows, Who
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, PersonId, RowId
from held.journal.plain_text import Codes, lines_of
from held.journal.room import Room
from held.journal.template import Kind, Question

HOW_I_KNOW = "basis"
"""The question of a line that says how the keeper knows it."""
_NOT_KNOWN = "not_known"
"""The answer to it that holds while none was given."""


class LineStays(str, Enum):
    """Why a line stays."""

    NO_SECOND_YES = "no_second_yes"
    OTHER_ROOM = "other_room"
    SET_ASIDE = "set_aside"
    GONE = "gone"
    LIFTED = "lifted"
    NAMES_TELLER = "names_teller"
    CHANGED = "changed"


class OfferedLine(Struct, frozen=True):
    """A line that the keeper may choose.

    words: the line itself.  how_i_know: in the words it was asked with; may be empty.
    day: of the page it stands on.
    """

    entry: EntryId
    row: RowId
    words: str
    how_i_know: str
    day: date


class ChosenLine(Struct, frozen=True):
    """A line that the keeper chose, as it read then.

    second_yes: they said, for this line, that it is not about the person who told them.
    """

    line: OfferedLine
    second_yes: bool = False


class LeavingLine(Struct, frozen=True):
    """A line that may leave.  Made by `what_lines_may_leave` alone; a test holds this."""

    row: RowId
    words: str
    how_i_know: str


class LinesLeaving(Struct, frozen=True):
    """The decision, in the order of choosing: what may leave, and why each other line stays."""

    lines: tuple[LeavingLine, ...] = ()
    stays: tuple[LineStays, ...] = ()


def lines_to_offer(page: Entry, tellers: Codes) -> Iterator[OfferedLine]:
    """The lines of a page in Tests that could leave with two yeses, in the page's order."""
    for question, row in _lines_on(page):
        if _why_not(page, question, row, tellers) is None:
            yield _offered(page, question, row)


def what_lines_may_leave(
    chosen: Sequence[ChosenLine], pages: Mapping[EntryId, Entry], tellers: Codes
) -> LinesLeaving:
    """Exactly which of the chosen lines may leave; each is asked for again, and none comes twice.

    pages: the pages they were chosen from, as they are now.
    tellers: everybody who told a story in this notebook, with their codes.
    """
    lines: list[LeavingLine] = []
    stays: list[LineStays] = []
    for choice in dict.fromkeys(chosen):
        because = _refusal(choice, pages, tellers)
        if because is None:
            line = choice.line
            lines.append(LeavingLine(line.row, line.words, line.how_i_know))
        else:
            stays.append(because)
    return LinesLeaving(tuple(lines), tuple(stays))


def _refusal(
    choice: ChosenLine, pages: Mapping[EntryId, Entry], tellers: Codes
) -> LineStays | None:
    if not choice.second_yes:
        return LineStays.NO_SECOND_YES
    page = pages.get(choice.line.entry)
    found = next(_found_on(page, choice.line.row), None) if page is not None else None
    if page is None or found is None:
        return LineStays.GONE
    question, row = found
    because = _why_not(page, question, row, tellers)
    if because is None and _offered(page, question, row) != choice.line:
        return LineStays.CHANGED
    return because


def _why_not(page: Entry, question: Question, row: Row, tellers: Codes) -> LineStays | None:
    rooms = (page.room, page.asked.room, page.asked.room_of(question))
    if any(room is not Room.TESTS for room in rooms):
        return LineStays.OTHER_ROOM
    if page.shelved is not None:
        return LineStays.SET_ASIDE
    if row.quote is not None:
        return LineStays.LIFTED
    if not row.line.strip():
        return LineStays.GONE
    if any(person in tellers for person in _people_in(row)) or _names_one(row.line, tellers):
        return LineStays.NAMES_TELLER
    return None


def _found_on(page: Entry, wanted: RowId) -> Iterator[tuple[Question, Row]]:
    return (found for found in _lines_on(page) if found[1].id == wanted)


def _lines_on(page: Entry) -> Iterator[tuple[Question, Row]]:
    """The lines of the newest reading, each with the question it answers.

    What stands behind a line is the keeper's own way of looking closer, and no line itself.
    """
    for question in page.asked.questions():
        answer = page.answers.get(question.id)
        if question.kind is Kind.ROWS and isinstance(answer, Rows):
            yield from ((question, row) for row in answer.rows)


def _offered(page: Entry, question: Question, row: Row) -> OfferedLine:
    return OfferedLine(
        entry=page.id,
        row=row.id,
        words=" ".join(row.line.split()),
        how_i_know=_how_i_know(question, row),
        day=page.latest.written.day,
    )


def _how_i_know(question: Question, row: Row) -> str:
    asked = next((q for q in question.questions if q.id == HOW_I_KNOW), None)
    if asked is None:
        return ""
    answer = row.answers.get(HOW_I_KNOW)
    said = lines_of(asked, answer, {}) if answer is not None else ()
    unknown = (option.label for option in asked.options if option.id == _NOT_KNOWN)
    return " ".join(said) or next(unknown, "")


def _people_in(row: Row) -> Iterator[PersonId]:
    for answer in row.answers.values():
        yield from _people_named(answer)


def _people_named(answer: Answer) -> Iterator[PersonId]:
    match answer:
        case Who(person=person):
            yield person
        case Rows(rows=rows):
            for row in rows:
                yield from _people_in(row)


def _names_one(words: str, tellers: Codes) -> bool:
    """Whether the code of somebody who told a story stands in the line as a word of its own."""
    spoken = _as_heard(words)
    codes = (_as_heard(code.strip()) for code in tellers.values() if code.strip())
    return any(re.search(rf"(?<!\w){re.escape(code)}s?(?!\w)", spoken) for code in codes)


def _as_heard(words: str) -> str:
    """In one spelling, whatever the case, the way an accent is typed, or signs nobody sees."""
    plain = unicodedata.normalize("NFKC", words)
    seen = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return seen.casefold()
