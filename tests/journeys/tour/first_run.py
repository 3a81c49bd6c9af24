# SPDX-License-Identifier: GPL-3.0-or-later
"""The first act: from nothing to a page of one's own, a line lifted, an urge parked, and a lock."""

from __future__ import annotations

from papers import rehearse, write_down
from tour.guide import Guide
from tour.words import (
    ASSUMED,
    EVENING,
    MISLIFTED,
    PASSPHRASE,
    SLIP_OF_THE_HAND,
    URGED,
)


def first_run(guide: Guide) -> None:
    """Make a notebook, write on its first page, lock."""
    _hear_what_held_is(guide)
    _choose_passphrase(guide)
    _write(guide)
    _lift(guide)
    with guide.step("Ctrl+L keeps the page and locks"):
        guide.check(guide.held.window.windowTitle() == "Held", "the title says more than Held")
    guide.lock()


def _hear_what_held_is(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("The first screen says what Held is, and what it cannot do"):
        hands.see("what_held_is_screen")
        hands.hear("A notebook for people who listen")
        hands.hear("It cannot stand against a court")
        guide.pictures("first-run-what-held-is")
        hands.press_button("continue_button")


def _choose_passphrase(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Six words are drawn by chance"):
        drawn = [hands.read(f"word_{number}_label") for number in range(1, 7)]
        guide.check(len(set(drawn)) == 6, "the six words are not six")
        guide.pictures("first-run-six-words")
        hands.press_button("draw_again_button")
        again = [hands.read(f"word_{number}_label") for number in range(1, 7)]
        guide.check(again != drawn, "drawing again brought the same words")
    with guide.step("Words of one's own, typed twice, with an umlaut among them"):
        hands.press_button("own_words_button")
        hands.tab_to("own_words_edit")
        hands.type(PASSPHRASE)
        hands.hear("Strong.")
        hands.tab_to("typed_words_edit")
        hands.type(PASSPHRASE)
        hands.hear("The same both times")
        guide.picture("first-run-own-words")
        hands.press("Return")
    with guide.step("What it means to forget them is said before the notebook is made"):
        hands.see("if_forgotten_screen")
        guide.pictures("first-run-if-forgotten")
    with guide.step("A sheet with twenty words is written by hand, and three of them are tried"):
        sheet = write_down(hands)
        guide.keep_beside("sheet", " ".join(sheet))
        guide.picture("first-run-rehearsal")
        rehearse(hands, sheet)
    with guide.step("The notebook is made, and the cursor stands in an empty page"):
        hands.see("page_edit")
        guide.check(hands.focused().objectName() == "page_edit", "the cursor is not in the page")
        guide.picture("just-write-empty")


def _write(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("German and French go onto the page, and it is kept by itself"):
        hands.type(f"{EVENING} {ASSUMED}")
        hands.hear("Keeping…")
        hands.hear("Kept")
        guide.picture("just-write-kept")
    with guide.step("Undo takes back what was typed by a slip of the hand"):
        hands.type(SLIP_OF_THE_HAND)
        for _word in SLIP_OF_THE_HAND.split():
            hands.press("Ctrl+Z")


def _lift(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("A sentence is lifted as an assumption, and stays where it was written"):
        hands.press("Ctrl+J")
        hands.see("lift_card")
        guide.pictures("just-write-lift-a-line")
        hands.press("A")
        hands.hear("The line rests in Tests.")
        hands.gone("lift_card")
    with guide.step("An urge is parked in Inside"):
        hands.type(f" {URGED}")
        hands.press("Ctrl+J")
        hands.see("lift_card")
        hands.press("U")
        hands.hear("The line rests in Inside, covered.")
    with guide.step("A line lifted by mistake is taken back"):
        hands.type(f" {MISLIFTED}")
        hands.press("Ctrl+J")
        hands.see("lift_card")
        hands.press("T")
        hands.hear("The line rests in Tests.")
        hands.press_button("notice_button")
        hands.gone("notice_button")
        hands.tab_to("page_edit")
        hands.hear("Kept")
        guide.pictures("just-write")
