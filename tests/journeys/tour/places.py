# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages find their place, in every size of window and text."""

from __future__ import annotations

from tour.guide import Guide
from tour.story import unlock
from tour.words import EVENING, HEARD, STAYED_ON_PAPER, TO_STORIES


def places(guide: Guide) -> None:
    """Back from the colleague's letter in one's own notebook."""
    with guide.step("Closed, nothing of the letter is left"):
        guide.hands.see("passphrase_edit")
        guide.check(not guide.hands.says("let it go"), "something of it is still there")
    _move_to_stories(guide)
    _set_down(guide)
    _look_at_sizes(guide)


def _move_to_stories(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("The notebook opens with the story one left"):
        unlock(guide)
        hands.see("heard_edit")
        guide.check(hands.text_in("heard_edit") == HEARD, "the story says other words")
        hands.see("parked_line_1_label")
    with guide.step("A free page turns out to be someone's story, and moves to Stories"):
        hands.press("Ctrl+N")
        hands.see("just_write_card")
        hands.press_by_name(lambda words: words.startswith("Just write"))
        hands.see("page_edit")
        hands.type(TO_STORIES)
        hands.press_button("move_to_stories_button")
        hands.see("heard_edit")
        guide.check(hands.text_in("heard_edit") == TO_STORIES, "the story says other words")
        hands.hear("Not asked yet")
        guide.picture("moved-to-stories")


def _set_down(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("A page is set down, and Today says only that something was"):
        hands.press("Ctrl+N")
        hands.see("just_write_card")
        hands.press_by_name(lambda words: words.startswith("Just write"))
        hands.see("page_edit")
        hands.type(STAYED_ON_PAPER)
        hands.press_button("set_down_button")
        hands.hear("You set something down.")
        guide.picture("today-after-setting-down")


def shelve(guide: Guide) -> None:
    """Let the first of the stories go, and bring it back."""
    hands = guide.hands
    with guide.step("A page goes to Letting go with one key, and comes back from there"):
        hands.press("Ctrl+2")
        hands.see("stories_list")
        guide.picture("stories")
        hands.tab_to("stories_list")
        hands.press("Del")
        hands.hear("Moved to Letting go")
        guide.picture("moved-to-letting-go")
        hands.press("Ctrl+7")
        hands.see("shelf_list")
        guide.pictures("letting-go")
        hands.tab_to("shelf_list")
        hands.press("Return")
        hands.arrow_to("put_back_menu_row")
        hands.press("Return")
        hands.hear("It is back in its place.")


def _look_at_sizes(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Note a story in every size of window and text"):
        hands.press("Ctrl+2")
        hands.tab_to("stories_list")
        hands.row_to(lambda words: words.startswith(guide.kept_beside("code")))
        hands.press("Return")
        hands.gone("stories_list")
        guide.check(hands.text_in("heard_edit") == HEARD, "it is another story")
        guide.in_all_sizes("note-a-story")
    with guide.step("Just write in every size of window and text"):
        find_first_page(guide)
        guide.in_all_sizes("just-write")


def find_first_page(guide: Guide) -> None:
    """Open the first page.  Covered rows do not say what they hold, so one looks."""
    hands = guide.hands
    for above in range(1, 5):
        hands.press("Ctrl+3")
        hands.tab_to("inside_list")
        hands.press("Home")
        for _row in range(above):
            hands.press("Down")
        hands.row_to(lambda words: words.startswith("Just write"))
        hands.press("Return")
        hands.gone("inside_list")
        hands.see("page_edit")
        if hands.text_in("page_edit").startswith(EVENING):
            return
    guide.check(False, "the first page is not to be found")
