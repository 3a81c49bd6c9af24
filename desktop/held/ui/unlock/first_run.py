# SPDX-License-Identifier: GPL-3.0-or-later
"""The first run: three screens, and a vault at their end.  Nothing is asked that can wait."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.dialogs import choose_folder
from held.ui.error_text import tell
from held.ui.unlock.choose_passphrase import ChoosePassphrase
from held.ui.unlock.first_run_presenter import FirstRunPresenter, NewVault, Screen
from held.ui.unlock.what_held_is import WhatHeldIs
from held.ui.widgets.lone_sheet import MARGIN, LoneSheet
from held.workflows.unlock_vault import Vaults

if TYPE_CHECKING:
    from held.ui.unlock.if_forgotten_steps import IfForgottenSteps


class FirstRun(QWidget):
    """Leads from nothing to an open vault.

    sealed: whether this computer let Held shut itself off from every network.
    opened: emitted with the Session of the new vault.
    backup_wanted: emitted when a backup is to be brought back.
    bundle_wanted: emitted when someone sent something that is to be read.
    left: emitted when Back is pressed on the first screen; offered only when vaults exist.
    begun: emitted when a screen is shown on which words are typed and there is time for more.
    """

    opened = Signal(object)
    backup_wanted = Signal()
    bundle_wanted = Signal()
    left = Signal()
    begun = Signal()

    def __init__(
        self, vaults: Vaults, lane: Lane, sealed: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("first_run_page")
        self._vaults = vaults
        self._presenter = FirstRunPresenter(vaults, lane, self)
        self._forgotten: IfForgottenSteps | None = None
        names = (
            self.tr("What Held is"),
            self.tr("A passphrase"),
            self.tr("If it is forgotten"),
        )
        self._frame = LoneSheet(names, self)
        self._what = WhatHeldIs(sealed, margin=MARGIN)
        self._words = ChoosePassphrase(margin=MARGIN)
        for screen in (self._what, self._words):
            self._frame.add_screen(screen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        self._connect()
        self._presenter.begin(self.tr("Notebook"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_focus()

    def _connect(self) -> None:
        presenter, words, foot = self._presenter, self._words.words, self._frame.foot
        passphrase = presenter.passphrase
        foot.back_button.clicked.connect(presenter.go_back)
        foot.main_button.clicked.connect(self._go_on)
        foot.other_button.clicked.connect(self._make_later)
        for leaves in (presenter.left, self.opened, self.bundle_wanted, self.backup_wanted):
            leaves.connect(self._end)
        self._what.receive_button.clicked.connect(self.bundle_wanted)
        self._what.backup_button.clicked.connect(self.backup_wanted)
        words.draw_wanted.connect(passphrase.draw_again)
        words.own_wanted.connect(passphrase.use_own)
        words.own_changed.connect(passphrase.set_own)
        words.typed_changed.connect(passphrase.set_typed)
        words.done.connect(presenter.go_on)
        self._words.name_changed.connect(presenter.set_name)
        self._words.folder_wanted.connect(self._ask_for_folder)
        passphrase.words_drawn.connect(words.show_words)
        passphrase.typed_judged.connect(words.show_typed)
        passphrase.typed_refused.connect(words.refuse_typed)
        passphrase.strength_judged.connect(words.show_strength)
        presenter.place_changed.connect(self._words.show_place)
        presenter.name_refused.connect(self._refuse_name)
        presenter.screen_changed.connect(self._show_screen)
        presenter.waiting_changed.connect(self._show_waiting)
        presenter.failed.connect(self._tell)
        presenter.opened.connect(self._let_in)
        presenter.left.connect(self.left)

    def _go_on(self) -> None:
        if self._presenter.screen is Screen.IF_FORGOTTEN:
            self._last().make()
        else:
            self._presenter.go_on()

    def _make_later(self) -> None:
        self._last().make_later()

    def _last(self) -> IfForgottenSteps:
        """The third screen, brought in when it is come to: it needs more than the others."""
        if self._forgotten is None:
            from held.ui.unlock.if_forgotten_steps import IfForgottenSteps

            steps = IfForgottenSteps(self._presenter, self._vaults.today(), self)
            self._frame.add_screen(steps.screen)
            steps.other_changed.connect(self._frame.foot.offer_other)
            self._forgotten = steps
        return self._forgotten

    def _show_screen(self, screen: Screen) -> None:
        first = screen is Screen.WHAT_HELD_IS
        foot = self._frame.foot
        foot.back_button.setVisible(not first or self._presenter.can_leave)
        foot.offer_other("")
        if screen is Screen.IF_FORGOTTEN:
            foot.main_button.setText(self.tr("Make the notebook"))
            last = self._last()
            last.begin(self._presenter.place.name)
            self._frame.show_screen(last.screen)
        else:
            foot.main_button.setText(self.tr("Continue"))
            self._frame.show_screen((self._what, self._words)[screen.value])
        self._take_focus()
        if screen is Screen.PASSPHRASE:
            self.begun.emit()

    def _take_focus(self) -> None:
        screen = self._presenter.screen
        if screen is Screen.PASSPHRASE:
            self._words.words.take_focus(is_roomy=self._frame.is_roomy)
        elif screen is Screen.IF_FORGOTTEN:
            self._last().screen.sheet.take_focus()
        else:
            self._frame.foot.main_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_waiting(self, waiting: bool) -> None:
        self._last().screen.show_waiting(waiting)
        foot = self._frame.foot
        for button in (foot.back_button, foot.other_button, foot.main_button):
            button.setEnabled(not waiting)

    def _ask_for_folder(self) -> None:
        choose_folder(self, self.tr("choose a folder"), self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self._presenter.set_place(NewVault(self._presenter.place.name, folder))

    def _refuse_name(self, error: HeldError) -> None:
        self._words.refuse_name(tell(error))

    def _tell(self, error: HeldError) -> None:
        self._last().screen.show_failure(tell(error))
        self._frame.foot.main_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_in(self, session: object) -> None:
        self._words.words.forget()
        self.opened.emit(session)

    def _end(self) -> None:
        if self._forgotten is not None:
            self._forgotten.end()
