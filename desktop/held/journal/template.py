# SPDX-License-Identifier: GPL-3.0-or-later
"""What a guided page asks, as data: template, section, question, option.

A template is read from `resources/templates/<id>/template.toml` by `held.templates`, which checks
it with these very types.  Nothing here is required to be answered: practices.md section 2, (a).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from held.journal.room import Room


class Kind(str, Enum):
    """How a question is answered.  The letters are those of practices.md section 2."""

    SHORT = "short"  # T
    LONG = "long"  # L
    CHOICE = "choice"  # 1
    SEVERAL = "several"  # M
    SCALE = "scale"  # S, worded ends, never a number
    DATE = "date"  # D
    PERSON = "person"  # P, always a code
    ROWS = "rows"  # R, one prose line each, sub-questions behind "look closer"
    TICK = "tick"  # C
    LINK = "link"  # K, to other entries of the vault
    TIMER = "timer"  # TM
    PRINTED = "printed"  # a sentence to read, with nothing to answer


class Place(str, Enum):
    """Where on the page a section stands."""

    ABOVE = "above"
    """On the sheet before the page itself, open from the beginning.  The first of its questions is
    the heading."""
    PAGE = "page"
    """On the sheet: the first question is the page, the others are names to touch."""
    BESIDE = "beside"
    """On the slip at the side, as folds."""
    BEFORE = "before"
    """Reached from the page before listening; never in the way of writing."""
    PAUSE = "pause"
    """On a slip at the side: time to sit for a while, offered and never asked for."""
    PARKED = "parked"
    """The strip under the page."""


class Detail(str, Enum):
    """How much of a story a permission covers; each level holds the ones before it."""

    GIST = "gist"
    THEMES = "themes"
    THEIR_WORDS = "their_words"


class Aside(str, Enum):
    """A real answer that leaves the question open."""

    NOT_SURE_YET = "not_sure_yet"
    RATHER_NOT = "rather_not"
    NOT_MINE_TO_KNOW = "not_mine_to_know"


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that can be chosen, or one word of a scale, in the order of the file."""

    id: str
    label: str
    note: str = ""


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One question of a template.

    name: two or three words, the name to touch at the foot of the page.
    prompt: the question itself, in the keeper's "I".
    why: one short sentence that says why it is asked.
    hint: what an empty field says.
    options: for choice and several, and the words of a scale from one end to the other.
    asides: the ways to leave it open that stand beside it, looking like every other choice.
    own_word: a choice that is not in the list may be written.
    at_first: the option that is seen while nothing was said, such as "I do not know yet".  It is
        no answer until it is chosen.
    ahead: a date that lies ahead, such as the end of a permission.
    together: it comes with the question before it, and is not touched by its own name.
    before: for a scale, the id of the scale with the same words that was answered earlier on the
        page.  The two words are shown side by side.
    questions: the sub-questions of a row; the row's own line is asked by `prompt`.  A row may have
        none: then it is the line alone.
    room: where the answer belongs, when that is another room than the template's.
    detail: set on a part of a story that may leave; the least permission it needs.
    """

    id: str
    kind: Kind
    prompt: str
    name: str = ""
    why: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    own_word: bool = False
    at_first: str = ""
    ahead: bool = False
    together: bool = False
    before: str = ""
    asides: tuple[Aside, ...] = ()
    questions: tuple[Question, ...] = ()
    room: Room | None = None
    detail: Detail | None = None


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """Questions that stand together in one place of the page."""

    id: str
    place: Place
    questions: tuple[Question, ...]
    title: str = ""
    why: str = ""


class Template(Struct, frozen=True, forbid_unknown_fields=True):
    """One guided page.

    door: how the page is offered under "New..."; empty when it is not offered there.
    not_for: when not to use it.
    asks: one calm line on what the page asks, for before a heavy one; may be empty.
    """

    id: str
    version: int
    room: Room
    title: str
    sections: tuple[Section, ...]
    door: str = ""
    asks: str = ""
    not_for: str = ""

    def questions(self) -> Iterator[Question]:
        """Every question in the order of the file, without the sub-questions of rows."""
        for section in self.sections:
            yield from section.questions

    def section(self, place: Place) -> Section | None:
        """The first section that stands at `place`."""
        return next((s for s in self.sections if s.place is place), None)

    def question(self, question_id: str) -> Question | None:
        """The question of that id, if the template asks it."""
        return next((q for q in self.questions() if q.id == question_id), None)

    def asks_for_people(self) -> bool:
        """Whether some question, perhaps behind a line, is answered with a person."""
        return any(_asks_for_people(question) for question in self.questions())

    def room_of(self, question: Question) -> Room:
        """The room in which the answer to `question` belongs."""
        return question.room or self.room

    def shareable(self) -> Iterator[Question]:
        """The parts of a story that a permission can name, in order."""
        return (q for q in self.questions() if q.detail is not None)


def _asks_for_people(question: Question) -> bool:
    return question.kind is Kind.PERSON or any(map(_asks_for_people, question.questions))
