# SPDX-License-Identifier: GPL-3.0-or-later
"""age files: a header that wraps one random key for each recipient, then the encrypted payload.

Made for Held's bundles and for nothing else: it writes binary files only, and of the kinds of key
that age knows it has `Passphrase`.  Further kinds join by having `wrap` (a `Recipient`) and
`unwrap` (an `Identity`).  A header may carry kinds unknown here; they are passed over.

Everything streams: neither direction holds more of the payload than two chunks of 64 KiB.  What
`decrypt` has written before it raises is not to be used.

Must not know what the payload means.  Source: c2sp.org/age.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from held.bundles.age_file._armor import begin_reading
from held.bundles.age_file._header import open_header, seal_header
from held.bundles.age_file._keys import FILE_KEY_SIZE, Identity, Recipient, Stanza
from held.bundles.age_file._passphrase import Passphrase
from held.bundles.age_file._payload import decrypt_payload, encrypt_payload
from held.bundles.age_file._streams import Readable, Writable, write_fully
from held.bundles.age_file.errors import (
    AgeFileError,
    BadHeaderMac,
    BrokenPayload,
    MalformedArmor,
    MalformedHeader,
    NoMatchingKey,
    NotAnAgeFile,
    NotEnoughMemory,
    SourceUnreadable,
    TargetUnwritable,
    TooCostly,
    UnknownAgeVersion,
)

__all__ = [
    "AgeFileError",
    "BadHeaderMac",
    "BrokenPayload",
    "Identity",
    "MalformedArmor",
    "MalformedHeader",
    "NoMatchingKey",
    "NotAnAgeFile",
    "NotEnoughMemory",
    "Passphrase",
    "Readable",
    "Recipient",
    "SourceUnreadable",
    "Stanza",
    "TargetUnwritable",
    "TooCostly",
    "UnknownAgeVersion",
    "Writable",
    "decrypt",
    "encrypt",
]


def encrypt(plain: Readable, out: Writable, recipients: Sequence[Recipient]) -> None:
    """Encrypt a stream, so that each of `recipients` can open it.

    plain: read in chunks of 64 KiB to its end.
    recipients: at least one; a passphrase stands alone.
    Raises NotEnoughMemory, SourceUnreadable, TargetUnwritable.
    """
    file_key = os.urandom(FILE_KEY_SIZE)
    write_fully(out, seal_header(file_key, recipients))
    encrypt_payload(plain, out, file_key)


def decrypt(source: Readable, out: Writable, identities: Sequence[Identity]) -> None:
    """Decrypt a stream, binary or armored, with the first of `identities` that opens it.

    out: gets each chunk once it has proved right; use nothing of it before this returns, since
    only the last chunk shows that the file is whole.
    Raises MalformedHeader and its kinds, TooCostly, NotEnoughMemory, NoMatchingKey, BadHeaderMac,
    BrokenPayload, SourceUnreadable, TargetUnwritable.
    """
    taken, source = begin_reading(source)
    decrypt_payload(source, out, open_header(taken, source, identities))
