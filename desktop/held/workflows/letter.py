# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter in a bundle: what a person reads who has no Held, in any editor, in ten years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from held.journal.line_permission import LeavingLine
from held.journal.permission import Part, Permission
from held.journal.plain_text import Codes, day_in_words, lines_of

_OPENING = (
    "This was told to me in confidence.",
    "I pass on only what the person who told me said I may.",
    "People appear by codes. Please do not guess who they are.",
)
_KEEP_TO_YOURSELF = "Please pass nothing on. This is a request, not a lock."
ONE_THOUGHT = "One person’s unfinished thoughts, not findings."
"""Stands above every line from Tests."""

_HOW_I_KNOW = "How I know it:"
_DO_NOT_RAISE = "Please do not bring it up with them unless they do."


@dataclass(frozen=True)
class Passage:
    """One part of a story, or a line from Tests, as it stands in a letter: a title, and lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """All that a bundle says.  Nothing else in its file was written by a person.

    opening: what is asked of whoever reads it.
    """

    opening: tuple[str, ...]
    passages: tuple[Passage, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole, line by line, with an empty line before each passage."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        yield from self.opening
        for passage in self.passages:
            yield from ("", passage.title, "", *passage.lines)


def handling(permission: Permission) -> tuple[str, ...]:
    """What is asked of whoever reads the bundle."""
    asked = [_KEEP_TO_YOURSELF]
    if permission.do_not_raise:
        asked.append(_DO_NOT_RAISE)
    return tuple(asked)


def compose(
    parts: Sequence[Part],
    codes: Codes,
    until: date,
    permission: Permission,
    lines: Sequence[LeavingLine] = (),
) -> Letter:
    """The letter, with nothing of the story in it that is not in `parts`.

    lines: from Tests, each under the sentence that says what it is.
    """
    opening = [*_OPENING]
    if permission.purpose:
        opening.append(f"They said yes for one thing: “{one_line(permission.purpose)}”.")
    opening.extend(handling(permission))
    opening.append(f"Please let it go by {day_in_words(until)}.")
    passages = (*(passage(part, codes) for part in parts), *map(thought, lines))
    return Letter(tuple(opening), passages)


def passage(part: Part, codes: Codes) -> Passage:
    """One part as plain lines, under the name it has on the page."""
    title = one_line(part.question.name or part.question.prompt)
    return Passage(title, lines_of(part.question, part.answer, codes))


def thought(line: LeavingLine) -> Passage:
    """A line from Tests, which is the keeper's own and no part of any story."""
    known = f"{_HOW_I_KNOW} {line.how_i_know}." if line.how_i_know else ""
    return Passage(ONE_THOUGHT, tuple(filter(None, (line.words, known))))


def one_line(text: str) -> str:
    """`text` without line feeds, and with single blanks."""
    return " ".join(text.split())
