# SPDX-License-Identifier: GPL-3.0-or-later
"""Base64 with exactly one right spelling for each run of bytes.

A spelling that other decoders read generously would let a file be changed without being noticed.
Source: RFC 4648, sections 3.5 and 4; without padding in the header, with it in the armor.
"""

from __future__ import annotations

import base64
import binascii


class NotCanonical(ValueError):
    """The text is not the one right spelling of any bytes; for the callers in this package."""


def decode_padded(text: bytes) -> bytes:
    """The bytes that `text` spells, with `=` at the end where they are due.

    Raises NotCanonical.
    """
    try:
        decoded = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise NotCanonical from error
    if base64.b64encode(decoded) != text:
        raise NotCanonical
    return decoded


def decode_unpadded(text: bytes) -> bytes:
    """The bytes that `text` spells, without any `=`.  Raises NotCanonical."""
    if b"=" in text:
        raise NotCanonical
    return decode_padded(text + b"=" * (-len(text) % 4))


def encode_unpadded(raw: bytes) -> bytes:
    """The one right spelling of `raw`, without any `=`."""
    return base64.b64encode(raw).rstrip(b"=")
