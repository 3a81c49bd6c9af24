# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone sent me something: read a bundle with six spoken words.  No vault, nothing stored.

What was made for a card needs the vault that has its secret half: see `receive_bundle`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from held.bundles.age_file import NoMatchingKey, Passphrase, Stanza, decrypt
from held.bundles.bundle_reader import read_bundle
from held.bundles.contents import BundleContents, Member
from held.errors import HeldError
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

_CARD_KIND = "mlkem768x25519"


class NeedsNotebook(HeldError):
    """The file was made for a card, whose secret half lies in a vault that is not open."""


@dataclass(frozen=True)
class ReceivedPart:
    """One part of what came, and the last day on which it may be held."""

    title: str
    lines: tuple[str, ...]
    until: date


@dataclass(frozen=True)
class ReceivedBundle:
    """What came, as it may be shown.  Who sent it stands beside it, where that is known at all.

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

    Raises NeedsNotebook, TooLongToShow and what `read_bundle` and `read_whole` raise.
    """
    sealed = read_sealed(path)
    if is_for_card(sealed):
        raise NeedsNotebook
    opened = read_bundle(io.BytesIO(sealed), Passphrase(normalise_spoken(spoken)))
    return legible(opened.contents, today)


def read_sealed(path: Path) -> bytes:
    """The file as it lies on the disk.  Raises what `read_whole` raises."""
    return read_whole(path, PlaceKind.EXPORT, _LARGEST_FILE)


def is_for_card(sealed: bytes) -> bool:
    """Whether a card opens this file, and not words.  Reads its first lines only.

    Raises what `age_file.decrypt` raises for what is no age file.
    """
    kinds = _Kinds()
    with suppress(NoMatchingKey):
        decrypt(io.BytesIO(sealed), io.BytesIO(), [kinds])
    return _CARD_KIND in kinds.found


def legible(contents: BundleContents, today: date) -> ReceivedBundle:
    """What came, made fit to be looked at.  Raises TooLongToShow."""
    return ReceivedBundle(
        letter=make_legible(contents.letter),
        parts=tuple(map(_part, contents.members)),
        handling=make_legible(contents.handling, _MOST_ASKED),
        made=contents.created,
        until=contents.expires,
        ended=contents.expires is not None and contents.expires < today,
    )


class _Kinds:
    """An identity that opens nothing and remembers for what kinds of key a file is."""

    def __init__(self) -> None:
        self.found: frozenset[str] = frozenset()

    def unwrap(self, stanzas: Sequence[Stanza]) -> None:
        self.found = frozenset(stanza.arguments[0] for stanza in stanzas)


def _part(member: Member) -> ReceivedPart:
    (title,) = make_legible((member.title,))
    return ReceivedPart(title, make_legible(member.lines), member.permission.until)
