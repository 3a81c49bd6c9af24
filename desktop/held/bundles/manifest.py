# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bundle says about itself: its own id, its time, its members and their permissions.

There are two versions, told apart by what opens the bundle.

Version 1, under spoken words: nobody is proven to have sent it but somebody who knew the words, and
it is bound to nobody.  `sender`, `recipient` and `auth` are null.

Version 2, to a card: it names the hash of the sender's card and the hash of the recipient's text,
so that nobody can seal it anew for a third person, and carries one HMAC (`authentication`) over the
whole manifest.  The manifest in turn has a hash of every text, the letter's too.

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
    MemberKind,
    MemberPermission,
)

FORMAT: Final = "held-bundle"
VERSION_SPOKEN: Final = 1
VERSION_CARD: Final = 2

Length = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class TextRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A text as the manifest knows it: its lines in UTF-8, joined by line feeds.  Bytes."""

    length: Length
    sha256: Digest


class MemberRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """One member as the manifest knows it; only one to a card may be a "line".

    length, sha256: of the title and the lines in UTF-8, joined by line feeds.  Bytes.
    """

    id: Id
    type: MemberKind
    length: Length
    sha256: Digest
    permission: MemberPermission


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """The manifest under spoken words, in the order in which it is written."""

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


class CardManifest(Struct, frozen=True, forbid_unknown_fields=True):
    """The manifest to a card, in the order in which it is written.

    sender: the hash of the sender's card.  recipient: SHA-256 of the recipient's text.
    auth: an HMAC-SHA256 as hex digits; None only while it is worked out.
    """

    format: Literal["held-bundle"]
    version: Literal[2]
    id: Id
    created: date
    expires: date
    counter: Counter
    previous: Digest | None
    sender: Digest
    recipient: Digest
    auth: Digest | None
    letter: TextRecord
    handling: tuple[str, ...]
    members: Annotated[tuple[MemberRecord, ...], Meta(min_length=1, max_length=MOST_MEMBERS)]


def make_manifest(bundle_id: str, contents: BundleContents) -> Manifest:
    """The manifest that describes `contents` under spoken words."""
    return Manifest(
        format=FORMAT,
        version=VERSION_SPOKEN,
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


def make_card_manifest(
    bundle_id: str, contents: BundleContents, sender: str, recipient: str
) -> CardManifest:
    """The manifest that describes `contents` to a card, still without its HMAC.

    sender, recipient: the two hashes.  ValueError for contents without an end.
    """
    if contents.expires is None:
        raise ValueError("what goes to a card has an end: that is in the format")
    return CardManifest(
        format=FORMAT,
        version=VERSION_CARD,
        id=bundle_id,
        created=contents.created,
        expires=contents.expires,
        counter=contents.counter,
        previous=contents.previous,
        sender=sender,
        recipient=recipient,
        auth=None,
        letter=TextRecord(*measure(contents.letter)),
        handling=contents.handling,
        members=tuple(map(_record, contents.members)),
    )


def measure(lines: Sequence[str]) -> tuple[int, str]:
    """The length in bytes and the SHA-256 by which the manifest knows a text."""
    whole = "\n".join(lines).encode()
    return len(whole), hashlib.sha256(whole).hexdigest()


def _record(member: Member) -> MemberRecord:
    length, sha256 = measure((member.title, *member.lines))
    return MemberRecord(member.id, member.kind, length, sha256, member.permission)
