# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter in a bundle: what a person reads who has no Held, in any editor, in ten years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from held.journal.permission import Part, Permission
from held.journal.plain_text import Codes, day_in_words, lines_of

_OPENING = (
    "This was told to me in confidence.",
    "I pass on only what the person who told me said I may.",
    "People appear by codes. Please do not guess who they are.",
)
_KEEP_TO_YOURSELF = "Please pass nothing on. This is a request, not a lock."
_DO_NOT_RAISE = "Please do not bring it up with them unless they do."


def handling(permission: Permission) -> tuple[str, ...]:
    """What is asked of whoever reads the bundle."""
    asked = [_KEEP_TO_YOURSELF]
    if permission.do_not_raise:
        asked.append(_DO_NOT_RAISE)
    return tuple(asked)


def compose(
    parts: Sequence[Part], codes: Codes, until: date, asked: Sequence[str]
) -> tuple[str, ...]:
    """The whole letter, line by line, with nothing in it that is not in `parts`."""
    return tuple(_lines(parts, codes, until, asked))


def _lines(parts: Sequence[Part], codes: Codes, until: date, asked: Sequence[str]) -> Iterator[str]:
    yield from _OPENING
    yield from asked
    yield f"Please let it go by {day_in_words(until)}."
    for part in parts:
        yield ""
        yield part.question.name or part.question.prompt
        yield ""
        yield from lines_of(part.question, part.answer, codes)
