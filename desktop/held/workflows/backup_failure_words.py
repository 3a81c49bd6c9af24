# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences for what can go wrong with backups."""

from __future__ import annotations

from held.errors import HeldError
from held.workflows import failures as f
from held.workflows.translatable import QT_TRANSLATE_NOOP

# One sentence a line, however long: so they can be read under one another.
# fmt: off

BACKUP_WORDS: dict[type[HeldError], tuple[str, str, str]] = {
    f.BackupDamaged: (
        QT_TRANSLATE_NOOP("Failure", "This backup is not whole."),
        QT_TRANSLATE_NOOP("Failure", "It was cut or changed, or it is another kind of file. Nothing of it was used."),
        QT_TRANSLATE_NOOP("Failure", "Take another backup, or make a new one."),
    ),
    f.NoBackupYet: (
        QT_TRANSLATE_NOOP("Failure", "There is no backup in this place yet."),
        QT_TRANSLATE_NOOP("Failure", "So there was nothing to try."),
        QT_TRANSLATE_NOOP("Failure", "Make one now."),
    ),
    f.CopyingStopped: (
        QT_TRANSLATE_NOOP("Failure", "You stopped it."),
        QT_TRANSLATE_NOOP("Failure", "Nothing was left behind, and the backups from before are there."),
        QT_TRANSLATE_NOOP("Failure", "You can make one at any time."),
    ),
}

BACKUP_DISK_WORDS: dict[tuple[type, object], tuple[str, str, str]] = {
    (f.DiskFull, f.PlaceKind.BACKUPS): (
        QT_TRANSLATE_NOOP("Failure", "There is no room for a backup in that place."),
        QT_TRANSLATE_NOOP("Failure", "Your notebook is safe, and the backups from before are there."),
        QT_TRANSLATE_NOOP("Failure", "Make some room, or choose another folder."),
    ),
    (f.FolderMissing, f.PlaceKind.BACKUPS): (
        QT_TRANSLATE_NOOP("Failure", "The place of the backups is not there now."),
        QT_TRANSLATE_NOOP("Failure", "Perhaps a stick is not plugged in. Your notebook is safe."),
        QT_TRANSLATE_NOOP("Failure", "Plug it in, or choose another folder."),
    ),
}
