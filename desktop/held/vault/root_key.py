# SPDX-License-Identifier: GPL-3.0-or-later
"""The one random key of a vault, and the keys made from it for each use.

Python cannot promise to wipe memory; that is why locking replaces the whole process.
"""

from __future__ import annotations

import os

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ROOT_LENGTH = 32


class RootKey:
    """The 32 bytes that every slot wraps, bound to the vault they belong to."""

    def __init__(self, root: bytes, vault_id: bytes) -> None:
        self._root = root
        self.vault_id = vault_id

    @classmethod
    def make(cls, vault_id: bytes) -> RootKey:
        """A new one, from the system's random numbers."""
        return cls(os.urandom(ROOT_LENGTH), vault_id)

    def __repr__(self) -> str:
        return "RootKey"

    @property
    def to_wrap(self) -> bytes:
        """The root itself, for a slot to wrap."""
        return self._root

    @property
    def database_key(self) -> bytes:
        """The raw key of the database, 32 bytes."""
        return self._derive(b"held/v1/db")

    @property
    def search_key(self) -> bytes:
        """The raw key of the search index, 32 bytes."""
        return self._derive(b"held/v1/search")

    @property
    def key_file_mac_key(self) -> bytes:
        """What authenticates `vault.json`, 32 bytes."""
        return self._derive(b"held/v1/file-mac")

    @property
    def backup_mac_key(self) -> bytes:
        """What authenticates the manifest of a backup, 32 bytes."""
        return self._derive(b"held/v1/backup-mac")

    def _derive(self, label: bytes) -> bytes:
        return HKDF(SHA256(), 32, salt=self.vault_id, info=label).derive(self._root)
