# SPDX-License-Identifier: GPL-3.0-or-later
"""From a backup to a notebook: look at the file, open it, see what it holds, bring it back.

There are three steps so that a person decides knowing what they will get.  Whatever else may open
a vault one day, words or shares, is another way to an OpenedBackup; the rest stays as it is.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from held.files.atomic_write import make_private_folder
from held.files.disk_errors import FolderMissing, FolderNotWritable, PlaceKind
from held.files.places import NameFault, VaultNameRefused
from held.vault import backup_file, restore
from held.vault.backup import Heed
from held.vault.backup_file import BackupFile
from held.vault.key_slots import DerivationCost
from held.vault.restore import Holding
from held.vault.root_key import RootKey
from held.vault.vault import unlock
from held.workflows.back_up_vault import SETTING

__all__ = ["BackupFile", "Holding"]


@dataclass(frozen=True)
class OpenedBackup:
    """A backup together with the key that opens it."""

    backup: BackupFile
    root: RootKey

    @property
    def made(self) -> date:
        """The day on which it was made."""
        return self.backup.manifest.made


def look_at(file: Path) -> BackupFile:
    """What a file says of itself, before any passphrase.  Quick.

    Raises BackupDamaged, VaultTooNew, FolderMissing, ReadFailed.
    """
    return backup_file.read(file)


def check_target(target: Path) -> None:
    """Whether a notebook can come to lie there: its folder is there, and nothing of that name.

    Raises FolderMissing, FolderNotWritable, VaultNameRefused (taken).
    """
    if os.path.lexists(target):
        raise VaultNameRefused(NameFault.TAKEN)
    if not target.parent.is_dir():
        raise FolderMissing(PlaceKind.EXPORT)
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise FolderNotWritable(PlaceKind.EXPORT)


def open_with_passphrase(
    backup: BackupFile, passphrase: str, cost: DerivationCost | None = None
) -> OpenedBackup:
    """The backup with its key.  Takes about a second.

    Raises WrongPassphrase, SlotDamaged, NotEnoughMemory, CostRefused, KeyFileAltered.
    """
    return OpenedBackup(backup, unlock(backup.key_file, passphrase, cost))


def look_inside(opened: OpenedBackup, own_folder: Path, heed: Heed = bool) -> Holding:
    """What it holds, checked to its last page.  Nothing is left of it afterwards.

    own_folder: where this user's notebooks lie; made when it is not there yet.
    Raises BackupDamaged, VaultTooNew and disk errors.
    """
    make_private_folder(own_folder, PlaceKind.VAULT)
    return restore.look_inside(opened.backup, opened.root, own_folder, heed)


def bring_back(opened: OpenedBackup, target: Path, heed: Heed = bool) -> Holding:
    """A notebook at `target`, where nothing is yet, as it was that day.

    It makes its own backups in the usual place, so that it never clears away those of another.
    Raises VaultNameRefused (taken), BackupDamaged, VaultTooNew and disk errors; then nothing is
    there.
    """
    make_private_folder(target.parent, PlaceKind.VAULT)
    return restore.restore(opened.backup, opened.root, target, SETTING, heed)
