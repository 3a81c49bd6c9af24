# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone sent me something: read a bundle with six spoken words.  No vault, nothing stored."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from held.bundles.age_file import Passphrase
from held.bundles.bundle_reader import read_bundle
from held.files.disk_errors import PlaceKind
from held.files.whole_file import read_whole
from held.journal.drawn_words import normalise_spoken

_LARGEST_FILE = 96 * 2**20
"""Bytes of a file that is worth trying: 64 MiB of content, a third more as armored text."""


@dataclass(frozen=True)
class ReceivedPart:
    """One part of what came, and the last day on which it may be held."""

    title: str
    lines: tuple[str, ...]
    until: date


@dataclass(frozen=True)
class ReceivedBundle:
    """What came.  Who sent it is not known: it came from somebody who knew the words.

    letter: the whole as plain lines.
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

    Raises what `read_bundle` and `read_whole` raise.
    """
    sealed = io.BytesIO(read_whole(path, PlaceKind.EXPORT, _LARGEST_FILE))
    opened = read_bundle(sealed, Passphrase(normalise_spoken(spoken))).contents
    parts = tuple(ReceivedPart(m.title, m.lines, m.permission.until) for m in opened.members)
    return ReceivedBundle(
        letter=opened.letter,
        parts=parts,
        handling=opened.handling,
        made=opened.created,
        until=opened.expires,
        ended=opened.expires is not None and opened.expires < today,
    )
