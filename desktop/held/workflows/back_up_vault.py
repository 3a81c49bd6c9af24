# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of an open notebook: where they lie, when one is due, made beside the writing.

A backup goes in three steps, since copying takes long and the vault has one thread: `prepare` and
`note` there, `carry_out` between them on a thread of its own.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from held.errors import HeldError
from held.files.atomic_write import make_private_folder
from held.files.disk_errors import FolderMissing, FolderNotWritable, PlaceKind
from held.files.places import vault_name
from held.vault import restore
from held.vault.backup import Heed, Stamp, Told
from held.vault.backup_file import BackupFile
from held.vault.backup_folder import backups_in, damaged_in, is_named_by_held, rotate
from held.vault.connection import CopyingStopped
from held.vault.restore import Holding
from held.vault.vault import Vault, unlock
from held.workflows.session import Session

__all__ = ["BackupFile", "CopyingStopped", "Holding", "Told", "is_named_by_held"]

SETTING = "backups"
LIMIT = 2_000_000_000
"""How many bytes the backups of one notebook may take, save that three always stay."""

_USUAL_FOLDER = "Backups"


class NoBackupYet(HeldError):
    """There is none in this place."""


class _Choices(Struct, frozen=True):
    """folder: an absolute path; empty for the usual one."""

    folder: str = ""


@dataclass(frozen=True)
class BackupPlace:
    """Where the backups of a notebook go.  is_usual: beside the notebook, and not chosen."""

    folder: Path
    is_usual: bool


@dataclass(frozen=True)
class Prepared:
    """What must be known before a backup is begun.

    last: the last number the vault knows.  state: what is in it.  has_changed: since that one.
    """

    place: BackupPlace
    last: int
    today: date
    state: str
    has_changed: bool


@dataclass(frozen=True)
class Made:
    """A backup that was made, opened again and checked.

    gone: the older ones that made room for it.
    room_failed: why older ones could not go; the backup itself is there all the same.
    """

    backup: BackupFile
    gone: tuple[BackupFile, ...]
    room_failed: HeldError | None = None


@dataclass(frozen=True)
class Kept:
    """All that is in the place of the backups.

    backups: the newest first.  damaged: names of files.  space: bytes that the backups take.
    """

    place: BackupPlace
    backups: tuple[BackupFile, ...]
    damaged: tuple[str, ...]
    space: int


@dataclass(frozen=True)
class Tried:
    """What came of trying the newest backup."""

    backup: BackupFile
    holding: Holding


def place_of(vault: Vault) -> BackupPlace:
    """Where the backups go.  On the vault's thread."""
    stored = vault.settings.read(SETTING)
    try:
        chosen = msgspec.json.decode(stored or "{}", type=_Choices).folder
    except msgspec.MsgspecError:
        chosen = ""
    if chosen and Path(chosen).is_absolute():
        return BackupPlace(Path(chosen), is_usual=False)
    return _usual(vault)


def choose_folder(session: Session, folder: Path | None) -> BackupPlace:
    """Let backups go there from now on; None for the usual place.  Those made stay where they are.

    It is kept in the vault: where somebody keeps things says something about them.
    """
    vault = session.vault
    with vault.transaction():
        chosen = _Choices("" if folder is None else str(folder.absolute()))
        vault.settings.save(SETTING, msgspec.json.encode(chosen).decode())
    return place_of(vault)


def prepare(session: Session) -> Prepared:
    """What `carry_out` needs.  On the vault's thread."""
    vault = session.vault
    record = vault.backups
    return Prepared(
        place=place_of(vault),
        last=record.last_number(),
        today=session.clock.now().day,
        state=record.state(),
        has_changed=record.has_changed(),
    )


def carry_out(session: Session, prepared: Prepared, told: Told, heed: Heed) -> Made:
    """Make a backup and let older ones go.  Beside the vault's thread.

    Raises what `Vault.back_up` raises; then older ones are all still there.
    """
    return _make(session.vault, prepared, told, heed)


def carry_out_if_due(session: Session, prepared: Prepared, told: Told, heed: Heed) -> Made | None:
    """The same, if the newest is not of today and something changed; None if it is not due."""
    found = backups_in(_ready(prepared.place), session.vault.backup_signer)
    if found and (found[0].manifest.made == prepared.today or not prepared.has_changed):
        return None
    return _make(session.vault, prepared, told, heed)


def note(session: Session, prepared: Prepared, made: Made) -> None:
    """Remember in the vault that it was made.  On the vault's thread.

    A failure of this is no failure of the backup: numbers go on from the files that are there.
    """
    session.vault.backups.note(made.backup.manifest.number, prepared.state)


def check_folder(folder: Path) -> Path:
    """The same folder, if a backup can go there.  Raises FolderMissing, FolderNotWritable."""
    if not folder.is_dir():
        raise FolderMissing(PlaceKind.BACKUPS)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FolderNotWritable(PlaceKind.BACKUPS)
    return folder


def back_up_to(session: Session, folder: Path) -> BackupFile:
    """One more backup in any folder, on the one thread there is; older ones stay.

    Raises what `Vault.back_up` raises.
    """
    prepared = replace(prepare(session), place=BackupPlace(folder, is_usual=False))
    backup = _one_more(session.vault, prepared, _unheeded, bool)
    # It says nothing of the place where backups usually go, so one may still be due there.
    session.vault.backups.note(backup.manifest.number, "")
    return backup


def back_up_before_change(vault: Vault, today: date) -> None:
    """Before a notebook takes a newer form, or another change that cannot be taken back.

    On the vault's thread.  Where the chosen place is away, the usual one does.

    Raises what `Vault.back_up` raises, and disk errors.
    """
    place = place_of(vault)
    if not place.folder.is_dir():
        place = _usual(vault)
    prepared = Prepared(place, vault.backups.last_number(), today, "", has_changed=True)
    made = _make(vault, prepared, _unheeded, bool)
    vault.backups.note(made.backup.manifest.number, "")


def look(session: Session, place: BackupPlace) -> Kept:
    """What lies there.  Beside the vault's thread, since a stick may be slow.

    Raises ReadFailed, FolderMissing for a chosen folder that is away.
    """
    if place.is_usual and not place.folder.exists():
        return Kept(place, (), (), 0)
    found = backups_in(place.folder, session.vault.backup_signer)
    damaged = tuple(path.name for path in damaged_in(place.folder, session.vault.backup_signer))
    return Kept(place, found, damaged, sum(one.size for one in found))


def are_ahead(kept: Kept, prepared: Prepared) -> bool:
    """Whether newer ones lie there than the notebook remembers when it was prepared.

    So it is when two notebooks were made of one backup and the other one keeps its own there:
    they share their id and their key, and each would clear the other's away.
    """
    return any(one.manifest.number > prepared.last for one in kept.backups)


def try_newest(session: Session, place: BackupPlace, passphrase: str, heed: Heed) -> Tried:
    """Open the newest backup as an empty computer would: with the file and this alone.

    Takes about a second and longer in a large notebook.  Beside the vault's thread.
    Raises NoBackupYet, WrongPassphrase, BackupDamaged and disk errors.
    """
    found = look(session, place).backups
    if not found:
        raise NoBackupYet
    newest = found[0]
    root = unlock(newest.key_file, passphrase, session.cost)
    beside = session.vault.folder.resolve().parent
    return Tried(newest, restore.look_inside(newest, root, beside, heed))


def _make(vault: Vault, prepared: Prepared, told: Told, heed: Heed) -> Made:
    backup = _one_more(vault, prepared, told, heed)
    try:
        return Made(backup, rotate(backup.path.parent, backup, vault.backup_signer, LIMIT, heed))
    except CopyingStopped:
        return Made(backup, ())
    except HeldError as error:
        return Made(backup, (), error)


def _one_more(vault: Vault, prepared: Prepared, told: Told, heed: Heed) -> BackupFile:
    folder = _ready(prepared.place)
    found = backups_in(folder, vault.backup_signer)
    # Files can be ahead of the vault: after a kill, and after an older backup was brought back.
    highest = max((one.manifest.number for one in found), default=0)
    number = max(prepared.last, highest) + 1
    return vault.back_up(folder, Stamp(number, prepared.today), told, heed)


def _ready(place: BackupPlace) -> Path:
    """The folder, made when it is the usual one.  A chosen one may be a stick that is away."""
    if place.is_usual:
        make_private_folder(place.folder, PlaceKind.BACKUPS)
    elif not place.folder.is_dir():
        raise FolderMissing(PlaceKind.BACKUPS)
    return place.folder


def _usual(vault: Vault) -> BackupPlace:
    folder = vault.folder.resolve()
    return BackupPlace(folder.parent / _USUAL_FOLDER / vault_name(folder), is_usual=True)


def _unheeded(_done: int, _all: int) -> None:
    """Nobody watches how far it is."""
