# SPDX-License-Identifier: GPL-3.0-or-later
"""The second act: what the disk holds while locked; then a story with the permission beside it."""

from __future__ import annotations

from held.journal.layer import Lifted
from held.journal.room import Room
from tour.guide import Guide
from tour.handing_over import hand_over
from tour.read_again import entries_in, find_plain_words, lifted, opened, quoted, text_of
from tour.words import (
    ASKED_OF_ME,
    ASSUMED,
    CO_FACILITATOR,
    EVENING,
    HAPPENED,
    HEARD,
    MISLIFTED,
    PARKED,
    PASSPHRASE,
    PURPOSE,
    SLIP_OF_THE_HAND,
    THEIR_WORDS,
    URGED,
    WHY_THEM,
    WRONG_PASSPHRASE,
)


def story(guide: Guide) -> None:
    """Read the disk, open the notebook again, note a story, lock."""
    _look_at_the_disk(guide)
    _open(guide)
    _empty_places(guide)
    _listen(guide)
    _say_what_they_allow(guide)
    _answer_further(guide)
    hand_over(guide)
    with guide.step("Ctrl+L locks from the page that wrote the bundle"):
        guide.check(guide.held.window.windowTitle() == "Held", "the title says more than Held")
    guide.lock()


def unlock(guide: Guide, passphrase: str = PASSPHRASE) -> None:
    """Type a passphrase on the unlock page."""
    hands = guide.hands
    hands.tab_to("passphrase_edit")
    hands.type(passphrase)
    hands.press("Return")
    hands.gone("passphrase_edit")


def _look_at_the_disk(guide: Guide) -> None:
    with (
        guide.step("While locked, the vault on the disk holds the page, word for word"),
        opened(guide.vault_folder) as vault,
    ):
        (page,) = entries_in(vault, Room.INSIDE, "just_write")
        written = text_of(page, "page")
        guide.check(
            written == f"{EVENING} {ASSUMED} {URGED} {MISLIFTED}", "the page says other words"
        )
        guide.check(SLIP_OF_THE_HAND not in written, "what was undone is there")
        expected = [(Lifted.ASSUME, ASSUMED), (Lifted.URGE, URGED)]
        guide.check(lifted(page) == expected, "the marks stand elsewhere")
        (line,) = entries_in(vault, Room.TESTS, "test")
        guide.check(quoted(vault, line) == [ASSUMED], "Tests does not quote the line")
        (parked,) = entries_in(vault, Room.INSIDE, "parked")
        guide.check(quoted(vault, parked) == [URGED], "Inside does not hold the urge")
    with guide.step("Nothing of it stands in the clear in any file on the disk"):
        find_plain_words(guide.away / "data", guide.away / "config")


def _open(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("The unlock page shows no content, no count and no date"):
        hands.see("passphrase_edit")
        guide.check(guide.held.window.windowTitle() == "Held", "the title says more than Held")
        guide.pictures("unlock")
    with guide.step("A wrong passphrase is told in words, and what was typed stays"):
        hands.tab_to("passphrase_edit")
        hands.type(WRONG_PASSPHRASE)
        hands.press("Return")
        hands.hear("passphrase")
        hands.wait(lambda: guide.hands.see("open_button").isEnabled(), "it still waits")
        guide.picture("unlock-wrong-passphrase")
        hands.press("Ctrl+A")
        hands.press("Del")
    with guide.step("The right one opens where one left off"):
        unlock(guide)
        hands.see("page_edit")
        guide.check(hands.focused().objectName() == "page_edit", "the cursor is not in the page")
        guide.picture("where-one-left-off")


def _empty_places(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Today, and the rooms, some of which hold nothing yet"):
        for keys, name in (
            ("Ctrl+1", "today"),
            ("Ctrl+2", "stories-empty"),
            ("Ctrl+3", "inside"),
            ("Ctrl+4", "tests"),
            ("Ctrl+5", "timeline"),
            ("Ctrl+6", "bundles-empty"),
            ("Ctrl+7", "letting-go-empty"),
        ):
            hands.press(keys)
            hands.settle()
            guide.pictures(name)
    with guide.step("Settings, Help, and what protects this"):
        hands.press("Ctrl+,")
        hands.settle()
        guide.pictures("settings")
        hands.press("F1")
        hands.settle()
        guide.picture("help")
        hands.choose("help", "protects")
        hands.settle()
        guide.pictures("what-protects-this")
    with guide.step("By lamplight, by day, from the menu and by keys alone"):
        hands.choose("view", "by_lamplight")
        guide.check(guide.held.appearance.theme == "dark", "it is not dark")
        hands.choose("view", "by_day")
        guide.check(guide.held.appearance.theme == "light", "it is not light")


def _listen(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("New… offers what can be begun; someone told me something"):
        hands.press("Ctrl+N")
        hands.see("page_heading")
        hands.settle()
        guide.pictures("new")
        hands.arrow_to("story_card")
        hands.press("Return")
        hands.see("heard_edit")
        guide.check(hands.focused().objectName() == "heard_edit", "the cursor is not in the page")
        guide.keep_beside("code", hands.read("here_label"))
        guide.picture("note-a-story-empty")
    with guide.step("What I heard, in three tongues, with the chip saying not asked yet"):
        hands.type(HEARD)
        hands.hear("Not asked yet")
        hands.hear("Kept")
    with guide.step("While listening only the page and the strip are there; an urge is parked"):
        hands.press_button("listen_button")
        hands.press("Ctrl+E")
        hands.type(PARKED)
        hands.press("Return")
        hands.see("parked_line_1_label")
        guide.pictures("listening")
        hands.press_button("listen_button")


def _say_what_they_allow(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("They allow a note, for one purpose, of the themes"):
        hands.press_button("may_note_fold")
        hands.pick("may_note_choices", "yes_radio")
        hands.press_button("purpose_fold")
        hands.tab_to("purpose_edit")
        hands.type(PURPOSE)
        hands.press_button("detail_fold")
        hands.pick("detail_choices", "themes_radio")
    with guide.step("And that Rowan may have two parts of it, in a bundle, for thirty days"):
        hands.press_button("share_fold")
        hands.tab_to("share_1_edit")
        hands.type(WHY_THEM)
        hands.press_button("share_1_closer_button")
        hands.tab_to("share_1_with_whom_edit")
        hands.type(CO_FACILITATOR)
        hands.press("Tab")
        hands.pick("share_1_parts_choices", "heard_choice")
        hands.pick("share_1_parts_choices", "asked_of_me_choice")
        hands.pick("share_1_forms_choices", "bundle_choice")
        hands.press_button("share_1_until_in_30_days_button")
        guide.picture("permission-share")
        hands.press_button("keep_until_fold")
        hands.press_button("keep_until_in_90_days_button")
        guide.picture("permission-until")
        hands.hear("Until when?")
    with guide.step("The chip and the slip say it back, in the same words"):
        hands.press_button("detail_fold")
        hands.tab_to("heard_edit")
        hands.press("Ctrl+End")
        hands.hear("until ")
        hands.hear("Kept")
        guide.pictures("note-a-story")


def _answer_further(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Their words, which stay behind; and what they asked of me"):
        hands.press_button("their_words_name_button")
        hands.type(THEIR_WORDS)
        hands.press_button("asked_of_me_name_button")
        hands.type(ASKED_OF_ME)
    with guide.step("When I heard it, and when it happened, as loosely as they said it"):
        _find_name(guide, "heard_on_name_button")
        hands.pick("heard_on_date", "exactly_choice")
        hands.press("Tab")
        hands.type("yesterday")
        _find_name(guide, "happened_name_button")
        hands.pick("happened_date", "about_choice")
        hands.press("Tab")
        hands.type(HAPPENED)
        hands.hear(f"It happened {HAPPENED}.")
        hands.hear("Kept")
        guide.picture("note-a-story-further-questions")


def _find_name(guide: Guide, name: str) -> None:
    """Touch a name at the foot of the page, turning to more of them until it is there."""
    hands = guide.hands
    for _ in range(12):
        if hands.find(name) is not None:
            break
        hands.press_button("more_questions_button")
    hands.press_button(name)
