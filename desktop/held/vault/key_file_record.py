# SPDX-License-Identifier: GPL-3.0-or-later
"""What the database remembers of its key file, so that an older one put back is noticed.

A change goes: the new mac as pending, the file before as a copy, the file, the new mac as current,
the new file as the copy.  A kill between any two leaves one right state, since either mac is valid
while one is pending; and once the vault was opened again, nothing in its folder opens with what was
removed.  Source: security.md 3.2.
"""

from __future__ import annotations

import hmac
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from held.errors import HeldError
from held.files.atomic_write import PREVIOUS_ENDING, atomic_write
from held.files.disk_errors import PlaceKind
from held.files.whole_file import read_whole
from held.vault import key_file as key_files
from held.vault.connection import Connection
from held.vault.key_file import (
    KEY_FILE_NAME,
    LARGEST_KEY_FILE,
    MOST_SLOTS,
    KeyFile,
    KeyFileDamaged,
    Slot,
)
from held.vault.root_key import RootKey

_CURRENT = "key_file_mac"
_PENDING = "key_file_mac_pending"
_GENERATION = "generation"


class SlotsFull(HeldError):
    """There are as many ways into the vault as it can have: `most`."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class KeyFileRecord:
    """The key file that opened the vault, and the macs that the database knows."""

    def __init__(self, connection: Connection, root: RootKey, key_file: KeyFile) -> None:
        self._connection = connection
        self.root = root
        self._key_file = key_file

    @property
    def key_file(self) -> KeyFile:
        """What `vault.json` says now."""
        return self._key_file

    def is_known(self) -> bool:
        """Whether the database knows this key file; false for an older one that was put back."""
        return self._is_known(self._key_file)

    def begin(self) -> None:
        """Note the key file of a new vault."""
        with self._connection.transaction():
            self._set(_CURRENT, self._key_file.mac)
            self._set(_GENERATION, self._key_file.generation)

    def settle(self, folder: Path) -> bool:
        """Finish a change that was cut off; false when the key file is an older one.

        A `vault.json` that was lost or damaged since it was read is written again, if what was
        read is the current one.  Raises disk errors.
        """
        on_disk = self._find_on_disk(folder)
        if not self._is_known(self._key_file) and on_disk and self._is_known(on_disk):
            # Changed by another Held between reading it and opening the database.
            self._key_file = on_disk
        if not self._is_known(self._key_file):
            return False
        if self._find(_PENDING):
            self._confirm()
        if on_disk is None:
            self._write(folder, self._key_file)
        # A kill, or a disk that was full then, may have left a copy that opens with what was
        # removed.  It is no reason not to open.
        with suppress(HeldError):
            self._renew_copy(folder)
        return True

    def replace_passphrase(self, folder: Path, slot: Slot) -> None:
        """Put `slot` in the place of all passphrase slots.

        Raises disk errors; then the old key file is still there and still the current one.
        """
        others = (s for s in self._key_file.slots if s.type != "passphrase")
        self._change(folder, (slot, *others))

    def add_slot(self, folder: Path, slot: Slot) -> None:
        """Let `slot` open the vault as well.

        Raises SlotsFull or disk errors; then the old key file is still the current one.
        """
        if len(self._key_file.slots) >= MOST_SLOTS:
            raise SlotsFull(MOST_SLOTS)
        self._change(folder, (*self._key_file.slots, slot))

    def remove_slot(self, folder: Path, slot_id: bytes) -> None:
        """Let this slot open the vault no more; one that is not there is no fault.

        A passphrase slot is replaced, never removed: it is the way in that needs no paper.
        Raises disk errors; then the old key file is still there and still the current one.
        """
        left = tuple(s for s in self._key_file.slots if s.id != slot_id or s.type == "passphrase")
        if left != self._key_file.slots:
            self._change(folder, left)

    def _change(self, folder: Path, slots: tuple[Slot, ...]) -> None:
        generation = max(self._key_file.generation, int(self._find(_GENERATION) or 0)) + 1
        changed = replace(self._key_file, generation=generation, slots=slots)
        changed = changed.signed(self.root.key_file_mac_key)
        with self._connection.transaction():
            self._set(_PENDING, changed.mac)
        self._write(folder, changed, previous=self._key_file)
        self._key_file = changed
        # The new one opens the vault from here on: a failure now would be told as if it did not.
        # What is pending is valid, and opening the vault confirms it and renews the copy.
        with suppress(HeldError):
            self._confirm()
            self._renew_copy(folder)

    def _renew_copy(self, folder: Path) -> None:
        """Make the copy beside the key file the same, so that nothing removed opens the vault.

        Only once the new one is confirmed: until then the copy is the way back.
        """
        copy = folder / (KEY_FILE_NAME + PREVIOUS_ENDING)
        content = self._key_file.encode()
        try:
            if read_whole(copy, PlaceKind.VAULT, LARGEST_KEY_FILE) == content:
                return
        except HeldError:
            pass  # What cannot be read is written anew.
        atomic_write(copy, content, PlaceKind.VAULT, check=self._check)

    def _confirm(self) -> None:
        with self._connection.transaction():
            self._set(_CURRENT, self._key_file.mac)
            self._set(_GENERATION, self._key_file.generation)
            self._connection.execute("DELETE FROM meta WHERE name = ?", (_PENDING,))

    def _write(self, folder: Path, key_file: KeyFile, previous: KeyFile | None = None) -> None:
        atomic_write(
            folder / KEY_FILE_NAME,
            key_file.encode(),
            PlaceKind.VAULT,
            check=self._check,
            previous=previous.encode() if previous else None,
        )

    def _check(self, written: bytes) -> None:
        if not key_files.decode(written).is_signed_by(self.root.key_file_mac_key):
            raise KeyFileDamaged

    def _find_on_disk(self, folder: Path) -> KeyFile | None:
        try:
            content = read_whole(folder / KEY_FILE_NAME, PlaceKind.VAULT, LARGEST_KEY_FILE)
            found = key_files.decode(content)
        except HeldError:
            return None
        return found if found.is_signed_by(self.root.key_file_mac_key) else None

    def _is_known(self, key_file: KeyFile) -> bool:
        known = (self._find(_CURRENT), self._find(_PENDING))
        return any(
            isinstance(mac, bytes) and hmac.compare_digest(mac, key_file.mac) for mac in known
        )

    def _find(self, name: str) -> bytes | int | None:
        for (value,) in self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)):
            return value if isinstance(value, bytes | int) else None
        return None

    def _set(self, name: str, value: bytes | int) -> None:
        self._connection.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )
