# SPDX-License-Identifier: GPL-3.0-or-later
"""The form and its rules, joined: the same before anything is open and beside an open notebook."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.backups.restore_form import RestoreForm
from held.ui.backups.restore_presenter import RestorePresenter
from held.ui.dialogs import choose_file
from held.ui.error_text import tell

BACKUP_PATTERNS = ("*.held-backup",)


class Restoring(QObject):
    """waiting_changed: emitted with whether something goes on, during which one stays."""

    waiting_changed = Signal(bool)

    def __init__(self, form: RestoreForm, presenter: RestorePresenter) -> None:
        super().__init__(presenter)
        self._form = form
        self._presenter = presenter
        form.choose_wanted.connect(self._ask_for_file)
        form.look_wanted.connect(presenter.look_inside)
        form.restore_wanted.connect(presenter.restore)
        presenter.file_chosen.connect(form.show_file)
        presenter.file_missing.connect(form.ask_for_file)
        presenter.passphrase_missing.connect(self._ask_for_passphrase)
        presenter.waiting_changed.connect(form.show_waiting)
        presenter.waiting_changed.connect(self.waiting_changed)
        presenter.found.connect(form.show_inside)
        presenter.failed.connect(self._tell)

    def _ask_for_file(self) -> None:
        choose_file(
            self._form.window(), self.tr("choose a backup"), BACKUP_PATTERNS, self._presenter.choose
        )

    def _ask_for_passphrase(self) -> None:
        self._form.refuse_passphrase(self.tr("Write the passphrase that the notebook had then."))

    def _tell(self, error: HeldError) -> None:
        from held.workflows.failures import PassphraseRefused, VaultNameRefused, WrongPassphrase

        if isinstance(error, VaultNameRefused):
            self._form.refuse_name(tell(error))
        elif isinstance(error, WrongPassphrase | PassphraseRefused):
            self._form.refuse_passphrase(
                self.tr("This does not open the backup. It needs the passphrase of that day.")
            )
        else:
            self._form.tell(tell(error).whole)
