# SPDX-License-Identifier: GPL-3.0-or-later
"""Is my notebook whole?  Everything in it is read once, on a private copy; nothing is changed."""

from __future__ import annotations

from pathlib import Path

from held.files.atomic_write import make_private_folder
from held.files.disk_errors import FolderNotWritable, PlaceKind
from held.vault import vault
from held.vault.examination import WRONG, Finding, Findings, examine
from held.workflows.unlock_vault import DerivedKey

__all__ = ["WRONG", "Finding", "Findings", "check", "look_at_key_file"]


def look_at_key_file(folder: Path) -> None:
    """Whether there is a key to ask a passphrase for.

    Raises FolderMissing, KeyFileDamaged, VaultTooNew or ReadFailed.
    """
    vault.read_key_file(folder)


def check(key: DerivedKey, own_folder: Path) -> Findings:
    """What was found in the notebook that `key` opens; empty when all is well.

    own_folder: where this user's notebooks lie.  The copy goes there when the notebook's own
    surroundings may not be written to, as on a stick that is locked.
    Raises what `held.vault.examination.examine` raises.
    """
    folder = key.folder.resolve()
    try:
        return examine(folder, key.key_file, key.root, folder.parent)
    except FolderNotWritable:
        make_private_folder(own_folder, PlaceKind.VAULT)
        return examine(folder, key.key_file, key.root, own_folder)
