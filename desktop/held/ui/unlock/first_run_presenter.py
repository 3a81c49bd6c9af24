# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the first run: which screen stands, what the passphrase will be, and making the
vault at the end.  Knows no widget.  Nothing typed here is kept anywhere but in the new vault.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.files.places import VaultNameRefused
from held.ui.background import Lane
from held.ui.new_passphrase_presenter import NewPassphrasePresenter
from held.workflows.unlock_vault import Vaults

if TYPE_CHECKING:
    from held.workflows.recovery_sheet import Drawn
    from held.workflows.session import Session

_MOST_NAMES_TRIED = 50


class Screen(Enum):
    """The three screens, in order."""

    WHAT_HELD_IS = 0
    PASSPHRASE = 1
    IF_FORGOTTEN = 2


@dataclass(frozen=True)
class NewVault:
    """Where the new vault will lie: `parent` is None for the user's own folder."""

    name: str
    parent: Path | None = None


class FirstRunPresenter(QObject):
    """Walks through the screens and makes the vault on the lane.

    passphrase: the rules of the second screen.
    screen_changed: emitted with the Screen that stands now.
    place_changed: emitted with a NewVault.
    name_refused: emitted with the HeldError that says why.
    waiting_changed: emitted with whether the vault is being made.
    failed: emitted with the HeldError for which it was not made.
    opened: emitted with the Session.
    left: emitted when Back is pressed on the first screen.
    """

    screen_changed = Signal(Screen)
    place_changed = Signal(NewVault)
    name_refused = Signal(HeldError)
    waiting_changed = Signal(bool)
    failed = Signal(HeldError)
    opened = Signal(object)
    left = Signal()

    def __init__(self, vaults: Vaults, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vaults = vaults
        self._lane = lane
        self._screen = Screen.WHAT_HELD_IS
        self._place = NewVault("")
        self._is_waiting = False
        self.passphrase = NewPassphrasePresenter(lane, self)
        self.passphrase.failed.connect(self._fail)

    @property
    def screen(self) -> Screen:
        """The screen that stands now."""
        return self._screen

    @property
    def place(self) -> NewVault:
        """Where the new vault will lie."""
        return self._place

    @property
    def can_leave(self) -> bool:
        """Whether there are vaults to go back to."""
        return bool(self._vaults.known().vaults)

    def begin(self, usual_name: str) -> None:
        """Start at the first screen, with words drawn and a free name."""
        self.set_place(NewVault(self._free_name(usual_name)))
        self.passphrase.draw_again()
        self.screen_changed.emit(self._screen)

    def set_place(self, place: NewVault) -> None:
        """Another name, or another folder."""
        self._place = place
        self.place_changed.emit(place)

    def set_name(self, name: str) -> None:
        """Another name, in the same folder."""
        self.set_place(NewVault(name, self._place.parent))

    def go_on(self) -> None:
        """The next screen, if there is one and this one is done."""
        if self._is_waiting or self._screen is Screen.IF_FORGOTTEN:
            return
        if self._screen is Screen.WHAT_HELD_IS or self._is_ready():
            self._show(Screen(self._screen.value + 1))

    def go_back(self) -> None:
        """The screen before; from the first one, away."""
        if self._is_waiting:
            return
        if self._screen is Screen.WHAT_HELD_IS:
            self.left.emit()
        else:
            self._show(Screen(self._screen.value - 1))

    def make(self, drawn: Drawn | None, *, tried: bool = False) -> None:
        """Make the vault; `drawn` opens it as well.  tried: its words were found on the paper."""
        if self._is_waiting:
            return
        try:
            folder = self._vaults.folder_for(self._place.name, self._place.parent)
        except VaultNameRefused as refused:
            self._show(Screen.PASSPHRASE)
            self.name_refused.emit(refused)
            return
        self._wait(True)
        chosen = self.passphrase.chosen
        make = partial(self._vaults.make, folder, chosen, drawn, tried=tried)
        work = partial(_make_and_remember, self._vaults, folder, make)
        self._lane.run(work, self._take_session, self._fail)

    def _is_ready(self) -> bool:
        """Whether name and passphrase can be used; says so if not."""
        if not self.passphrase.is_ready():
            return False
        try:
            self._vaults.folder_for(self._place.name, self._place.parent)
        except VaultNameRefused as refused:
            self.name_refused.emit(refused)
            return False
        return True

    def _show(self, screen: Screen) -> None:
        self._screen = screen
        self.screen_changed.emit(screen)

    def _take_session(self, session: Session) -> None:
        self._wait(False)
        self.passphrase.forget()
        self.opened.emit(session)

    def _fail(self, error: HeldError) -> None:
        self._wait(False)
        self.failed.emit(error)

    def _wait(self, waiting: bool) -> None:
        if waiting != self._is_waiting:
            self._is_waiting = waiting
            self.waiting_changed.emit(waiting)

    def _free_name(self, usual_name: str) -> str:
        for number in range(1, _MOST_NAMES_TRIED):
            wanted = usual_name if number == 1 else f"{usual_name} {number}"
            try:
                self._vaults.folder_for(wanted)
            except VaultNameRefused:
                continue
            return wanted
        return usual_name


def _make_and_remember(vaults: Vaults, folder: Path, make: Callable[[], Session]) -> Session:
    """A vault that lies elsewhere is remembered first: if that fails, none is made."""
    vaults.remember(folder)
    try:
        return make()
    except HeldError:
        vaults.forget(folder)
        raise
