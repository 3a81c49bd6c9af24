# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes into a bundle and comes out of it: plain frozen values, without any journal.

A member is one part of a story, with the permission under which it travels; or, to a card only, a
single line of the sender's own thinking.  Text is a tuple of lines; no line holds a line feed.  Ids
are 32 hex digits and random, so that they say nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Id = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
"""16 random bytes as hex digits."""

Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
"""A SHA-256 as hex digits."""

Counter = Annotated[int, Meta(ge=0, le=2**53 - 1)]

MOST_MEMBERS = 1_000


class MemberPermission(Struct, frozen=True, forbid_unknown_fields=True):
    """What the person who told the story allowed for one part.

    named: how they are named in it; None: not said.
    until: the last day on which it may be held.
    purpose: in the keeper's words; empty: not said.
    """

    form: Literal["spoken", "written", "bundle"]
    named: Literal["code", "role", "as_they_choose"] | None
    until: date
    purpose: str


MemberKind = Literal["text", "line"]
"""text: a part of a story.  line: one line of what the sender thinks, which is no finding."""


class Member(Struct, frozen=True):
    """One part: a title of one line, its text, and its permission.  `id` is the sender's.

    A member of kind "line" has exactly one line, and nobody is named in its permission.
    """

    id: Id
    title: str
    lines: tuple[str, ...]
    permission: MemberPermission
    kind: MemberKind = "text"


class BundleContents(Struct, frozen=True):
    """All that one person is given at once; or, without members, the keeper's own words.

    letter: the whole as plain text, for somebody who has no Held.
    handling: what the teller asks of whoever reads it.
    created: a UTC day.
    expires: a day as it was agreed, wherever that was; the last is still inside.  None for own
    words, and for them alone: what was told has an end.
    counter: see `next_counter`.
    previous: the digest of the bundle before this one to the same person, if there was one.
    """

    letter: tuple[str, ...]
    members: tuple[Member, ...]
    handling: tuple[str, ...]
    created: date
    expires: date | None
    counter: Counter
    previous: Digest | None = None


def next_counter(last: int | None, day: date) -> int:
    """The counter for a bundle made on `day`, above `last`, the highest used so far.

    Days since 2020 times 1000, so that a vault restored from a backup does not count again what
    it has forgotten.
    """
    today = (day - date(2020, 1, 1)).days * 1_000
    return today if last is None else max(last + 1, today)
