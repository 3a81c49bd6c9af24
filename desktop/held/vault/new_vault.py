# SPDX-License-Identifier: GPL-3.0-or-later
"""A new vault's folder, built under a hidden name and given its own when it is complete.

So a vault is there whole or not at all, whatever happens half-way.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from held.files.atomic_write import atomic_write, make_private_folder, sync_folder
from held.files.disk_errors import PlaceKind, write_error
from held.files.places import NameFault, VaultNameRefused
from held.vault.connection import Connection
from held.vault.key_file import KEY_FILE_NAME, KeyFile, Slot
from held.vault.key_file_record import KeyFileRecord
from held.vault.key_slots import DerivationCost, make_affordable_slot
from held.vault.migrate import migrate
from held.vault.recovery_slots import make_recovery_slot
from held.vault.recovery_words import ONE_SHEET
from held.vault.root_key import RootKey

_HIDDEN = ".held-making-"


def make_folder(
    folder: Path, passphrase: str, cost: DerivationCost | None, recovery_secret: bytes | None
) -> tuple[KeyFile, RootKey]:
    """Make the folder of a new vault, closed.  Raises what `vault.make_vault` raises."""
    if folder.exists() or folder.is_symlink():
        raise VaultNameRefused(NameFault.TAKEN)
    root = RootKey.make(os.urandom(16))
    slots: tuple[Slot, ...] = (make_affordable_slot(root, passphrase, cost),)
    if recovery_secret is not None:
        slots = (*slots, make_recovery_slot(root, recovery_secret, ONE_SHEET))
    key_file = KeyFile(root.vault_id, 1, "vault-1.db", slots).signed(root.key_file_mac_key)
    make_private_folder(folder.parent, PlaceKind.VAULT)
    _remove_left_over(folder.parent)
    hidden = folder.parent / f"{_HIDDEN}{os.urandom(8).hex()}"
    try:
        hidden.mkdir(0o700)
        _fill(hidden, key_file, root)
        hidden.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        shutil.rmtree(hidden, ignore_errors=True)
        raise write_error(error, PlaceKind.VAULT) from None
    except BaseException:
        shutil.rmtree(hidden, ignore_errors=True)
        raise
    return key_file, root


def _fill(folder: Path, key_file: KeyFile, root: RootKey) -> None:
    connection = Connection(folder / key_file.database, root.database_key, new=True)
    try:
        migrate(connection)
        KeyFileRecord(connection, root, key_file).begin()
        connection.close()
    finally:
        connection.give_up()
    # The copy is there from the first day: one damaged sector must not cost the only root key.
    content = key_file.encode()
    atomic_write(folder / KEY_FILE_NAME, content, PlaceKind.VAULT, previous=content)


def _remove_left_over(parent: Path) -> None:
    """Remove folders that a kill left half-made: nobody has written into them."""
    for path in parent.glob(f"{_HIDDEN}*"):
        shutil.rmtree(path, ignore_errors=True)
