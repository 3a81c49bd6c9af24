# SPDX-License-Identifier: GPL-3.0-or-later
"""Going somewhere, and back to where one was."""

from __future__ import annotations

import pytest

from held.journal.identifiers import EntryId, make_id
from held.ui.navigation import Destination, Navigation, Place

TODAY, STORIES, HELP = (Destination(place) for place in (Place.TODAY, Place.STORIES, Place.HELP))


class Window:
    """Shows what it is asked to."""

    def __init__(self, navigation: Navigation) -> None:
        self.shown: list[Destination] = []
        navigation.asked.connect(self.show)

    def show(self, destination: Destination) -> None:
        self.shown.append(destination)


@pytest.fixture
def navigation(qapp: object) -> Navigation:
    return Navigation()


@pytest.fixture
def window(navigation: Navigation) -> Window:
    return Window(navigation)


def test_one_goes_back_step_by_step_and_forward_again(
    navigation: Navigation, window: Window
) -> None:
    for place in (TODAY, STORIES, HELP):
        navigation.go(place)
    navigation.back()
    navigation.back()
    navigation.forward()
    assert window.shown == [TODAY, STORIES, HELP, STORIES, TODAY, STORIES]
    assert navigation.here == STORIES


def test_where_it_began_there_is_no_way_back(navigation: Navigation, window: Window) -> None:
    navigation.back()
    navigation.forward()
    navigation.go(TODAY)
    navigation.back()
    assert window.shown == [TODAY]
    assert navigation.here == TODAY


def test_going_elsewhere_forgets_what_lay_ahead(navigation: Navigation, window: Window) -> None:
    navigation.go(TODAY)
    navigation.go(STORIES)
    navigation.back()
    navigation.go(HELP)
    navigation.forward()
    assert window.shown == [TODAY, STORIES, TODAY, HELP]


def test_going_where_one_is_shows_it_again_and_adds_no_step(
    navigation: Navigation, window: Window
) -> None:
    for place in (TODAY, STORIES, STORIES):
        navigation.go(place)
    navigation.back()
    assert window.shown == [TODAY, STORIES, STORIES, TODAY]


def test_a_new_page_that_became_an_entry_is_found_again(
    navigation: Navigation, window: Window
) -> None:
    navigation.settle(HELP)
    assert navigation.here is None
    navigation.go(Destination(Place.PAGE, template="just_write"))
    entry = Destination(Place.PAGE, entry=EntryId(make_id()))
    navigation.settle(entry)
    assert len(window.shown) == 1
    navigation.go(HELP)
    navigation.back()
    assert window.shown[-1] == entry
