# SPDX-License-Identifier: GPL-3.0-or-later
"""age files sent as text: lines of base64 between a first and a last line.

Strict, because a generous reader would let the text be changed without being noticed: blanks may
stand before and after, line ends may be LF or CRLF, and nothing else varies.
Source: c2sp.org/age, "ASCII armor"; RFC 7468, section 3.
"""

from __future__ import annotations

from held.bundles.age_file._streams import Readable, read_fully, read_line
from held.bundles.age_file._text64 import NotCanonical, decode_padded
from held.bundles.age_file.errors import MalformedArmor, NotAnAgeFile

_FIRST_LINE = b"-----BEGIN AGE ENCRYPTED FILE-----"
_LAST_LINE = b"-----END AGE ENCRYPTED FILE-----"
_COLUMNS = 64
_BYTES_IN_FULL_LINE = 48
_LONGEST_LINE = _COLUMNS + len(b"\r\n")
_BLANKS = b" \t\r\n"
_MOST_BLANKS = 1024
"""Before, and again after: enough for any mail program, and no endless reading."""


def begin_reading(source: Readable) -> tuple[bytes, Readable]:
    """See whether `source` is binary or text.

    Gives the bytes already taken from it, and the stream on which the binary file goes on.
    Raises NotAnAgeFile, MalformedArmor, SourceUnreadable.
    """
    first = read_fully(source, 1)
    blanks = 0
    while first and first in _BLANKS:
        blanks += 1
        if blanks > _MOST_BLANKS:
            raise NotAnAgeFile
        first = read_fully(source, 1)
    if first == _FIRST_LINE[:1]:
        return b"", ArmoredSource(first, source)
    if blanks:
        raise NotAnAgeFile
    return first, source


class ArmoredSource:
    """The binary file inside the text that `source` goes on with after the bytes `taken`.

    Reading raises MalformedArmor and SourceUnreadable.
    """

    def __init__(self, taken: bytes, source: Readable) -> None:
        self._source = source
        self._decoded = bytearray()
        self._line = 1
        self._last_seen = False
        self._ended = False
        if _without_line_end(taken + read_line(source, _LONGEST_LINE)) != _FIRST_LINE:
            raise NotAnAgeFile

    def read(self, size: int, /) -> bytes:
        while len(self._decoded) < size and not self._ended:
            self._decode_line()
        return self._take(size)

    def readline(self, size: int, /) -> bytes:
        while b"\n" not in self._decoded and len(self._decoded) < size and not self._ended:
            self._decode_line()
        end = self._decoded.find(b"\n", 0, size)
        return self._take(size if end < 0 else end + 1)

    def _take(self, size: int) -> bytes:
        piece = bytes(self._decoded[:size])
        del self._decoded[:size]
        return piece

    def _decode_line(self) -> None:
        self._line += 1
        whole = read_line(self._source, _LONGEST_LINE)
        line = _without_line_end(whole)
        if line == _LAST_LINE:
            self._end()
            return
        if self._last_seen or not line or len(line) > _COLUMNS or line == whole:
            raise MalformedArmor(self._line)
        try:
            decoded = decode_padded(line)
        except NotCanonical as error:
            raise MalformedArmor(self._line) from error
        self._last_seen = len(decoded) < _BYTES_IN_FULL_LINE
        self._decoded += decoded

    def _end(self) -> None:
        rest = read_fully(self._source, _MOST_BLANKS + 1)
        if rest.strip(_BLANKS) or len(rest) > _MOST_BLANKS:
            raise MalformedArmor(self._line + 1)
        self._ended = True


def _without_line_end(line: bytes) -> bytes:
    if line.endswith(b"\r\n"):
        return line[:-2]
    return line.removesuffix(b"\n")
