# SPDX-License-Identifier: GPL-3.0-or-later
"""age files: a header that wraps one random key for each recipient, then the encrypted payload.

Made for Held's bundles and for nothing else: it writes binary files only, and of the kinds of key
that age knows it has two: `Passphrase`, for words that are spoken, and the post-quantum
`HybridRecipient` with its `HybridIdentity`, for cards.  Each has `wrap` (a `Recipient`), `unwrap`
(an `Identity`) or both.  A header may carry other kinds; they are passed over and never opened, so
that nothing depends on keys which a later computer breaks.

Everything streams: neither direction holds more of the payload than two chunks of 64 KiB.  What
`decrypt` has written before it raises is not to be used.

Must not know what the payload means.  Source: c2sp.org/age.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from held.bundles.age_file._armor import begin_reading
from held.bundles.age_file._header import open_header, seal_header
from held.bundles.age_file._hybrid import (
    SEED_SIZE,
    HybridIdentity,
    HybridRecipient,
    generate_identity,
    parse_identity,
    parse_recipient,
)
from held.bundles.age_file._keys import FILE_KEY_SIZE, Identity, Recipient, Stanza
from held.bundles.age_file._passphrase import Passphrase
from held.bundles.age_file._payload import decrypt_payload, encrypt_payload
from held.bundles.age_file._reread import Rereading
from held.bundles.age_file._streams import Readable, Writable, write_fully
from held.bundles.age_file.errors import (
    AgeFileError,
    BadHeaderMac,
    BrokenPayload,
    MalformedArmor,
    MalformedHeader,
    MalformedIdentity,
    MalformedRecipient,
    NoMatchingKey,
    NotAnAgeFile,
    NotEnoughMemory,
    SourceUnreadable,
    TargetUnwritable,
    TooCostly,
    UnknownAgeVersion,
)

__all__ = [
    "SEED_SIZE",
    "AgeFileError",
    "BadHeaderMac",
    "BrokenPayload",
    "HybridIdentity",
    "HybridRecipient",
    "Identity",
    "MalformedArmor",
    "MalformedHeader",
    "MalformedIdentity",
    "MalformedRecipient",
    "NoMatchingKey",
    "NotAnAgeFile",
    "NotEnoughMemory",
    "Passphrase",
    "Readable",
    "Recipient",
    "Rereading",
    "SourceUnreadable",
    "Stanza",
    "TargetUnwritable",
    "TooCostly",
    "UnknownAgeVersion",
    "Writable",
    "decrypt",
    "encrypt",
    "generate_identity",
    "parse_identity",
    "parse_recipient",
]


def encrypt(plain: Readable, out: Writable, recipients: Sequence[Recipient]) -> None:
    """Encrypt a stream, so that each of `recipients` can open it.

    plain: read in chunks of 64 KiB to its end.
    recipients: at least one; a passphrase stands alone, and no hybrid one may join it.
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
