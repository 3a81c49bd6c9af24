# SPDX-License-Identifier: GPL-3.0-or-later
"""Which page follows which on the way to a bundle.  The window shows every page that is made here."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.journal.identifiers import EntryId, PersonId
from held.journal.line_permission import ChosenLine
from held.journal.person import Person
from held.ui.background import Lane
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page
from held.ui.sharing.bundles_page import BundlesPage
from held.ui.sharing.hand_over_page import HandOverPage
from held.ui.sharing.line_page import LinePage
from held.ui.sharing.prepare_page import PreparePage
from held.ui.sharing.prepare_presenter import Choice
from held.ui.sharing.read_page import ReadPage
from held.workflows.make_bundle import Preview
from held.workflows.session import Session


class BundleSteps(QObject):
    """Lives as long as the session.

    page_made: emitted with the Page to show now, in place of the one before.
    """

    page_made = Signal(Page)

    def __init__(
        self,
        session: Session,
        lane: Lane,
        navigation: Navigation,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._navigation = navigation
        self._choice: Choice | None = None
        # Each with its two yeses, which hold for this story and this person alone.
        self._lines: tuple[ChosenLine, ...] = ()

    def begin(self, destination: Destination) -> Page:
        """The page for a destination in Bundles: what left and came or, with a story, preparing from it."""
        if destination.entry is not None:
            return self._prepare(destination.entry)
        page = BundlesPage(self._session, self._lane, self._navigation)
        page.prepare_wanted.connect(self._show_prepare)
        return page

    def _prepare(self, story: EntryId | None = None, to: PersonId | None = None) -> PreparePage:
        page = PreparePage(self._session, self._lane, story, to)
        page.back_wanted.connect(self._leave_prepare)
        page.read_wanted.connect(self._show_read)
        return page

    def _show_prepare(self) -> None:
        self.page_made.emit(self._prepare())

    def _leave_prepare(self) -> None:
        here = self._navigation.here
        if here is not None and here.entry is not None:
            self._navigation.back()
        else:
            self._show_left()

    def _show_left(self) -> None:
        self._choice, self._lines = None, ()
        self._navigation.go(Destination(Place.BUNDLES))

    def _show_read(self, choice: Choice) -> None:
        if choice != self._choice:
            self._choice, self._lines = choice, ()
        self._read(choice.story, choice.to)

    def _read(self, story: EntryId, to: Person, told: HeldError | None = None) -> None:
        page = ReadPage(self._session, self._lane, story, to, self._lines, told)
        page.back_wanted.connect(self._back_to_prepare)
        page.line_wanted.connect(self._show_lines)
        page.line_taken_out.connect(self._take_out)
        page.write_wanted.connect(self._show_hand_over)
        self.page_made.emit(page)

    def _show_lines(self) -> None:
        if self._choice is not None:
            page = LinePage(self._session, self._lane, self._choice.to, self._lines)
            page.back_wanted.connect(self._back_to_read)
            page.added.connect(self._add)
            self.page_made.emit(page)

    def _add(self, line: ChosenLine) -> None:
        self._lines = (*self._lines, line)
        self._back_to_read()

    def _take_out(self, line: ChosenLine) -> None:
        self._lines = tuple(chosen for chosen in self._lines if chosen != line)
        self._back_to_read()

    def _back_to_prepare(self) -> None:
        chosen = self._choice
        if chosen is not None:
            self.page_made.emit(self._prepare(chosen.story, chosen.to.id))

    def _show_hand_over(self, shown: Preview) -> None:
        page = HandOverPage(self._session, self._lane, shown)
        page.back_wanted.connect(self._back_to_read)
        page.refused.connect(self._read_again)
        page.done.connect(self._show_left)
        self.page_made.emit(page)

    def _back_to_read(self) -> None:
        if self._choice is not None:
            self._read(self._choice.story, self._choice.to)

    def _read_again(self, why: HeldError) -> None:
        if self._choice is not None:
            self._read(self._choice.story, self._choice.to, why)
