# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a bundle for one recipient.  Must not know where the stream leads."""

from __future__ import annotations

import hashlib
import io
import secrets
from dataclasses import dataclass

from held.bundles.age_file import Recipient, Writable, encrypt
from held.bundles.contents import BundleContents
from held.bundles.document import spell


@dataclass(frozen=True)
class WrittenBundle:
    """What to remember of a bundle that was written.

    id: its own, 32 random hex digits.
    digest: SHA-256 of the document inside, padding included, as hex digits.  Reading the file
    again has to give the same.
    """

    id: str
    digest: str


def write_bundle(contents: BundleContents, recipient: Recipient, out: Writable) -> WrittenBundle:
    """Encrypt `contents` to `out`, for one recipient only.

    Raises BundleTooLarge, and what `age_file.encrypt` raises.
    """
    bundle_id = secrets.token_hex(16)
    document = spell(bundle_id, contents)
    encrypt(io.BytesIO(document), out, [recipient])
    return WrittenBundle(bundle_id, hashlib.sha256(document).hexdigest())
