# SPDX-License-Identifier: GPL-3.0-or-later
"""What two keepers exchange: a name, and two public keys.  And the secret half of one's own.

The hybrid recipient is what a bundle is sealed for; the X25519 key is for proving, to the two of
them only, who sealed it.  Two people compare their keys by voice, as seven words.

The hash of a card, and so the words, cover both keys and not the name.  A name is a label: its
keeper may change it, and whoever gets the card may call that person otherwise, without anybody
having to compare anew.  Nobody gains by changing only the name on its way: words are compared with
a person, not with a label, and another person's keys give other words.  Another key under the same
name, of either kind, gives other words too.

Must not know how a card is written down (`card_text`), nor vaults.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from held.bundles.age_file import (
    SEED_SIZE,
    HybridIdentity,
    HybridRecipient,
    MalformedIdentity,
    generate_identity,
)
from held.bundles.card_errors import UnsafeCard

KEY_SIZE = 32
"""Bytes of an X25519 key, public or secret."""

IDENTITY_SIZE = SEED_SIZE + KEY_SIZE
"""Bytes that `CardIdentity.encode` gives."""

MOST_NAME_BYTES = 96
"""UTF-8: a card in text form then fits into a message of 2,000 characters."""

WORDS = 7
"""Of the large list: 90 bits, so that nobody finds other keys with the same words."""

_LABEL = b"held/v1/card"
_HYPHEN = "-"
_JOINERS = "\u200c\u200d"  # without a look of their own; some scripts cannot be written without
_UNSEEN = frozenset(("Cf", "Cs", "Co"))
_BREAKS = frozenset(("Cc", "Zl", "Zp"))


@dataclass(frozen=True)
class Card:
    """The card of one keeper.  Raises UnsafeCard for a name or a key that is not fit.

    name: what its keeper wants to be called, one line, see `fit_name`; may be empty.
    recipient: whom bundles are sealed for.
    key: 32 bytes, an X25519 public key.
    Compare two by `hash`: with the same keys and other names they are the same card.
    """

    name: str
    recipient: HybridRecipient
    key: bytes

    def __post_init__(self) -> None:
        if self.name != fit_name(self.name) or len(self.key) != KEY_SIZE:
            raise UnsafeCard
        try:
            # With a point of low order any key gives zero, which would prove nothing.
            X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(self.key))
        except ValueError as error:
            raise UnsafeCard from error

    @property
    def hash(self) -> str:
        """SHA-256 over a label, the recipient's bytes and the key, as hex digits."""
        return hashlib.sha256(_LABEL + self.recipient.raw + self.key).hexdigest()

    @property
    def recipient_hash(self) -> str:
        """SHA-256 of the recipient's text, as hex digits: what a bundle is bound to."""
        return hashlib.sha256(str(self.recipient).encode("ascii")).hexdigest()


@dataclass(frozen=True, eq=False)
class CardIdentity:
    """The secret half of one's own card.  `repr()` shows neither key nor name.

    Raises UnsafeCard for a name that is not fit, and MalformedIdentity for a key of another size.
    """

    name: str = field(repr=False)
    hybrid: HybridIdentity = field(repr=False)
    key: bytes = field(repr=False)
    card: Card = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if len(self.key) != KEY_SIZE:
            raise MalformedIdentity
        public = X25519PrivateKey.from_private_bytes(self.key).public_key().public_bytes_raw()
        object.__setattr__(self, "card", Card(self.name, self.hybrid.recipient, public))

    def encode(self) -> bytes:
        """The 64 secret bytes for the vault: the seed of the hybrid identity, then the key."""
        return self.hybrid.seed + self.key

    def shared_with(self, other: Card) -> bytes:
        """The 32 secret bytes that only the two keepers can make."""
        own = X25519PrivateKey.from_private_bytes(self.key)
        return own.exchange(X25519PublicKey.from_public_bytes(other.key))


def make_card_identity(name: str) -> CardIdentity:
    """New keys under `name`.  Raises UnsafeCard for a name that `fit_name` would change."""
    key = X25519PrivateKey.generate().private_bytes_raw()
    return CardIdentity(name, generate_identity(), key)


def decode_card_identity(name: str, secret: bytes) -> CardIdentity:
    """The keys that `encode` gave, under `name`.  Raises MalformedIdentity, UnsafeCard."""
    if len(secret) != IDENTITY_SIZE:
        raise MalformedIdentity
    return CardIdentity(name, HybridIdentity(secret[:SEED_SIZE]), secret[SEED_SIZE:])


def fit_name(typed: str) -> str:
    """`typed` as a name may stand on a card: one line, nothing unseen in it, not too long."""
    seen = "".join(map(_seen, typed))
    cut = " ".join(seen.split()).encode()[:MOST_NAME_BYTES]
    return cut.decode(errors="ignore").rstrip()


def words_of(card: Card, word_list: Sequence[str]) -> tuple[str, ...]:
    """Seven words that stand for the keys on `card`, to be compared by voice, in their order.

    word_list: the same for both who compare.  Words with a hyphen are left out, since by ear they
    are two.
    """
    spoken = [word for word in word_list if _HYPHEN not in word]
    rest = int(card.hash, 16)
    words = []
    for _ in range(WORDS):
        rest, place = divmod(rest, len(spoken))
        words.append(spoken[place])
    return tuple(words)


def _seen(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in _BREAKS:
        return " "
    return "" if kind in _UNSEEN and letter not in _JOINERS else letter
