# SPDX-License-Identifier: GPL-3.0-or-later
"""The last act: what is not mine stays shut, the window is closed, and the disk is read once more."""

from __future__ import annotations

from held.journal.room import Room
from held.vault.key_slots import WrongPassphrase
from held.vault.vault import read_key_file
from held.vault.vault import unlock as unlock_vault
from papers import type_words
from tour.guide import Guide
from tour.places import find_first_page
from tour.read_again import entries_in, find_plain_words, lines_of, opened, text_of
from tour.terminal import terminal
from tour.two_keepers import refuse_what_is_not_mine, rowans_folder
from tour.words import (
    ASKED_OF_ME,
    EVENING,
    HEARD,
    NEW_PASSPHRASE,
    PARKED,
    PASSPHRASE,
    ROWANS_PASSPHRASE,
    STAYED_ON_PAPER,
    THEIR_WORDS,
    TO_STORIES,
)


def ending(guide: Guide) -> None:
    """Close, read everything again, and use the terminal."""
    _come_back(guide)
    refuse_what_is_not_mine(guide)
    _close(guide)
    _read_again(guide)
    terminal(guide)


def _come_back(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("The passphrase is forgotten; the words on paper are asked for one by one"):
        hands.pick("vault_names", "vault_1_choice")
        hands.press_button("recovery_words_button")
        hands.see("word_1_edit")
        guide.pictures("recovery-words")
        type_words(hands, guide.kept_beside("sheet").split())
    with guide.step("Then comes a new passphrase, and the notebook opens with everything in it"):
        hands.see("new_passphrase_screen")
        guide.pictures("new-passphrase")
        hands.press_button("own_words_button")
        hands.tab_to("own_words_edit")
        hands.type(NEW_PASSPHRASE)
        hands.tab_to("typed_words_edit")
        hands.type(NEW_PASSPHRASE)
        hands.press("Return")
        hands.see("here_label")


def _close(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Closing the window keeps what was typed a moment before"):
        find_first_page(guide)
        hands.press("Ctrl+End")
        hands.type(f" {STAYED_ON_PAPER}")
        guide.held.window.close()


def _read_again(guide: Guide) -> None:
    with (
        guide.step("Read once more, the notebook holds everything, in its place"),
        opened(guide.vault_folder, NEW_PASSPHRASE) as vault,
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
        guide.check(len(vault.bundles.sent()) == 2, "the bundles are not noted")
    with guide.step("The passphrase that was forgotten does not open it any more"):
        key_file = read_key_file(guide.vault_folder)
        try:
            unlock_vault(key_file, PASSPHRASE)
        except WrongPassphrase:
            pass
        else:
            guide.check(False, "the old passphrase still opens it")
    with (
        guide.step("And Rowan's holds the one bundle that was kept, and no page"),
        opened(rowans_folder(guide), ROWANS_PASSPHRASE) as vault,
    ):
        guide.check(len(vault.received.covered()) == 1, "what came is not there")
        guide.check(not vault.entries.covered(Room.STORIES), "there is a story")
    with guide.step("And nothing of it stands in the clear, in the vault or in the bundle"):
        find_plain_words(guide.away / "data", guide.away / "config", guide.shown)
        guide.check(PASSPHRASE not in guide.kept_beside("spoken"), "the words are the passphrase")
