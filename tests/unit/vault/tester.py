# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages in Tests, on a template of the shape that Held ships.  For tests of bundles."""

from __future__ import annotations

from msgspec.structs import replace
from storyteller import Storyteller

from held.journal import entry as entries
from held.journal.answer import Answer, Chosen, Quote, Row, Rows
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, RowId, SituationId, make_id
from held.journal.room import Room
from held.journal.template import Kind, Option, Place, Question, Section, Template

HOW = Question(
    "basis",
    Kind.CHOICE,
    "How do I know?",
    options=(
        Option("saw", "I saw or heard it"),
        Option("worked_out", "I worked it out"),
        Option("not_known", "I do not know yet"),
    ),
)
BEHIND = (
    HOW,
    Question("camera", Kind.SHORT, "What would a camera have caught?"),
    Question("other_ways", Kind.ROWS, "Another way it could be"),
    Question("ask_whom", Kind.PERSON, "Whom could I ask, and may I?"),
    Question("stories", Kind.LINK, "Which story does it touch?"),
)
LINES = Question("lines", Kind.ROWS, "What I assume", questions=BEHIND)
TESTS = Template(
    "test", 1, Room.TESTS, "Test an assumption", (Section("assumed", Place.PAGE, (LINES,)),)
)


def line(words: str, *, quote: Quote | None = None, **behind: Answer) -> Row:
    """One line, with answers behind it."""
    return Row(RowId(make_id()), words, quote, behind)


def page_of(*rows: Row, teller: Storyteller, about: EntryId | None = None) -> Entry:
    """A page in Tests that says these lines, and is not yet kept."""
    now = teller.clock.now()
    page = entries.write(entries.begin(TESTS, now, about=about), {"lines": Rows(rows)}, (), now)
    return replace(page, situation=SituationId(make_id()))


def assumed(teller: Storyteller, *words: str, basis: str = "worked_out", **behind: Answer) -> Entry:
    """A kept page in Tests that says these lines."""
    rows = (line(said, basis=Chosen(basis), **behind) for said in words)
    return teller.session.vault.entries.save(page_of(*rows, teller=teller))
