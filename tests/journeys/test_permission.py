# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing leaves unless it was allowed: seen from the pages where a bundle is prepared."""

from __future__ import annotations

from collections.abc import Callable

from hands import Hands
from sitting import Sitting

SitDown = Callable[..., Sitting]


def test_a_story_nobody_was_asked_about_stays_in_sight_and_cannot_leave(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    code = _note_a_story(hands)
    _prepare(hands)
    hands.hear("Nothing may leave now. Each story says why.")
    assert hands.says(code)
    assert hands.says("Not asked yet")
    assert hands.find("read_button") is None


def test_a_yes_to_a_note_alone_lets_nothing_leave(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    code = _note_a_story(hands)
    hands.press_button("may_note_fold")
    hands.pick("may_note_choices", "yes_radio")
    hands.hear("Kept")
    _prepare(hands)
    hands.hear("Nothing may leave now. Each story says why.")
    assert hands.says(code)
    assert hands.find("read_button") is None


def test_what_is_inside_or_in_tests_is_never_offered(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.type("I think they are cross with me.")
    hands.press("Ctrl+J")
    hands.see("lift_card")
    hands.press("A")
    hands.hear("The line rests in Tests.")
    hands.hear("Kept")
    _prepare(hands)
    hands.hear("There is no story here yet, so nothing can leave.")
    assert not hands.says("Just write")
    assert hands.find("read_button") is None


def test_only_what_was_allowed_is_in_the_letter(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    code = _note_a_story(hands)
    hands.press_button("their_words_name_button")
    hands.type("word for word")
    _allow_what_was_heard(hands)
    hands.hear("Kept")
    _prepare(hands)
    hands.press_by_name(lambda words: words.startswith(code))
    hands.press_by_name(lambda words: words == "Rowan")
    hands.press_button("read_button")
    hands.wait(lambda: bool(hands.text_in("letter_edit")), "the letter does not come")
    letter = hands.text_in("letter_edit")
    assert "Nobody had asked them." in letter
    assert "word for word" not in letter
    assert hands.says("Everything in Inside")
    assert hands.says("Their words")


def _note_a_story(hands: Hands) -> str:
    """A story with a sentence in it; the code of the person who told it."""
    hands.press("Ctrl+N")
    hands.see("story_card")
    hands.press_by_name(lambda words: words.startswith("Someone told me"))
    hands.see("heard_edit")
    hands.type("Nobody had asked them.")
    hands.hear("Kept")
    return hands.read("here_label")


def _allow_what_was_heard(hands: Hands) -> None:
    hands.press_button("may_note_fold")
    hands.pick("may_note_choices", "yes_radio")
    hands.press_button("detail_fold")
    hands.pick("detail_choices", "themes_radio")
    hands.press_button("share_fold")
    hands.press_button("share_1_closer_button")
    hands.tab_to("share_1_with_whom_edit")
    hands.type("Rowan")
    hands.press("Tab")
    hands.pick("share_1_parts_choices", "heard_choice")
    hands.pick("share_1_forms_choices", "bundle_choice")
    hands.press_button("share_1_until_in_30_days_button")
    hands.press_button("keep_until_fold")
    hands.press_button("keep_until_in_90_days_button")


def _prepare(hands: Hands) -> None:
    hands.press("Ctrl+6")
    hands.press_button("prepare_first_button")
