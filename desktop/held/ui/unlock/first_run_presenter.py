# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the first run: which screen stands, what the passphrase will be, and making the
vault at the end.  Knows no widget.  Nothing typed here is kept anywhere but in the new vault.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.files.places import VaultNameRefused
from held.ui.background import Lane
from held.workflows.passphrase import Strength, draw, strength_of
from held.workflows.unlock_vault import Vaults

if TYPE_CHECKING:
    from held.workflows.session import Session

_MOST_NAMES_TRIED = 50


class Screen(Enum):
    """The three screens, in order."""

    WHAT_HELD_IS = 0
    PASSPHRASE = 1
    IF_FORGOTTEN = 2


class Typed(Enum):
    """How what was typed stands to what it should be."""

    NOTHING = "nothing"
    NOT_YET = "not yet"
    """Right so far as it goes; more is to come."""
    DIFFERS = "differs"
    SPACING = "spacing"
    """The same words, with other spaces or other case: the vault would not open with it."""
    SAME = "same"


@dataclass(frozen=True)
class NewVault:
    """Where the new vault will lie: `parent` is None for the user's own folder."""

    name: str
    parent: Path | None = None


class FirstRunPresenter(QObject):
    """Walks through the screens and makes the vault on the lane.

    screen_changed: emitted with the Screen that stands now.
    words_drawn: emitted with the six words.
    typed_judged: emitted with a Typed, for the field that repeats the passphrase.
    typed_refused: emitted with a Typed when one wants to go on too early.
    strength_judged: emitted with the Strength of words of one's own.
    place_changed: emitted with a NewVault.
    name_refused: emitted with the HeldError that says why.
    waiting_changed: emitted with whether the vault is being made.
    failed: emitted with the HeldError for which it was not made.
    opened: emitted with the Session.
    left: emitted when Back is pressed on the first screen.
    """

    screen_changed = Signal(Screen)
    words_drawn = Signal(tuple)
    typed_judged = Signal(Typed)
    typed_refused = Signal(Typed)
    strength_judged = Signal(Strength)
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
        self._words: tuple[str, ...] = ()
        self._is_own = False
        self._own = ""
        self._typed = ""
        self._place = NewVault("")
        self._is_waiting = False
        self._is_judging = False
        self._judged = ""

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
        self.draw_again()
        self.screen_changed.emit(self._screen)

    def draw_again(self) -> None:
        """Six other words."""
        self._words = draw()
        self.words_drawn.emit(self._words)
        self._judge_typed()

    def use_own(self, own: bool) -> None:
        """Take words of one's own instead of drawn ones, or drawn ones again."""
        self._is_own = own
        self._judge_typed()
        self._judge_strength()

    def set_own(self, text: str) -> None:
        """The words of one's own."""
        self._own = text
        self._judge_typed()
        self._judge_strength()

    def set_typed(self, text: str) -> None:
        """The passphrase typed once, or once more."""
        self._typed = text
        self._judge_typed()

    def set_place(self, place: NewVault) -> None:
        """Another name, or another folder."""
        self._place = place
        self.place_changed.emit(place)

    def set_name(self, name: str) -> None:
        """Another name, in the same folder."""
        self.set_place(NewVault(name, self._place.parent))

    def go_on(self) -> None:
        """The next screen, if this one is done; after the last one, make the vault."""
        if self._is_waiting:
            return
        if self._screen is Screen.IF_FORGOTTEN:
            self._make()
        elif self._screen is Screen.WHAT_HELD_IS or self._is_ready():
            self._show(Screen(self._screen.value + 1))

    def go_back(self) -> None:
        """The screen before; from the first one, away."""
        if self._is_waiting:
            return
        if self._screen is Screen.WHAT_HELD_IS:
            self.left.emit()
        else:
            self._show(Screen(self._screen.value - 1))

    def forget_words(self) -> None:
        """Drop every word that was drawn or typed."""
        self._words, self._own, self._typed, self._judged = (), "", "", ""

    def _passphrase(self) -> str:
        return self._own if self._is_own else " ".join(self._words)

    def _is_ready(self) -> bool:
        """Whether name and passphrase can be used; says so if not."""
        typed = compare(self._passphrase(), self._typed)
        if typed is not Typed.SAME:
            self.typed_refused.emit(typed)
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

    def _judge_typed(self) -> None:
        self.typed_judged.emit(compare(self._passphrase(), self._typed))

    def _judge_strength(self) -> None:
        """Ask the lane, one text at a time: what was typed meanwhile is judged next."""
        if not self._is_own or self._is_judging:
            return
        self._is_judging = True
        self._judged = self._own
        self._lane.run(partial(strength_of, self._own), self._take_strength, self._fail)

    def _take_strength(self, strength: Strength) -> None:
        self._is_judging = False
        if self._judged == self._own:
            self.strength_judged.emit(strength)
        else:
            self._judge_strength()

    def _make(self) -> None:
        try:
            folder = self._vaults.folder_for(self._place.name, self._place.parent)
        except VaultNameRefused as refused:
            self._show(Screen.PASSPHRASE)
            self.name_refused.emit(refused)
            return
        self._wait(True)
        work = partial(_make_and_remember, self._vaults, folder, self._passphrase())
        self._lane.run(work, self._take_session, self._fail)

    def _take_session(self, session: Session) -> None:
        self._wait(False)
        self.forget_words()
        self.opened.emit(session)

    def _fail(self, error: HeldError) -> None:
        self._is_judging = False
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


def compare(wanted: str, typed: str) -> Typed:
    """How `typed` stands to the passphrase `wanted`."""
    if not typed:
        return Typed.NOTHING
    if typed == wanted:
        return Typed.SAME
    if wanted.startswith(typed):
        return Typed.NOT_YET
    if typed.casefold().split() == wanted.casefold().split():
        return Typed.SPACING
    return Typed.DIFFERS


def _make_and_remember(vaults: Vaults, folder: Path, passphrase: str) -> Session:
    """A vault that lies elsewhere is remembered first: if that fails, none is made."""
    vaults.remember(folder)
    try:
        return vaults.make(folder, passphrase)
    except HeldError:
        vaults.forget(folder)
        raise
