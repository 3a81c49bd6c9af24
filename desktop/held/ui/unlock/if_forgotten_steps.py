# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the third screen: one sheet, drawn once, and the vault made with it or without.

Brought in when that screen is come to, since it needs what an open vault needs.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from held.ui.recovery_sheet_presenter import RecoverySheetPresenter
from held.ui.recovery_sheet_steps import RecoverySheetSteps
from held.ui.unlock.first_run_presenter import FirstRunPresenter
from held.ui.unlock.if_forgotten import IfForgotten
from held.ui.widgets.lone_sheet import MARGIN
from held.workflows import recovery_sheet
from held.workflows.paper import Onto


class IfForgottenSteps(QObject):
    """screen: what is shown.  other_changed: emitted with what the button beside the main one says.

    A sheet that has got onto paper belongs to the notebook, however it is made then: a paper that
    opens nothing would be a lie on the worst day.
    """

    other_changed = Signal(str)

    def __init__(self, presenter: FirstRunPresenter, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self.screen = IfForgotten(margin=MARGIN)
        self._presenter = presenter
        self._today = today
        self._sheet = RecoverySheetPresenter(self)
        self._steps = RecoverySheetSteps(self._sheet, self.screen.sheet, self)
        self._sheet.taken.connect(self._taken)
        self.screen.sheet.done.connect(self.make)

    def begin(self, notebook: str) -> None:
        """Show the sheet; the same one when one comes back here, for it may be printed by now."""
        self.screen.sheet.set_notebook(notebook)
        if self._sheet.drawn is None:
            self._sheet.begin(recovery_sheet.draw(self._today))
        self._tell_other()

    def make(self) -> None:
        """Make the vault with the sheet, once it is on paper and was tried."""
        if not self._sheet.is_taken:
            self.screen.ask_for_paper()
        elif self._sheet.check_tried():
            self._presenter.make(self._sheet.drawn, tried=True)

    def make_later(self) -> None:
        """Make the vault now; without a sheet, or with one that is still to be tried."""
        self._presenter.make(self._sheet.drawn if self._sheet.is_taken else None)

    def end(self) -> None:
        """Drop every word, here and on the screen, which goes."""
        self._steps.end()

    def _taken(self, _onto: Onto) -> None:
        self.screen.show_taken()
        self._tell_other()

    def _tell_other(self) -> None:
        said = self.tr("Try it later") if self._sheet.is_taken else self.tr("Later")
        self.other_changed.emit(said)
