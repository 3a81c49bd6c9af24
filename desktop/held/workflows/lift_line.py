# SPDX-License-Identifier: GPL-3.0-or-later
"""Lift a line: a sentence on a page becomes something seen, told, assumed, or an urge.

The words stay where they were written.  The line in Tests or Inside refers to them by a mark, so
that letting the page go lets the quote go with it.  Never automatic, always undoable.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from held.journal import entry as entries
from held.journal.answer import Answer, Chosen, Quote, Row, Rows
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, MarkId, RowId, SituationId, make_id
from held.journal.layer import Lifted, Mark
from held.vault.entry_number import EntryUnknown
from held.workflows.session import Session

_BASIS = {Lifted.SAW: "saw", Lifted.TOLD: "told_there", Lifted.ASSUME: "not_known"}
_TEMPLATE = {Lifted.URGE: "parked"}
_TESTED = "test"
"""Where all other lines rest, to be looked at closer with every question.  What was lifted before
there was this template rests on the smaller "line", in the wording it was asked in.
"""


@dataclass(frozen=True)
class LiftedLine:
    """A mark for the page, and the entry in the other room that refers to it."""

    mark: Mark
    line: Entry


def lift(
    session: Session, page: Entry, question_id: str, span: tuple[int, int], lifted: Lifted
) -> LiftedLine:
    """A line from `page` laid into Tests, or into Inside for an urge.

    `page` is saved already, with the mark still to come: the page adds it to its next save.
    """
    line = _line_beside(session, page, _TEMPLATE.get(lifted, _TESTED))
    mark = Mark(MarkId(make_id()), question_id, span[0], span[1], lifted, line.id)
    answers: dict[str, Answer] = {}
    if lifted in _BASIS:
        answers["basis"] = Chosen(_BASIS[lifted])
    row = Row(RowId(make_id()), quote=Quote(page.id, mark.id), answers=answers)
    return LiftedLine(mark, _add(session, line, row))


def park(session: Session, page: Entry, words: str) -> Entry:
    """A line typed into the strip, kept in Inside beside `page`.  Returns the parked entry."""
    line = _line_beside(session, page, "parked")
    return _add(session, line, Row(RowId(make_id()), line=words))


def parked_beside(session: Session, page_id: EntryId) -> tuple[Row, ...]:
    """The lines parked beside a page, in the order they came.

    Lines that were moved to Letting go by themselves are not beside it any more.
    """
    found = session.vault.entries.find_beside(page_id, "parked")
    if found is None or found.shelved is None:
        return rows_of(found)
    page = session.vault.entries.read(page_id)
    return rows_of(found) if page.shelved == found.shelved else ()


def quoted(session: Session, line: Entry) -> dict[MarkId, str]:
    """The words that the lines of an entry refer to, by mark, as their pages have them now.

    What was taken out of its page, or went with it, is not among them.
    """
    pages: dict[EntryId, Entry | None] = {}
    found: dict[MarkId, str] = {}
    for row in rows_of(line):
        if row.quote is None:
            continue
        if row.quote.entry not in pages:
            pages[row.quote.entry] = _find_page(session, row.quote.entry)
        page = pages[row.quote.entry]
        words = page.text_of(row.quote.mark) if page is not None else None
        if words:
            found[row.quote.mark] = words
    return found


def _find_page(session: Session, page: EntryId) -> Entry | None:
    try:
        return session.vault.entries.read(page)
    except EntryUnknown:
        return None


def put_back(session: Session, mark: Mark) -> None:
    """Undo a lift: the line leaves the other room; the page drops its mark by itself.

    Nothing is left to do when the other entry was let go meanwhile.
    """
    try:
        line = session.vault.entries.read(mark.entry)
    except EntryUnknown:
        return
    rows = tuple(row for row in rows_of(line) if row.quote is None or row.quote.mark != mark.id)
    _save(session, line, rows)


def _line_beside(session: Session, page: Entry, template_id: str) -> Entry:
    found = session.vault.entries.find_beside(page.id, template_id)
    if found is not None and found.shelved == page.shelved:
        return found
    template = session.catalog.template(template_id)
    begun = entries.begin(template, session.clock.now(), about=page.id)
    situation = page.situation
    if situation is None and template.asks_for_people():
        situation = SituationId(make_id())
    return replace(begun, situation=situation)


def rows_of(line: Entry | None) -> tuple[Row, ...]:
    """The lines of an entry that lies beside a page, in the order they came.  Pure."""
    answer = line.answers.get("lines") if line else None
    return answer.rows if isinstance(answer, Rows) else ()


def _add(session: Session, line: Entry, row: Row) -> Entry:
    return _save(session, line, (*rows_of(line), row))


def _save(session: Session, line: Entry, rows: tuple[Row, ...]) -> Entry:
    said = entries.write(line, {**line.answers, "lines": Rows(rows)}, (), session.clock.now())
    return session.vault.entries.save(said)
