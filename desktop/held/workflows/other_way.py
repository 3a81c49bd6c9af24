# SPDX-License-Identifier: GPL-3.0-or-later
"""Read my own check-in the other way: what it says, and which codes stand in it.

Nothing of this is kept; what was exchanged is shown once and goes with its page.  The codes are
looked for in this one text, never the other way round: no text is found by a code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from held.journal import other_way
from held.journal.answer import Answer, Rows, Words
from held.journal.plain_text import lines_of
from held.journal.template import Template
from held.workflows.session import Session


@dataclass(frozen=True)
class Passage:
    """What was written under one question: its prompt, and the lines without empty ones."""

    prompt: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class OwnText:
    """All that was written on a page, and the codes in it in the order in which they come."""

    passages: tuple[Passage, ...]
    codes: tuple[str, ...]


def written_on(template: Template, answers: Mapping[str, Answer]) -> tuple[Passage, ...]:
    """What was written on a page, in the order of its template; what was chosen is left out."""
    found = []
    for question in template.questions():
        answer = answers.get(question.id)
        if isinstance(answer, Words | Rows):
            lines = tuple(line for line in lines_of(question, answer, {}) if line.strip())
            if lines:
                found.append(Passage(question.prompt, lines))
    return tuple(found)


def look_for_codes(session: Session, passages: tuple[Passage, ...]) -> OwnText:
    """The same text with the codes that stand in it."""
    text = "\n".join(line for passage in passages for line in passage.lines)
    return OwnText(passages, other_way.found_in(text, session.vault.people.codes()))


def read_other_way(
    passages: tuple[Passage, ...], one: str, other: str
) -> tuple[Passage, ...] | None:
    """The text with the two in each other's place; None when they cannot change places."""
    first, second = other_way.trimmed(one), other_way.trimmed(other)
    if not other_way.can_change_places(first, second):
        return None
    return tuple(
        Passage(p.prompt, tuple(other_way.exchange(line, first, second) for line in p.lines))
        for p in passages
    )
