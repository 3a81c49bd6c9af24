# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of a template beyond the form of its fields.

Pure: it looks at a decoded `journal.Template` and must not know where it came from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from held.journal.room import Room
from held.journal.template import Aside, Kind, Option, Place, Question, Section, Template
from held.templates.toml_file import Fault

SAFE_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
"""Ids become folder names, keys in the vault and object names on screen."""

MOST_LEVELS = 2
"""Rows within rows, and no deeper."""

MOST_VERSION = 9999

_ASIDES = {aside.value for aside in Aside}
_CHOSEN_FROM = {Kind.CHOICE, Kind.SEVERAL, Kind.SCALE}
_OWN_WORD = {Kind.CHOICE, Kind.SEVERAL}
_MAY_LEAVE = {Kind.SHORT, Kind.LONG, Kind.CHOICE, Kind.SEVERAL, Kind.ROWS}
_MAY_STAND_UNDER_A_PART = _MAY_LEAVE - {Kind.ROWS} | {Kind.SCALE, Kind.DATE, Kind.TICK}


def check(template: Template) -> None:
    """Look through a template from top to bottom.

    Raises Fault at the first place that is wrong.
    """
    for fault in _faults(template):
        raise fault


def _faults(template: Template) -> Iterator[Fault]:
    yield from _id_faults("id", template.id)
    if not 1 <= template.version <= MOST_VERSION:
        yield Fault("version", f"must be from 1 to {MOST_VERSION}")
    if not template.title.strip():
        yield Fault("title", "is empty")
    yield from _twice("sections", (section.id for section in template.sections))
    yield from _places_faults(template)
    yield from _ids_twice_faults(template)
    for number, section in enumerate(template.sections):
        where = f"sections[{number}]"
        yield from _id_faults(f"{where}.id", section.id)
        if section.questions and section.questions[0].together:
            yield Fault(f"{where}.questions[0].together", "there is none before it")
        for count, question in enumerate(section.questions):
            place = f"{where}.questions[{count}]"
            yield from _question_faults(place, question, 0)
            yield from _part_faults(place, question, template, section)
            if question.before and not _is_same_scale(question, template):
                yield Fault(f"{place}.before", "is no earlier scale with the same words")


def _places_faults(template: Template) -> Iterator[Fault]:
    standing = Counter(section.place for section in template.sections)
    for number, section in enumerate(template.sections):
        if standing[section.place] > 1:
            yield Fault(f"sections[{number}].place", "two sections stand in one place")
        if not section.questions:
            yield Fault(f"sections[{number}].questions", "is empty")
    page = template.section(Place.PAGE)
    if page is None:
        yield Fault("sections", "none of them is the page")
    elif page.questions[0].kind in {Kind.PRINTED, Kind.TIMER}:
        number = template.sections.index(page)
        yield Fault(f"sections[{number}].questions[0].kind", "the page cannot be written on")


def _ids_twice_faults(template: Template) -> Iterator[Fault]:
    """Answers are kept by question id, so one id must stand once in the whole template."""
    seen: set[str] = set()
    for number, section in enumerate(template.sections):
        for count, question in enumerate(section.questions):
            if question.id in seen:
                yield Fault(f"sections[{number}].questions[{count}].id", "stands twice")
            seen.add(question.id)


def _question_faults(where: str, question: Question, level: int) -> Iterator[Fault]:
    yield from _id_faults(f"{where}.id", question.id)
    if not question.prompt.strip():
        yield Fault(f"{where}.prompt", "is empty")
    if len(set(question.asides)) < len(question.asides):
        yield Fault(f"{where}.asides", "one of them stands twice")
    if question.asides and question.kind in {Kind.PRINTED, Kind.TIMER}:
        yield Fault(f"{where}.asides", "there is nothing to leave open")
    if question.own_word and question.kind not in _OWN_WORD:
        yield Fault(f"{where}.own_word", "only a choice takes a word of one's own")
    if question.at_first and (
        question.kind is not Kind.CHOICE
        or question.at_first not in {o.id for o in question.options}
    ):
        yield Fault(f"{where}.at_first", "is none of the options of a choice")
    if question.before and level:
        yield Fault(f"{where}.before", "a scale in a row has none before it")
    if question.ahead and question.kind is not Kind.DATE:
        yield Fault(f"{where}.ahead", "only a date can lie ahead")
    yield from _options_faults(f"{where}.options", question)
    yield from _rows_faults(where, question, level)


def _options_faults(where: str, question: Question) -> Iterator[Fault]:
    if question.kind not in _CHOSEN_FROM:
        if question.options:
            yield Fault(where, f"a question of kind {question.kind.value} has none")
        return
    if len(question.options) < 2:
        yield Fault(where, "there is nothing to choose between")
    yield from _twice(where, (option.id for option in question.options))
    for number, option in enumerate(question.options):
        yield from _option_faults(f"{where}[{number}]", option)


def _option_faults(where: str, option: Option) -> Iterator[Fault]:
    yield from _id_faults(f"{where}.id", option.id)
    if not option.label.strip():
        yield Fault(f"{where}.label", "is empty")
    if option.id in _ASIDES:
        yield Fault(f"{where}.id", "is the name of an aside")


def _rows_faults(where: str, question: Question, level: int) -> Iterator[Fault]:
    if not question.questions:
        return
    where = f"{where}.questions"
    if question.kind is not Kind.ROWS:
        yield Fault(where, "only rows have questions of their own")
    if level == MOST_LEVELS:
        yield Fault(where, "rows stand too deep within rows")
    yield from _twice(where, (under.id for under in question.questions))
    if question.questions[0].together:
        yield Fault(f"{where}[0].together", "there is none before it")
    for number, under in enumerate(question.questions):
        place = f"{where}[{number}]"
        yield from _question_faults(place, under, level + 1)
        if under.room is not None:
            yield Fault(f"{place}.room", "a question in a row stays in the room of the row")
        if under.detail is not None:
            yield Fault(f"{place}.detail", "a question in a row leaves or stays with the row")


def _is_same_scale(question: Question, template: Template) -> bool:
    """Whether `before` names a scale that stands earlier and has the words of this one."""
    asked = list(template.questions())
    earlier = (q for q in asked[: asked.index(question)] if q.id == question.before)
    found = next(earlier, None)
    if found is None or question.kind is not Kind.SCALE or found.kind is not Kind.SCALE:
        return False
    return [option.id for option in found.options] == [option.id for option in question.options]


def _part_faults(
    where: str, question: Question, template: Template, section: Section
) -> Iterator[Fault]:
    """Only what was told, on the sheet of a story, can be a part that leaves."""
    if question.detail is None:
        return
    if template.room_of(question) is not Room.STORIES or section.place is not Place.PAGE:
        yield Fault(f"{where}.detail", "only the page of a story has parts that may leave")
    if question.kind not in _MAY_LEAVE:
        yield Fault(f"{where}.detail", f"a question of kind {question.kind.value} cannot leave")
    for number, under in enumerate(question.questions):
        if under.kind not in _MAY_STAND_UNDER_A_PART:
            reason = f"a question of kind {under.kind.value} cannot leave"
            yield Fault(f"{where}.questions[{number}].kind", reason)


def _twice(where: str, ids: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, one in enumerate(ids):
        if one in seen:
            yield Fault(f"{where}[{number}].id", "stands twice")
        seen.add(one)


def _id_faults(where: str, one: str) -> Iterator[Fault]:
    if SAFE_ID.fullmatch(one) is None:
        yield Fault(where, "must be small letters, digits and _ only, and begin with a letter")
