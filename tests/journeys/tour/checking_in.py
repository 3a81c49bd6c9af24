# SPDX-License-Identifier: GPL-3.0-or-later
"""Something stirred in me: a scale, the body, own words, a pause, the swap; nothing is counted."""

from __future__ import annotations

from held.journal.answer import Answer, OnScale, Several, Words
from held.journal.room import Room
from held.vault.vault import Vault
from tour.guide import Guide
from tour.read_again import entries_in
from tour.words import (
    BODY_WORD,
    REMINDS_ME,
    SAME_ACT_ADMIRED,
    SAME_ACT_DISLIKED,
    STIRRED,
    STIRRED_OTHER_WAY,
    WHO_HELPS,
)


def checking_in(guide: Guide) -> None:
    """Check in with oneself, sit, and look at one's own words from the other side."""
    _begin(guide)
    _sit(guide)
    _answer_further(guide)
    _read_the_other_way(guide)
    _go_to_what_helps(guide)


def look_at_check_in(guide: Guide, vault: Vault) -> None:
    """Raise NotHeld unless the vault holds what was answered, and nothing that was only done."""
    (page,) = entries_in(vault, Room.INSIDE, "check_in")
    said: dict[str, Answer] = {
        "activation_before": OnScale("close"),
        "body": Several(("chest", "heat"), (BODY_WORD,)),
        "own_words": Words(_in_my_words(guide)),
        "swap_admired": Words(SAME_ACT_ADMIRED),
        "swap_disliked": Words(SAME_ACT_DISLIKED),
        "reminds_me": Words(REMINDS_ME),
        "activation_after": OnScale("settled"),
    }
    guide.check(dict(page.answers) == said, "the check-in holds something else than was said")
    guide.check(len(page.layers) == 1, "the check-in was kept more than once")


def _begin(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Something stirred in me: one word on a line, by the arrow keys"):
        hands.press("Ctrl+N")
        hands.see("check_in_card")
        hands.press_by_name(lambda words: words.startswith("Something stirred in me"))
        hands.see("own_words_edit")
        guide.picture("check-in-empty")
        hands.tab_to("activation_before_scale")
        for _ in range(4):
            hands.press("Right")
    with guide.step("Where I notice it, with a word of my own, and then in my own words"):
        hands.pick("body_choices", "chest_choice")
        hands.press("Right")
        hands.press("Space")
        hands.arrow_to("own_word_button")
        hands.press("Space")
        hands.type(f"{BODY_WORD}\n")
        hands.tab_to("own_words_edit")
        hands.type(_in_my_words(guide))
        hands.hear("Kept")
        guide.pictures("check-in")


def _sit(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("A pause is begun, and Esc ends it from wherever one is"):
        hands.press_button("3_minutes_button")
        hands.see("stop_pause_button")
        guide.pictures("check-in-sitting")
        hands.tab_to("own_words_edit")
        hands.press("Esc")
        hands.gone("stop_pause_button")
        hands.hear("Stopped. Sit again, or go on.")


def _answer_further(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("The same act by someone I admire, and by someone I dislike"):
        touch(guide, "swap_admired_name_button")
        hands.type(SAME_ACT_ADMIRED)
        hands.press("Tab")
        hands.type(SAME_ACT_DISLIKED)
    with guide.step("What it reminds me of; and how I am now, beside how I was before"):
        touch(guide, "reminds_me_name_button")
        hands.type(REMINDS_ME)
        touch(guide, "activation_after_name_button")
        hands.press("Home")
        hands.hear("Before: close to acting")
        hands.hear("Now: settled")
        hands.hear("Kept")
        guide.pictures("check-in-further")
    with guide.step("Check in with myself in every size of window and text"):
        hands.tab_to("own_words_edit")
        guide.in_all_sizes("check-in")


def _read_the_other_way(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Two names change places, to be read once; nothing of that is kept"):
        hands.press_button("other_way_button")
        hands.see("other_way_edit")
        turned = STIRRED_OTHER_WAY.format(code=guide.kept_beside("code"))
        hands.wait(lambda: turned in hands.text_in("other_way_edit"), "it reads as before")
        guide.pictures("check-in-the-other-way")
        hands.press_button("back_button")
        hands.see("own_words_edit")
        guide.check(
            hands.text_in("own_words_edit") == _in_my_words(guide), "my own words have changed"
        )


def _go_to_what_helps(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("What helps now, with the keeper's own list and nobody's number"):
        hands.press_button("danger_helps_button")
        hands.tab_to("helps_1_who_edit")
        hands.type(WHO_HELPS)
        hands.hear("You need not do this alone. Acting comes first; writing can wait.")
        guide.pictures("what-helps-now")
        hands.press_button("back_button")
        hands.see("own_words_edit")


def touch(guide: Guide, name: str) -> None:
    """Touch a name at the foot of the page, turning to more of them until it is there."""
    hands = guide.hands
    for _ in range(12):
        if hands.find(name) is not None:
            break
        hands.press_button("more_questions_button")
    hands.press_button(name)


def _in_my_words(guide: Guide) -> str:
    return STIRRED.format(code=guide.kept_beside("code"))
