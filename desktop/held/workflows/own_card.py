# SPDX-License-Identifier: GPL-3.0-or-later
"""My own card: made with the vault, called as I like, given away as a small file or as text.

Everything on a card may be seen by anybody.  Its secret half never leaves the vault.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from held.bundles.card import (
    CardIdentity,
    decode_card_identity,
    fit_name,
    make_card_identity,
    words_of,
)
from held.bundles.card_text import FILE_ENDING, parse_card, spell_card_block, spell_card_file
from held.files.atomic_write import atomic_write
from held.files.bundled_resources import resource
from held.files.disk_errors import PlaceKind
from held.vault.identity_store import StoredIdentity
from held.workflows.new_file import check_free
from held.workflows.sealing import ReadBackDiffers
from held.workflows.session import Session

NEUTRAL_NAME = f"card{FILE_ENDING}"
"""It says nothing of whose card it is."""

_SEED = 32


@dataclass(frozen=True)
class OwnCard:
    """My card as it can be shown.

    name: what it calls me; may be empty.  words: seven, to be compared by voice.
    text: the card as lines for any message.
    """

    name: str
    words: tuple[str, ...]
    text: str


def ensure_identity(session: Session) -> None:
    """Make the keys of this vault, if it has none.  Raises what a save can raise."""
    if session.vault.identity.find() is not None:
        return
    secret = make_card_identity("").encode()
    session.vault.identity.begin(
        StoredIdentity(secret[:_SEED], secret[_SEED:], "", session.clock.now())
    )


def identity(session: Session) -> CardIdentity:
    """My keys, made now where there were none.  Raises what a save can raise."""
    ensure_identity(session)
    stored = session.vault.identity.find()
    assert stored is not None, "it was made just now"
    return decode_card_identity(stored.name, stored.seed + stored.sender_key)


def own_card(session: Session) -> OwnCard:
    """My card.  Raises what a save can raise, in a vault that had no keys yet."""
    card = identity(session).card
    return OwnCard(card.name, words_of(card, card_words()), spell_card_block(card))


def call_me(session: Session, typed: str) -> OwnCard:
    """Let my card call me so from now on; the seven words stay.  Raises what a save can raise."""
    ensure_identity(session)
    session.vault.identity.rename(fit_name(typed))
    return own_card(session)


def write_own_card(session: Session, target: Path) -> Path:
    """Write my card to a new file, read it back and compare; answers with `target`.

    Raises TargetTaken, ReadBackDiffers and disk errors; then there is no file.
    """
    check_free(target)
    card = identity(session).card

    def check(written: bytes) -> None:
        if parse_card(written) != card:
            raise ReadBackDiffers

    atomic_write(target, spell_card_file(card), PlaceKind.EXPORT, check=check)
    return target


def card_words() -> tuple[str, ...]:
    """The list from which the seven words come, the same in every Held."""
    return tuple(resource("words", "eff_large.txt").read_text(encoding="utf-8").split())
