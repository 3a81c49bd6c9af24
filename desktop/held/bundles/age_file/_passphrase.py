# SPDX-License-Identifier: GPL-3.0-or-later
"""The passphrase kind of key: scrypt makes a key from words, and that key wraps the file key.

Whoever has the passphrase both writes and reads, so a file that opens was written by somebody who
knows it.  A second recipient beside it would end that, hence it stands alone.
Source: c2sp.org/age, "The scrypt recipient type"; RFC 7914.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from held.bundles.age_file._keys import FILE_KEY_SIZE, Stanza
from held.bundles.age_file._text64 import NotCanonical, decode_unpadded, encode_unpadded
from held.bundles.age_file.errors import MalformedHeader, NotEnoughMemory, TooCostly

WORK_FACTOR = 18
"""To write: 256 MiB, and under a second on a present machine.  A base-two logarithm."""

HIGHEST_WORK_FACTOR = 20
"""To read: 1 GiB and some seconds is the most that a foreign file may ask for."""

_KIND = "scrypt"
_LABEL = b"age-encryption.org/v1/scrypt"
_BLOCK_SIZE = 8
_SALT_SIZE = 16
_BODY_SIZE = FILE_KEY_SIZE + 16
_ZERO_NONCE = bytes(12)  # each salt gives another key, used once
_STANZA_LINE = 2  # where its only stanza stands in a file under a passphrase
_DECIMAL = re.compile(r"[1-9][0-9]{0,2}\Z")


class Passphrase:
    """A recipient and an identity at once: what `text` seals, the same `text` opens.

    Taken as it stands, in UTF-8: no case folding, no trimming.  The work factors are base-two
    logarithms; only tests have a reason to give others.
    """

    stands_alone = True

    def __init__(
        self,
        text: str,
        *,
        work_factor: int = WORK_FACTOR,
        highest_work_factor: int = HIGHEST_WORK_FACTOR,
    ) -> None:
        # Qt hands over what was typed, half a surrogate pair too; it is a key like any other.
        self._secret = text.encode("utf-8", "surrogatepass")
        self._work_factor = work_factor
        self._highest_work_factor = highest_work_factor

    def wrap(self, file_key: bytes) -> Stanza:
        """The stanza from which the same passphrase gets `file_key` back.

        Raises NotEnoughMemory.
        """
        if not self._secret:
            raise ValueError("an empty passphrase protects nothing")
        salt = os.urandom(_SALT_SIZE)
        key = self._derive(salt, self._work_factor)
        body = ChaCha20Poly1305(key).encrypt(_ZERO_NONCE, file_key, None)
        spelled = encode_unpadded(salt).decode("ascii")
        return Stanza((_KIND, spelled, str(self._work_factor)), body)

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The file key, or None for another passphrase or another kind of file.

        Raises MalformedHeader, TooCostly, NotEnoughMemory.
        """
        for stanza in stanzas:
            if stanza.arguments[0] == _KIND:
                return self._open(stanza)
        return None

    def _open(self, stanza: Stanza) -> bytes | None:
        salt, work_factor = _parse(stanza)
        if work_factor > self._highest_work_factor:
            raise TooCostly(work_factor, self._highest_work_factor)
        key = self._derive(salt, work_factor)
        try:
            return ChaCha20Poly1305(key).decrypt(_ZERO_NONCE, stanza.body, None)
        except InvalidTag:
            return None

    def _derive(self, salt: bytes, work_factor: int) -> bytes:
        cost = 1 << work_factor
        try:
            return Scrypt(salt=_LABEL + salt, length=32, n=cost, r=_BLOCK_SIZE, p=1).derive(
                self._secret
            )
        except MemoryError as error:
            raise NotEnoughMemory(128 * _BLOCK_SIZE * cost) from error


def _parse(stanza: Stanza) -> tuple[bytes, int]:
    """Salt and work factor.  A body of another size is refused before any key is tried on it."""
    if len(stanza.arguments) != 3 or len(stanza.body) != _BODY_SIZE:
        raise MalformedHeader(_STANZA_LINE)
    _, spelled, work_factor = stanza.arguments
    try:
        salt = decode_unpadded(spelled.encode("ascii"))
    except NotCanonical as error:
        raise MalformedHeader(_STANZA_LINE) from error
    if len(salt) != _SALT_SIZE or not _DECIMAL.match(work_factor):
        raise MalformedHeader(_STANZA_LINE)
    return salt, int(work_factor)
