# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON inside a bundle, as somebody without Held finds it in any editor.

The letter stands first, one string a line.  The manifest and the members follow, then spaces up to
one of a few sizes.  A document has exactly one right spelling, the one that `spell` makes: whatever
else a JSON reader might accept (a key twice, a number with a point, text behind the end) is
refused because it is spelled otherwise.

Must not know age, nor where the bytes came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from held.bundles.bundle_errors import (
    BundleError,
    BundleTooLarge,
    BundleTooNew,
    MalformedBundle,
    MemberChanged,
    NotABundle,
)
from held.bundles.contents import BundleContents, Id, Member
from held.bundles.manifest import FORMAT, VERSION, Manifest, make_manifest, measure
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
    """The whole document, in the order in which it is written."""

    letter: tuple[str, ...]
    manifest: Manifest
    members: tuple[WrittenMember, ...]


class _Name(msgspec.Struct):
    format: str
    version: int


class _AnyDocument(msgspec.Struct):
    """What documents of every version have in common."""

    manifest: _Name


def spell(bundle_id: str, contents: BundleContents) -> bytes:
    """The padded document for `contents`.

    Raises BundleTooLarge; ValueError if the contents break the format, which is our fault.
    """
    document = Document(
        letter=contents.letter,
        manifest=make_manifest(bundle_id, contents),
        members=tuple(WrittenMember(m.id, m.title, m.lines) for m in contents.members),
    )
    spelled = b"".join(_spell(document))
    size = padded_size(len(spelled))
    if size > LARGEST:
        raise BundleTooLarge(LARGEST)
    padded = spelled.ljust(size, b" ")
    try:
        parse(padded)
    except BundleTooLarge:
        raise
    except BundleError as error:
        raise ValueError("these contents break the format of a bundle") from error
    return padded


def parse(padded: bytes | bytearray) -> tuple[str, BundleContents]:
    """The id and the contents that a padded document spells.

    Raises NotABundle, BundleTooNew, BundleTooLarge, MalformedBundle, MemberChanged.
    """
    if len(padded) > LARGEST or padded.count(b'"') > _MOST_QUOTES:
        raise BundleTooLarge(LARGEST)
    try:
        document = msgspec.json.decode(padded, type=Document)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _name_the_fault(padded) from error
    _check_spelling(document, padded)
    _check_lines(document)
    _check_members(document)
    return document.manifest.id, _contents(document)


def _spell(document: Document) -> Iterator[bytes]:
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


def _name_the_fault(padded: bytes | bytearray) -> BundleError:
    """Whether an undecodable document is somebody else's, a newer Held's, or damaged."""
    try:
        name = msgspec.json.decode(padded, type=_AnyDocument).manifest
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return MalformedBundle() if padded.startswith(_BEGINNING) else NotABundle()
    if name.format != FORMAT:
        return NotABundle()
    if name.version > VERSION:
        return BundleTooNew(name.version, VERSION)
    return MalformedBundle()


def _check_spelling(document: Document, padded: bytes | bytearray) -> None:
    rest = memoryview(padded)
    spelled = 0
    for piece in _spell(document):
        if rest[: len(piece)] != piece:
            raise MalformedBundle
        rest = rest[len(piece) :]
        spelled += len(piece)
    if rest != b" " * len(rest) or len(padded) != padded_size(spelled):
        raise MalformedBundle


def _check_lines(document: Document) -> None:
    lines = [document.letter, document.manifest.handling]
    for member in document.members:
        lines += [(member.title,), member.text]
    if any("\n" in line for several in lines for line in several):
        raise MalformedBundle


def _check_members(document: Document) -> None:
    manifest = document.manifest
    # Parts of a story have an end; own words are a letter alone, and have none.
    if (manifest.expires is None) != (not manifest.members):
        raise MalformedBundle
    told = [record.id for record in manifest.members]
    if told != [member.id for member in document.members] or len(set(told)) != len(told):
        raise MalformedBundle
    for number, (record, member) in enumerate(
        zip(manifest.members, document.members, strict=True), start=1
    ):
        if (record.length, record.sha256) != measure(member.title, member.text):
            raise MemberChanged(number)


def _contents(document: Document) -> BundleContents:
    manifest = document.manifest
    return BundleContents(
        letter=document.letter,
        members=tuple(
            Member(member.id, member.title, member.text, record.permission)
            for record, member in zip(manifest.members, document.members, strict=True)
        ),
        handling=manifest.handling,
        created=manifest.created,
        expires=manifest.expires,
        counter=manifest.counter,
        previous=manifest.previous,
    )
