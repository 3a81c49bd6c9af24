# SPDX-License-Identifier: GPL-3.0-or-later
"""Which page follows which when something came.  The window shows every page that is made here.

While a file waits for its sender's card to be compared, its path is remembered, and nothing of it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from held.journal.identifiers import PersonId
from held.ui.background import Lane
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page
from held.ui.receiving.ask_page import AskPage
from held.ui.receiving.let_go_page import LetGoPage
from held.ui.receiving.letter_page import CamePage, LookPage
from held.ui.receiving.plan_page import PlanPage
from held.workflows.receive_bundle import Arrival
from held.workflows.session import Session
from held.workflows.what_came import Came


class ReceivingSteps(QObject):
    """Lives as long as the session.

    page_made: emitted with the Page to show now, in place of the one before.
    told: emitted with a sentence to say quietly, beside the page that follows.
    """

    page_made = Signal(Page)
    told = Signal(str)

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
        self._arrival: Arrival | None = None
        self._file: Path | None = None
        self._waiting: Path | None = None

    def begin(self, destination: Destination) -> Page:
        """The page for something that is to be received or, at `Place.CAME`, that was kept."""
        self._arrival = None
        if destination.place is Place.CAME:
            return self._came(destination.came)
        file, self._waiting = self._waiting, None
        page = AskPage(self._session, self._lane, self._navigation)
        page.arrived.connect(self._show_plan)
        if file is not None:
            page.presenter.choose(file)
        return page

    def _came(self, place: int) -> CamePage:
        page = CamePage(self._session, self._lane, place)
        page.back_wanted.connect(self._show_bundles)
        page.let_go_wanted.connect(self._ask_to_let_go)
        return page

    def _show_plan(self, arrival: Arrival, file: Path) -> None:
        self._arrival, self._file = arrival, file
        self._make_plan(arrival)

    def _make_plan(self, arrival: Arrival) -> None:
        page = PlanPage(self._session, self._lane, arrival)
        page.not_mine.connect(self._refuse)
        page.look_wanted.connect(self._look)
        page.was_kept.connect(self._kept)
        page.compare_wanted.connect(self._compare)
        page.card_wanted.connect(self._take_in_card)
        page.came_wanted.connect(self._finish)
        self.page_made.emit(page)

    def _look(self) -> None:
        if self._arrival is not None:
            page = LookPage(self._arrival)
            page.back_wanted.connect(self._back_to_plan)
            self.page_made.emit(page)

    def _back_to_plan(self) -> None:
        if self._arrival is not None:
            self._make_plan(self._arrival)

    def _refuse(self) -> None:
        self._finish(self.tr("Nothing of it was stored."))

    def _kept(self) -> None:
        self._finish(self.tr("It is kept, and covered under What came."))

    def _compare(self, person: str) -> None:
        self._waiting = self._file
        there = Destination(Place.CARDS, topic="compare", person=PersonId(person))
        self._navigation.go(there)

    def _take_in_card(self) -> None:
        self._waiting = self._file
        self._navigation.go(Destination(Place.CARDS, topic="take_in"))

    def _ask_to_let_go(self, came: Came) -> None:
        page = LetGoPage(self._session, self._lane, came)
        page.keep_wanted.connect(self._show_bundles)
        page.done.connect(self._is_let_go)
        self.page_made.emit(page)

    def _is_let_go(self) -> None:
        self._finish(self.tr("It is let go."))

    def _finish(self, said: str = "") -> None:
        self._arrival = self._file = self._waiting = None
        self._show_bundles()
        if said:
            self.told.emit(said)

    def _show_bundles(self) -> None:
        self._navigation.go(Destination(Place.BUNDLES))
