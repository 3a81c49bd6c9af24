# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the unlock page: which vaults are offered, and the way from a passphrase to a
Session.  Knows no widget, and keeps no passphrase.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.files.places import VaultPlace, looks_like_vault, vault_name
from held.ui.background import Lane
from held.workflows.unlock_vault import DerivedKey, Vaults

if TYPE_CHECKING:
    from held.workflows.session import Session


@dataclass(frozen=True)
class Choice:
    """The vaults to offer, and the one that Open will open.

    chosen: None if there is none to open.
    places_damaged: the list of remembered places cannot be read.
    """

    vaults: tuple[VaultPlace, ...]
    chosen: VaultPlace | None
    is_elsewhere: bool
    places_damaged: bool

    @property
    def names_shown(self) -> bool:
        """Whether a name says something: of several, or of one from elsewhere."""
        return len(self.vaults) > 1 or self.is_elsewhere


class UnlockPresenter(QObject):
    """Looks for vaults, derives and opens on the lane.

    choice_changed: emitted with a Choice.
    waiting_changed: emitted with whether an opening is under way.
    failed: emitted with the HeldError that ended an opening or a remembering.
    not_a_vault: emitted when the folder that was pointed at is none.
    opened: emitted with the Session.
    """

    choice_changed = Signal(Choice)
    waiting_changed = Signal(bool)
    failed = Signal(HeldError)
    not_a_vault = Signal()
    opened = Signal(object)

    def __init__(self, vaults: Vaults, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vaults = vaults
        self._lane = lane
        self._pointed_at: VaultPlace | None = None
        self._chosen: Path | None = None
        self._is_waiting = False

    @property
    def is_waiting(self) -> bool:
        """Whether an opening is under way."""
        return self._is_waiting

    def look(self) -> None:
        """Look anew which vaults there are; what was chosen stays chosen if it is still there."""
        known = self._vaults.known()
        offered = known.vaults
        pointed_at = self._pointed_at
        if pointed_at and all(place.folder != pointed_at.folder for place in offered):
            offered = (*offered, pointed_at)
        chosen = self._find(offered)
        self._chosen = chosen.folder if chosen else None
        is_elsewhere = chosen is not None and (chosen.remembered or chosen == pointed_at)
        self.choice_changed.emit(Choice(offered, chosen, is_elsewhere, known.places_damaged))

    def choose(self, folder: Path) -> None:
        """Open this one, when it comes to it."""
        self._chosen = folder
        self.look()

    def point_at(self, folder: Path) -> None:
        """Offer a vault that lies elsewhere, and choose it."""
        if not looks_like_vault(folder):
            self.not_a_vault.emit()
            return
        self._pointed_at = VaultPlace(vault_name(folder), folder, remembered=False, present=True)
        self.choose(folder)

    def set_remembered(self, place: VaultPlace, remembered: bool) -> None:
        """Offer a place from now on, or no more.  Until the page closes it can be taken back."""
        self._pointed_at = place._replace(remembered=False)
        work = self._vaults.remember if remembered else self._vaults.forget
        self._lane.run(partial(work, place.folder), self._look_again, self._tell)

    def open(self, passphrase: str) -> None:
        """Derive the key, then open.  One opening at a time."""
        if self._is_waiting or self._chosen is None:
            return
        self._wait(True)
        work = partial(self._vaults.derive, self._chosen, passphrase)
        self._lane.run(work, self._take_key, self._fail)

    def warm_up(self) -> None:
        """Bring in what opening needs, while the passphrase is typed."""
        # What is missing now is told when something is to be opened.
        self._lane.run_unheeded(self._vaults.warm_up)

    def _find(self, offered: tuple[VaultPlace, ...]) -> VaultPlace | None:
        for place in offered:
            if place.folder == self._chosen:
                return place
        return next((place for place in offered if place.present), next(iter(offered), None))

    def _take_key(self, key: DerivedKey) -> None:
        self._lane.run(partial(self._vaults.open, key), self._take_session, self._fail)

    def _take_session(self, session: Session) -> None:
        self._wait(False)
        self.opened.emit(session)

    def _look_again(self, _nothing: None) -> None:
        self.look()

    def _fail(self, error: HeldError) -> None:
        self._wait(False)
        self._tell(error)

    def _tell(self, error: HeldError) -> None:
        self.failed.emit(error)
        self.look()

    def _wait(self, waiting: bool) -> None:
        if waiting != self._is_waiting:
            self._is_waiting = waiting
            self.waiting_changed.emit(waiting)
