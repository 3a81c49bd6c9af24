# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bundle says about itself: its own id, its time, its members and their permissions.

`sender`, `recipient` and `auth` have their place in the format and are null in version 1.  Under
spoken words nobody is proven to have sent a bundle but somebody who knew the words, and it is bound
to nobody.  A bundle to a card will carry the hash of the sender's card, the hash of the
recipient's, and one HMAC under a key that both can make; it will be of version 2.

Must not know journals, nor how the document is spelled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from held.bundles.contents import (
    MOST_MEMBERS,
    BundleContents,
    Counter,
    Digest,
    Id,
    Member,
    MemberPermission,
)

FORMAT: Final = "held-bundle"
VERSION: Final = 1


class MemberRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """One member as the manifest knows it.

    length, sha256: of the title and the lines in UTF-8, joined by line feeds.  Bytes.
    """

    id: Id
    type: Literal["text"]
    length: Annotated[int, Meta(ge=0, le=2**53 - 1)]
    sha256: Digest
    permission: MemberPermission


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """The manifest, in the order in which it is written."""

    format: Literal["held-bundle"]
    version: Literal[1]
    id: Id
    created: date
    expires: date | None
    counter: Counter
    previous: Digest | None
    sender: None
    recipient: None
    auth: None
    handling: tuple[str, ...]
    members: Annotated[tuple[MemberRecord, ...], Meta(max_length=MOST_MEMBERS)]


def make_manifest(bundle_id: str, contents: BundleContents) -> Manifest:
    """The manifest that describes `contents`."""
    return Manifest(
        format=FORMAT,
        version=VERSION,
        id=bundle_id,
        created=contents.created,
        expires=contents.expires,
        counter=contents.counter,
        previous=contents.previous,
        sender=None,
        recipient=None,
        auth=None,
        handling=contents.handling,
        members=tuple(map(_record, contents.members)),
    )


def measure(title: str, lines: Sequence[str]) -> tuple[int, str]:
    """The length in bytes and the SHA-256 by which the manifest knows a text."""
    whole = "\n".join((title, *lines)).encode()
    return len(whole), hashlib.sha256(whole).hexdigest()


def _record(member: Member) -> MemberRecord:
    length, sha256 = measure(member.title, member.lines)
    return MemberRecord(
        id=member.id,
        type="text",
        length=length,
        sha256=sha256,
        permission=member.permission,
    )
