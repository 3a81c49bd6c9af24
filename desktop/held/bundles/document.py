# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON inside a bundle, as somebody without Held finds it in any editor.

The letter stands first, one string a line.  The manifest and the members follow, then spaces up to
one of a few sizes.  A document has exactly one right spelling, the one that `spell` makes: whatever
else a JSON reader might accept (a key twice, a number with a point, text behind the end) is
refused because it is spelled otherwise.

Must not know age, nor where the bytes came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from held.bundles.authentication import auth_to
from held.bundles.bundle_errors import (
    BundleError,
    BundleTooLarge,
    BundleTooNew,
    MalformedBundle,
    MemberChanged,
    NotABundle,
)
from held.bundles.card import Card, CardIdentity
from held.bundles.contents import BundleContents, Id, Member
from held.bundles.manifest import (
    FORMAT,
    VERSION_CARD,
    CardManifest,
    Manifest,
    MemberRecord,
    TextRecord,
    make_card_manifest,
    make_manifest,
    measure,
)
from held.bundles.padding import padded_size

LARGEST = 64 * 1024 * 1024
"""Bytes, padding included: a bundle is read whole before any of it is used."""

_BEGINNING = b'{\n"letter": '

_MOST_QUOTES = 1_000_000
"""Half as many strings at most: bounds the memory that 64 MiB of tiny ones would take."""


class WrittenMember(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The text of one member; the manifest has the rest under the same id."""

    id: Id
    title: str
    text: tuple[str, ...]


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole document under spoken words, in the order in which it is written."""

    letter: tuple[str, ...]
    manifest: Manifest
    members: tuple[WrittenMember, ...]


class CardDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole document to a card, in the order in which it is written."""

    letter: tuple[str, ...]
    manifest: CardManifest
    members: tuple[WrittenMember, ...]


class _Name(msgspec.Struct):
    format: str
    version: int


class _AnyDocument(msgspec.Struct):
    """What documents of every version have in common."""

    manifest: _Name


def spell(bundle_id: str, contents: BundleContents) -> bytes:
    """The padded document for `contents` under spoken words.

    Raises BundleTooLarge; ValueError if the contents break the format, which is our fault.
    """
    manifest = make_manifest(bundle_id, contents)
    return _padded(Document(contents.letter, manifest, _written(contents)))


def spell_to_card(
    bundle_id: str, contents: BundleContents, sender: CardIdentity, recipient: Card
) -> bytes:
    """The padded document for `contents` from one card to another.

    Raises BundleTooLarge; ValueError if the contents break the format, which is our fault.
    """
    manifest = make_card_manifest(bundle_id, contents, sender.card.hash, recipient.recipient_hash)
    auth = auth_to(sender, recipient, bundle_id, spell_unproven(manifest))
    manifest = msgspec.structs.replace(manifest, auth=auth)
    return _padded(CardDocument(contents.letter, manifest, _written(contents)))


def spell_unproven(manifest: CardManifest) -> bytes:
    """What the HMAC is taken over: the manifest as it is spelled, with null for the HMAC."""
    return _pretty(msgspec.structs.replace(manifest, auth=None))


def parse(padded: bytes | bytearray) -> Document | CardDocument:
    """What a padded document spells; its texts are not compared with the manifest yet.

    Raises NotABundle, BundleTooNew, BundleTooLarge, MalformedBundle.
    """
    if len(padded) > LARGEST or padded.count(b'"') > _MOST_QUOTES:
        raise BundleTooLarge(LARGEST)
    shape = _shape(padded)
    try:
        document = msgspec.json.decode(padded, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MalformedBundle from error
    _check_spelling(document, padded)
    _check_lines(document)
    return document


def contents_of(document: Document | CardDocument) -> BundleContents:
    """The contents, once every text has proved to be what the manifest says.

    Raises MalformedBundle, MemberChanged.
    """
    _check_members(document)
    manifest = document.manifest
    return BundleContents(
        letter=document.letter,
        members=tuple(
            Member(member.id, member.title, member.text, record.permission, record.type)
            for record, member in zip(manifest.members, document.members, strict=True)
        ),
        handling=manifest.handling,
        created=manifest.created,
        expires=manifest.expires,
        counter=manifest.counter,
        previous=manifest.previous,
    )


def _written(contents: BundleContents) -> tuple[WrittenMember, ...]:
    return tuple(WrittenMember(m.id, m.title, m.lines) for m in contents.members)


def _padded(document: Document | CardDocument) -> bytes:
    spelled = b"".join(_spell(document))
    size = padded_size(len(spelled))
    if size > LARGEST:
        raise BundleTooLarge(LARGEST)
    padded = spelled.ljust(size, b" ")
    try:
        contents_of(parse(padded))
    except BundleTooLarge:
        raise
    except BundleError as error:
        raise ValueError("these contents break the format of a bundle") from error
    return padded


def _spell(document: Document | CardDocument) -> Iterator[bytes]:
    """The document in pieces, so that a reader compares without a second copy of the whole."""
    yield _BEGINNING
    yield _pretty(document.letter)
    yield b',\n"manifest": '
    yield _pretty(document.manifest)
    yield b',\n"members": [\n'
    for number, member in enumerate(document.members):
        yield b",\n" if number else b""
        yield _pretty(member)
    yield b"\n]\n}\n"


def _pretty(piece: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(piece), indent=1)


def _shape(padded: bytes | bytearray) -> type[Document | CardDocument]:
    """Of which version a document is.  Raises NotABundle, BundleTooNew, MalformedBundle."""
    try:
        name = msgspec.json.decode(padded, type=_AnyDocument).manifest
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedBundle if padded.startswith(_BEGINNING) else NotABundle from error
    if name.format != FORMAT:
        raise NotABundle
    if name.version > VERSION_CARD:
        raise BundleTooNew(name.version, VERSION_CARD)
    return CardDocument if name.version == VERSION_CARD else Document


def _check_spelling(document: Document | CardDocument, padded: bytes | bytearray) -> None:
    rest = memoryview(padded)
    spelled = 0
    for piece in _spell(document):
        if rest[: len(piece)] != piece:
            raise MalformedBundle
        rest = rest[len(piece) :]
        spelled += len(piece)
    if rest != b" " * len(rest) or len(padded) != padded_size(spelled):
        raise MalformedBundle


def _check_lines(document: Document | CardDocument) -> None:
    lines = [document.letter, document.manifest.handling]
    for member in document.members:
        lines += [(member.title,), member.text]
    if any("\n" in line for several in lines for line in several):
        raise MalformedBundle


def _check_members(document: Document | CardDocument) -> None:
    manifest = document.manifest
    # Parts of a story have an end; own words are a letter alone, and have none.
    if (manifest.expires is None) != (not manifest.members):
        raise MalformedBundle
    told = [record.id for record in manifest.members]
    if told != [member.id for member in document.members] or len(set(told)) != len(told):
        raise MalformedBundle
    to_card = isinstance(document, CardDocument)
    if isinstance(document, CardDocument) and _differs(document.manifest.letter, document.letter):
        raise MemberChanged(0)
    for number, (record, member) in enumerate(
        zip(manifest.members, document.members, strict=True), start=1
    ):
        if _differs(record, (member.title, *member.text)):
            raise MemberChanged(number)
        # A line is one thought of the sender's: it has no parts, and nobody told it.
        if record.type == "line" and not (
            to_card and len(member.text) == 1 and record.permission.named is None
        ):
            raise MalformedBundle


def _differs(record: TextRecord | MemberRecord, lines: Sequence[str]) -> bool:
    return (record.length, record.sha256) != measure(lines)
