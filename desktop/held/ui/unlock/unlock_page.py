# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock page: one field, one button, the other doors, and nothing of what is inside.

It is the first thing a person sees, so it brings in no more than it shows.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.unlock.lock_column import LockColumn
from held.ui.unlock.table import Table, TableArea
from held.ui.unlock.unlock_presenter import Choice, UnlockPresenter
from held.workflows.unlock_vault import Vaults

_COLUMN = 360


class UnlockPage(QWidget):
    """Asks for the passphrase of a vault and opens it.

    opened: emitted with the Session; the field is empty by then.
    new_wanted: emitted when another vault is to be made.
    words_wanted: emitted with the folder of the vault that is to be opened with words from paper,
        and its name where there are several.
    backup_wanted: emitted when a backup is to be brought back.
    bundle_wanted: emitted when someone sent something that is to be read.
    painted: emitted once, when the page has been seen and there is time for other things.
    """

    opened = Signal(object)
    new_wanted = Signal()
    words_wanted = Signal(Path, str)
    backup_wanted = Signal()
    bundle_wanted = Signal()
    painted = Signal()

    def __init__(self, vaults: Vaults, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unlock_page")
        self._presenter = UnlockPresenter(vaults, lane, self)
        self._choice: Choice | None = None
        self._column = LockColumn()
        self._table = Table(self._column, _COLUMN)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(TableArea(self._table, self))
        self._connect()
        self._presenter.look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._column.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        column, presenter = self._column, self._presenter
        self._table.painted.connect(presenter.warm_up, Qt.ConnectionType.QueuedConnection)
        self._table.painted.connect(self.painted, Qt.ConnectionType.QueuedConnection)
        column.open_wanted.connect(presenter.open)
        column.receive_button.clicked.connect(self.bundle_wanted)
        column.new_button.clicked.connect(self.new_wanted)
        column.words_button.clicked.connect(self._ask_for_words)
        column.backup_button.clicked.connect(self.backup_wanted)
        column.another_button.clicked.connect(self._ask_for_folder)
        column.name_chosen.connect(presenter.choose)
        column.remember_changed.connect(self._remember)
        presenter.choice_changed.connect(self._show_choice)
        presenter.waiting_changed.connect(column.show_waiting)
        presenter.failed.connect(self._tell)
        presenter.not_a_vault.connect(column.say_not_a_notebook)
        presenter.opened.connect(self._let_in)

    def _show_choice(self, choice: Choice) -> None:
        self._choice = choice
        self._column.show_choice(choice)

    def _ask_for_words(self) -> None:
        choice = self._choice
        if choice is not None and choice.chosen is not None:
            self._column.forget_passphrase()
            named = choice.chosen.name if choice.names_shown else ""
            self.words_wanted.emit(choice.chosen.folder, named)

    def _remember(self, remembered: bool) -> None:
        if self._choice is not None and self._choice.chosen is not None:
            self._presenter.set_remembered(self._choice.chosen, remembered)

    def _ask_for_folder(self) -> None:
        from held.ui.dialogs import choose_folder

        choose_folder(self, self.tr("choose a notebook"), self._point_at)

    def _point_at(self, folder: Path) -> None:
        self._presenter.point_at(folder)
        self._column.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, error: HeldError) -> None:
        from held.ui.error_text import tell

        self._column.say(tell(error))

    def _let_in(self, session: object) -> None:
        self._column.forget_passphrase()
        self.opened.emit(session)
