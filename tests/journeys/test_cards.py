# SPDX-License-Identifier: GPL-3.0-or-later
"""Two keepers with a notebook each, at real windows: cards, comparing, bundles both ways."""

from __future__ import annotations

import io
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hands import Hands
from held.bundles.age_file import decrypt, encrypt
from held.bundles.card import CardIdentity
from held.vault.key_slots import DerivationCost
from held.workflows.own_card import identity
from sitting import Sitting

pytestmark = pytest.mark.qt_log_ignore(r"support (raise|grabbing|propagateSizeHints)", extend=True)
_HEEDED = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
HEARD = "Nobody had asked them."
WORDS = tuple(f"word_{number}_label" for number in range(1, 8))


class Keeper:
    """One person at their own window.  Only one window at a time is on the screen."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.hands: Hands = sitting.hands
        sitting.sit_down()

    def leave(self) -> None:
        self.sitting.held.window.hide()

    def come_back(self) -> None:
        window = self.sitting.held.window
        window.show()
        window.activateWindow()
        self.hands.wait(window.isActiveWindow, "the window is not active")

    def words(self) -> list[str]:
        """The seven words on the page."""
        return [self.hands.read(word) for word in WORDS]

    def save_card(self, target: Path, called: str) -> list[str]:
        hands = self.hands
        hands.press("Ctrl+6")
        hands.press_button("my_card_button")
        hands.wait(lambda: all(len(word) > 3 for word in self.words()), "the words do not come")
        hands.tab_to("card_name_edit")
        hands.type(called)
        hands.press_button("save_card_button")
        self.choose(target)
        hands.hear(f"{target.name} is written.")
        return self.words()

    def take_in_file(self, file: Path, code: str) -> None:
        """As far as the page on which words are compared."""
        hands = self.hands
        hands.press("Ctrl+6")
        hands.press_button("take_in_card_button")
        hands.press_button("choose_card_button")
        self.choose(file)
        hands.tab_to("code_edit")
        hands.type(code)
        hands.press_button("take_in_button")
        hands.see("words_same_button")

    def say_same(self) -> None:
        self.hands.press_button("words_same_button")
        self.hands.hear("Compared on ")

    def note_a_story_for(self, code: str) -> str:
        """A story of which somebody may have what was heard; the code of who told it."""
        hands = self.hands
        hands.press("Ctrl+N")
        hands.see("story_card")
        hands.press_by_name(lambda words: words.startswith("Someone told me"))
        hands.see("heard_edit")
        hands.type(HEARD)
        hands.press_button("may_note_fold")
        hands.pick("may_note_choices", "yes_radio")
        hands.press_button("detail_fold")
        hands.pick("detail_choices", "themes_radio")
        hands.press_button("share_fold")
        hands.press_button("share_1_closer_button")
        hands.tab_to("share_1_with_whom_edit")
        hands.type(code)
        hands.press("Tab")
        hands.pick("share_1_parts_choices", "heard_choice")
        hands.pick("share_1_forms_choices", "bundle_choice")
        hands.press_button("share_1_until_in_30_days_button")
        hands.press_button("keep_until_fold")
        hands.press_button("keep_until_in_90_days_button")
        hands.hear("Kept")
        return hands.read("here_label")

    def prepare(self, teller: str, to: str) -> None:
        """As far as the page on which the letter is read."""
        hands = self.hands
        hands.press("Ctrl+6")
        hands.settle()
        first = hands.find("prepare_first_button") is not None
        hands.press_button("prepare_first_button" if first else "prepare_button")
        hands.press_by_name(lambda words: words.startswith(teller))
        hands.press_by_name(lambda words: words == to)
        hands.press_button("read_button")
        hands.wait(lambda: HEARD in hands.text_in("letter_edit"), "the letter does not come")

    def write_bundle(self, target: Path) -> None:
        """From the letter to the file."""
        hands = self.hands
        hands.press_button("write_button")
        hands.press_button("choose_place_button")
        self.choose(target)
        hands.see("done_button")
        hands.press_button("done_button")

    def receive(self, file: Path) -> None:
        self.come_back()  # Nothing manages windows here: after a dialog none is active.
        hands = self.hands
        hands.choose("file", "receive")
        hands.press_button("choose_file_button")
        self.choose(file)

    def choose(self, place: Path) -> None:
        hands = self.hands
        hands.see("place_dialog")
        hands.press("Ctrl+A")
        hands.type(str(place))
        hands.press("Return")
        hands.gone("place_dialog")

    def kept(self) -> int:
        return self.sitting.in_vault(lambda vault: len(vault.received.covered()))

    def identity(self) -> CardIdentity:
        """The keys of this notebook, which nobody else could reach."""
        held = self.sitting.held
        return held.lane.run_now(lambda: identity(self.sitting._session()))


SitDown = Callable[[str], Keeper]


@pytest.fixture
def sit(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, cheap_cost: DerivationCost
) -> Iterator[SitDown]:
    """Somebody sits down at a notebook of their own; whoever sat there before leaves."""
    keepers: list[Keeper] = []
    before = {number: signal.getsignal(number) for number in _HEEDED}

    def sit_down(who: str) -> Keeper:
        for keeper in keepers:
            keeper.leave()
        keepers.append(Keeper(Sitting(qapp, tmp_path / who, cheap_cost)))
        return keepers[-1]

    yield sit_down
    while keepers:
        keepers.pop().sitting.end()
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)


def change(leaving: Keeper, coming: Keeper) -> Hands:
    leaving.leave()
    coming.come_back()
    return coming.hands


def test_two_keepers_exchange_cards_and_bundles_both_ways(sit: SitDown, tmp_path: Path) -> None:
    card, bundle, answer = (tmp_path / n for n in ("a.held.card", "b.held.age", "c.held.age"))
    alder = sit("alder")
    words_of_alder = alder.save_card(card, "Al")

    birch = sit("birch")
    birch.take_in_file(card, "Alder")
    assert birch.words() == words_of_alder
    birch.say_same()
    birch.hands.press_button("my_card_button")
    birch.hands.wait(lambda: len(birch.words()[0]) > 3, "the words do not come")
    birch.hands.press_button("copy_card_button")
    birch.hands.hear("Copied.")

    hands = change(birch, alder)
    hands.press("Ctrl+6")
    hands.press_button("take_in_card_button")
    hands.tab_to("card_text_edit")
    hands.press("Ctrl+V")
    hands.press_button("look_at_card_button")
    hands.tab_to("code_edit")
    hands.type("Birch")
    hands.press_button("take_in_button")
    hands.see("words_same_button")
    hands.press_button("back_button")
    hands.hear("Not yet compared. Read the seven words to each other.")

    teller = alder.note_a_story_for("Birch")
    alder.prepare(teller, "Birch")
    hands.hear("Opens with a card, not yet compared")
    hands.press_button("write_button")
    hands.hear("Opens with a card, not yet compared")
    assert hands.find("words_group") is None
    hands.press_button("back_button")
    alder.write_bundle(bundle)
    hands.hear("The card is not yet compared.")

    hands = change(alder, birch)
    birch.receive(bundle)
    hands.hear("From Alder")
    hands.hear("Known, and the words were compared")
    assert not hands.says(HEARD)
    hands.press_button("look_only_button")
    assert HEARD in hands.text_in("letter_edit")
    hands.press_button("back_button")
    assert birch.kept() == 0
    hands.press_button("keep_button")
    hands.hear("It is kept, and covered under What came.")
    assert birch.kept() == 1
    hands.tab_to("came_1_row")
    hands.press("Return")
    hands.wait(lambda: HEARD in hands.text_in("letter_edit"), "the letter does not come")
    birch.receive(bundle)
    hands.hear("This is here already.")
    assert hands.find("keep_button") is None
    assert hands.find("look_only_button") is None
    hands.press_button("show_came_button")

    teller = birch.note_a_story_for("Alder")
    birch.prepare(teller, "Alder")
    hands.hear("Opens with the card of Alder")
    birch.write_bundle(answer)

    hands = change(birch, alder)
    alder.receive(answer)
    hands.hear("Known, and not yet compared")
    assert hands.find("keep_button") is None
    hands.press_button("compare_button")
    hands.press_button("words_same_button")
    hands.hear("Known, and the words were compared")
    hands.press_button("keep_button")
    hands.hear("It is kept, and covered under What came.")
    assert alder.kept() == 1


def test_what_came_can_be_let_go_for_good_and_is_known_again(sit: SitDown, tmp_path: Path) -> None:
    bundle = tmp_path / "b.held.age"
    birch = _has_kept_one_from_alder(sit, bundle)
    hands = birch.hands
    hands.tab_to("came_1_row")
    hands.press("Return")
    hands.press_button("let_go_button")
    hands.hear("Its words go, and cannot come back")
    assert hands.focused().objectName() == "keep_it_button"
    hands.press_button("let_go_for_good_button")
    hands.hear("It is let go.")
    assert birch.kept() == 0
    birch.receive(bundle)
    hands.hear("This came before and you let it go.")
    assert hands.find("keep_button") is None


def test_words_that_differ_say_what_that_may_mean_and_the_card_is_not_used(
    sit: SitDown, tmp_path: Path
) -> None:
    card = tmp_path / "a.held.card"
    sit("mallory").save_card(card, "Al")
    birch = sit("birch")
    birch.take_in_file(card, "Alder")
    hands = birch.hands
    hands.press_button("words_differ_button")
    hands.hear("This card is not used")
    hands.hear("Someone may have put in their own")
    hands.press_button("back_button")
    hands.hear("No card here. Take in their card.")
    assert birch.sitting.in_vault(lambda vault: vault.cards.all()) == ()


def test_what_was_made_for_someone_else_or_forged_shows_nothing(
    sit: SitDown, tmp_path: Path
) -> None:
    bundle, anew, forged = (tmp_path / f"{n}.age" for n in ("bundle", "anew", "forged"))
    birch = _has_kept_one_from_alder(sit, bundle)
    mine = birch.identity()
    plain = io.BytesIO()
    decrypt(io.BytesIO(bundle.read_bytes()), plain, [mine.hybrid])
    spoiled = plain.getvalue().replace(b'"counter": 2', b'"counter": 3')
    assert spoiled != plain.getvalue()
    _seal(spoiled, mine, forged)
    birch.receive(forged)
    birch.hands.hear("This does not come from whom it names.")
    assert birch.hands.find("keep_button") is None
    assert birch.kept() == 1

    carol = sit("carol")
    _seal(plain.getvalue(), carol.identity(), anew)
    for file, said in [
        (bundle, "This was made for someone else."),
        (anew, "This was made for somebody else."),
    ]:
        carol.receive(file)
        carol.hands.hear(said)
        assert not carol.hands.says(HEARD)
        assert carol.hands.find("keep_button") is None
    assert carol.kept() == 0


def test_spoken_words_are_asked_for_and_keeping_takes_a_second_yes(
    sit: SitDown, tmp_path: Path
) -> None:
    bundle = tmp_path / "b.held.age"
    alder = sit("alder")
    teller = alder.note_a_story_for("Birch")
    alder.prepare(teller, "Birch")
    alder.hands.press_button("write_button")
    tiles = [alder.hands.read(word) for word in WORDS[:6]]
    alder.hands.press_button("choose_place_button")
    alder.choose(bundle)
    alder.hands.see("done_button")

    birch = sit("birch")
    birch.receive(bundle)
    hands = birch.hands
    hands.tab_to("spoken_words_edit")
    hands.type(" ".join(tile.split()[-1] for tile in tiles))
    hands.press("Return")
    hands.hear("Sender not proven")
    hands.press_button("keep_button")
    assert hands.focused().objectName() == "look_only_button"
    assert birch.kept() == 0
    hands.press_button("keep_all_the_same_button")
    hands.see("came_1_row")
    hands.hear("Sender not proven")
    assert birch.kept() == 1


def _has_kept_one_from_alder(sit: SitDown, bundle: Path) -> Keeper:
    """Birch, who has a bundle of Alder's, stands in Bundles; the file is still there."""
    cards = [bundle.with_name(f"{who}.held.card") for who in ("birch", "alder")]
    birch = sit("birch")
    birch.save_card(cards[0], "")
    alder = sit("alder")
    alder.save_card(cards[1], "")
    alder.take_in_file(cards[0], "Birch")
    teller = alder.note_a_story_for("Birch")
    alder.prepare(teller, "Birch")
    alder.write_bundle(bundle)
    hands = change(alder, birch)
    birch.take_in_file(cards[1], "Alder")
    birch.say_same()
    birch.receive(bundle)
    hands.press_button("keep_button")
    hands.see("came_1_row")
    return birch


def _seal(document: bytes, to: CardIdentity, target: Path) -> None:
    with target.open("wb") as out:
        encrypt(io.BytesIO(document), out, [to.card.recipient])
