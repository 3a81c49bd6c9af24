# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person who told me allowed, and the one function that decides what may leave.

Denied unless a current permission says otherwise; there is no override.  The history of a story
is only ever added to, and its newest record is what holds.  Source: practices.md section 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from held.journal.answer import (
    Answer,
    Answers,
    Chosen,
    LeftOpen,
    Linked,
    Row,
    Rows,
    Several,
    Ticked,
    When,
    Who,
    Words,
    is_empty,
    is_empty_row,
)
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, PersonId
from held.journal.loose_date import About, Between, Exactly
from held.journal.moment import Moment
from held.journal.room import Room
from held.journal.template import Detail, Question

E = TypeVar("E", bound=Enum)

_ORDER = (Detail.GIST, Detail.THEMES, Detail.THEIR_WORDS)
"""Each level holds the ones before it."""


MAY_NOTE = "may_note"
"""The question of a story on which everything else rests."""


class MayNote(str, Enum):
    """May I keep a note?  Silence is not asked yet."""

    YES = "yes"
    NOT_ASKED = "not_asked"
    IN_MY_HEAD = "in_my_head"
    NO = "no"


class Form(str, Enum):
    """In what form a part may be passed on."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    BUNDLE = "bundle"


class Named(str, Enum):
    """How the person who told me is to be named."""

    CODE = "code"
    ROLE = "role"
    AS_THEY_CHOOSE = "as_they_choose"


class Share(Struct, frozen=True):
    """One release: to one person, of these parts, in these forms, until that day inclusive."""

    to: PersonId | None
    parts: tuple[str, ...]
    forms: tuple[Form, ...]
    until: date | None


class Withhold(Struct, frozen=True):
    """Parts kept from one person, or from everybody when `to` is None; no parts means all."""

    to: PersonId | None
    parts: tuple[str, ...]


class PermissionRecord(Struct, frozen=True):
    """One dated statement in a story's history; `number` counts from 1 within the story."""

    entry: EntryId
    number: int
    said: Moment
    answers: dict[str, Answer]


class Permission(Struct, frozen=True):
    """A record read as a rule."""

    may_note: MayNote = MayNote.NOT_ASKED
    purpose: str = ""
    detail: Detail | None = None
    named: Named | None = None
    shares: tuple[Share, ...] = ()
    withheld: tuple[Withhold, ...] = ()
    do_not_raise: bool = False
    keep_until: date | None = None
    withdrawn: bool = False

    @property
    def says_yes(self) -> bool:
        """Whether a note may be kept now: they said yes and have not taken it back."""
        return self.may_note is MayNote.YES and not self.withdrawn


class Stays(str, Enum):
    """Why a part stays behind."""

    NOT_ASKED = "not_asked"
    NOT_ALLOWED = "not_allowed"
    WITHDRAWN = "withdrawn"
    WITHHELD = "withheld"
    MORE_DETAIL_THAN_AGREED = "more_detail_than_agreed"
    NO_END_DATE = "no_end_date"
    DAY_HAS_COME = "day_has_come"
    NOT_FOR_THIS_PERSON = "not_for_this_person"
    NOT_IN_THIS_FORM = "not_in_this_form"
    OTHER_ROOM = "other_room"


class Part(Struct, frozen=True):
    """An answered question of a story that may leave, and until when."""

    question: Question
    answer: Answer
    until: date


class Kept(Struct, frozen=True):
    """An answered question of a story that stays behind, and why."""

    question: Question
    because: Stays


class Leaving(Struct, frozen=True):
    """The decision: what may leave and what stays, both in the order of the page."""

    parts: tuple[Part, ...]
    stays: tuple[Kept, ...]


def current(history: Sequence[PermissionRecord]) -> Permission:
    """The permission that holds: the record with the highest number, or nothing asked."""
    if not history:
        return Permission()
    return read(max(history, key=lambda record: record.number).answers)


def read(answers: Answers) -> Permission:
    """The rule that a set of answers states.  What was left open allows nothing."""
    return Permission(
        may_note=_member(MayNote, _chosen(answers.get(MAY_NOTE))) or MayNote.NOT_ASKED,
        purpose=_words(answers.get("purpose")),
        detail=_member(Detail, _chosen(answers.get("detail"))),
        named=_member(Named, _chosen(answers.get("how_named"))),
        shares=tuple(map(_share, _rows(answers.get("share")))),
        withheld=tuple(map(_withhold, _rows(answers.get("withhold")))),
        do_not_raise=_ticked(answers.get("do_not_raise")),
        keep_until=_day(answers.get("keep_until")),
        withdrawn=any(_rows(answers.get("withdrawn"))),
    )


def what_may_leave(
    story: Entry, history: Sequence[PermissionRecord], to: PersonId, form: Form, day: date
) -> Leaving:
    """Exactly which parts of `story` may go to `to`, in `form`, on the local day `day`.

    Only answers in Stories count as parts.  A permission without an end allows nothing, and the
    last day named is still inside it.  A revoked, unasked or refused note lets nothing leave.
    Rows that quote another entry stay, and so do links to one, at any depth: only that entry's own
    permission could speak for them.  What lies behind a row and belongs to another room stays, too.
    """
    permission = current(history)
    parts: list[Part] = []
    stays: list[Kept] = []
    for question in story.asked.questions():
        answer = story.answers.get(question.id)
        if answer is None or is_empty(answer) or isinstance(answer, LeftOpen):
            continue
        verdict = _decide(story, permission, question, to, form, day)
        said_here = _said_here(question, answer)
        if isinstance(verdict, Stays):
            stays.append(Kept(question, verdict))
        elif is_empty(said_here):
            stays.append(Kept(question, Stays.OTHER_ROOM))
        else:
            parts.append(Part(question, said_here, verdict))
    return Leaving(tuple(parts), tuple(stays))


def why_not_in_my_copy(
    story: Entry, history: Sequence[PermissionRecord], question: Question, day: date
) -> Stays | None:
    """Why an answer of a story may not stand in the keeper's own plain copy; None when it may.

    Plain writing that lies on a disk is read by whoever finds it, so what the keeper may know is
    not enough: it needs the yes, the detail and the day that any other form of it needs, and that
    the part is not withheld from everyone.
    """
    return _covered(story, current(history), question, None, day)


def _said_here(question: Question, answer: Answer) -> Answer:
    """The answer without all that belongs to another entry or to another room."""
    if isinstance(answer, Linked):
        return Linked()
    if not isinstance(answer, Rows):
        return answer
    rows = (_row_said_here(question, row) for row in answer.rows if row.quote is None)
    return Rows(tuple(row for row in rows if not is_empty_row(row)))


def _row_said_here(question: Question, row: Row) -> Row:
    """The row with those answers behind it that the question asks for, in Stories."""
    said = {
        under.id: _said_here(under, row.answers[under.id])
        for under in question.questions
        if under.id in row.answers and under.room in {None, Room.STORIES}
    }
    return replace(
        row, answers={key: answer for key, answer in said.items() if not is_empty(answer)}
    )


def _decide(
    story: Entry, permission: Permission, question: Question, to: PersonId, form: Form, day: date
) -> date | Stays:
    """The last day on which this part may be held by `to`, or why it stays."""
    refused = _covered(story, permission, question, to, day)
    return refused or _released(permission, question.id, to, form, day)


def _covered(
    story: Entry, permission: Permission, question: Question, to: PersonId | None, day: date
) -> Stays | None:
    """Why this part stays whatever its shares say; `to` None asks for no one but the keeper."""
    rooms = (story.room, story.asked.room, story.asked.room_of(question))
    if any(room is not Room.STORIES for room in rooms):
        return Stays.OTHER_ROOM
    refused = refusal(permission, day)
    if refused is not None:
        return refused
    if question.detail is None:
        return Stays.NOT_ALLOWED
    if _ORDER.index(question.detail) > _ORDER.index(permission.detail or Detail.GIST):
        return Stays.MORE_DETAIL_THAN_AGREED
    if any(_withholds(row, question.id, to) for row in permission.withheld):
        return Stays.WITHHELD
    return None


def refusal(permission: Permission, day: date) -> Stays | None:
    """Why nothing at all of a story may leave on `day`, whoever asks; None when it may be asked.

    For a list that says so without reading every story: what may leave is decided above.
    """
    if permission.withdrawn:
        return Stays.WITHDRAWN
    if permission.may_note is MayNote.NOT_ASKED:
        return Stays.NOT_ASKED
    if permission.may_note is not MayNote.YES:
        return Stays.NOT_ALLOWED
    if permission.detail is None:
        return Stays.MORE_DETAIL_THAN_AGREED
    if permission.keep_until is None:
        return Stays.NO_END_DATE
    if permission.keep_until < day:
        return Stays.DAY_HAS_COME
    return None


def _released(
    permission: Permission, part: str, to: PersonId, form: Form, day: date
) -> date | Stays:
    shares = [s for s in permission.shares if s.to == to and part in s.parts]
    if not shares:
        return Stays.NOT_FOR_THIS_PERSON
    shares = [s for s in shares if form in s.forms]
    if not shares:
        return Stays.NOT_IN_THIS_FORM
    ends = [s.until for s in shares if s.until is not None]
    if not ends:
        return Stays.NO_END_DATE
    if max(ends) < day:
        return Stays.DAY_HAS_COME
    assert permission.keep_until is not None, "refused before anybody is asked for"
    return min(max(ends), permission.keep_until)


def _withholds(row: Withhold, part: str, to: PersonId | None) -> bool:
    return row.to in (None, to) and (not row.parts or part in row.parts)


def _share(row: Row) -> Share:
    forms = _several(row.answers.get("forms"))
    return Share(
        to=_person(row.answers.get("with_whom")),
        parts=_several(row.answers.get("parts")),
        forms=tuple(form for name in forms if (form := _member(Form, name))),
        until=_day(row.answers.get("until")),
    )


def _withhold(row: Row) -> Withhold:
    return Withhold(
        to=_person(row.answers.get("from_whom")), parts=_several(row.answers.get("parts"))
    )


def _rows(answer: Answer | None) -> Iterator[Row]:
    """Rows that say something: one that was only begun rules nothing."""
    if isinstance(answer, Rows):
        yield from (row for row in answer.rows if not is_empty_row(row))


def _member(kind: type[E], value: str | None) -> E | None:
    return next((member for member in kind if member.value == value), None)


def _chosen(answer: Answer | None) -> str | None:
    return answer.option if isinstance(answer, Chosen) else None


def _several(answer: Answer | None) -> tuple[str, ...]:
    return answer.options if isinstance(answer, Several) else ()


def _words(answer: Answer | None) -> str:
    return answer.text.strip() if isinstance(answer, Words) else ""


def _ticked(answer: Answer | None) -> bool:
    return isinstance(answer, Ticked) and answer.ticked


def _person(answer: Answer | None) -> PersonId | None:
    return answer.person if isinstance(answer, Who) else None


def _day(answer: Answer | None) -> date | None:
    """The day a loose date surely allows: of two the earlier, of "about" only a day given."""
    if not isinstance(answer, When):
        return None
    match answer.date:
        case Exactly(day=day):
            return day
        case Between(first=first, last=last):
            return min(first, last)
        case About(day=day):
            return day
    return None
