# SPDX-License-Identifier: GPL-3.0-or-later
"""The hybrid kind of key, `mlkem768x25519`: safe while either ML-KEM-768 or X25519 is.

Whoever has the recipient's text can write to it, so a file that opens says nothing of its writer.
Source: c2sp.org/age, "The MLKEM768-X25519 hybrid post-quantum recipient type"; RFC 9180; X-Wing.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHAKE256, Hash

from held.bundles.age_file._bech32 import NotBech32, read_bech32, spell_bech32
from held.bundles.age_file._keys import FILE_KEY_SIZE, Stanza
from held.bundles.age_file._text64 import NotCanonical, decode_unpadded, encode_unpadded
from held.bundles.age_file.errors import MalformedHeader, MalformedIdentity, MalformedRecipient

SEED_SIZE = 32
"""Bytes of which a whole identity is made."""

_KIND = "mlkem768x25519"
_INFO = b"age-encryption.org/mlkem768x25519"
_RECIPIENT_PREFIX = "age1pq"
_IDENTITY_PREFIX = "age-secret-key-pq-"
_MLKEM_SEED_SIZE = 64
_MLKEM_PUBLIC_SIZE = 1184
_X25519_SIZE = 32
_RECIPIENT_SIZE = _MLKEM_PUBLIC_SIZE + _X25519_SIZE
_ENC_SIZE = 1120  # 1088 of ML-KEM, then the X25519 share
_BODY_SIZE = FILE_KEY_SIZE + 16
_LONGEST_TEXT = 2_000
_FIRST_STANZA_LINE = 2
_COLUMNS = 64
_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


class HybridRecipient:
    """Somebody who opens a file with a `HybridIdentity`.  `str()` gives the text, "age1pq1...".

    Equal when the keys are.  Raises MalformedRecipient for anything but 1,216 bytes of two keys
    that protect something.
    """

    stands_alone = False

    def __init__(self, raw: bytes) -> None:
        if len(raw) != _RECIPIENT_SIZE:
            raise MalformedRecipient
        x25519 = X25519PublicKey.from_public_bytes(raw[_MLKEM_PUBLIC_SIZE:])
        try:
            mlkem = MLKEM768PublicKey.from_public_bytes(raw[:_MLKEM_PUBLIC_SIZE])
            # With a point of low order any key gives zero, which would protect nothing.
            X25519PrivateKey.generate().exchange(x25519)
        except ValueError as error:
            raise MalformedRecipient from error
        self._raw = bytes(raw)
        self._key = hpke.MLKEM768X25519PublicKey(mlkem, x25519)

    @property
    def raw(self) -> bytes:
        """The 1,216 bytes that the text spells."""
        return self._raw

    def wrap(self, file_key: bytes) -> Stanza:
        """The stanza from which the recipient alone gets `file_key` back."""
        sealed = _SUITE.encrypt(file_key, self._key, _INFO)
        share = encode_unpadded(sealed[:_ENC_SIZE]).decode("ascii")
        return Stanza((_KIND, share), sealed[_ENC_SIZE:])

    def __str__(self) -> str:
        return spell_bech32(_RECIPIENT_PREFIX, self._raw)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._raw[:4].hex()}...)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HybridRecipient) and self._raw == other._raw

    def __hash__(self) -> int:
        return hash(self._raw)


class HybridIdentity:
    """Opens what was written for its `recipient`.

    `str()` gives the secret text, "AGE-SECRET-KEY-PQ-1..."; `repr()` nothing.
    """

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_SIZE:
            raise MalformedIdentity
        expanded = _expand(seed)
        mlkem = MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED_SIZE])
        self._seed = bytes(seed)
        self._x25519 = X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED_SIZE:])
        self._key = hpke.MLKEM768X25519PrivateKey(mlkem, self._x25519)
        self._recipient = HybridRecipient(
            mlkem.public_key().public_bytes_raw() + self._x25519.public_key().public_bytes_raw()
        )

    @property
    def seed(self) -> bytes:
        """The 32 secret bytes of which all of it is made."""
        return self._seed

    @property
    def recipient(self) -> HybridRecipient:
        """What others need to write to it."""
        return self._recipient

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The file key, or None if no stanza is for this identity.

        Raises MalformedHeader, if any stanza of this kind breaks the format.
        """
        parsed = [
            (_line(stanzas, place), _parse(stanza, _line(stanzas, place)), stanza.body)
            for place, stanza in enumerate(stanzas)
            if stanza.arguments[0] == _KIND
        ]
        for line, share, body in parsed:
            file_key = self._open(line, share, body)
            if file_key is not None:
                return file_key
        return None

    def _open(self, line: int, share: bytes, body: bytes) -> bytes | None:
        try:
            # Its own step, since the suite answers a point of low order like any other wrong key.
            self._x25519.exchange(X25519PublicKey.from_public_bytes(share[-_X25519_SIZE:]))
        except ValueError as error:
            raise MalformedHeader(line) from error
        try:
            return _SUITE.decrypt(share + body, self._key, _INFO)
        except InvalidTag:
            return None

    def __str__(self) -> str:
        return spell_bech32(_IDENTITY_PREFIX, self._seed).upper()

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


def generate_identity() -> HybridIdentity:
    """A new identity."""
    return HybridIdentity(os.urandom(SEED_SIZE))


def parse_recipient(text: str) -> HybridRecipient:
    """The recipient that `text` spells, all in small letters.  Raises MalformedRecipient."""
    if len(text) > _LONGEST_TEXT:
        raise MalformedRecipient
    try:
        raw = read_bech32(_RECIPIENT_PREFIX, text)
    except NotBech32 as error:
        raise MalformedRecipient from error
    return HybridRecipient(raw)


def parse_identity(text: str) -> HybridIdentity:
    """The identity that `text` spells, all in capitals.  Raises MalformedIdentity."""
    # ASCII alone: other alphabets have capitals whose small form is a letter of this one.
    if len(text) > _LONGEST_TEXT or not text.isascii() or text != text.upper():
        raise MalformedIdentity
    try:
        seed = read_bech32(_IDENTITY_PREFIX, text.lower())
    except NotBech32:
        # Without the cause: its frames would carry the secret into a traceback.
        raise MalformedIdentity from None
    return HybridIdentity(seed)


def _expand(seed: bytes) -> bytes:
    shake = Hash(SHAKE256(_MLKEM_SEED_SIZE + _X25519_SIZE))
    shake.update(seed)
    return shake.finalize()


def _parse(stanza: Stanza, line: int) -> bytes:
    """The share.  A body of another size is refused before any key is tried on it."""
    if len(stanza.arguments) != 2 or len(stanza.body) != _BODY_SIZE:
        raise MalformedHeader(line)
    try:
        share = decode_unpadded(stanza.arguments[1].encode("ascii"))
    except NotCanonical as error:
        raise MalformedHeader(line) from error
    if len(share) != _ENC_SIZE:
        raise MalformedHeader(line)
    return share


def _line(stanzas: Sequence[Stanza], place: int) -> int:
    """Where the stanza at `place` begins in its file."""
    before = (len(encode_unpadded(stanza.body)) // _COLUMNS + 2 for stanza in stanzas[:place])
    return _FIRST_STANZA_LINE + sum(before)
