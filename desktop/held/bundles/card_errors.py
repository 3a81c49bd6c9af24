# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a card that somebody gave."""

from __future__ import annotations

from held.errors import HeldError


class CardError(HeldError):
    """What was given is not a card that can be used."""


class NotACard(CardError):
    """There is no card in it."""


class CardDamaged(CardError):
    """A card, with something cut or changed on its way."""


class CardTooNew(CardError):
    """A card from a newer Held.  `found` and `known` are versions of the format."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(found, known)
        self.found = found
        self.known = known


class UnsafeCard(CardError):
    """A whole card, whose keys would protect nothing; or whose name could deceive a reader."""


class SeveralCards(CardError):
    """More than one card in the same text: which one was meant cannot be known."""
