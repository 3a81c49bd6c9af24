# SPDX-License-Identifier: GPL-3.0-or-later
"""A template in another language: `wording.<language>.toml` laid over the English, text by id.

Only texts can be laid over; ids, kinds, order, rooms and what may leave are the template's alone.
A text that a wording leaves out stays English.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from held.journal.template import Option, Question, Section, Template
from held.templates.broken import TemplateBroken
from held.templates.check import check
from held.templates.toml_file import Fault, convert, read_toml

Tables = dict[str, Any]
"""Tables by id, each decoded when its turn comes, so that a fault in one is named with its id."""


class OptionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The texts of an option; None leaves the English."""

    label: str | None = None
    note: str | None = None


class QuestionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The texts of a question, of its options by id and of its sub-questions by id."""

    name: str | None = None
    prompt: str | None = None
    why: str | None = None
    hint: str | None = None
    options: Tables = {}
    questions: Tables = {}


class SectionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The texts of a section; its questions stand beside it, not within."""

    title: str | None = None
    why: str | None = None


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """One wording file."""

    title: str | None = None
    door: str | None = None
    asks: str | None = None
    not_for: str | None = None
    sections: Tables = {}
    questions: Tables = {}


def file_name(language: str) -> str:
    """What the wording in `language` ("de", "pt_BR") is called."""
    return f"wording.{language}.toml"


def lay_over(template: Template, path: Path) -> Template:
    """`template` in the words of the wording file at `path`.

    Raises TemplateBroken, its places beginning with the name of the file.  Ids that the template
    does not have are such a fault.
    """
    try:
        worded = _word(template, read_toml(path, Wording))
        check(worded)
    except Fault as fault:
        where = fault.where if fault.where == path.name else f"{path.name}: {fault.where}"
        raise TemplateBroken(template.id, where, fault.reason) from None
    return worded


def _word(template: Template, wording: Wording) -> Template:
    _check_known("sections", wording.sections, template.sections)
    _check_known("questions", wording.questions, template.questions())
    return msgspec.structs.replace(
        template,
        title=_either(wording.title, template.title),
        door=_either(wording.door, template.door),
        asks=_either(wording.asks, template.asks),
        not_for=_either(wording.not_for, template.not_for),
        sections=tuple(_word_section(section, wording) for section in template.sections),
    )


def _word_section(section: Section, wording: Wording) -> Section:
    table = wording.sections.get(section.id, {})
    words = convert(table, SectionWords, f"sections.{section.id}")
    return msgspec.structs.replace(
        section,
        title=_either(words.title, section.title),
        why=_either(words.why, section.why),
        questions=_word_questions("questions", section.questions, wording.questions),
    )


def _word_questions(
    where: str, questions: tuple[Question, ...], tables: Tables
) -> tuple[Question, ...]:
    return tuple(_word_question(f"{where}.{q.id}", q, tables.get(q.id, {})) for q in questions)


def _word_question(where: str, question: Question, table: object) -> Question:
    words = convert(table, QuestionWords, where)
    _check_known(f"{where}.options", words.options, question.options)
    _check_known(f"{where}.questions", words.questions, question.questions)
    return msgspec.structs.replace(
        question,
        name=_either(words.name, question.name),
        prompt=_either(words.prompt, question.prompt),
        why=_either(words.why, question.why),
        hint=_either(words.hint, question.hint),
        options=_word_options(f"{where}.options", question.options, words.options),
        questions=_word_questions(f"{where}.questions", question.questions, words.questions),
    )


def _word_options(where: str, options: tuple[Option, ...], tables: Tables) -> tuple[Option, ...]:
    return tuple(_word_option(f"{where}.{o.id}", o, tables.get(o.id, {})) for o in options)


def _word_option(where: str, option: Option, table: object) -> Option:
    said = convert(table, OptionWords, where)
    return Option(
        id=option.id, label=_either(said.label, option.label), note=_either(said.note, option.note)
    )


def _check_known(
    where: str, worded: Iterable[str], there: Iterable[Section | Question | Option]
) -> None:
    known = {one.id for one in there}
    for one in worded:
        if one not in known:
            raise Fault(f"{where}.{one}", "is not in the template")


def _either(said: str | None, english: str) -> str:
    return english if said is None else said
