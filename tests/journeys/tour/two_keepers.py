# SPDX-License-Identifier: GPL-3.0-or-later
"""Two keepers, each with a notebook and a card: three acts, since a lock lies between notebooks.

Rowan's notebook lies beside one's own, as on a computer that two people share.  One card goes over
as a file, the other as text; the seven words are compared before anything is kept.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tour.assuming import look_at_assumptions
from tour.checking_in import look_at_check_in
from tour.guide import Guide
from tour.handing_over import ALLOWED, NOT_ALLOWED
from tour.read_again import find_plain_words, opened
from tour.story import unlock
from tour.words import (
    ASSUMED_LINES,
    CO_FACILITATOR,
    GIST,
    MY_CODE_AT_ROWANS,
    REMINDS_ME,
    ROWANS_PASSPHRASE,
)

CARD_BUNDLE_NAME = "bundle-for-a-card.held.age"
STAYS = (*NOT_ALLOWED, *ASSUMED_LINES[1:], GIST, REMINDS_ME)
_SEVEN = tuple(f"word_{number}_label" for number in range(1, 8))


def rowan_begins(guide: Guide) -> None:
    """A second notebook is made, with a card of its own."""
    with (
        guide.step("While locked, the vault holds what was answered in Inside and Tests, no more"),
        opened(guide.vault_folder) as vault,
    ):
        look_at_check_in(guide, vault)
        look_at_assumptions(guide, vault)
    with guide.step("Nothing of that, nor of what was looked for, stands in the clear"):
        find_plain_words(guide.away / "data", guide.away / "config")
    _make_notebook(guide)
    hands = guide.hands
    with guide.step("Rowan's card: seven words to compare it by, and a file that holds no key"):
        _see_own_card(guide)
        hands.tab_to("card_name_edit")
        hands.type(CO_FACILITATOR)
        guide.pictures("my-card")
        hands.press_button("save_card_button")
        _choose(guide, _card_file(guide))
        hands.hear(f"{_card_file(guide).name} is written.")
        guide.keep_beside("rowans-seven", _seven_words(guide))
    with guide.step("Rowan locks, and somebody else sits down"):
        guide.check(guide.held.window.windowTitle() == "Held", "the title says more than Held")
    guide.lock()


def two_cards(guide: Guide) -> None:
    """In one's own notebook: Rowan's card, compared by voice, and a bundle that only they open."""
    with guide.step("Two notebooks are there now, by their names alone"):
        guide.hands.see("vault_2_choice")
        guide.pictures("unlock-two-notebooks")
        unlock(guide)
        guide.hands.see("here_label")
    _take_in_card(guide)
    _compare(guide)
    _copy_card(guide)
    _prepare(guide)
    _send(guide)
    guide.lock()


def rowan_receives(guide: Guide) -> None:
    """At Rowan's: the other card, the bundle, and what came."""
    hands = guide.hands
    with guide.step("Rowan opens the other notebook with other words"):
        hands.pick("vault_names", "vault_2_choice")
        unlock(guide, ROWANS_PASSPHRASE)
        hands.see("here_label")
    _paste_card(guide)
    _receive(guide)
    _keep(guide)
    with guide.step("Rowan locks again"):
        guide.check(guide.held.window.windowTitle() == "Held", "the title says more than Held")
    guide.lock()


def refuse_what_is_not_mine(guide: Guide) -> None:
    """One's own notebook cannot open what was made for Rowan's card."""
    hands = guide.hands
    with guide.step("What was made for Rowan's card opens nowhere else"):
        receive_file(guide, card_bundle(guide))
        hands.hear("This was made for someone else.")
        guide.check(hands.find("keep_button") is None, "it can be kept")
        guide.pictures("made-for-someone-else")


def card_bundle(guide: Guide) -> Path:
    """Where the bundle for Rowan's card is written."""
    return guide.shown / CARD_BUNDLE_NAME


def rowans_folder(guide: Guide) -> Path:
    """Where the second vault lies."""
    return guide.places.known_vaults().vaults[1].folder


def receive_file(guide: Guide, file: Path) -> None:
    """From any page to what a file is, or why it cannot be opened."""
    hands = guide.hands
    hands.choose("file", "receive")
    hands.press_button("choose_file_button")
    _choose(guide, file)


def _make_notebook(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("A second notebook is made from the front page, with a name of its own"):
        hands.press_button("new_button")
        hands.see("what_held_is_screen")
        hands.press_button("continue_button")
        hands.press_button("name_and_place_button")
        hands.tab_to("notebook_name_edit")
        hands.press("Ctrl+A")
        hands.type(CO_FACILITATOR)
        guide.pictures("first-run-name-and-place")
        hands.press_button("own_words_button")
        for edit in ("own_words_edit", "typed_words_edit"):
            hands.tab_to(edit)
            hands.type(ROWANS_PASSPHRASE)
        hands.hear("The same both times")
        hands.press("Return")
        hands.see("if_forgotten_screen")
        hands.press_button("later_button")
        hands.see("page_edit")


def _take_in_card(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Rowan's card is taken in from a file, under my own code for them"):
        hands.press("Ctrl+6")
        hands.press_button("take_in_card_button")
        guide.picture("take-in-a-card")
        hands.press_button("choose_card_button")
        _choose(guide, _card_file(guide))
        hands.tab_to("code_edit")
        hands.type(CO_FACILITATOR)
        guide.pictures("take-in-a-card-whose")
        hands.press_button("take_in_button")
        hands.see("words_same_button")
        guide.pictures("compare-a-card")
    with guide.step("Until the words are compared, it says so wherever the card is used"):
        hands.press_button("back_button")
        hands.hear("Not yet compared. Read the seven words to each other.")
        guide.pictures("bundles-not-yet-compared")


def _compare(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Seven words are read aloud; both see the same"):
        hands.press_by_name(lambda words: words == CO_FACILITATOR)
        hands.see("words_same_button")
        guide.check(
            _seven_words(guide) == guide.kept_beside("rowans-seven"), "the seven words differ"
        )
        hands.press_button("words_same_button")
        hands.hear("Compared on ")


def _copy_card(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("My own card goes the other way as text"):
        _see_own_card(guide)
        guide.keep_beside("my-seven", _seven_words(guide))
        hands.press_button("copy_card_button")
        hands.hear("Copied.")
        guide.keep_beside("my-card", QApplication.clipboard().text())


def _prepare(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("A bundle for Rowan now opens with their card"):
        hands.press("Ctrl+6")
        hands.press_button("prepare_button")
        hands.press_by_name(lambda words: words.startswith(guide.kept_beside("code")))
        hands.press_by_name(lambda words: words == CO_FACILITATOR)
        hands.press_button("read_button")
        hands.hear(f"Opens with the card of {CO_FACILITATOR}")
        hands.press_button("add_from_tests_button")
    with guide.step("One line of my own may go along, after a second yes"):
        hands.see("line_group")
        guide.check(hands.find("add_line_button") is None, "the second yes is asked too early")
        hands.press_by_name(lambda words: words == ASSUMED_LINES[0])
        hands.hear("Is it about the person who told me?")
        guide.pictures("a-line-from-tests")
        hands.press_button("add_line_button")
        hands.wait(
            lambda: ASSUMED_LINES[0] in hands.text_in("letter_edit"), "the line does not go along"
        )
        _check_letter(guide, hands.text_in("letter_edit"))
        guide.pictures("read-it-with-a-line")


def _send(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("It is written, with no words to say aloud"):
        hands.press_button("write_button")
        hands.hear(f"Opens with the card of {CO_FACILITATOR}")
        guide.check(hands.find("words_group") is None, "there are words to say aloud")
        guide.pictures("hand-over-to-a-card")
        hands.press_button("choose_place_button")
        _choose(guide, card_bundle(guide))
        hands.see("done_button")
        hands.press_button("done_button")
        hands.see("prepare_button")
        content = card_bundle(guide).read_bytes()
        guide.check(content.startswith(b"age-encryption.org/v1"), "it is no age file")


def _paste_card(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("The card that came as text is pasted, and its seven words are the same"):
        hands.press("Ctrl+6")
        hands.press_button("take_in_card_button")
        hands.tab_to("card_text_edit")
        QApplication.clipboard().setText(guide.kept_beside("my-card"))
        hands.press("Ctrl+V")
        guide.picture("take-in-a-card-as-text")
        hands.press_button("look_at_card_button")
        hands.tab_to("code_edit")
        hands.type(MY_CODE_AT_ROWANS)
        hands.press_button("take_in_button")
        hands.see("words_same_button")
        guide.check(_seven_words(guide) == guide.kept_beside("my-seven"), "the seven words differ")
        hands.press_button("words_same_button")
        hands.hear("Compared on ")


def _receive(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Rowan is told from whom it is, and until when, before a word of it is seen"):
        receive_file(guide, card_bundle(guide))
        hands.hear(f"From {MY_CODE_AT_ROWANS}")
        hands.hear("Known, and the words were compared")
        guide.check(not hands.says(ALLOWED[0]), "it shows its words unasked")
        guide.pictures("what-came-plan")
    with guide.step("Look only: nothing is kept by that"):
        hands.press_button("look_only_button")
        _check_letter(guide, hands.text_in("letter_edit"))
        guide.picture("what-came-look-only")
        hands.press_button("back_button")
        hands.see("keep_button")


def _keep(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("It is kept, and lies covered under What came"):
        hands.press_button("keep_button")
        hands.hear("It is kept, and covered under What came.")
        guide.check(not hands.says(ALLOWED[0]), "it is not covered")
        guide.pictures("bundles-what-came")
        hands.tab_to("came_1_row")
        hands.press("Return")
        hands.see("letter_edit")
        hands.wait(lambda: ALLOWED[0] in hands.text_in("letter_edit"), "the letter does not come")
        _check_letter(guide, hands.text_in("letter_edit"))
        guide.pictures("what-came")
    with guide.step("The same file once more: it is here already"):
        receive_file(guide, card_bundle(guide))
        hands.hear("This is here already.")
        guide.check(hands.find("keep_button") is None, "it can be kept twice")
        guide.picture("what-came-here-already")
        hands.press_button("show_came_button")
        hands.see("came_1_row")


def _check_letter(guide: Guide, letter: str) -> None:
    for words in (*ALLOWED, ASSUMED_LINES[0]):
        guide.check(words in letter, "the letter lacks something that was allowed")
    for words in STAYS:
        guide.check(words not in letter, "the letter says something that was not allowed")


def _see_own_card(guide: Guide) -> None:
    hands = guide.hands
    hands.press("Ctrl+6")
    hands.press_button("my_card_button")
    hands.wait(lambda: all(len(hands.read(word)) > 3 for word in _SEVEN), "no words come")


def _seven_words(guide: Guide) -> str:
    return "\n".join(guide.hands.read(word) for word in _SEVEN)


def _card_file(guide: Guide) -> Path:
    return guide.away / "rowan.held.card"


def _choose(guide: Guide, place: Path) -> None:
    hands = guide.hands
    hands.see("place_dialog")
    hands.press("Ctrl+A")
    hands.type(str(place))
    hands.press("Return")
    hands.gone("place_dialog")
