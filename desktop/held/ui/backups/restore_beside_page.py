# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing a backup back while a notebook is open: another one is made beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from held.ui.backups.backup_runner import BackupRunner
from held.ui.backups.restore_form import RestoreForm
from held.ui.backups.restore_presenter import RestorePresenter
from held.ui.backups.restoring import Restoring
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.workflows.unlock_vault import Vaults


class RestoreBesidePage(Page):
    """The form on a sheet.  The open notebook is not touched."""

    def __init__(self, vaults: Vaults, runner: BackupRunner) -> None:
        super().__init__()
        self._presenter = RestorePresenter(vaults, runner.run_beside, runner.heed, self)
        self._form = RestoreForm()
        self._restoring = Restoring(self._form, self._presenter)
        self._presenter.restored.connect(self._take_restored)

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.SETTINGS,
            crumbs=(self.tr("Settings"), self.tr("Backups"), self.tr("Bring one back")),
            where_icon="rotate-ccw",
            where=self.tr("The open notebook stays as it is"),
        )

    def fill(self, frame: PageFrame) -> None:
        frame.sheet.set_ends(HEADED_TOP)
        frame.sheet.add(self._form)
        frame.sheet.set_ribbon(None)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._form.choose_button

    def leave(self) -> None:
        self._form.forget()
        self._presenter.forget()

    def _take_restored(self, folder: Path) -> None:
        said = self.tr("It is there, as “{name}”. Lock, and you find it on the first page.")
        self._form.say_done(said.format(name=folder.stem))
