# SPDX-License-Identifier: GPL-3.0-or-later
"""The third act: the bundle on a colleague's screen, who has no notebook of their own open."""

from __future__ import annotations

from tour.guide import Guide
from tour.handing_over import ALLOWED, NOT_ALLOWED, bundle_file, read_back

_WRONG_WORDS = "one two three four five six"


def colleague(guide: Guide) -> None:
    """Open what was sent, read it, close it: Held forgets it by becoming a fresh process."""
    hands = guide.hands
    guide.in_all_sizes("unlock")
    with guide.step("Someone sent me something, on the front page, without a passphrase"):
        hands.press_button("receive_button")
        hands.press_button("choose_file_button")
        hands.see("place_dialog")
        hands.type(str(bundle_file(guide)))
        hands.press("Return")
        hands.gone("place_dialog")
        hands.hear(bundle_file(guide).name)
        guide.pictures("someone-sent-me-something")
    with guide.step("Wrong words are told in words, and stay for correction"):
        hands.tab_to("spoken_words_edit")
        hands.type(_WRONG_WORDS)
        hands.press_button("read_button")
        hands.wait(lambda: hands.see("read_button").isEnabled(), "it still waits")
        guide.check(hands.text_in("spoken_words_edit") == _WRONG_WORDS, "the words are gone")
        guide.check(hands.find("letter_screen") is None, "it opened with the wrong words")
        guide.picture("someone-sent-me-something-wrong-words")
    with guide.step("The six words that were spoken open the letter"):
        hands.tab_to("spoken_words_edit")
        hands.press("Ctrl+A")
        hands.type(guide.kept_beside("spoken"))
        hands.press("Return")
        hands.see("letter_edit")
        guide.pictures("letter")
    with guide.step("It says exactly what was allowed, and asks to be let go in time"):
        letter = hands.text_in("letter_edit")
        for words in ALLOWED:
            guide.check(words in letter, "the letter lacks something that was allowed")
        for words in NOT_ALLOWED:
            guide.check(words not in letter, "the letter says something that was not allowed")
        hands.hear("Please let it go by")
        received = read_back(guide, guide.kept_beside("spoken"))
        shown = [line for line in received.letter if line.strip()]
        guide.check(letter.split("\n") == shown, "the screen shows another letter than the file")
    hands.press_button("done_button")
    hands.wait(lambda: False, "Held did not forget what was read")
