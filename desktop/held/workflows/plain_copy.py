# SPDX-License-Identifier: GPL-3.0-or-later
"""The notebook as plain pages: what `held.journal.own_copy` lets out, and nothing else.

Pages are read one at a time, since a notebook may be larger than the memory it should take.  Must
not know how they are written down, nor where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

import msgspec
from msgspec import Struct

from held.journal.answer import Answer, AnswersUnreadable, LeftOpen, Linked, Rows, Sat, Words
from held.journal.entry import Entry
from held.journal.identifiers import EntryId
from held.journal.own_copy import (
    OwnCopy,
    OwnPart,
    OwnReading,
    Page,
    Reason,
    StaysHere,
    pages_needed,
    what_i_may_write_out,
)
from held.journal.permission import Permission, current
from held.journal.plain_text import Codes, lines_of
from held.journal.room import Room
from held.vault.entry_number import EntryUnknown
from held.workflows import people
from held.workflows.session import Session

Stayed = Counter[Reason]
"""How many parts stayed behind, by the reason; a page that lies in Letting go counts as one."""


class PlainAnswer(Struct, frozen=True):
    """One question as it was asked, and what was answered, line by line."""

    question: str
    asked: str
    lines: tuple[str, ...]


class PlainReading(Struct, frozen=True):
    """What a page said at the end of one day."""

    day: date
    answers: tuple[PlainAnswer, ...]


class PlainPage(Struct, frozen=True):
    """One page.  `name` says its first day and its place among the pages of that day.

    permission: of a story, what it was told for and until when; None for what is one's own.
    """

    name: str
    room: Room
    title: str
    begun: date
    readings: tuple[PlainReading, ...]
    permission: Permission | None = None


class PlainCopy:
    """All pages of which something may be written out today.  Everything here is on the lane.

    stayed: what stays behind.  Complete once the copy has been made.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.day = session.clock.now().day
        self.stayed = Stayed()
        self._names: dict[EntryId, str] = {}
        self._decide()

    def __len__(self) -> int:
        return len(self._names)

    def pages(self) -> Iterator[PlainPage]:
        """The pages by the day they were begun, the earliest first."""
        for entry, name in self._names.items():
            page = self._read(entry)
            yield self._plain(name, page, self._own_copy(page))

    def _decide(self) -> None:
        """Give a name to every page of which something goes.

        Names come last: a number left out would say that there is a page nobody may know of.
        """
        on_day: Counter[date] = Counter()
        for entry in self._session.vault.entries.every():
            try:
                page = self._read(entry)
            except AnswersUnreadable:
                self.stayed[StaysHere.CANNOT_BE_READ] += 1
                continue
            own = self._own_copy(page)
            self.stayed.update(own.stays)
            if own.readings:
                day = page.entry.begun.day
                on_day[day] += 1
                self._names[entry] = f"{day.isoformat()}-{on_day[day]}"

    def _read(self, entry: EntryId) -> Page:
        vault = self._session.vault
        return Page(vault.entries.read(entry), vault.permissions.history(entry))

    def _own_copy(self, page: Page) -> OwnCopy:
        quoted: dict[EntryId, Page] = {}
        for entry in pages_needed(page.entry):
            try:
                quoted[entry] = self._read(entry)
            except (EntryUnknown, AnswersUnreadable):
                continue
        return what_i_may_write_out(page, quoted, self.day)

    def _plain(self, name: str, page: Page, own: OwnCopy) -> PlainPage:
        entry = page.entry
        codes = self._codes(entry)
        return PlainPage(
            name=name,
            room=entry.room,
            title=entry.asked.title,
            begun=entry.begun.day,
            readings=tuple(self._reading(reading, codes) for reading in own.readings),
            permission=current(page.history) if entry.room is Room.STORIES else None,
        )

    def _codes(self, entry: Entry) -> Codes:
        return {p.id: p.code for p in people.around(self._session, entry.situation)}

    def _reading(self, reading: OwnReading, codes: Codes) -> PlainReading:
        answers = (self._answer(part, codes) for part in reading.parts)
        return PlainReading(reading.day, tuple(answer for answer in answers if answer.lines))

    def _answer(self, part: OwnPart, codes: Codes) -> PlainAnswer:
        question = part.question
        said = lines_of(question, _in_words(part.answer, self._names), codes)
        return PlainAnswer(question.id, question.prompt, said)


def _in_words(answer: Answer, names: Mapping[EntryId, str]) -> Answer:
    """`answer` with words for what a letter leaves out: this copy is for the keeper."""
    match answer:
        case LeftOpen(aside=aside):
            return Words(aside.value.replace("_", " "))
        case Linked(entries=entries):
            return Words("\n".join(names[entry] for entry in entries if entry in names))
        case Sat(seconds=seconds):
            return Words(f"{seconds} seconds")
        case Rows(rows=rows):
            return Rows(
                tuple(
                    msgspec.structs.replace(
                        row, answers={key: _in_words(a, names) for key, a in row.answers.items()}
                    )
                    for row in rows
                )
            )
    return answer
