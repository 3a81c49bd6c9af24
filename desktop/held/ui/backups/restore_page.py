# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing a backup back before anything is open: on an empty computer, or beside what is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.ui.background import Lane
from held.ui.backups.restore_form import RestoreForm
from held.ui.backups.restore_presenter import RestorePresenter
from held.ui.backups.restoring import Restoring
from held.ui.widgets.lone_sheet import MARGIN, LoneSheet
from held.workflows.unlock_vault import Vaults


class RestorePage(QWidget):
    """opened: a passphrase was used, so that a key may be in memory from here on.
    rested: emitted when work that took its time has ended, whatever came of it.
    closed: emitted when one turns back, or when the notebook is there and can be opened.
    """

    opened = Signal()
    rested = Signal()
    closed = Signal()

    def __init__(self, vaults: Vaults, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restore_page")
        # Not the vault lane: what is kept when Held locks must not wait for this.
        self._lane = Lane("restore", self)
        self._presenter = RestorePresenter(vaults, self._lane.run, bool, self)
        self._frame = LoneSheet(parent=self)
        self._form = RestoreForm(margin=MARGIN)
        self._frame.add_screen(self._form)
        self._frame.foot.main_button.hide()
        self._restoring = Restoring(self._form, self._presenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        self.is_waiting = False
        self._form.look_wanted.connect(self._passphrase_used)
        self._restoring.waiting_changed.connect(self._show_waiting)
        self._presenter.restored.connect(self._take_restored)
        self._frame.foot.back_button.clicked.connect(self._close)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._form.take_focus()

    def _passphrase_used(self, passphrase: str) -> None:
        if passphrase:
            self.opened.emit()

    def _show_waiting(self, waiting: bool) -> None:
        self.is_waiting = waiting
        self._frame.foot.back_button.setEnabled(not waiting)
        if not waiting:
            self.rested.emit()

    def _take_restored(self, _folder: Path) -> None:
        self._close()

    def _close(self) -> None:
        self._form.forget()
        self._presenter.forget()
        self._lane.stop()
        self.closed.emit()
