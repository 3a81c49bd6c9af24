# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the settings: what is chosen now, and what follows when a choice changes.

How Held looks is applied and kept by whoever listens; when to lock is kept in the vault here.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.workflows import appearance, preferences, recovery_sheet
from held.workflows.appearance import Appearance
from held.workflows.preferences import Preferences
from held.workflows.recovery_sheet import Way
from held.workflows.session import Session

SMALLEST_PER_CENT = round(appearance.SMALLEST_SCALE * 100)
LARGEST_PER_CENT = round(appearance.LARGEST_SCALE * 100)


class SettingsPresenter(QObject):
    """appearance_chosen: emitted with the Appearance to show from now on.
    appearance_changed: how it is now, also after a change from elsewhere; same payload.
    idle_read: emitted with the seconds without a touch after which Held locks, from the vault.
    idle_chosen: emitted with those seconds when the keeper chose them.
    ways_read: emitted with every Way in on paper that there is.
    failed: emitted with the HeldError when a choice could not be read or kept.
    """

    appearance_chosen = Signal(Appearance)
    appearance_changed = Signal(Appearance)
    idle_read = Signal(int)
    idle_chosen = Signal(int)
    ways_read = Signal(tuple)
    failed = Signal(HeldError)

    def __init__(
        self,
        session: Session,
        lane: Lane,
        chosen: Appearance,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._appearance = chosen
        self._idle_seconds: int | None = None

    @property
    def appearance(self) -> Appearance:
        """How Held looks now."""
        return self._appearance

    @property
    def per_cent(self) -> int:
        """The size of text in whole per cent."""
        return round(self._appearance.text_scale * 100)

    def look(self) -> None:
        """Read from the vault when Held locks by itself, and what opens it on paper."""
        self._lane.run(self._read, self._preferences_read, self._tell_failed)
        self._lane.run(self._read_ways, self._take_ways, self._tell_failed)

    def show_appearance(self, chosen: Appearance) -> None:
        """Take over a change that came from elsewhere."""
        self._appearance = chosen
        self.appearance_changed.emit(chosen)

    def choose_theme(self, theme: str) -> None:
        """Colours: "light", "dark" or "system"."""
        self._choose(replace(self._appearance, theme=theme))

    def make_larger(self) -> None:
        """Text of the next size up."""
        self._choose(appearance.larger(self._appearance))

    def make_smaller(self) -> None:
        """Text of the next size down."""
        self._choose(appearance.smaller(self._appearance))

    def make_usual(self) -> None:
        """Text as large as Held starts with."""
        self._choose(appearance.with_text_scale(self._appearance, 1.0))

    def choose_stillness(self, still: bool) -> None:
        """Whether nothing moves or fades."""
        self._choose(replace(self._appearance, reduced_motion=still))

    def choose_legible_letters(self, legible: bool) -> None:
        """Whether one face that is easy to tell apart is used for all text."""
        self._choose(replace(self._appearance, legible_letters=legible))

    def choose_idle(self, seconds: int) -> None:
        """When to lock by itself; it counts at once and is kept in the vault."""
        self._idle_seconds = seconds
        self.idle_chosen.emit(seconds)
        self._lane.run(self._save, self._preferences_kept, self._tell_failed)

    def _choose(self, chosen: Appearance) -> None:
        if chosen != self._appearance:
            self.show_appearance(chosen)
            self.appearance_chosen.emit(chosen)

    def _read(self) -> Preferences:
        return preferences.read(self._session)

    def _read_ways(self) -> tuple[Way, ...]:
        return recovery_sheet.ways(self._session)

    def _take_ways(self, ways: tuple[Way, ...]) -> None:
        self.ways_read.emit(ways)

    def _save(self) -> Preferences:
        found = preferences.read(self._session)
        if self._idle_seconds is None:
            return found
        chosen = preferences.with_idle_seconds(found, self._idle_seconds)
        return preferences.save(self._session, chosen)

    def _preferences_read(self, found: Preferences) -> None:
        if self._idle_seconds is None:
            self.idle_read.emit(found.idle_seconds)

    def _preferences_kept(self, _kept: Preferences) -> None:
        """It counts already; there is nothing to say."""

    def _tell_failed(self, error: HeldError) -> None:
        self.failed.emit(error)
