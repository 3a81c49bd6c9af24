# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of backups: which there are, which are damaged, and which make room for a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from held.errors import HeldError
from held.files.atomic_write import sync_folder
from held.files.disk_errors import DiskError, PlaceKind, read_error, write_error
from held.journal.backup_rotation import LEAST, KeptBackup, may_go
from held.vault import backup_file
from held.vault.backup_file import BACKUP_ENDING, BackupDamaged, BackupFile, Signer

_OWN_NAME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{5,}-[0-9a-f]{4}" + re.escape(BACKUP_ENDING)
)


def is_named_by_held(path: Path) -> bool:
    """Whether Held gave this name; false for what a person renamed or a syncing tool doubled."""
    return _OWN_NAME.fullmatch(path.name) is not None


def backups_in(folder: Path, signer: Signer) -> tuple[BackupFile, ...]:
    """The backups of one vault, the newest first by their own numbers; none is read to its end.

    Only those that it signed: a number that somebody else wrote would push the real ones out.
    Raises ReadFailed, FolderMissing.
    """
    found = [one for one in map(_find, _files_in(folder)) if one is not None]
    own = [one for one in found if one.is_of(signer)]
    return tuple(sorted(own, key=_number, reverse=True))


def damaged_in(folder: Path, signer: Signer) -> tuple[Path, ...]:
    """The files that are called backups and cannot be read as such, by name.

    Those too that say they are of this vault, and are not signed by it.
    Raises ReadFailed, FolderMissing.
    """
    return tuple(path for path in _files_in(folder) if _is_damaged(_find(path), signer))


def rotate(
    folder: Path, made: BackupFile, signer: Signer, limit: int, heed: Callable[[], object] = bool
) -> tuple[BackupFile, ...]:
    """Delete the backups of the same vault that may go now, the oldest first; those deleted.

    made: the one that was just made and found whole; while it is not the newest, nothing goes.
    limit: how many bytes all of them may take.  heed: as for `make_backup`.
    What has another name than Held gave it is left alone and does not count, and so is what the
    vault did not sign, and a second copy of one and the same.
    The newest three whole ones stay, and to know them they are read to their end.
    Raises ReadFailed, FolderMissing, FolderNotWritable, WriteFailed; what is gone by then is gone.
    """
    named = [one for one in backups_in(folder, signer) if is_named_by_held(one.path)]
    once = {one.manifest: one for one in reversed(named)}
    found = {one.path.name: one for one in named if once[one.manifest] is one}
    if not may_go([_kept(one, is_whole=True) for one in found.values()], limit):
        return ()
    whole = _newest_whole(found.values(), made, heed)
    kept = [_kept(one, is_whole=one.path in whole) for one in found.values()]
    gone = tuple(found[one.name] for one in may_go(kept, limit))
    try:
        for one in gone:
            one.path.unlink(missing_ok=True)
        if gone:
            sync_folder(folder)
    except OSError as error:
        raise write_error(error, PlaceKind.BACKUPS) from None
    return gone


def _newest_whole(
    newest_first: Iterable[BackupFile], made: BackupFile, heed: Callable[[], object]
) -> set[Path]:
    """The newest few that are whole.  `made` was read to its end a moment ago."""
    whole: set[Path] = set()
    for one in newest_first:
        if len(whole) == LEAST:
            break
        if one.path == made.path or _is_whole(one, heed):
            whole.add(one.path)
    return whole


def _is_whole(backup: BackupFile, heed: Callable[[], object]) -> bool:
    try:
        backup_file.check_whole(backup, heed)
    except (BackupDamaged, DiskError):
        return False
    return True


def _kept(backup: BackupFile, *, is_whole: bool) -> KeptBackup:
    told = backup.manifest
    return KeptBackup(backup.path.name, told.number, told.made, backup.size, is_whole)


def _is_damaged(found: BackupFile | None, signer: Signer) -> bool:
    return found is None or (found.claims(signer) and not found.is_of(signer))


def _number(backup: BackupFile) -> int:
    return backup.manifest.number


def _find(path: Path) -> BackupFile | None:
    with suppress(HeldError):
        return backup_file.read(path)
    return None


def _files_in(folder: Path) -> Iterator[Path]:
    try:
        names = sorted(path for path in folder.iterdir() if path.name.endswith(BACKUP_ENDING))
    except OSError as error:
        raise read_error(error, PlaceKind.BACKUPS) from None
    yield from (path for path in names if not path.name.startswith("."))
