# SPDX-License-Identifier: GPL-3.0-or-later
"""The payload of an age file: a nonce, then chunks of 64 KiB, each sealed and numbered.

A chunk says whether it is the last, so that a file cut at a chunk is noticed like any other.
Source: c2sp.org/age, "Payload".
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from held.bundles.age_file._streams import Readable, Writable, read_fully, write_fully
from held.bundles.age_file.errors import BrokenPayload, MalformedHeader

CHUNK_SIZE = 64 * 1024
"""Bytes of plain text in every chunk but the last."""

_TAG_SIZE = 16
_SEALED_SIZE = CHUNK_SIZE + _TAG_SIZE
_NONCE_SIZE = 16


def encrypt_payload(plain: Readable, out: Writable, file_key: bytes) -> None:
    """Encrypt all of `plain` to `out`.  Raises SourceUnreadable, TargetUnwritable."""
    nonce = os.urandom(_NONCE_SIZE)
    seal = _cipher(file_key, nonce).encrypt
    write_fully(out, nonce)
    number = 0
    chunk = read_fully(plain, CHUNK_SIZE)
    while following := read_fully(plain, CHUNK_SIZE):
        write_fully(out, seal(_chunk_nonce(number, last=False), chunk, None))
        chunk = following
        number += 1
    write_fully(out, seal(_chunk_nonce(number, last=True), chunk, None))


def decrypt_payload(source: Readable, out: Writable, file_key: bytes) -> None:
    """Decrypt the rest of `source` to `out`, chunk by chunk as each proves right.

    Raises BrokenPayload, SourceUnreadable, TargetUnwritable; MalformedHeader, if the file ends
    before the first chunk could begin.
    """
    nonce = read_fully(source, _NONCE_SIZE)
    if len(nonce) < _NONCE_SIZE:
        raise MalformedHeader(0)
    cipher = _cipher(file_key, nonce)
    number = 0
    last = False
    while not last:
        sealed = read_fully(source, _SEALED_SIZE)
        plain, last = _open_chunk(cipher, number, sealed)
        if last and number and not plain:
            raise BrokenPayload(number + 1)
        write_fully(out, plain)
        number += 1
    if read_fully(source, 1):
        raise BrokenPayload(number + 1)


def _open_chunk(cipher: ChaCha20Poly1305, number: int, sealed: bytes) -> tuple[bytes, bool]:
    """The plain text of a chunk, and whether it is the last.  Only a full one may be either."""
    if len(sealed) == _SEALED_SIZE:
        try:
            return cipher.decrypt(_chunk_nonce(number, last=False), sealed, None), False
        except InvalidTag:
            pass
    try:
        return cipher.decrypt(_chunk_nonce(number, last=True), sealed, None), True
    except InvalidTag as error:
        raise BrokenPayload(number + 1) from error


def _cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(SHA256(), length=32, salt=nonce, info=b"payload").derive(file_key))


def _chunk_nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
