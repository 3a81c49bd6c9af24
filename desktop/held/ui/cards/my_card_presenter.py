# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of my own card: what it calls me, and giving it away.  Knows no widget."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.workflows.own_card import OwnCard, call_me, own_card, write_own_card
from held.workflows.session import Session


class MyCardPresenter(QObject):
    """Reads and writes on the lane.

    shown: emitted with the OwnCard as it is now.
    name_kept: emitted once a name is in the vault; name_failed with the HeldError if it is not.
    text_given: emitted with the card as text.  written: emitted with the Path of the file.
    failed: emitted with the HeldError when the card could not be read or written.
    """

    shown = Signal(OwnCard)
    name_kept = Signal()
    name_failed = Signal(HeldError)
    text_given = Signal(str)
    written = Signal(Path)
    failed = Signal(HeldError)

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._name = ""
        self._typed = ""
        self._asked = ""

    @property
    def is_unkept(self) -> bool:
        """Whether a name was typed that is not in the vault yet."""
        return self._typed.strip() != self._name

    def look(self) -> None:
        """Ask the vault."""
        self._lane.run(partial(own_card, self._session), self._show, self._fail)

    def type_name(self, typed: str) -> None:
        """This stands in the field now."""
        self._typed = typed

    def keep_name(self) -> None:
        """Keep what stands in the field."""
        if self.is_unkept:
            self._asked = self._typed
            self._lane.run(self.keep_now(), self._name_kept, self._fail_name)

    def keep_now(self) -> partial[OwnCard]:
        """The work that keeps it, for the lane."""
        return partial(call_me, self._session, self._typed)

    def give_text(self) -> None:
        """The card as text, called as it stands in the field."""
        self.keep_name()
        self._lane.run(partial(own_card, self._session), self._tell_text, self._fail)

    def write(self, target: Path) -> None:
        """Write the card to a new file, called as it stands in the field."""
        self.keep_name()
        work = partial(write_own_card, self._session, target)
        self._lane.run(work, self._tell_written, self._fail)

    def _show(self, card: OwnCard) -> None:
        self._name = card.name
        self._typed = self._typed or card.name
        self.shown.emit(card)

    def _name_kept(self, card: OwnCard) -> None:
        self._name = card.name
        if self._typed == self._asked:
            # A card takes one line without needless blanks: that is what was typed, kept.
            self._typed = card.name
        self.shown.emit(card)
        self.name_kept.emit()

    def _tell_text(self, card: OwnCard) -> None:
        self.text_given.emit(card.text)

    def _tell_written(self, file: Path) -> None:
        self.written.emit(file)

    def _fail_name(self, error: HeldError) -> None:
        self.name_failed.emit(error)

    def _fail(self, error: HeldError) -> None:
        self.failed.emit(error)
