# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves to the recipient of a bundle, and to nobody else, whose card it came from.

A signature would hand the recipient something to show around.  Here both keepers make the same key
from the sender's secret and the recipient's card, or the other way round: the recipient knows that
the sender wrote it, and could have made the very same proof alone, so it convinces no third person.
The cost: whoever steals a recipient's keys can forge bundles to that recipient.

Both hashes and their order go into the key, so that a proof says nothing about any other two, and a
bundle sent back is not its recipient's.

Must not know how a manifest is spelled.  Source: RFC 7748, RFC 5869, RFC 2104.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from held.bundles.card import Card, CardIdentity

_LABEL = b"held/v1/bundle-auth"


def auth_to(sender: CardIdentity, recipient: Card, bundle_id: str, spelled: bytes) -> str:
    """The HMAC for a bundle of one's own, as hex digits.

    spelled: the manifest as it will stand in the bundle, with null for the HMAC.
    """
    key = _key(sender.shared_with(recipient), bundle_id, sender.card, recipient)
    return _over(key, spelled).hex()


def is_from(
    sender: Card, recipient: CardIdentity, bundle_id: str, spelled: bytes, auth: str
) -> bool:
    """Whether `auth` is the HMAC that the keeper of `sender`, or the reader, made.

    spelled: the manifest as it stands in the bundle, but with null for the HMAC.
    """
    key = _key(recipient.shared_with(sender), bundle_id, sender, recipient.card)
    return hmac.compare_digest(_over(key, spelled), bytes.fromhex(auth))


def _key(shared: bytes, bundle_id: str, sender: Card, recipient: Card) -> bytes:
    info = _LABEL + bytes.fromhex(sender.hash) + bytes.fromhex(recipient.hash)
    return HKDF(SHA256(), length=32, salt=bytes.fromhex(bundle_id), info=info).derive(shared)


def _over(key: bytes, spelled: bytes) -> bytes:
    return hmac.digest(key, hashlib.sha256(spelled).digest(), "sha256")
