# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of a backup: the database, then the key file, a manifest, and a short end.

    database        as SQLCipher wrote it, so that its own tools open the file as it is
    vault.json      the slots that open it, as they were that day
    manifest        one line of canonical JSON: number, day, schema, lengths, SHA-256, and a mac
    end             "held-backup 1", a line feed, and the lengths of the two before it, four bytes each

So a backup needs nothing beside it but one of its passphrases, words or shares.  The hashes tell
damage without any key; the mac tells, with the key, that Held wrote it.  Source: security.md 3.4.
Must not know how the database was made, nor where backups are kept.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from held.errors import HeldError
from held.files.disk_errors import PlaceKind, read_error
from held.vault import canonical_json, key_file
from held.vault.canonical_json import Json
from held.vault.key_file import LARGEST_KEY_FILE, KeyFile, KeyFileDamaged, VaultTooNew

BACKUP_ENDING = ".held-backup"
VERSION = 1
_FORMAT = "held-backup"
_MAGIC = b"held-backup 1\n"
_LENGTHS = struct.Struct(">II")
_END = len(_MAGIC) + _LENGTHS.size
_LARGEST_MANIFEST = 4096
_LARGEST_WHOLE = 2**53 - 1
"""No count of Held's comes near it, and one more still fits wherever it is kept."""
_PIECE = 1024 * 1024
_HASH = re.compile(r"[0-9a-f]{64}")


class BackupDamaged(HeldError):
    """The file is not a whole backup, or not the one that its manifest speaks of."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself.

    number: counts up over all backups of a vault, and is their order: clocks may be wrong.
    made: the keeper's day.  schema: of the database.  length: of the database, in bytes.
    database, keys: SHA-256 of the two parts, as hex digits.
    """

    vault_id: bytes
    number: int
    made: date
    schema: int
    length: int
    database: str
    keys: str
    mac: bytes = b""

    def signed(self, mac_key: bytes) -> Manifest:
        """The same with the mac that belongs to it."""
        mac = hmac.digest(mac_key, canonical_json.encode(self._without_mac()), "sha256")
        return replace(self, mac=mac)

    def is_signed_by(self, mac_key: bytes) -> bool:
        """Whether the mac was made with this key over just this content."""
        return hmac.compare_digest(self.signed(mac_key).mac, self.mac)

    def encode(self) -> bytes:
        """The one line, with its line feed."""
        return canonical_json.encode({**self._without_mac(), "mac": _b64(self.mac)}) + b"\n"

    def _without_mac(self) -> dict[str, Json]:
        return {
            "format": _FORMAT,
            "version": VERSION,
            "vault_id": _b64(self.vault_id),
            "number": self.number,
            "made": self.made.isoformat(),
            "schema": self.schema,
            "length": self.length,
            "database": self.database,
            "keys": self.keys,
        }


class Signer(NamedTuple):
    """An open vault as the only writer of its backups.

    The id stands in every backup for all to read, so it says whose a file claims to be; only the
    mac says that it is.
    """

    vault_id: bytes
    mac_key: bytes


@dataclass(frozen=True)
class BackupFile:
    """A backup as it lies there: where, how large in bytes, and what it says about itself."""

    path: Path
    size: int
    manifest: Manifest
    key_file: KeyFile

    def claims(self, signer: Signer) -> bool:
        """Whether it says that it is of this vault.  Anybody can write so."""
        return self.manifest.vault_id == signer.vault_id

    def is_of(self, signer: Signer) -> bool:
        """Whether this vault wrote its manifest."""
        return self.claims(signer) and self.manifest.is_signed_by(signer.mac_key)


def append_end(path: Path, keys: KeyFile, manifest: Manifest) -> None:
    """Make a backup of a database file: put the rest behind it.  Raises OSError."""
    spelled, told = keys.encode(), manifest.encode()
    with path.open("ab") as out:
        out.write(spelled + told + _MAGIC + _LENGTHS.pack(len(spelled), len(told)))
        out.flush()
        os.fsync(out.fileno())


def hash_of(path: Path, length: int, heed: Callable[[], object] = bool) -> str:
    """SHA-256 of the first `length` bytes, as hex digits.  Raises OSError.

    heed: called before each MB; what it raises passes through.
    """
    told = hashlib.sha256()
    with path.open("rb") as source:
        for piece in _pieces(source.read, length):
            heed()
            told.update(piece)
    return told.hexdigest()


def hash_of_keys(keys: KeyFile) -> str:
    """SHA-256 of a key file as it stands in a backup, as hex digits."""
    return hashlib.sha256(keys.encode()).hexdigest()


def read(path: Path) -> BackupFile:
    """What a backup says, and the key file in it, without reading the database.  Quick.

    Raises BackupDamaged, VaultTooNew, FolderMissing, ReadFailed.
    """
    with _opened(path) as descriptor:
        size = os.fstat(descriptor).st_size
        keys_length, told_length = _read_end(descriptor, size)
        behind = size - _END - told_length - keys_length
        if behind < 0:
            raise BackupDamaged
        keys = os.pread(descriptor, keys_length, behind)
        manifest = _decode(os.pread(descriptor, told_length, behind + keys_length))
    if manifest.length != behind or hashlib.sha256(keys).hexdigest() != manifest.keys:
        raise BackupDamaged
    try:
        found = key_file.decode(keys)
    except KeyFileDamaged:
        raise BackupDamaged from None
    if found.vault_id != manifest.vault_id:
        raise BackupDamaged
    return BackupFile(path, size, manifest, found)


def check_whole(backup: BackupFile, heed: Callable[[], object] = bool) -> None:
    """Read all of it and compare with what it says.  Needs no key.

    heed: as in `hash_of`.
    Raises BackupDamaged, FolderMissing, ReadFailed.
    """
    try:
        found = hash_of(backup.path, backup.manifest.length, heed)
    except OSError as error:
        raise read_error(error, PlaceKind.BACKUPS) from None
    if found != backup.manifest.database:
        raise BackupDamaged


def take_database_out(
    backup: BackupFile, out: Callable[[bytes], object], heed: Callable[[], object] = bool
) -> None:
    """Hand the database to `out`, piece by piece, and compare it with what the manifest says.

    heed: as in `hash_of`.
    Raises BackupDamaged at the end: until then nothing of it may be used.  Raises OSError.
    """
    told = hashlib.sha256()
    with backup.path.open("rb") as source:
        for piece in _pieces(source.read, backup.manifest.length):
            heed()
            told.update(piece)
            out(piece)
    if told.hexdigest() != backup.manifest.database:
        raise BackupDamaged


def _pieces(take: Callable[[int], bytes], length: int) -> Iterator[bytes]:
    while length and (piece := take(min(_PIECE, length))):
        length -= len(piece)
        yield piece


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            yield descriptor
        finally:
            os.close(descriptor)
    except OSError as error:
        raise read_error(error, PlaceKind.BACKUPS) from None


def _read_end(descriptor: int, size: int) -> tuple[int, int]:
    end = os.pread(descriptor, _END, max(0, size - _END))
    if len(end) != _END or not end.startswith(_MAGIC):
        raise BackupDamaged
    keys, told = _LENGTHS.unpack(end[len(_MAGIC) :])
    if keys > LARGEST_KEY_FILE or told > _LARGEST_MANIFEST:
        raise BackupDamaged
    return keys, told


def _decode(line: bytes) -> Manifest:
    try:
        found = canonical_json.decode(line.removesuffix(b"\n"))
    except canonical_json.NotStrict:
        raise BackupDamaged from None
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        raise BackupDamaged
    version = found.get("version")
    if type(version) is int and version > VERSION:
        raise VaultTooNew(version, VERSION)
    try:
        manifest = _from_fields(found)
    except (KeyError, TypeError, ValueError):
        raise BackupDamaged from None
    # One right spelling: whatever else a reader might accept was not written by Held.
    if manifest.encode() != line:
        raise BackupDamaged
    return manifest


def _from_fields(found: dict[str, Json]) -> Manifest:
    manifest = Manifest(
        vault_id=_octets(found["vault_id"]),
        number=_whole(found["number"]),
        made=date.fromisoformat(_text(found["made"])),
        schema=_whole(found["schema"]),
        length=_whole(found["length"]),
        database=_text(found["database"]),
        keys=_text(found["keys"]),
        mac=_octets(found["mac"]),
    )
    if not (_HASH.fullmatch(manifest.database) and _HASH.fullmatch(manifest.keys)):
        raise ValueError
    return manifest


def _whole(found: Json) -> int:
    if type(found) is not int or not 0 <= found <= _LARGEST_WHOLE:
        raise ValueError
    return found


def _text(found: Json) -> str:
    if not isinstance(found, str):
        raise TypeError
    return found


def _octets(found: Json) -> bytes:
    return base64.b64decode(_text(found), validate=True)


def _b64(octets: bytes) -> str:
    return base64.b64encode(octets).decode("ascii")
