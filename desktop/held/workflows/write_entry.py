# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing: begin a page, go on with one, keep it, set it down.

A `Draft` is what stands on the page.  It becomes an Entry with the first word that is kept, and
nothing is written to the vault for a page that stayed empty.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from msgspec.structs import replace

from held.journal import entry as entries
from held.journal.answer import Answer, Who
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, PersonId, SituationId, make_id
from held.journal.layer import Mark
from held.journal.person import Person, draw_code
from held.workflows.clock import Clock
from held.workflows.people import Circle, around
from held.workflows.session import Session

FREE_PAGE = "just_write"
STORY = "story"
TEST = "test"
TELLER = "teller"
"""The question of a story that says who told it."""


@dataclass(frozen=True)
class Written:
    """What one save carries: the entry, and people to be saved with it."""

    entry: Entry
    people: tuple[Person, ...] = ()


class Draft:
    """The page as it stands, and what of it the vault has already.

    Lives on the GUI thread.  `say` takes what is on the page; `written` is handed to `keep` on
    the vault lane, and its result comes back through `kept`.
    """

    def __init__(self, entry: Entry, clock: Clock, circle: Circle) -> None:
        self.entry = entry
        self.circle = circle
        self._clock = clock
        self._in_vault = entry if entry.revision else None
        self._was_handed_over = False

    @property
    def is_kept(self) -> bool:
        """Whether the vault says the same as the page."""
        if self._in_vault is None:
            return self.entry.is_empty and not self._was_handed_over
        return self.entry.layers == self._in_vault.layers and not self.circle.unsaved

    @property
    def teller(self) -> Person | None:
        """The person who told this story; None on a page that is no story."""
        if self.entry.asked.question(TELLER) is None:
            return None
        told = self.entry.answers.get(TELLER)
        if isinstance(told, Who):
            return self.circle.find(told.person)
        return next(iter(self.circle.in_situation()), None)

    def say(self, answers: dict[str, Answer], marks: tuple[Mark, ...] = ()) -> None:
        """Take over what the page says now."""
        before, now = self._as_handed_over(), self._clock.now()
        said = entries.write(before, answers, marks, now)
        if self.teller is not None and TELLER not in answers and not said.is_empty:
            said = entries.write(before, {TELLER: Who(self.teller.id), **answers}, marks, now)
        self.entry = replace(said, revision=self.entry.revision)

    @property
    def written(self) -> Written:
        """What `keep` is to save now.  Ask for it only to hand it over."""
        entry = self._as_handed_over()
        self._was_handed_over = self._was_handed_over or not entry.is_empty
        return Written(entry, self.circle.unsaved)

    def kept(self, written: Written) -> None:
        """Take over the result of `keep`, which may be older than the page by now."""
        if not written.entry.revision:
            return
        self._in_vault = written.entry
        self.circle.saved(written.people)
        self.entry = replace(self.entry, revision=written.entry.revision)

    def _as_handed_over(self) -> Entry:
        """The entry as the vault may have it while the first save is under way: a page emptied
        meanwhile must be saved empty, and midnight then begins another layer.
        """
        if self._was_handed_over and not self.entry.revision:
            return replace(self.entry, revision=1)
        return self.entry


def begin(session: Session, template_id: str) -> Draft:
    """An empty page on a template.  Where people are named it begins with a situation of its own,
    and a story with a code for the person who tells it.

    Raises TemplateUnknown or TemplateBroken.
    """
    template = session.catalog.template(template_id)
    entry = entries.begin(template, session.clock.now())
    if not template.asks_for_people():
        return Draft(entry, session.clock, Circle(None, around(session, None)))
    situation = SituationId(make_id())
    if template.question(TELLER) is None:
        circle = Circle(situation, around(session, None))
        return Draft(replace(entry, situation=situation), session.clock, circle)
    code = draw_code(session.code_words, session.vault.people.codes(), secrets.choice)
    person = Person(PersonId(make_id()), code, situation)
    circle = Circle(situation, around(session, None), (person,))
    return Draft(replace(entry, situation=situation), session.clock, circle)


def resume(session: Session, entry_id: EntryId) -> Draft:
    """The page of a saved entry.  Raises EntryUnknown, AnswersUnreadable."""
    entry = session.vault.entries.read(entry_id)
    circle = Circle(entry.situation, around(session, entry.situation))
    return Draft(entry, session.clock, circle)


def keep(session: Session, written: Written) -> Written:
    """Save in one transaction; the commit is the moment of truth.

    A page that never held a word leaves nothing behind.  Returns what is in the vault now.
    """
    entry = written.entry
    if entry.is_empty and not entry.revision:
        return written
    return keep_even_empty(session, written)


def keep_even_empty(session: Session, written: Written) -> Written:
    """Save in one transaction, also a page without a word: something else belongs beside it."""
    saved = session.vault.entries.save(written.entry, newcomers=written.people)
    return Written(saved, written.people)


def set_down(session: Session, entry: Entry) -> Entry:
    """Close a page on "what can wait".  The next opening says only that something was set down."""
    return session.vault.entries.save(replace(entry, set_down=session.clock.now()))


def as_story(session: Session, entry: Entry) -> Written:
    """A free page that turned out to be someone's story: the same words, in Stories, not asked
    yet.  The page text becomes what was heard, layer by layer.

    No other page of Inside has this way out.
    """
    if entry.asked.id != FREE_PAGE:
        raise ValueError("only a free page becomes a story")
    begun = begin(session, STORY)
    person = begun.circle.in_situation()[0]
    layers = tuple(
        replace(
            layer,
            answers={
                TELLER: Who(person.id),
                **{_heard(key): answer for key, answer in layer.answers.items()},
            },
            marks=tuple(replace(m, question=_heard(m.question)) for m in layer.marks),
        )
        for layer in entry.layers
    )
    moved = replace(
        begun.entry, id=entry.id, layers=layers, revision=entry.revision, about=entry.about
    )
    return keep(session, Written(moved, (person,)))


def _heard(question_id: str) -> str:
    return "heard" if question_id == "page" else question_id
