# SPDX-License-Identifier: GPL-3.0-or-later
"""The audit over every page of this package, at every size and in both lights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from audit import audit, small_targets

from held.journal.room import Room
from held.ui.look import Look, Theme
from held.ui.rooms.letting_go_page import LettingGoPage
from held.ui.rooms.new_page import NewPage
from held.ui.rooms.timeline_page import TimelinePage
from held.ui.rooms.today_page import TodayPage
from held.workflows import find_entries, pins, shelve

Show = Callable[..., Any]
Notebook = Any  # from the conftest beside this

PAGES: dict[str, Callable[[Notebook], Any]] = {
    "stories": lambda n: n.room(Room.STORIES),
    "tests": lambda n: n.room(Room.TESTS),
    "today": lambda n: TodayPage(n.session, n.lane, n.navigation, n.shelving),
    "new": lambda n: NewPage(n.session, n.lane, n.navigation),
    "timeline": lambda n: TimelinePage(n.session, n.lane, n.navigation, n.shelving),
    "letting_go": lambda n: LettingGoPage(n.session, n.lane, n.navigation, n.shelving),
}
SIZES = [(1280, 800, 1.0), (640, 480, 1.0), (1280, 800, 2.0), (900, 700, 0.8)]


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_a_page_has_no_fault(
    notebook: Notebook,
    show: Show,
    look: Look,
    page: str,
    width: int,
    height: int,
    scale: float,
    *,
    filled: bool,
) -> None:
    if filled:
        notebook.lift(notebook.write("just_write"))
        for _ in range(4):
            notebook.allow(notebook.write("story"), notebook.clock.now().day)
        asking, today = notebook.write("just_write"), notebook.clock.now().day
        notebook.on_lane(lambda: pins.pin(notebook.session, asking.id))
        notebook.on_lane(lambda: find_entries.ask_again(notebook.session, asking.id, today))
        notebook.clock.move(days=40)
        notebook.write("just_write")
        gone = notebook.write("story")
        notebook.on_lane(lambda: shelve.shelve(notebook.session, gone.id))
    look.set_text_scale(scale)
    look.set_theme(Theme.DARK if filled else Theme.LIGHT)
    shown = show(PAGES[page](notebook), width, height)
    assert audit(shown.desk) == []
    if scale >= 1:
        assert small_targets(shown.desk) == []
