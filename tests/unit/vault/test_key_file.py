# SPDX-License-Identifier: GPL-3.0-or-later
"""`vault.json` is read strictly: whatever was changed in it, it never opens under another meaning."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from held.errors import HeldError
from held.files.disk_errors import FolderMissing, ReadFailed
from held.vault import vault as vaults
from held.vault.key_file import (
    LARGEST_KEY_FILE,
    HkdfSettings,
    KeyFile,
    KeyFileDamaged,
    Slot,
    VaultTooNew,
    decode,
)
from held.vault.key_slots import (
    CostLimits,
    DerivationCost,
    KeyFileAltered,
    SlotDamaged,
    WrongPassphrase,
    make_passphrase_slot,
    open_with_passphrase,
)
from held.vault.root_key import RootKey

CHEAP = DerivationCost(64, 3, 1)
LIMITS = CostLimits(least_memory_kib=64)


def key_file(vault_id: bytes = b"v" * 16, passphrases: str = "ab") -> KeyFile:
    """A key file with a passphrase slot for each letter, and a slot of each other type."""
    root = RootKey.make(vault_id)
    slots = [make_passphrase_slot(root, letter, CHEAP) for letter in passphrases]
    for slot_type in ("recovery", "shares"):
        salt = HkdfSettings(os.urandom(32))
        slots.append(Slot(os.urandom(8), slot_type, salt, b"n" * 12, b"w" * 48, b"c" * 32))
    return KeyFile(vault_id, 1, "vault-1.db", tuple(slots)).signed(root.key_file_mac_key)


WHOLE = key_file()


def spelled(found: dict[str, Any], *, checksum: bool = True) -> bytes:
    """`found` as a file, with the checksum that anybody can work out."""
    if checksum:
        rest = {k: v for k, v in found.items() if k not in ("checksum", "mac")}
        digest = hashlib.sha256(canonical(rest)).digest()
        found = {**found, "checksum": base64.b64encode(digest).decode()}
    return canonical(found)


def canonical(found: object) -> bytes:
    return json.dumps(found, sort_keys=True, separators=(",", ":")).encode()


def changed(change: Callable[[dict[str, Any]], object], of: KeyFile = WHOLE) -> bytes:
    found = json.loads(of.encode())
    change(found)
    return spelled(found)


def test_a_key_file_with_every_type_of_slot_comes_back_as_it_was_written() -> None:
    assert decode(WHOLE.encode()) == WHOLE
    assert {slot.type for slot in WHOLE.slots} == {"passphrase", "recovery", "shares"}


def test_a_key_file_names_nobody_and_gives_no_hint() -> None:
    found = json.loads(WHOLE.encode())
    assert set(found) == {
        "format",
        "version",
        "vault_id",
        "generation",
        "db",
        "slots",
        "checksum",
        "mac",
    }
    assert all(
        set(slot) == {"id", "type", "kdf", "nonce", "wrapped", "commit"} for slot in found["slots"]
    )


def test_no_flipped_bit_anywhere_is_passed_over() -> None:
    content = WHOLE.encode()
    for place in range(len(content)):
        for bit in (0, 5):
            flipped = bytearray(content)
            flipped[place] ^= 1 << bit
            # The mac can be judged only with the key, which the right passphrase brings.
            with pytest.raises((KeyFileDamaged, KeyFileAltered)):
                open_with_passphrase(decode(bytes(flipped)), "a", LIMITS)


def test_no_cut_and_no_byte_more_is_passed_over() -> None:
    content = WHOLE.encode()
    for length in range(0, len(content), 7):
        with pytest.raises(KeyFileDamaged):
            decode(content[:length])
    for more in (b"\n", b" ", b"\0", b"{}"):
        with pytest.raises(KeyFileDamaged):
            decode(content + more)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"\xef\xbb\xbf{}",
        b'{"format":"held-vault"}',
        b'{"format":"held-vault","format":"held-vault"}',
        b'{"version":NaN}',
        b'{"version":Infinity}',
        b'{"version":1.0}',
        b'{"version":1e3}',
        b'{"version":' + b"9" * 60_000 + b"}",
        b'{"a":"\\ud800"}',
        b"[" * LARGEST_KEY_FILE,
        b'{"a":' * 10_000,
        "{}".encode("utf-16"),
    ],
)
def test_odd_json_is_called_damaged_at_once(content: bytes) -> None:
    start = time.perf_counter()
    with pytest.raises(KeyFileDamaged):
        decode(content)
    assert time.perf_counter() - start < 1


def test_a_key_twice_is_refused_even_with_the_same_value() -> None:
    content = WHOLE.encode()
    for key in (b'"generation":1', b'"version":1', b'"t":3'):
        assert key in content
        with pytest.raises(KeyFileDamaged):
            decode(content.replace(key, key + b"," + key, 1))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda f: f.update(hint="my dog"), ""),
        (lambda f: f.pop("mac"), ""),
        (lambda f: f.update(db="../vault-1.db"), "db"),
        (lambda f: f.update(db="vault-1.db\n"), "db"),
        (lambda f: f.update(generation=0), "generation"),
        (lambda f: f.update(generation=True), "generation"),
        (lambda f: f.update(version=0), "version"),
        (lambda f: f.update(version="1"), "version"),
        (lambda f: f.update(slots=[]), "slots"),
        (lambda f: f.update(slots=f["slots"][:1] * 17), "slots"),
        (lambda f: f.update(slots=f["slots"][:1] * 2), "slots"),
        (lambda f: f.update(vault_id="AAAA"), "vault_id"),
        (lambda f: f["slots"][0].update(type="keyring"), "slots[0].type"),
        (lambda f: f["slots"][1].update(label="for Mara"), "slots[1]"),
        (lambda f: f["slots"][0]["kdf"].update(name="scrypt"), "slots[0].kdf.name"),
        (lambda f: f["slots"][2]["kdf"].update(name="sha256"), "slots[2].kdf.name"),
        (lambda f: f["slots"][0]["kdf"].update(v=16), "slots[0].kdf.name"),
        (lambda f: f["slots"][0]["kdf"].update(m="262144"), "slots[0].kdf.m"),
        (lambda f: f["slots"][0]["kdf"].update(t=None), "slots[0].kdf.t"),
        (lambda f: f["slots"][0]["kdf"].update(p=[4]), "slots[0].kdf.p"),
        (lambda f: f["slots"][0]["kdf"].pop("p"), "slots[0].kdf"),
        (lambda f: f["slots"][0]["kdf"].update(salt="A" * 16), "slots[0].kdf.salt"),
        (lambda f: f["slots"][0]["kdf"].update(salt="A" * 88), "slots[0].kdf.salt"),
        (lambda f: f["slots"][0].update(nonce="AAAAAAAAAAAAAAA*"), "slots[0].nonce"),
        (lambda f: f["slots"][2].update(type="passphrase"), "slots[2].kdf"),
        (lambda f: f["slots"][0].update(type="recovery"), "slots[0].kdf"),
    ],
)
def test_what_does_not_belong_is_named_by_its_place(
    change: Callable[[dict[str, Any]], object], where: str
) -> None:
    with pytest.raises(KeyFileDamaged) as damaged:
        decode(changed(change))
    assert damaged.value.where == where


def test_a_file_from_a_newer_held_is_told_from_a_damaged_one() -> None:
    newer = {"format": "held-vault", "version": 7, "doors": ["of another kind"]}
    with pytest.raises(VaultTooNew) as refused:
        decode(spelled(newer))
    assert (refused.value.found, refused.value.known) == (7, 1)
    with pytest.raises(KeyFileDamaged):
        decode(WHOLE.encode().replace(b'"version":1', b'"version":7'))


OTHER = key_file(b"o" * 16)


def swap(one: str, other: str) -> Callable[[dict[str, Any]], None]:
    def change(found: dict[str, Any]) -> None:
        first, second = found["slots"][:2]
        first[one], second[other] = second[one], first[other]

    return change


def graft(found: dict[str, Any]) -> None:
    found["slots"][0] = json.loads(OTHER.encode())["slots"][0]


def cheaper(found: dict[str, Any]) -> None:
    found["slots"][0]["kdf"]["t"] = 4


@pytest.mark.parametrize(
    "change",
    [
        swap("kdf", "kdf"),
        swap("wrapped", "wrapped"),
        swap("commit", "commit"),
        swap("nonce", "nonce"),
        swap("id", "id"),
        graft,
        cheaper,
        lambda f: f.update(vault_id=json.loads(OTHER.encode())["vault_id"]),
        lambda f: f.update(generation=2),
        lambda f: f.update(db="vault-2.db"),
        lambda f: f["slots"].pop(),
        lambda f: f["slots"].pop(1),
        lambda f: f["slots"].reverse(),
        lambda f: f["slots"][2].update(type="shares"),
        lambda f: f.update(mac=json.loads(OTHER.encode())["mac"]),
    ],
)
def test_a_file_put_together_by_someone_without_the_key_opens_nothing(
    change: Callable[[dict[str, Any]], object],
) -> None:
    altered = decode(changed(change))
    for passphrase in "ab":
        with pytest.raises((WrongPassphrase, SlotDamaged, KeyFileAltered)):
            open_with_passphrase(altered, passphrase, LIMITS)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_raise_anything_but_what_is_told(content: bytes) -> None:
    with pytest.raises((KeyFileDamaged, VaultTooNew)):
        decode(content)


@given(
    st.sampled_from(["version", "vault_id", "generation", "db", "slots", "checksum", "mac"]), JSON
)
def test_no_value_in_any_field_raises_anything_but_what_is_told(field: str, value: object) -> None:
    found = {**json.loads(WHOLE.encode()), field: value}
    try:
        decoded = decode(spelled(found, checksum=field != "checksum"))
    except (KeyFileDamaged, VaultTooNew):
        return
    # A whole number may be a generation, and only the mac can tell whether it is the right one.
    assert field == "generation"
    assert decoded.generation == value


@given(st.sampled_from(["id", "type", "kdf", "nonce", "wrapped", "commit"]), JSON)
def test_no_value_in_any_slot_raises_anything_but_what_is_told(field: str, value: object) -> None:
    with pytest.raises(KeyFileDamaged):
        decode(changed(lambda found: found["slots"][0].update({field: value})))


def test_a_huge_file_a_link_and_a_missing_one_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    with pytest.raises(FolderMissing):
        vaults.read_key_file(tmp_path)
    path.write_bytes(b"{" * 10_000_000)
    with pytest.raises(KeyFileDamaged):
        vaults.read_key_file(tmp_path)
    path.unlink()
    (tmp_path / "elsewhere").write_bytes(WHOLE.encode())
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ReadFailed):
        vaults.read_key_file(tmp_path)


def test_a_damaged_or_lost_file_says_whether_the_copy_beside_it_is_whole(tmp_path: Path) -> None:
    path, copy = tmp_path / "vault.json", tmp_path / "vault.json.bak"
    copy.write_bytes(WHOLE.encode())
    path.write_bytes(WHOLE.encode()[:-1])
    for _ in ("damaged", "missing"):
        with pytest.raises(KeyFileDamaged) as damaged:
            vaults.read_key_file(tmp_path)
        assert damaged.value.copy_is_whole
        path.unlink(missing_ok=True)
    path.write_bytes(copy.read_bytes())
    assert vaults.read_key_file(tmp_path) == WHOLE
    copy.write_bytes(b"{}")
    path.write_bytes(b"{}")
    with pytest.raises(KeyFileDamaged) as damaged:
        vaults.read_key_file(tmp_path)
    assert not damaged.value.copy_is_whole


def test_errors_say_nothing_in_a_log_but_their_kind() -> None:
    error: HeldError = KeyFileDamaged("slots[0].kdf.m")
    assert str(error) == "KeyFileDamaged"
