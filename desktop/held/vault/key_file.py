# SPDX-License-Identifier: GPL-3.0-or-later
"""`vault.json`: which database belongs to the vault, and the wrapped copies of its root key.

Read strictly: at most 64 KiB, canonical JSON and nothing else, no key that is not known.  Nothing
in it is secret, and nothing in it names a person.  Every version of the format keeps `format`,
`version` and `checksum` (SHA-256 of the canonical rest without `mac`), so that a damaged file is
never taken for one from a newer Held.  Source: security.md 3.2.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass
from typing import Literal

from held.errors import HeldError
from held.vault import canonical_json
from held.vault.canonical_json import Json

KEY_FILE_NAME = "vault.json"
LARGEST_KEY_FILE = 64 * 1024
MOST_SLOTS = 16
VERSION = 1
_FORMAT = "held-vault"
_DATABASE_NAME = re.compile(r"vault-[1-9][0-9]{0,17}\.db")

SlotType = Literal["passphrase", "recovery", "shares"]


class KeyFileDamaged(HeldError):
    """`vault.json` is not what Held wrote.

    where: the place in the file, such as "slots[0].kdf.m"; empty when the whole is unreadable.
    copy_is_whole: `vault.json.bak` beside it can be read.
    """

    def __init__(self, where: str = "", *, copy_is_whole: bool = False) -> None:
        super().__init__(where)
        self.where = where
        self.copy_is_whole = copy_is_whole


class VaultTooNew(HeldError):
    """Written by a newer Held; nothing was touched.  `found` and `known` are format versions."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(found, known)
        self.found = found
        self.known = known


@dataclass(frozen=True)
class Argon2Settings:
    """How a passphrase becomes a key: memory in KiB, passes, lanes, and 16 to 64 bytes of salt.

    As found in the file: `key_slots` refuses numbers out of bounds before it derives anything.
    """

    memory_kib: int
    passes: int
    lanes: int
    salt: bytes


@dataclass(frozen=True)
class HkdfSettings:
    """How 128 random bits become a key: 32 bytes of salt."""

    salt: bytes


@dataclass(frozen=True)
class Slot:
    """One wrapped copy of the root key: 8 bytes of id, 12 of nonce, 48 wrapped, 32 of commitment.

    Slots of type recovery and shares hold HkdfSettings, passphrase slots Argon2Settings.
    """

    id: bytes
    type: SlotType
    derivation: Argon2Settings | HkdfSettings
    nonce: bytes
    wrapped: bytes
    commitment: bytes


@dataclass(frozen=True)
class KeyFile:
    """What `vault.json` says.  `mac` can be checked only once the root key is known."""

    vault_id: bytes
    generation: int
    database: str
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def encode(self) -> bytes:
        """The bytes of the file, in their one spelling."""
        rest = self._without_mac()
        return canonical_json.encode({**rest, "mac": _b64(self.mac)})

    def signed(self, mac_key: bytes) -> KeyFile:
        """The same with the mac that belongs to it."""
        mac = hmac.digest(mac_key, canonical_json.encode(self._without_mac()), "sha256")
        return KeyFile(self.vault_id, self.generation, self.database, self.slots, mac)

    def is_signed_by(self, mac_key: bytes) -> bool:
        """Whether the mac was made with this key over just this content."""
        return hmac.compare_digest(self.signed(mac_key).mac, self.mac)

    def _without_mac(self) -> dict[str, Json]:
        rest: dict[str, Json] = {
            "format": _FORMAT,
            "version": VERSION,
            "vault_id": _b64(self.vault_id),
            "generation": self.generation,
            "db": self.database,
            "slots": [_encode_slot(slot) for slot in self.slots],
        }
        return {**rest, "checksum": _b64(_checksum(rest))}


def decode(content: bytes) -> KeyFile:
    """The key file in `content`.

    Raises KeyFileDamaged or VaultTooNew.
    """
    try:
        found = canonical_json.decode(content)
    except canonical_json.NotStrict:
        raise KeyFileDamaged from None
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        raise KeyFileDamaged("format")
    rest = {key: value for key, value in found.items() if key not in ("checksum", "mac")}
    if found.get("checksum") != _b64(_checksum(rest)):
        raise KeyFileDamaged("checksum")
    version = _whole(found.get("version"), "version")
    if version > VERSION:
        raise VaultTooNew(version, VERSION)
    if version != VERSION:
        raise KeyFileDamaged("version")
    key_file = _decode_fields(found)
    if key_file.encode() != content:
        raise KeyFileDamaged
    return key_file


def slot_identity(vault_id: bytes, slot: Slot) -> bytes:
    """What a wrapped key is bound to: the vault, the slot, its type and its derivation."""
    bound = _encode_slot(slot)
    identity: dict[str, Json] = {
        "format": _FORMAT,
        "version": VERSION,
        "vault_id": _b64(vault_id),
        "id": bound["id"],
        "type": bound["type"],
        "kdf": bound["kdf"],
    }
    return b"held/v1/slot\0" + canonical_json.encode(identity)


def _checksum(rest: dict[str, Json]) -> bytes:
    return hashlib.sha256(canonical_json.encode(rest)).digest()


def _encode_slot(slot: Slot) -> dict[str, Json]:
    derivation = slot.derivation
    kdf: dict[str, Json]
    if isinstance(derivation, Argon2Settings):
        kdf = {
            "name": "argon2id",
            "v": 19,
            "m": derivation.memory_kib,
            "t": derivation.passes,
            "p": derivation.lanes,
            "salt": _b64(derivation.salt),
        }
    else:
        kdf = {"name": "hkdf-sha256", "salt": _b64(derivation.salt)}
    return {
        "id": _b64(slot.id),
        "type": slot.type,
        "kdf": kdf,
        "nonce": _b64(slot.nonce),
        "wrapped": _b64(slot.wrapped),
        "commit": _b64(slot.commitment),
    }


def _decode_fields(found: dict[str, Json]) -> KeyFile:
    _exactly(found, "", "format version vault_id generation db slots checksum mac")
    database = found["db"]
    if not isinstance(database, str) or not _DATABASE_NAME.fullmatch(database):
        raise KeyFileDamaged("db")
    generation = _whole(found["generation"], "generation")
    if generation < 1:
        raise KeyFileDamaged("generation")
    slots = found["slots"]
    if not isinstance(slots, list) or not 1 <= len(slots) <= MOST_SLOTS:
        raise KeyFileDamaged("slots")
    decoded = tuple(_decode_slot(slot, f"slots[{n}]") for n, slot in enumerate(slots))
    if len({slot.id for slot in decoded}) != len(decoded):
        raise KeyFileDamaged("slots")
    vault_id = _octets(found["vault_id"], "vault_id", 16)
    return KeyFile(vault_id, generation, database, decoded, _octets(found["mac"], "mac", 32))


def _decode_slot(found: Json, where: str) -> Slot:
    slot = _exactly(found, where, "id type kdf nonce wrapped commit")
    kdf = slot["kdf"]
    slot_type: SlotType
    derivation: Argon2Settings | HkdfSettings
    match slot["type"]:
        case "passphrase":
            slot_type, derivation = "passphrase", _decode_argon2(kdf, f"{where}.kdf")
        case "recovery":
            slot_type, derivation = "recovery", _decode_hkdf(kdf, f"{where}.kdf")
        case "shares":
            slot_type, derivation = "shares", _decode_hkdf(kdf, f"{where}.kdf")
        case _:
            raise KeyFileDamaged(f"{where}.type")
    return Slot(
        _octets(slot["id"], f"{where}.id", 8),
        slot_type,
        derivation,
        _octets(slot["nonce"], f"{where}.nonce", 12),
        _octets(slot["wrapped"], f"{where}.wrapped", 48),
        _octets(slot["commit"], f"{where}.commit", 32),
    )


def _decode_argon2(found: Json, where: str) -> Argon2Settings:
    kdf = _exactly(found, where, "name v m t p salt")
    if kdf["name"] != "argon2id" or kdf["v"] != 19:
        raise KeyFileDamaged(f"{where}.name")
    return Argon2Settings(
        _whole(kdf["m"], f"{where}.m"),
        _whole(kdf["t"], f"{where}.t"),
        _whole(kdf["p"], f"{where}.p"),
        _octets(kdf["salt"], f"{where}.salt", 16, 64),
    )


def _decode_hkdf(found: Json, where: str) -> HkdfSettings:
    kdf = _exactly(found, where, "name salt")
    if kdf["name"] != "hkdf-sha256":
        raise KeyFileDamaged(f"{where}.name")
    return HkdfSettings(_octets(kdf["salt"], f"{where}.salt", 32))


def _exactly(found: Json, where: str, keys: str) -> dict[str, Json]:
    if not isinstance(found, dict) or set(found) != set(keys.split()):
        raise KeyFileDamaged(where)
    return found


def _whole(found: Json, where: str) -> int:
    # bool is an int to Python, and must not be one to us.
    if not isinstance(found, int) or isinstance(found, bool):
        raise KeyFileDamaged(where)
    return found


def _octets(found: Json, where: str, shortest: int, longest: int | None = None) -> bytes:
    if not isinstance(found, str):
        raise KeyFileDamaged(where)
    try:
        octets = base64.b64decode(found, validate=True)
    except (binascii.Error, ValueError):
        raise KeyFileDamaged(where) from None
    if not shortest <= len(octets) <= (longest or shortest):
        raise KeyFileDamaged(where)
    return octets


def _b64(octets: bytes) -> str:
    return base64.b64encode(octets).decode("ascii")
