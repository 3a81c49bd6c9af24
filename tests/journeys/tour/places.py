# SPDX-License-Identifier: GPL-3.0-or-later
"""The last act: pages find their place, every size of window and text, and the window is closed."""

from __future__ import annotations

from held.journal.room import Room
from tour.guide import Guide
from tour.read_again import entries_in, find_plain_words, lines_of, opened, text_of
from tour.story import unlock
from tour.words import (
    ASKED_OF_ME,
    EVENING,
    HEARD,
    PARKED,
    PASSPHRASE,
    STAYED_ON_PAPER,
    THEIR_WORDS,
    TO_STORIES,
)


def places(guide: Guide) -> None:
    """Back from the colleague's letter in one's own notebook, to the end."""
    with guide.step("Closed, nothing of the letter is left"):
        guide.hands.see("passphrase_edit")
        guide.check(not guide.hands.says("let it go"), "something of it is still there")
    _move_to_stories(guide)
    _set_down(guide)
    _look_at_sizes(guide)
    _shelve(guide)
    _close(guide)


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


def _shelve(guide: Guide) -> None:
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
        _find_first_page(guide)
        guide.in_all_sizes("just-write")


def _find_first_page(guide: Guide) -> None:
    """Covered rows do not say what they hold, so one looks."""
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


def _close(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Closing the window keeps what was typed a moment before"):
        _find_first_page(guide)
        hands.press("Ctrl+End")
        hands.type(f" {STAYED_ON_PAPER}")
        guide.held.window.close()
    with (
        guide.step("Read once more, the notebook holds everything, in its place"),
        opened(guide.vault_folder) as vault,
    ):
        stories = {text_of(e, "heard"): e for e in entries_in(vault, Room.STORIES, "story")}
        guide.check(set(stories) == {HEARD, TO_STORIES}, "Stories holds other pages")
        story = stories[HEARD]
        guide.check(lines_of(story, "their_words") == [THEIR_WORDS], "their words are gone")
        guide.check(lines_of(story, "asked_of_me") == [ASKED_OF_ME], "what they asked is gone")
        parked = vault.entries.find_beside(story.id, "parked")
        guide.check(
            parked is not None and lines_of(parked, "lines") == [PARKED], "the urge is gone"
        )
        pages = [text_of(e, "page") for e in entries_in(vault, Room.INSIDE, "just_write")]
        guide.check(STAYED_ON_PAPER in pages, "the page that was set down is gone")
        evening = [text for text in pages if text.startswith(EVENING)]
        guide.check(
            len(evening) == 1 and evening[0].endswith(STAYED_ON_PAPER),
            "the last words were not kept",
        )
        guide.check(len(vault.bundles.sent()) == 1, "the bundle is not noted")
    with guide.step("And nothing of it stands in the clear, in the vault or in the bundle"):
        find_plain_words(guide.away / "data", guide.away / "config", guide.shown)
        guide.check(PASSPHRASE not in guide.kept_beside("spoken"), "the words are the passphrase")
