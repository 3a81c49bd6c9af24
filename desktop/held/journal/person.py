# SPDX-License-Identifier: GPL-3.0-or-later
"""People, who appear by a code and never by their name.

A code belongs to one situation; elsewhere the same person has another, so that nothing gathers
by person (practices.md section 3).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct

from held.journal.identifiers import PersonId, SituationId


class Person(Struct, frozen=True):
    """Someone in a situation.  `situation` is None for the keeper's own co-facilitators."""

    id: PersonId
    code: str
    situation: SituationId | None = None


def draw_code(
    words: Sequence[str], taken: Collection[str], choose: Callable[[Sequence[str]], str]
) -> str:
    """A word from `words` that nobody in the situation has yet.

    When all are taken, one comes back with a number behind it: a code must never be shared.
    """
    free = [word for word in words if word not in taken]
    if free:
        return choose(free)
    word, number = choose(words), 2
    while f"{word} {number}" in taken:
        number += 1
    return f"{word} {number}"
