# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding one's way: words in all rooms, on one page, through time, and what asked to come back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from held.ui.widgets.writing_edit import WritingEdit
from tour.guide import Guide
from tour.places import shelve
from tour.words import FREE_PAGE, HAPPENED


def finding(guide: Guide) -> None:
    """Find, and find back."""
    _find_in_all_rooms(guide)
    _find_in_page(guide)
    _go_through_time(guide)
    _put_off(guide)
    shelve(guide)
    _keep_at_the_top(guide)


def _find_in_all_rooms(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("A word is found without the dots it is written with, and opens at the place"):
        hands.press("Ctrl+Shift+F")
        hands.see("find_edit")
        guide.picture("find-empty")
        hands.type("spater draussen")
        hands.hear("1 found")
        guide.pictures("find")
        guide.in_all_sizes("find")
        hands.tab_to("find_edit")
        hands.press("Return")
        hands.see("heard_edit")
        page = hands.focused()
        assert isinstance(page, WritingEdit)
        guide.check(page.text()[page.caret() :].startswith("Später"), "it opens elsewhere")
        guide.pictures("find-opened-at-the-place")
    with guide.step("Inside is looked through only when its chip is chosen"):
        _write_free_page(guide)
        hands.press("Ctrl+Shift+F")
        hands.see("find_edit")
        hands.type("cafe garden")
        hands.hear("Not found in the rooms chosen. Inside was left out.")
        guide.picture("find-inside-left-out")
        hands.pick("rooms_choice", "inside_choice")
        hands.hear("1 found")
        guide.picture("find-inside")
        hands.tab_to("found_list")
        hands.press("Return")
        hands.see("page_edit")


def _find_in_page(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("On a page, Ctrl+F goes from place to place"):
        hands.press("Ctrl+F")
        hands.see("find_in_page_edit")
        hands.press("Ctrl+A")
        hands.type("cafe")
        hands.hear("1 of 2")
        hands.press("Return")
        hands.hear("2 of 2")
        guide.pictures("find-in-page")
        hands.press("Esc")
        hands.gone("find_bar")
    with guide.step("Back from the page, the same words are still looked for"):
        hands.press("Alt+Left")
        hands.see("find_edit")
        guide.check(hands.text_in("find_edit") == "cafe garden", "other words are looked for")


def _go_through_time(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("The timeline says when it happened, as loosely as it was said"):
        _go(guide, "Ctrl+5", "timeline_list")
        hands.row_to(lambda words: f"happened {HAPPENED}" in words)
        guide.pictures("timeline-loose-date")
        row = _row(guide)
        hands.press("Return")
        hands.see("heard_edit")
    with guide.step("Back returns to the row one was on"):
        hands.press("Alt+Left")
        _arrive(guide, "timeline_list")
        guide.check(_row(guide) == row, "it is another row")


def _put_off(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Today says what asked to be looked at again; not now is a whole answer"):
        hands.press("Ctrl+1")
        hands.tab_to("asking_list")
        guide.check("Asked to be looked at again today" in _row(guide), "it does not say so")
        guide.pictures("today-asked-again")
        hands.press_button("not_now_button")
        hands.see("ask_in_a_week_menu_row")
        guide.pictures("today-not-now")
        hands.arrow_to("ask_in_a_week_menu_row")
        hands.press("Return")
        hands.gone("asking_list")
        hands.hear("It will ask again then.")


def _keep_at_the_top(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("A page is kept at the top of its room"):
        _go(guide, "Ctrl+2", "stories_list")
        hands.row_to(lambda words: words.startswith(guide.kept_beside("code")))
        hands.press("Return")
        hands.see("heard_edit")
        hands.choose("edit", "pin")
        hands.hear("Kept at the top")
        _go(guide, "Ctrl+2", "stories_list")
        guide.pictures("stories-kept-at-the-top")
    with guide.step("Ctrl+L locks from a list"):
        guide.check(guide.held.window.windowTitle() == "Held", "the title says more than Held")
    guide.lock()


def _write_free_page(guide: Guide) -> None:
    hands = guide.hands
    hands.press("Ctrl+N")
    hands.see("just_write_card")
    hands.press_by_name(lambda words: words.startswith("Just write"))
    hands.see("page_edit")
    hands.type(FREE_PAGE)
    hands.hear("Kept")


def _go(guide: Guide, keys: str, wanted: str) -> None:
    guide.hands.press(keys)
    _arrive(guide, wanted)


def _arrive(guide: Guide, wanted: str) -> None:
    hands = guide.hands
    hands.see(wanted)
    hands.wait(lambda: hands.focused().objectName() == wanted, f"{wanted} has no focus")
    hands.rest(30)


def _row(guide: Guide) -> str:
    """What is said of the row one is on."""
    rows = guide.hands.focused()
    assert isinstance(rows, QAbstractItemView)
    return str(rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
