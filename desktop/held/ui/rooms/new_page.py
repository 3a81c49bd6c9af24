# SPDX-License-Identifier: GPL-3.0-or-later
"""New…: every page that can be begun, with what it asks and when it is not the right one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.journal.template import Template
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Navigation, Place
from held.ui.page import PageParts
from held.ui.rooms.door_card import DoorCards
from held.ui.rooms.listing_page import ListingPage
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.session import Session


@dataclass(frozen=True)
class _Found:
    doors: Sequence[Template]
    broken: Sequence[HeldError]


class NewPage(ListingPage):
    """Cards by keyboard: arrows go between them, Enter begins."""

    def __init__(self, session: Session, lane: Lane, navigation: Navigation) -> None:
        super().__init__(session, lane, navigation)
        self._parts = PageParts(place=Place.NEW, crumbs=(self.tr("New"),))
        self.say(
            self.tr("What would you like to begin?"),
            self.tr("Nothing is kept until you write the first word."),
        )
        self._cards = DoorCards(with_not_for=True)
        self._cards.chosen.connect(self.begin)
        self._broken = TextLabel("", FontRole.SMALL, Ink.HINT)
        self._broken.hide()

    @property
    def parts(self) -> PageParts:
        return self._parts

    def read(self) -> _Found:
        catalog = self.session.catalog
        return _Found(catalog.offered(), catalog.broken)

    def show_found(self, found: _Found) -> None:
        self._cards.show_doors(found.doors)
        told = [tell(error) for error in found.broken]
        self._broken.setText("\n".join(f"{each.title} {each.happened}" for each in told))
        self._broken.setVisible(bool(told))
        self.show_sheet()

    def lay_out(self, frame: PageFrame) -> None:
        frame.sheet.add(self._cards, above=28)
        frame.sheet.add(self._broken, above=24)

    def wanted(self) -> QWidget | None:
        return self._cards.first()
