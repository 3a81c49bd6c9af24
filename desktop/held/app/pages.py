# SPDX-License-Identifier: GPL-3.0-or-later
"""Which page answers which destination.  Each is imported when it is first gone to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from held.journal.room import Room
from held.ui.finding.finder import Finder
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page
from held.ui.rooms.shelving import Shelving
from held.ui.settings.recovery_steps import RecoverySteps
from held.ui.sharing.bundle_steps import BundleSteps
from held.workflows.appearance import Appearance
from held.workflows.session import Session

if TYPE_CHECKING:
    from held.app.compose import Composition
    from held.ui.backups.backup_runner import BackupRunner
    from held.ui.receiving.receiving_steps import ReceivingSteps

_ROOMS = {
    Place.STORIES: Room.STORIES,
    Place.INSIDE: Room.INSIDE,
    Place.TESTS: Room.TESTS,
}


class Pages(QObject):
    """Makes every page but those one writes on.  Lives as long as the session.

    idle_chosen: seconds without a touch after which Held locks from now on.
    page_made: a page follows that no place leads to; emitted with the Page to show.
    told: emitted with a sentence to say quietly beside the page that is shown.
    """

    idle_chosen = Signal(int)
    page_made = Signal(Page)
    told = Signal(str)

    def __init__(
        self,
        held: Composition,
        session: Session,
        navigation: Navigation,
        beside: tuple[Finder, BackupRunner],
    ) -> None:
        super().__init__(held)
        self._held = held
        self._session = session
        self._navigation = navigation
        self._finder, self._backups = beside
        self.shelving = Shelving(session, held.lane, self)
        self._steps = BundleSteps(session, held.lane, navigation, self)
        self._steps.page_made.connect(self.page_made)
        self._receiving: ReceivingSteps | None = None
        self._recovery = RecoverySteps(session, held.lane, self)
        self._recovery.page_made.connect(self.page_made)
        self._makers: dict[Place, Callable[[Destination], Page]] = {
            Place.NEW: self._new,
            Place.TODAY: self._today,
            Place.STORIES: self._room,
            Place.INSIDE: self._room,
            Place.TESTS: self._room,
            Place.TIMELINE: self._timeline,
            Place.BUNDLES: self._steps.begin,
            Place.LETTING_GO: self._letting_go,
            Place.FIND: self._find,
            Place.SETTINGS: self._settings,
            Place.BACKUPS: self._show_backups,
            Place.HELP: self._help,
            Place.CARDS: self._cards,
            Place.RECEIVE: self._receive,
            Place.CAME: self._receive,
            Place.WHAT_HELPS: self._what_helps,
        }

    def make(self, destination: Destination) -> Page:
        """The page to show for a destination other than a page of writing."""
        return self._makers[destination.place](destination)

    def _new(self, _destination: Destination) -> Page:
        from held.ui.rooms.new_page import NewPage

        return NewPage(self._session, self._held.lane, self._navigation)

    def _today(self, _destination: Destination) -> Page:
        from held.ui.rooms.today_page import TodayPage

        return TodayPage(self._session, self._held.lane, self._navigation, self.shelving)

    def _room(self, destination: Destination) -> Page:
        from held.ui.rooms.room_page import RoomPage

        room = _ROOMS[destination.place]
        return RoomPage(self._session, self._held.lane, self._navigation, self.shelving, room)

    def _timeline(self, _destination: Destination) -> Page:
        from held.ui.rooms.timeline_page import TimelinePage

        return TimelinePage(self._session, self._held.lane, self._navigation, self.shelving)

    def _letting_go(self, _destination: Destination) -> Page:
        from held.ui.rooms.letting_go_page import LettingGoPage

        return LettingGoPage(self._session, self._held.lane, self._navigation, self.shelving)

    def _cards(self, destination: Destination) -> Page:
        from held.ui.cards.card_pages import make_card_page

        return make_card_page(self._session, self._held.lane, self._navigation, destination)

    def _receive(self, destination: Destination) -> Page:
        from held.ui.receiving.receiving_steps import ReceivingSteps

        if self._receiving is None:
            self._receiving = ReceivingSteps(self._session, self._held.lane, self._navigation, self)
            self._receiving.page_made.connect(self.page_made)
            self._receiving.told.connect(self.told)
        return self._receiving.begin(destination)

    def _find(self, destination: Destination) -> Page:
        from held.ui.finding.find_page import FindPage

        return FindPage(self._finder, self._navigation, destination.sought, destination.rooms)

    def _settings(self, _destination: Destination) -> Page:
        from held.ui.settings.settings_page import SettingsPage

        page = SettingsPage(self._session, self._held.lane, self._held.appearance)
        page.appearance_chosen.connect(self._appearance_chosen)
        self._held.appearance_changed.connect(page.show_appearance)
        page.idle_chosen.connect(self.idle_chosen)
        page.passphrase_wanted.connect(self._change_passphrase)
        page.recovery_wanted.connect(self._recovery.show)
        page.backups_wanted.connect(self._go_to_backups)
        return page

    def _go_to_backups(self) -> None:
        self._navigation.go(Destination(Place.BACKUPS))

    def _show_backups(self, _destination: Destination) -> Page:
        from held.ui.backups.backups_page import BackupsPage

        page = BackupsPage(self._session, self._held.lane, self._backups)
        page.restore_wanted.connect(self._restore_beside)
        return page

    def _restore_beside(self) -> None:
        from held.ui.backups.restore_beside_page import RestoreBesidePage

        self.page_made.emit(RestoreBesidePage(self._held.vaults, self._backups))

    def _change_passphrase(self) -> None:
        from held.ui.settings.change_passphrase_page import ChangePassphrasePage

        page = ChangePassphrasePage(self._session, self._held.lane)
        page.done.connect(self._show_settings)
        self.page_made.emit(page)

    def _show_settings(self) -> None:
        self._navigation.go(Destination(Place.SETTINGS))

    def _help(self, destination: Destination) -> Page:
        from held.ui.help.help_page import HelpPage

        seal = self._held.seal
        gaps = tuple(gap.value for gap in seal.reasons)
        return HelpPage(self._navigation, fenced=seal.fenced, gaps=gaps, topic=destination.topic)

    def _what_helps(self, _destination: Destination) -> Page:
        from held.ui.writing.what_helps_page import WhatHelpsPage

        page = WhatHelpsPage(self._session, self._held.lane)
        page.back_wanted.connect(self._navigation.back)
        return page

    def read_other_way(self, passages: object) -> None:
        """Show what was written on a check-in with two words in each other's place."""
        from held.ui.writing.other_way_page import OtherWayPage

        if isinstance(passages, tuple):
            page = OtherWayPage(self._session, self._held.lane, passages)
            page.back_wanted.connect(self._show_here)
            self.page_made.emit(page)

    def _show_here(self) -> None:
        here = self._navigation.here
        if here is not None:
            self._navigation.go(here)

    def _appearance_chosen(self, appearance: Appearance) -> None:
        self._held.choose_appearance(appearance)
