# SPDX-License-Identifier: GPL-3.0-or-later
"""The textual header of an age file: a version, one stanza for each recipient, and a MAC.

The MAC is taken over the bytes as they were read, never over a new writing of what was understood.
Source: c2sp.org/age, "Header".
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Sequence

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from held.bundles.age_file._keys import FILE_KEY_SIZE, Identity, Recipient, Stanza
from held.bundles.age_file._streams import Readable, read_line
from held.bundles.age_file._text64 import NotCanonical, decode_unpadded, encode_unpadded
from held.bundles.age_file.errors import (
    BadHeaderMac,
    MalformedHeader,
    NoMatchingKey,
    NotAnAgeFile,
    UnknownAgeVersion,
)

_VERSION_LINE = b"age-encryption.org/v1\n"
_ANY_VERSION = re.compile(rb"age-encryption\.org/[\x21-\x7e]+\n\Z")
_STANZA_LINE = re.compile(rb"->((?: [\x21-\x7e]+)+)\n\Z")
_BODY_LINE = re.compile(rb"([A-Za-z0-9+/]{0,64})\n\Z")
_MAC_LINE = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n\Z")
_MAC_MARK = b"---"
_COLUMNS = 64
_LARGEST = 256 * 1024
"""Bytes: room for some 150 of the largest stanzas age knows.  The format itself sets no end."""

_ALONE = "scrypt"
"""The one kind of stanza that the format wants alone, whoever reads."""


def seal_header(file_key: bytes, recipients: Sequence[Recipient]) -> bytes:
    """The header that lets each of `recipients` find `file_key`."""
    if not recipients:
        raise ValueError("an age file needs a recipient")
    if len(recipients) > 1 and any(recipient.stands_alone for recipient in recipients):
        raise ValueError("this kind of recipient stands alone")
    stanzas = b"".join(_spell(recipient.wrap(file_key)) for recipient in recipients)
    covered = _VERSION_LINE + stanzas + _MAC_MARK
    return covered + b" " + encode_unpadded(_mac(file_key, covered)) + b"\n"


def open_header(taken: bytes, source: Readable, identities: Sequence[Identity]) -> bytes:
    """The file key, reading from `source` exactly to the end of the header.

    `taken` are bytes already read.  The identities are tried in their order.
    Raises MalformedHeader, NoMatchingKey, BadHeaderMac, what the identities raise, and
    SourceUnreadable.
    """
    lines = _Lines(taken, source)
    stanzas, mac = _parse(lines)
    for identity in identities:
        file_key = identity.unwrap(stanzas)
        if file_key is not None:
            break
    else:
        raise NoMatchingKey
    if len(file_key) != FILE_KEY_SIZE:
        raise MalformedHeader(lines.count)
    if not hmac.compare_digest(_mac(file_key, lines.covered), mac):
        raise BadHeaderMac
    return file_key


class _Lines:
    """The lines of a header, bounded together; remembers what the MAC covers."""

    def __init__(self, taken: bytes, source: Readable) -> None:
        self._taken = taken
        self._source = source
        self._left = _LARGEST
        self._read: list[bytes] = []

    @property
    def count(self) -> int:
        return len(self._read)

    @property
    def covered(self) -> bytes:
        return b"".join(self._read[:-1]) + _MAC_MARK

    def next(self) -> bytes:
        line = self._taken + read_line(self._source, self._left)
        self._taken = b""
        self._left -= len(line)
        self._read.append(line)
        if not line.endswith(b"\n") or self._left <= 0:
            raise NotAnAgeFile if self.count == 1 else MalformedHeader(self.count)
        return line


def _parse(lines: _Lines) -> tuple[list[Stanza], bytes]:
    version = lines.next()
    if version != _VERSION_LINE:
        raise UnknownAgeVersion if _ANY_VERSION.match(version) else NotAnAgeFile
    stanzas: list[Stanza] = []
    line = lines.next()
    while not line.startswith(_MAC_MARK):
        stanzas.append(_parse_stanza(line, lines))
        line = lines.next()
    mac = _MAC_LINE.match(line)
    if mac is None or not stanzas:
        raise MalformedHeader(lines.count)
    if len(stanzas) > 1 and any(stanza.arguments[0] == _ALONE for stanza in stanzas):
        raise MalformedHeader(lines.count)
    return stanzas, _decode(mac[1], lines)


def _parse_stanza(line: bytes, lines: _Lines) -> Stanza:
    start = _STANZA_LINE.match(line)
    if start is None:
        raise MalformedHeader(lines.count)
    pieces: list[bytes] = []
    while not pieces or len(pieces[-1]) == _COLUMNS:
        body = _BODY_LINE.match(lines.next())
        if body is None:
            raise MalformedHeader(lines.count)
        pieces.append(body[1])
    arguments = tuple(start[1].decode("ascii").split())
    return Stanza(arguments, _decode(b"".join(pieces), lines))


def _decode(text: bytes, lines: _Lines) -> bytes:
    try:
        return decode_unpadded(text)
    except NotCanonical as error:
        raise MalformedHeader(lines.count) from error


def _spell(stanza: Stanza) -> bytes:
    body = encode_unpadded(stanza.body)
    lines = [body[start : start + _COLUMNS] for start in range(0, len(body) + 1, _COLUMNS)]
    return b"\n".join([b"-> " + " ".join(stanza.arguments).encode("ascii"), *lines, b""])


def _mac(file_key: bytes, covered: bytes) -> bytes:
    key = HKDF(SHA256(), length=32, salt=None, info=b"header").derive(file_key)
    return hmac.digest(key, covered, "sha256")
