# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first start to writing, and the places one can go to from there."""

from __future__ import annotations

from collections.abc import Callable

from hands import Hands
from held.journal.room import Room
from sitting import PASSPHRASE, Sitting

SitDown = Callable[..., Sitting]


def test_from_the_first_start_to_the_first_word_by_key(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.show()
    hands.press_button("continue_button")
    words = " ".join(hands.read(f"word_{n}_label").split()[-1] for n in range(1, 7))
    hands.tab_to("typed_words_edit")
    hands.type(words)
    hands.press("Return")
    hands.press_button("later_button")
    hands.see("page_edit")
    assert hands.focused().objectName() == "page_edit"
    hands.type("Grüß Gott")
    hands.hear("Kept")
    (entry,) = sitting.entries(Room.INSIDE)
    assert entry.answers["page"].text == "Grüß Gott"


def test_back_leads_from_each_screen_to_the_one_before(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.show()
    hands.press_button("continue_button")
    hands.press_button("own_words_button")
    for field in ("own_words_edit", "typed_words_edit"):
        hands.tab_to(field)
        hands.type(PASSPHRASE + PASSPHRASE)
    hands.press("Return")
    hands.see("if_forgotten_screen")
    hands.press_button("back_button")
    hands.see("choose_passphrase_screen")
    hands.press_button("back_button")
    hands.see("what_held_is_screen")
    assert not sitting.places.known_vaults().vaults


def test_a_page_that_was_only_looked_at_leaves_nothing(sit_down: SitDown) -> None:
    sitting = sit_down()
    sitting.sit_down()
    _go(sitting.hands, "Ctrl+2", "begin_button")
    assert sitting.entries(Room.INSIDE) == []


def test_every_place_is_one_key_away_and_has_the_focus(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.type("Something to list")
    hands.hear("Kept")
    for keys in ("Ctrl+N", *(f"Ctrl+{n}" for n in range(1, 8)), "Ctrl+,", "F1"):
        hands.press(keys)
        hands.settle()
        assert hands.window.isAncestorOf(hands.focused()), keys
    assert hands.window.windowTitle() == "Held"
    assert sitting.windows == ["main_window"]


def test_one_goes_back_and_forward_the_way_one_came(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.type("Here I began")
    hands.hear("Kept")
    _go(hands, "Ctrl+2", "begin_button")
    hands.press("Alt+Left")
    hands.see("page_edit")
    assert hands.text_in("page_edit") == "Here I began"
    hands.press("Alt+Right")
    hands.see("begin_button")


def _go(hands: Hands, keys: str, to: str) -> None:
    hands.press(keys)
    hands.see(to)
