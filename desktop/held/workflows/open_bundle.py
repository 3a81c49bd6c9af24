# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone sent me something: read a bundle with six spoken words.  No vault, nothing stored."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from held.bundles.age_file import Passphrase
from held.bundles.bundle_reader import read_bundle
from held.bundles.contents import Member
from held.files.disk_errors import PlaceKind
from held.files.whole_file import read_whole
from held.journal.drawn_words import normalise_spoken
from held.workflows.foreign_text import make_legible

_LARGEST_FILE = 16 * 2**20
"""Bytes of a file that is worth trying: several times the longest letter that could be shown.

A foreign text takes up to eight times its size while it is checked.
"""

_MOST_ASKED = 4_000
"""Characters of what a reader is asked, which stands above the letter."""


@dataclass(frozen=True)
class ReceivedPart:
    """One part of what came, and the last day on which it may be held."""

    title: str
    lines: tuple[str, ...]
    until: date


@dataclass(frozen=True)
class ReceivedBundle:
    """What came.  Who sent it is not known: it came from somebody who knew the words.

    letter: the whole as plain lines, made legible like all that comes from elsewhere.
    made, until: days; the last is still inside.  until is None for words that a keeper sealed for
    themselves (`held.workflows.rescue`): they are the letter alone, and have no end.
    ended: whether that last day is over.
    """

    letter: tuple[str, ...]
    parts: tuple[ReceivedPart, ...]
    handling: tuple[str, ...]
    made: date
    until: date | None
    ended: bool


def open_bundle(path: Path, spoken: str, today: date) -> ReceivedBundle:
    """Read a bundle.  Takes about a second; use nothing of it before this returns.

    Raises TooLongToShow and what `read_bundle` and `read_whole` raise.
    """
    sealed = io.BytesIO(read_whole(path, PlaceKind.EXPORT, _LARGEST_FILE))
    opened = read_bundle(sealed, Passphrase(normalise_spoken(spoken))).contents
    return ReceivedBundle(
        letter=make_legible(opened.letter),
        parts=tuple(map(_part, opened.members)),
        handling=make_legible(opened.handling, _MOST_ASKED),
        made=opened.created,
        until=opened.expires,
        ended=opened.expires is not None and opened.expires < today,
    )


def _part(member: Member) -> ReceivedPart:
    (title,) = make_legible((member.title,))
    return ReceivedPart(title, make_legible(member.lines), member.permission.until)
