# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of changing the passphrase: what must be typed first, and who is told what went wrong.

Knows no widget.  Nothing typed here is kept anywhere but in the notebook's key.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.new_passphrase_presenter import NewPassphrasePresenter
from held.workflows import change_passphrase
from held.workflows.session import Session


class ChangePassphrasePresenter(QObject):
    """new: the rules of choosing the new passphrase.

    present_missing: the present passphrase was not typed.
    present_refused: emitted with the HeldError; what was typed as the present one is not.
    new_refused: emitted with the HeldError; the new one cannot be a passphrase.
    failed: emitted with any other HeldError for which it was not changed.
    waiting_changed: emitted with whether the change is under way.
    changed: the new passphrase opens the notebook.
    """

    present_missing = Signal()
    present_refused = Signal(HeldError)
    new_refused = Signal(HeldError)
    failed = Signal(HeldError)
    waiting_changed = Signal(bool)
    changed = Signal()

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._present = ""
        self._is_waiting = False
        self.new = NewPassphrasePresenter(lane, self)
        self.new.failed.connect(self.failed)

    @property
    def is_waiting(self) -> bool:
        """Whether the change is under way."""
        return self._is_waiting

    def set_present(self, text: str) -> None:
        """The passphrase that opens the notebook now."""
        self._present = text

    def change(self) -> None:
        """Change it on the lane, once all is typed.  One change at a time."""
        if self._is_waiting:
            return
        if not self._present:
            self.present_missing.emit()
            return
        if not self.new.is_ready():
            return
        self._wait(True)
        work = partial(change_passphrase.change, self._session, self._present, self.new.chosen)
        self._lane.run(work, self._done, self._fail)

    def forget(self) -> None:
        """Drop every word that was drawn or typed."""
        self._present = ""
        self.new.forget()

    def _done(self, _nothing: None) -> None:
        self._wait(False)
        self.forget()
        self.changed.emit()

    def _fail(self, error: HeldError) -> None:
        from held.workflows.failures import PassphraseRefused, WrongPassphrase

        self._wait(False)
        if isinstance(error, WrongPassphrase):
            self.present_refused.emit(error)
        elif isinstance(error, PassphraseRefused):
            self.new_refused.emit(error)
        else:
            self.failed.emit(error)

    def _wait(self, waiting: bool) -> None:
        self._is_waiting = waiting
        self.waiting_changed.emit(waiting)
