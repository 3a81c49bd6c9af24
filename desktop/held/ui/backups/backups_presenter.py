# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of backups shows and can start.  Knows no widget.

The passphrase that is typed to try a backup is used once and kept nowhere.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.backups.backup_runner import BackupRunner
from held.workflows import back_up_vault
from held.workflows.back_up_vault import BackupPlace, Kept, Prepared, Tried
from held.workflows.session import Session


class BackupsPresenter(QObject):
    """place_known: emitted with the BackupPlace.
    looked: emitted with the Kept that is there.
    others_found: newer ones lie in the folder just chosen than this notebook made.
    look_failed: emitted with the HeldError for which one cannot look.
    trying_changed: emitted with whether a backup is being tried.
    passphrase_missing: one wants to try without it.
    tried: emitted with the Tried.  try_failed: emitted with the HeldError.
    """

    place_known = Signal(BackupPlace)
    looked = Signal(Kept)
    others_found = Signal()
    look_failed = Signal(HeldError)
    trying_changed = Signal(bool)
    passphrase_missing = Signal()
    tried = Signal(Tried)
    try_failed = Signal(HeldError)

    def __init__(
        self, session: Session, lane: Lane, runner: BackupRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._runner = runner
        self._place: BackupPlace | None = None
        self._chosen: Prepared | None = None
        self._is_trying = False
        runner.made.connect(self._look_again)

    def look(self) -> None:
        """Find out where the backups lie, then what is there."""
        work = partial(back_up_vault.place_of, self._session.vault)
        self._lane.run(work, self._look_there, self._fail_to_look)

    def choose(self, folder: Path) -> None:
        """Let backups go there from now on."""
        work = partial(_choose, self._session, folder)
        self._lane.run(work, self._take_choice, self._fail_to_look)

    def use_usual(self) -> None:
        """Let them go beside the notebook again."""
        work = partial(back_up_vault.choose_folder, self._session, None)
        self._lane.run(work, self._look_there, self._fail_to_look)

    def try_newest(self, passphrase: str) -> None:
        """Open the newest with this, as an empty computer would.  One at a time."""
        if self._is_trying or self._place is None:
            return
        if not passphrase:
            self.passphrase_missing.emit()
            return
        self._try(True)
        work = partial(
            back_up_vault.try_newest, self._session, self._place, passphrase, self._runner.heed
        )
        self._runner.run_beside(work, self._take_tried, self._fail_tried)

    def _fail_to_look(self, error: HeldError) -> None:
        self.look_failed.emit(error)

    def _take_choice(self, chosen: Prepared) -> None:
        self._chosen = chosen
        self._look_there(chosen.place)

    def _look_again(self, _made: object) -> None:
        if self._place is not None:
            self._look_there(self._place)

    def _look_there(self, place: BackupPlace) -> None:
        self._place = place
        self.place_known.emit(place)
        work = partial(back_up_vault.look, self._session, place)
        self._runner.run_beside(work, self._take_kept, self._fail_to_look)

    def _take_kept(self, kept: Kept) -> None:
        if kept.place != self._place:
            return
        self.looked.emit(kept)
        chosen, self._chosen = self._chosen, None
        if chosen is not None and back_up_vault.are_ahead(kept, chosen):
            self.others_found.emit()

    def _take_tried(self, tried: Tried) -> None:
        self._try(False)
        self.tried.emit(tried)

    def _fail_tried(self, error: HeldError) -> None:
        self._try(False)
        self.try_failed.emit(error)

    def _try(self, trying: bool) -> None:
        self._is_trying = trying
        self.trying_changed.emit(trying)


def _choose(session: Session, folder: Path) -> Prepared:
    back_up_vault.choose_folder(session, folder)
    return back_up_vault.prepare(session)
