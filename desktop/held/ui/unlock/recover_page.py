# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one comes back with words from paper: the words, a new passphrase, and the open notebook."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.unlock.recover_presenter import RecoverPresenter, Screen
from held.ui.unlock.recover_screens import EnterWords, NewPassphraseScreen
from held.ui.widgets.lone_sheet import LoneSheet
from held.ui.words_entry_steps import WordsEntrySteps
from held.workflows.unlock_vault import Vaults


class RecoverPage(QWidget):
    """begun: a word was typed; from then on someone must be there.
    opened: emitted with the Session; no word is left on the page by then.
    left: one turned back.
    waited: the notebook was looked at or opened, or could not be.
    """

    begun = Signal()
    opened = Signal(object)
    left = Signal()
    waited = Signal()

    def __init__(
        self,
        vaults: Vaults,
        lane: Lane,
        folder: Path,
        notebook: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recover_page")
        self._presenter = RecoverPresenter(vaults, lane, folder, self)
        names = (self.tr("Words from paper"), self.tr("A new passphrase"))
        self._frame = LoneSheet(names, self)
        self._enter = EnterWords(self._presenter.entry.known, notebook)
        self._new = NewPassphraseScreen()
        for screen in (self._enter, self._new):
            self._frame.add_screen(screen)
        self._steps = WordsEntrySteps(self._presenter.entry, self._enter.entry, self)
        self._has_begun = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        self._connect()
        self._show_screen(Screen.WORDS)

    @property
    def is_waiting(self) -> bool:
        """Whether the notebook is being opened: then it must not be cut off."""
        return self._presenter.is_waiting

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_focus()

    def _connect(self) -> None:
        presenter, foot, words = self._presenter, self._frame.foot, self._new.words
        passphrase = presenter.passphrase
        foot.back_button.clicked.connect(self._go_back)
        foot.main_button.clicked.connect(self._go_on)
        self._enter.entry.words.typed.connect(self._begin)
        words.draw_wanted.connect(passphrase.draw_again)
        words.own_wanted.connect(passphrase.use_own)
        words.own_changed.connect(passphrase.set_own)
        words.typed_changed.connect(passphrase.set_typed)
        words.done.connect(presenter.open)
        passphrase.words_drawn.connect(words.show_words)
        passphrase.typed_judged.connect(words.show_typed)
        passphrase.typed_refused.connect(words.refuse_typed)
        passphrase.strength_judged.connect(words.show_strength)
        presenter.screen_changed.connect(self._show_screen)
        presenter.waiting_changed.connect(self._show_waiting)
        presenter.words_refused.connect(self._steps.refuse)
        presenter.failed.connect(self._tell)
        presenter.opened.connect(self._let_in)

    def _begin(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            self.begun.emit()

    def _go_on(self) -> None:
        if self._presenter.screen is Screen.WORDS:
            self._steps.read()
        else:
            self._presenter.open()

    def _go_back(self) -> None:
        if self._presenter.screen is Screen.WORDS:
            self._forget()
            self.left.emit()
        else:
            self._new.words.forget()
            self._presenter.begin_again()

    def _show_screen(self, screen: Screen) -> None:
        if screen is Screen.WORDS:
            self._enter.entry.show_first()
            self._frame.foot.say(self.tr("Continue"), "continue_button")
            self._frame.show_screen(self._enter)
        else:
            self._frame.foot.say(self.tr("Open with it"), "open_anew_button")
            self._frame.show_screen(self._new)
        self._take_focus()

    def _take_focus(self) -> None:
        if self._presenter.screen is Screen.WORDS:
            self._enter.entry.words.take_focus()
        else:
            self._new.words.take_focus(is_roomy=self._frame.is_roomy)

    def _show_waiting(self, waiting: bool) -> None:
        self._enter.entry.setEnabled(not waiting)
        self._new.show_waiting(waiting)
        for button in (self._frame.foot.back_button, self._frame.foot.main_button):
            button.setEnabled(not waiting)
        if not waiting:
            self.waited.emit()

    def _tell(self, error: HeldError) -> None:
        self._new.show_failure(tell(error).whole)
        self._frame.foot.main_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_in(self, session: object) -> None:
        self._forget()
        self.opened.emit(session)

    def _forget(self) -> None:
        self._presenter.forget()
        self._steps.forget()
        self._new.words.forget()
