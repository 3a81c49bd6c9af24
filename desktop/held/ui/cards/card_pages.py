# SPDX-License-Identifier: GPL-3.0-or-later
"""Which page answers which destination in `Place.CARDS`."""

from __future__ import annotations

from held.ui.background import Lane
from held.ui.cards.compare_page import ComparePage
from held.ui.cards.my_card_page import MyCardPage
from held.ui.cards.take_in_page import TakeInPage
from held.ui.navigation import Destination, Navigation
from held.ui.page import Page
from held.workflows.session import Session


def make_card_page(
    session: Session, lane: Lane, navigation: Navigation, destination: Destination
) -> Page:
    """My card for "mine", a card to compare for "compare" and a person; else taking one in."""
    person = destination.person
    if destination.topic == "mine":
        return MyCardPage(session, lane, navigation)
    if destination.topic == "compare" and person is not None:
        return ComparePage(session, lane, navigation, person)
    return TakeInPage(session, lane, navigation, person)
