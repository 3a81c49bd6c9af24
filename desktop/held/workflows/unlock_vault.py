# SPDX-License-Identifier: GPL-3.0-or-later
"""From a place on the disk to a Session: make, derive, open; remember a place, forget it.

The unlock page is the first thing a person sees, so what only an open vault needs is imported
when one is opened, and `warm_up` brings it in while the passphrase is typed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from held.errors import HeldError
from held.files.bundled_resources import resource
from held.files.places import KnownVaults, Places
from held.workflows.clock import Clock

if TYPE_CHECKING:
    from datetime import date

    from held.templates.catalog import Catalog
    from held.vault.backup import Heed
    from held.vault.key_file import KeyFile
    from held.vault.key_slots import DerivationCost
    from held.vault.root_key import RootKey
    from held.vault.vault import Vault
    from held.workflows.recovery_sheet import Drawn
    from held.workflows.restore_vault import Holding, OpenedBackup
    from held.workflows.session import Session

LANGUAGE = "en"


@dataclass(frozen=True)
class DerivedKey:
    """What a right passphrase gives, about a second after it was typed."""

    folder: Path
    key_file: KeyFile
    root: RootKey


class Vaults:
    """The vaults of this person on this computer.

    cost: what one derivation may take; None for the vault's own default.  Only tests give one.
    """

    def __init__(self, places: Places, clock: Clock, cost: DerivationCost | None = None) -> None:
        self._places = places
        self._clock = clock
        self.cost = cost

    def known(self) -> KnownVaults:
        """The vaults to offer.  Light: reads names of folders and one small file."""
        return self._places.known_vaults()

    def folder_for(self, name: str, parent: Path | None = None) -> Path:
        """Where a new vault of that name will lie.  Raises VaultNameRefused."""
        return self._places.folder_for(name, parent)

    def remember(self, folder: Path) -> None:
        """Offer this vault from now on, though it lies elsewhere.  Raises DiskError."""
        self._places.remember(folder)

    def forget(self, folder: Path) -> None:
        """Offer it no more; the vault itself stays.  Raises DiskError."""
        self._places.forget(folder)

    def today(self) -> date:
        """The keeper's day, for what is drawn before there is a vault."""
        return self._clock.now().day

    def make(
        self, folder: Path, passphrase: str, drawn: Drawn | None = None, *, tried: bool = False
    ) -> Session:
        """A new vault at `folder`, open.  Takes about a second.

        drawn: a recovery sheet that opens it as well.  tried: its words were found on the paper.
        Raises PassphraseRefused and what a disk can raise; nothing is left behind then.
        """
        from held.vault import vault

        surroundings = _surroundings()
        secret = drawn.secret if drawn else None
        made = vault.make_vault(folder, passphrase, cost=self.cost, recovery_secret=secret)
        session = self._session(made, *surroundings)
        if drawn is not None:
            from held.workflows import recovery_sheet

            recovery_sheet.note_first(session, drawn, tried=tried)
        return session

    def derive(self, folder: Path, passphrase: str) -> DerivedKey:
        """The key of a vault from its passphrase.  Takes about a second; opens nothing yet.

        Raises WrongPassphrase, SlotDamaged, KeyFileDamaged, VaultTooNew, FolderMissing.
        """
        from held.vault import vault

        key_file = vault.read_key_file(folder)
        return DerivedKey(folder, key_file, vault.unlock(key_file, passphrase, cost=self.cost))

    def open(self, key: DerivedKey) -> Session:
        """The vault open; one of an older form is backed up before it takes today's.

        Raises OpenElsewhere, DatabaseDamaged, VaultTooNew, BackupDamaged and disk errors.
        """
        from held.vault import vault

        surroundings = _surroundings()
        opened = vault.open_with(key.folder, key.key_file, key.root, self._back_up_older)
        return self._session(opened, *surroundings)

    def warm_up(self) -> None:
        """Import and load what opening needs.  On a worker, while the passphrase is typed."""
        from held.journal import entry, permission
        from held.templates import catalog
        from held.vault import vault

        _ = entry, permission, catalog, vault

    def open_backup(self, file: Path, passphrase: str) -> OpenedBackup:
        """A backup with its key.  Takes about a second; nothing is made yet.

        Raises BackupDamaged, WrongPassphrase, VaultTooNew and disk errors.
        """
        from held.workflows import restore_vault

        backup = restore_vault.look_at(file)
        return restore_vault.open_with_passphrase(backup, passphrase, self.cost)

    def look_inside(self, opened: OpenedBackup, heed: Heed = bool) -> Holding:
        """What a backup holds.  Raises what `restore_vault.look_inside` raises."""
        from held.workflows import restore_vault

        return restore_vault.look_inside(opened, self._places.vault_folder, heed)

    def bring_back(self, opened: OpenedBackup, name: str, heed: Heed = bool) -> Path:
        """A notebook of that name in this user's own folder, made of a backup; where it lies.

        Raises VaultNameRefused and what `restore_vault.bring_back` raises.
        """
        from held.workflows import restore_vault

        target = self._places.folder_for(name)
        restore_vault.bring_back(opened, target, heed)
        return target

    def _back_up_older(self, older: Vault) -> None:
        from held.workflows.back_up_vault import back_up_before_change

        back_up_before_change(older, self._clock.now().day)

    def _session(self, vault: Vault, catalog: Catalog, code_words: tuple[str, ...]) -> Session:
        from held.workflows.session import Session

        session = Session(vault, catalog, self._clock, code_words, self.cost)
        _ensure_identity(session)
        return session


def _ensure_identity(session: Session) -> None:
    """A vault has its keys from its first moment; one from before there were any gets them now."""
    if session.vault.identity.find() is None:
        from held.workflows.own_card import ensure_identity

        # What cannot be kept now is made when it is first needed: a notebook must open all the same.
        with suppress(HeldError):
            ensure_identity(session)


def _surroundings() -> tuple[Catalog, tuple[str, ...]]:
    """What a session needs besides the vault, looked for first: a vault once open must be closed.

    Raises ResourceMissing.
    """
    from held.templates.catalog import Catalog

    codes = resource("words", "codes.txt").read_text(encoding="utf-8").split("\n")
    return Catalog(resource("templates"), LANGUAGE), tuple(filter(None, codes))
