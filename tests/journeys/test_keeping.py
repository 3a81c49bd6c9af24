# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written is kept by itself, soon, in the layer of its day, and wherever one goes."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from datetime import time as clock_time

from held.journal.entry import Entry
from held.journal.moment import Moment
from held.journal.room import Room
from sitting import Sitting

SitDown = Callable[..., Sitting]
MOST_SECONDS = 3.0
SLACK_SECONDS = 0.3


class DayClock:
    """Noon of whatever day it is told to be."""

    def __init__(self, day: date) -> None:
        self.day = day

    def now(self) -> Moment:
        """The same moment until it is another day."""
        return Moment(datetime.combine(self.day, clock_time(12), UTC), self.day)


def test_while_one_goes_on_typing_the_page_is_kept_every_three_seconds(sit_down: SitDown) -> None:
    sitting = sit_down()
    sitting.sit_down()
    typed, began, oldest_lost = "", time.monotonic(), 0.0
    moments: list[float] = []
    while time.monotonic() - began < MOST_SECONDS + 1:
        sitting.hands.type("ä")
        typed += "ä"
        moments.append(time.monotonic())
        sitting.hands.rest(60)
        kept = len(_page(sitting))
        if kept < len(typed):
            oldest_lost = max(oldest_lost, time.monotonic() - moments[kept])
    assert oldest_lost < MOST_SECONDS + SLACK_SECONDS
    # It never waited for a pause: some of the page was there long before the typing ended.
    assert _page(sitting)


def test_the_foot_of_the_page_says_keeping_then_kept(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    assert not hands.says("Kept")
    hands.type("One")
    assert hands.read("kept_label") == "Keeping…"
    assert _page(sitting) == ""
    hands.hear("Kept")
    assert _page(sitting) == "One"


def test_a_word_typed_and_taken_back_does_not_leave_keeping_behind(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.type("One")
    hands.hear("Kept")
    hands.type("x")
    hands.press("Backspace")
    assert hands.read("kept_label") == "Keeping…"
    hands.hear("Kept")


def test_another_light_or_size_of_text_is_nothing_to_keep(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.type("One")
    hands.hear("Kept")
    (before,) = sitting.entries(Room.INSIDE)
    hands.press("Ctrl++")
    hands.choose("view", "by_lamplight")
    hands.rest(1200)
    assert hands.read("kept_label") == "Kept"
    assert sitting.entries(Room.INSIDE) == [before]


def test_a_page_left_at_once_comes_back_with_all_its_words(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.type("Не успел, и всё же здесь")
    hands.press("Ctrl+2")
    hands.see("begin_button")
    hands.wait(lambda: _page(sitting) == "Не успел, и всё же здесь", "it was not kept")
    hands.press("Ctrl+3")
    hands.tab_to("inside_list")
    hands.press("Return")
    hands.see("page_edit")
    assert hands.text_in("page_edit") == "Не успел, и всё же здесь"


def test_one_day_is_one_layer_and_the_next_day_another(sit_down: SitDown) -> None:
    clock = DayClock(date(2026, 3, 28))
    sitting = sit_down(clock=clock)
    hands = sitting.hands
    sitting.sit_down()
    hands.type("In the evening.")
    hands.press("Ctrl+S")
    hands.hear("Kept")
    hands.type(" Later that evening.")
    hands.press("Ctrl+S")
    hands.wait(lambda: "Later" in _page(sitting), "it was not kept")
    assert len(_entry(sitting).layers) == 1
    clock.day = date(2026, 3, 29)
    hands.type(" The morning after.")
    hands.press("Ctrl+S")
    hands.wait(lambda: "morning" in _page(sitting), "it was not kept")
    earlier, later = _entry(sitting).layers
    assert earlier.answers["page"].text == "In the evening. Later that evening."
    assert later.answers["page"].text.endswith(" The morning after.")
    assert (earlier.begun.day, later.begun.day) == (date(2026, 3, 28), date(2026, 3, 29))


def test_a_page_moved_to_stories_stays_there_when_it_is_left(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.type("Someone told me this")
    hands.press_button("move_to_stories_button")
    hands.see("heard_edit")
    hands.press("Ctrl+1")
    hands.gone("heard_edit")
    hands.settle()
    assert sitting.entries(Room.INSIDE) == []
    (story,) = sitting.entries(Room.STORIES)
    assert story.answers["heard"].text == "Someone told me this"


def test_a_page_set_down_stays_so_and_today_says_only_that(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.type("This can wait")
    hands.press_button("set_down_button")
    hands.hear("You set something down.")
    assert not hands.says("This can wait")
    assert _entry(sitting).set_down is not None


def test_undo_takes_back_words_and_redo_brings_them_again(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.type("stay gone")
    hands.press("Ctrl+Z")
    assert hands.text_in("page_edit").strip() == "stay"
    hands.press("Ctrl+Shift+Z")
    assert hands.text_in("page_edit") == "stay gone"


def _entry(sitting: Sitting) -> Entry:
    (entry,) = sitting.entries(Room.INSIDE)
    return entry


def _page(sitting: Sitting) -> str:
    """The first page as the vault has it; nothing while there is none."""
    found = sitting.entries(Room.INSIDE)
    return found[0].answers["page"].text if found and "page" in found[0].answers else ""
