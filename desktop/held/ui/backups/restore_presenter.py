# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of bringing a backup back: a file, its passphrase, what it holds, and only then a name.

Knows no widget.  Keeps the key of the backup no longer than the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.workflows.unlock_vault import Vaults

if TYPE_CHECKING:
    from held.workflows.restore_vault import Holding, OpenedBackup

Heed = Callable[[], object]


class Run(Protocol):
    """How work is done off the GUI thread, as `held.ui.background.Lane.run` does it."""

    def __call__(
        self,
        work: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[HeldError], None],
    ) -> None: ...


@dataclass(frozen=True)
class FoundInside:
    """What is to be decided on.  suggested: a name that is free."""

    holding: Holding
    suggested: str


class RestorePresenter(QObject):
    """run: where the work is done.  heed: called by it again and again; may raise CopyingStopped.

    file_chosen: emitted with the Path of a file that may be a backup, and the day it was made.
    file_missing, passphrase_missing: emitted when one wants to go on without them.
    waiting_changed: emitted with whether something goes on.
    found: emitted with the FoundInside.
    failed: emitted with the HeldError.
    restored: emitted with the Path of the new notebook.
    """

    file_chosen = Signal(Path, date)
    file_missing = Signal()
    passphrase_missing = Signal()
    waiting_changed = Signal(bool)
    found = Signal(FoundInside)
    failed = Signal(HeldError)
    restored = Signal(Path)

    def __init__(self, vaults: Vaults, run: Run, heed: Heed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vaults = vaults
        self._run = run
        self._heed = heed
        self._file: Path | None = None
        self._opened: OpenedBackup | None = None
        self._is_waiting = False

    def choose(self, file: Path) -> None:
        """Bring this one back; a file that is no backup is refused at once."""
        if self._is_waiting:
            return
        self._opened = None
        self._begin(partial(_look_at, file), self._take_file)

    def look_inside(self, passphrase: str) -> None:
        """Open it and see what it holds.  Takes a second, and longer for a large one."""
        if self._is_waiting:
            return
        if self._file is None:
            self.file_missing.emit()
        elif not passphrase:
            self.passphrase_missing.emit()
        else:
            work = partial(_look_inside, self._vaults, self._file, passphrase, self._heed)
            self._begin(work, self._take_found)

    def restore(self, name: str) -> None:
        """Make a notebook of that name of it."""
        if self._opened is not None and not self._is_waiting:
            work = partial(self._vaults.bring_back, self._opened, name, self._heed)
            self._begin(work, self._take_restored)

    def forget(self) -> None:
        """Drop the file and its key."""
        self._file = None
        self._opened = None

    def _begin(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._wait(True)
        self._run(work, done, self._fail)

    def _take_file(self, found: tuple[Path, date]) -> None:
        self._wait(False)
        self._file, made = found
        self.file_chosen.emit(self._file, made)

    def _take_found(self, found: tuple[OpenedBackup, Holding]) -> None:
        self._wait(False)
        self._opened, holding = found
        self.found.emit(FoundInside(holding, self._free_name(self._opened.made)))

    def _free_name(self, made: date) -> str:
        from held.workflows.failures import VaultNameRefused

        wanted = name = self.tr("Notebook of {day}").format(day=made.isoformat())
        number = 1
        while True:
            try:
                self._vaults.folder_for(name)
            except VaultNameRefused:
                number += 1
                name = f"{wanted}, {number}"
            else:
                return name

    def _take_restored(self, folder: Path) -> None:
        self._wait(False)
        self.forget()
        self.restored.emit(folder)

    def _fail(self, error: HeldError) -> None:
        self._wait(False)
        self.failed.emit(error)

    def _wait(self, waiting: bool) -> None:
        self._is_waiting = waiting
        self.waiting_changed.emit(waiting)


def _look_at(file: Path) -> tuple[Path, date]:
    from held.workflows.restore_vault import look_at

    return file, look_at(file).manifest.made


def _look_inside(
    vaults: Vaults, file: Path, passphrase: str, heed: Heed
) -> tuple[OpenedBackup, Holding]:
    opened = vaults.open_backup(file, passphrase)
    return opened, vaults.look_inside(opened, heed)
