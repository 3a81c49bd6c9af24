# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways into a notebook on paper: making them, trying them, taking them back.

The vault keeps when each was made and tried, so that one can be told from another; the words
themselves are kept nowhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from held.errors import HeldError
from held.vault.recovery_slots import make_recovery_slot, open_with_sheets
from held.vault.recovery_words import (
    ONE_SHEET,
    THREE_OF_FIVE,
    TWO_OF_THREE,
    WORDS_ON_A_SHEET,
    Sharing,
    Sheet,
    Words,
    draw_secret,
    split,
)
from held.workflows import prove_passphrase

if TYPE_CHECKING:
    from held.workflows.session import Session

__all__ = ["ONE_SHEET", "THREE_OF_FIVE", "TWO_OF_THREE", "Sharing"]

_KEY = "recovery"
_QUESTIONS = 3


@dataclass(frozen=True)
class Drawn:
    """New sheets, before or after the vault knows them.

    way: the id of the way in; empty while no vault knows it.
    sharing: how many sheets there are and how many it takes.  day: on which they were drawn.
    """

    sharing: Sharing
    day: date
    secret: bytes = field(repr=False)
    sheets: tuple[Words, ...] = field(repr=False)
    way: str = ""


@dataclass(frozen=True)
class Question:
    """One word to be found again on the paper: which sheet, and which word on it, from 1."""

    sheet: int
    word: int


@dataclass(frozen=True)
class Way:
    """One way in on paper.

    alone: one sheet by itself, not a circle.
    sharing, made: None when the vault does not know them any more.
    tried: on which day its words were last shown to open the vault.
    """

    id: str
    alone: bool
    sharing: Sharing | None
    made: date | None
    tried: date | None


class _Note(Struct, frozen=True):
    needed: int
    of: int
    made: date
    tried: date | None = None


def draw(day: date, sharing: Sharing = ONE_SHEET) -> Drawn:
    """New sheets.  They open nothing before a vault is made or changed with them."""
    secret = draw_secret()
    return Drawn(sharing, day, secret, split(secret, sharing))


def questions(sharing: Sharing) -> tuple[Question, ...]:
    """Three words to look for, none twice: on one sheet in its order, of a circle one on each."""
    chance = secrets.SystemRandom()
    numbers = chance.sample(range(1, WORDS_ON_A_SHEET + 1), _QUESTIONS)
    if sharing.made == 1:
        return tuple(Question(1, number) for number in sorted(numbers))
    sheets = sorted(chance.sample(range(1, sharing.made + 1), _QUESTIONS))
    return tuple(Question(*pair) for pair in zip(sheets, numbers, strict=True))


def is_right(drawn: Drawn, question: Question, typed: str) -> bool:
    """Whether this is the word on the paper.  Case and spaces around it do not count."""
    return drawn.sheets[question.sheet - 1][question.word - 1] == typed.strip().lower()


def ways(session: Session) -> tuple[Way, ...]:
    """Every way in on paper that the vault has now, in the order of making."""
    notes = _read_notes(session)
    found = []
    for slot in session.vault.key_file.slots:
        if slot.type != "passphrase":
            way, alone = slot.id.hex(), slot.type == "recovery"
            note = notes.get(way)
            found.append(
                Way(way, alone, Sharing(note.needed, note.of), note.made, note.tried)
                if note
                else Way(way, alone, ONE_SHEET if alone else None, None, None)
            )
    return tuple(found)


def make(session: Session, present: str, drawn: Drawn) -> Drawn:
    """Let these sheets open the vault as well.  Takes about a second.

    present: the passphrase as it is now.  Raises WrongPassphrase, SlotsFull and disk errors; then
    the sheets open nothing.
    """
    prove_passphrase.check(session, present)
    slot = make_recovery_slot(session.vault.root, drawn.secret, drawn.sharing)
    way = slot.id.hex()
    # Noted first: a note without its slot is not seen, a sheet without its day would be.
    _note(session, way, drawn, None)
    session.vault.add_slot(slot)
    return replace(drawn, way=way)


def note_first(session: Session, drawn: Drawn, *, tried: bool) -> None:
    """Note the sheet that a new vault was made with.  That it has no date is no reason to fail."""
    (way,) = (way.id for way in ways(session))
    with suppress(HeldError):
        _note(session, way, drawn, drawn.day if tried else None)


def note_tried(session: Session, way: str) -> None:
    """The words of this way were found again on the paper.  Raises disk errors."""
    notes = _read_notes(session)
    if note := notes.get(way):
        tried = msgspec.structs.replace(note, tried=session.clock.now().day)
        _save_notes(session, {**notes, way: tried})


def try_sheets(session: Session, sheets: Sequence[Sheet]) -> Way:
    """The way in that these sheets are; noted as tried today.

    Raises WrongWords, MoreSheetsNeeded, SheetsMixed and disk errors.
    """
    _root, slot = open_with_sheets(session.vault.key_file, sheets)
    note_tried(session, slot.id.hex())
    return next(way for way in ways(session) if way.id == slot.id.hex())


def take_back(session: Session, present: str, way: str) -> None:
    """Let the sheets of this way open the vault no more.  Takes about a second.

    Older copies of the key file still open with them.  Raises WrongPassphrase and disk errors;
    then they still open the vault.
    """
    prove_passphrase.check(session, present)
    remove(session, way)


def remove(session: Session, way: str) -> None:
    """The same for someone who has just shown the passphrase, such as after making another."""
    session.vault.remove_slot(bytes.fromhex(way))
    notes = _read_notes(session)
    if notes.pop(way, None):
        # Nothing opens with it any more; a note that stays is not seen.
        with suppress(HeldError):
            _save_notes(session, notes)


def _note(session: Session, way: str, drawn: Drawn, tried: date | None) -> None:
    note = _Note(drawn.sharing.needed, drawn.sharing.made, drawn.day, tried)
    _save_notes(session, {**_read_notes(session), way: note})


def _read_notes(session: Session) -> dict[str, _Note]:
    """A value from elsewhere that does not fit is left."""
    try:
        stored = session.vault.settings.read(_KEY) or "{}"
        return msgspec.json.decode(stored, type=dict[str, _Note])
    except msgspec.MsgspecError:
        return {}


def _save_notes(session: Session, notes: dict[str, _Note]) -> None:
    session.vault.settings.save(_KEY, msgspec.json.encode(notes).decode())
