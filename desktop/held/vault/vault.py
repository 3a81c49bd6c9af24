# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault from a folder: made, unlocked in two steps, used, closed.

Deriving the key takes about a second and touches no file; opening the database with it is fast.
So a window can derive on a worker and stay alive.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from held.errors import HeldError
from held.files.atomic_write import PREVIOUS_ENDING, remove_unfinished
from held.files.disk_errors import FileTooLarge, FolderMissing, FolderNotWritable, PlaceKind
from held.files.whole_file import read_whole
from held.vault import key_file as key_files
from held.vault.backup import Heed, Stamp, Told, make_backup
from held.vault.backup_file import BackupFile, Signer
from held.vault.backup_record import BackupRecord
from held.vault.bundle_store import BundleStore
from held.vault.card_store import CardStore
from held.vault.connection import Connection
from held.vault.entry_store import EntryStore
from held.vault.identity_store import IdentityStore
from held.vault.key_file import KEY_FILE_NAME, LARGEST_KEY_FILE, KeyFile, KeyFileDamaged, Slot
from held.vault.key_file_record import KeyFileRecord
from held.vault.key_slots import CostLimits, DerivationCost, open_with_passphrase
from held.vault.lists import ListStore
from held.vault.migrate import check_schema, is_older, migrate
from held.vault.new_vault import make_folder
from held.vault.permission_store import PermissionStore
from held.vault.person_store import PersonStore
from held.vault.received_store import ReceivedStore
from held.vault.root_key import RootKey
from held.vault.search_index import SEARCH_INDEX_NAME, SearchIndex
from held.vault.search_store import SearchStore
from held.vault.setting_store import SettingStore
from held.vault.write_ahead_log import LogState


class Notices(NamedTuple):
    """What a person should hear after unlocking, though the vault opened.

    older_key_file: a removed passphrase may work again.
    log: whether changes from before a crash may be missing.
    open_to_others: other users of this computer may enter the folder or replace it.
    """

    older_key_file: bool
    log: LogState
    open_to_others: bool


_NOTHING_TO_HEAR = Notices(False, LogState.CLEAN, False)


class Vault:
    """An open vault, used by one thread; `back_up` alone may run on another."""

    def __init__(
        self, folder: Path, connection: Connection, record: KeyFileRecord, notices: Notices
    ) -> None:
        self.folder = folder
        self.notices = notices
        self.entries = EntryStore(connection)
        self.lists = ListStore(connection, self.entries)
        self.permissions = PermissionStore(connection)
        self.people = PersonStore(connection)
        self.bundles = BundleStore(connection)
        self.settings = SettingStore(connection)
        self.identity = IdentityStore(connection)
        self.cards = CardStore(connection)
        self.received = ReceivedStore(connection)
        self.backups = BackupRecord(connection)
        self.search = SearchStore(connection)
        self._connection = connection
        self._record = record

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Several saves that are kept together or not at all.

        Raises HandleLatched, DiskFull, FolderMissing; then nothing of it was kept.
        """
        with self._connection.transaction():
            yield

    def open_search_index(self) -> SearchIndex:
        """The index beside the vault, made anew if need be; it may live on another thread.

        Raises disk errors.
        """
        return SearchIndex(self.folder / SEARCH_INDEX_NAME, self.root.search_key)

    def replace_passphrase(self, slot: Slot) -> None:
        """Let the vault open with this passphrase slot and with no other.

        slot: from `key_slots.make_passphrase_slot`, which is slow.  Other types of slots stay.
        Raises disk errors; then the old passphrase still opens the vault.
        """
        self._record.replace_passphrase(self.folder, slot)

    def add_slot(self, slot: Slot) -> None:
        """Let the vault open with this slot as well, from `recovery_slots.make_recovery_slot`.

        Raises SlotsFull or disk errors; then it does not.
        """
        self._record.add_slot(self.folder, slot)

    def remove_slot(self, slot_id: bytes) -> None:
        """Let the vault open with this slot no more.  Older copies of the key file still do.

        A passphrase slot stays.  Raises disk errors; then the slot still opens the vault.
        """
        self._record.remove_slot(self.folder, slot_id)

    def back_up(self, folder: Path, stamp: Stamp, told: Told, heed: Heed) -> BackupFile:
        """A checked backup in a folder that is there.  May run beside the vault's own thread.

        Raises what `held.vault.backup.make_backup` raises, CopyingStopped when the vault is closed
        meanwhile; nothing of it is left then.
        """
        return make_backup((self._connection, self._record), folder, stamp, told, heed)

    @property
    def key_file(self) -> KeyFile:
        """The key file as it is now, after every change of the passphrase."""
        return self._record.key_file

    @property
    def backup_signer(self) -> Signer:
        """What its backups are known by.  For the thread beside its own as well."""
        return Signer(self._record.key_file.vault_id, self.root.backup_mac_key)

    @property
    def root(self) -> RootKey:
        """The key that a new slot wraps."""
        return self._record.root

    def checkpoint(self) -> None:
        """Fold the log into the database.  For idle moments.  Raises HandleLatched, DiskFull."""
        self._connection.checkpoint()

    def close(self) -> None:
        """Fold the log in and let go of the files; closed also when this raises, and once only.

        Raises HandleLatched or DiskFull when the log had to stay: what was kept is in it.
        """
        self._connection.close()


def make_vault(
    folder: Path,
    passphrase: str,
    cost: DerivationCost | None = None,
    recovery_secret: bytes | None = None,
) -> Vault:
    """A new vault at `folder`, open.  Takes about a second.

    cost: None for Held's own.  recovery_secret: the bits whose words, on one sheet, open it as
    well; None for no sheet.  The folder takes its name only when all in it is complete.
    Raises PassphraseRefused, VaultNameRefused (taken), NotEnoughMemory, CipherMissing, DiskFull,
    FolderNotWritable, FolderMissing or WriteFailed; nothing is left behind then.
    """
    key_file, root = make_folder(folder, passphrase, cost, recovery_secret)
    return open_with(folder, key_file, root)


def read_key_file(folder: Path) -> KeyFile:
    """What `vault.json` says.

    Raises FolderMissing (neither it nor a whole copy is there), KeyFileDamaged (which says whether
    the copy beside it is whole), VaultTooNew or ReadFailed.
    """
    try:
        return _read_key_file(folder / KEY_FILE_NAME)
    except (KeyFileDamaged, FolderMissing) as error:
        if not _copy_is_whole(folder):
            raise
        where = error.where if isinstance(error, KeyFileDamaged) else ""
        raise KeyFileDamaged(where, copy_is_whole=True) from None


def unlock(key_file: KeyFile, passphrase: str, cost: DerivationCost | None = None) -> RootKey:
    """The root key.  Slow, and touches no file: for a worker.

    cost: the least that a key file may ask for; None for Held's own limit.
    Raises PassphraseRefused, WrongPassphrase, SlotDamaged, KeyFileAltered, CostRefused,
    NotEnoughMemory.
    """
    limits = CostLimits() if cost is None else CostLimits(least_memory_kib=cost.memory_kib)
    return open_with_passphrase(key_file, passphrase, limits)


def open_with(
    folder: Path,
    key_file: KeyFile,
    root: RootKey,
    before_migration: Callable[[Vault], object] | None = None,
) -> Vault:
    """The vault open, brought to today's schema.

    before_migration: called with the vault as it was while steps are missing, to back it up; what
    it raises passes through, and nothing has changed.
    Raises OpenElsewhere, DatabaseMissing, DatabaseDamaged, VaultTooNew, FolderNotWritable,
    DiskFull, CipherMissing, HandleLatched or WriteFailed.
    """
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FolderNotWritable(PlaceKind.VAULT)
    connection = Connection(folder / key_file.database, root.database_key)
    try:
        check_schema(connection)
        record = KeyFileRecord(connection, root, key_file)
        if before_migration is not None and is_older(connection):
            before_migration(Vault(folder, connection, record, _NOTHING_TO_HEAR))
        migrate(connection)
        remove_unfinished(folder)
        older = not record.settle(folder)
        notices = Notices(older, connection.log_state, _open_to_others(folder))
    except BaseException:
        connection.give_up()
        raise
    return Vault(folder, connection, record, notices)


def _read_key_file(path: Path) -> KeyFile:
    try:
        content = read_whole(path, PlaceKind.VAULT, LARGEST_KEY_FILE)
    except FileTooLarge:
        raise KeyFileDamaged from None
    return key_files.decode(content)


def _copy_is_whole(folder: Path) -> bool:
    try:
        _read_key_file(folder / (KEY_FILE_NAME + PREVIOUS_ENDING))
    except HeldError:
        return False
    return True


def _open_to_others(folder: Path) -> bool:
    inside, around = folder.stat(), folder.resolve().parent.stat()
    replaceable = around.st_mode & stat.S_IWOTH and not around.st_mode & stat.S_ISVTX
    return bool(inside.st_mode & (stat.S_IWGRP | stat.S_IWOTH) or replaceable)
