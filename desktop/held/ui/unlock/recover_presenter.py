# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of coming back without the passphrase: words, then a new passphrase, then open.

Knows no widget.  Nothing typed here is kept anywhere but in the notebook's key.
"""

from __future__ import annotations

from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.new_passphrase_presenter import NewPassphrasePresenter
from held.ui.words_entry_presenter import WordsEntryPresenter
from held.workflows import recover
from held.workflows.unlock_vault import DerivedKey, Vaults

if TYPE_CHECKING:
    from held.workflows.session import Session


class Screen(Enum):
    """The two screens, in order."""

    WORDS = 0
    NEW_PASSPHRASE = 1


class RecoverPresenter(QObject):
    """entry: the rules of the first screen.  passphrase: those of the second.

    screen_changed: emitted with the Screen that stands now.
    waiting_changed: emitted with whether the notebook is being looked at or opened.
    words_refused: emitted with the HeldError; the sheets can be read, but do not open it.
    failed: emitted with the HeldError for which it was not opened.
    opened: emitted with the Session.
    """

    screen_changed = Signal(Screen)
    waiting_changed = Signal(bool)
    words_refused = Signal(HeldError)
    failed = Signal(HeldError)
    opened = Signal(object)

    def __init__(
        self, vaults: Vaults, lane: Lane, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._vaults = vaults
        self._lane = lane
        self._folder = folder
        self._key: DerivedKey | None = None
        self._is_waiting = False
        self.entry = WordsEntryPresenter(self)
        self.entry.complete.connect(self._find_key)
        self.passphrase = NewPassphrasePresenter(lane, self)
        self.passphrase.failed.connect(self._fail)

    @property
    def is_waiting(self) -> bool:
        """Whether the notebook is being looked at or opened."""
        return self._is_waiting

    @property
    def screen(self) -> Screen:
        """The screen that stands now."""
        return Screen.WORDS if self._key is None else Screen.NEW_PASSPHRASE

    def open(self) -> None:
        """Give it the new passphrase and open it, once that was typed.  One at a time."""
        if self._is_waiting or self._key is None or not self.passphrase.is_ready():
            return
        self._wait(True)
        work = partial(recover.open_anew, self._vaults, self._key, self.passphrase.chosen)
        self._lane.run(work, self._take_session, self._fail)

    def begin_again(self) -> None:
        """Drop every sheet that was read."""
        self.entry.forget()
        self._key = None
        self.screen_changed.emit(self.screen)

    def forget(self) -> None:
        """Drop every word that was drawn or typed, and the key they gave."""
        self.entry.forget()
        self.passphrase.forget()
        self._key = None

    def _find_key(self) -> None:
        self._wait(True)
        work = partial(recover.find_key, self._folder, self.entry.sheets)
        self._lane.run(work, self._take_key, self._refuse)

    def _take_key(self, key: DerivedKey) -> None:
        self._wait(False)
        self._key = key
        self.passphrase.draw_again()
        self.screen_changed.emit(self.screen)

    def _refuse(self, error: HeldError) -> None:
        self._wait(False)
        self.entry.forget()
        self.words_refused.emit(error)

    def _take_session(self, session: Session) -> None:
        self._wait(False)
        self.forget()
        self.opened.emit(session)

    def _fail(self, error: HeldError) -> None:
        self._wait(False)
        self.failed.emit(error)

    def _wait(self, waiting: bool) -> None:
        self._is_waiting = waiting
        self.waiting_changed.emit(waiting)
