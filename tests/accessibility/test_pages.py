# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page of the window as it is composed, by day and by lamplight, small and with large text,
through the audit: names, roles, targets, the way of Tab, cut words, sideways scrolling.
"""

from __future__ import annotations

import importlib.util
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from audit import audit
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from held.vault import vault as vaults
from held.vault.key_slots import DerivationCost
from held.vault.recovery_slots import make_recovery_slot
from held.vault.recovery_words import TWO_OF_THREE, split

JOURNEYS = Path(__file__).resolve().parents[1] / "journeys"
_HEEDED = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
_USUAL, _SMALL = (1280, 800), (640, 480)
_EVERYDAY = (
    ("by_day", 1.0, _USUAL),
    ("by_day", 2.0, _SMALL),
    ("by_lamplight", 1.0, _SMALL),
    ("by_lamplight", 2.0, _USUAL),
)
_ALL = tuple(product(("by_day", "by_lamplight"), (1.0, 2.0), (_USUAL, _SMALL)))


def _load(name: str) -> ModuleType:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, JOURNEYS / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


_load("hands")
_sitting = _load("sitting")
_papers = _load("papers")


@dataclass
class Watched:
    """A sitting, the ways its window is looked at, and every fault that was seen."""

    sitting: Any
    ways: tuple[tuple[str, float, tuple[int, int]], ...]
    faults: list[str]

    @property
    def hands(self) -> Any:
        return self.sitting.hands

    def check(self) -> None:
        """Fail with one line for each fault."""
        assert not self.faults, "\n".join(self.faults)


@pytest.fixture(params=[_EVERYDAY, pytest.param(_ALL, marks=pytest.mark.slow)], ids=["", "all"])
def watched(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    cheap_cost: DerivationCost,
) -> Iterator[Watched]:
    before = {number: signal.getsignal(number) for number in _HEEDED}
    one = Watched(_sitting.Sitting(qapp, tmp_path, cheap_cost), request.param, [])
    yield one
    one.sitting.end()
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)


def test_before_anything_is_open_every_page_can_be_used(watched: Watched) -> None:
    sitting, hands = watched.sitting, watched.hands
    sitting.show()
    _look(watched, "what Held is")
    hands.press_button("backup_button")
    hands.see("choose_backup_button")
    _look(watched, "bring a backup back")
    hands.press_button("back_button")
    hands.press_button("continue_button")
    _look(watched, "a passphrase")
    words = " ".join(hands.read(f"word_{n}_label").split()[-1] for n in range(1, 7))
    hands.tab_to("typed_words_edit")
    hands.type(words)
    hands.press("Return")
    hands.see("if_forgotten_screen")
    _look(watched, "if it is forgotten")
    hands.press_button("print_button")
    hands.hear("No printer is set up here.")
    _look(watched, "no printer")
    hands.press_button("by_hand_button")
    _look(watched, "words to write down")
    hands.press_button("written_button")
    hands.press("Return")
    hands.press("Return")
    hands.press("Return")
    _look(watched, "a rehearsal that was not right")
    for _screen in range(2):
        hands.press_button("back_button")
    hands.press_button("receive_button")
    hands.see("choose_file_button")
    _look(watched, "someone sent me something")
    watched.check()


def test_the_unlock_page_can_be_used_whatever_it_has_to_say(watched: Watched) -> None:
    sitting, hands = watched.sitting, watched.hands
    sitting.make_notebook("Winter")
    sitting.make_notebook("Autumn")
    sitting.show()
    _look(watched, "of two notebooks")
    hands.tab_to("passphrase_edit")
    hands.type("not this one")
    hands.press("Return")
    hands.wait(lambda: hands.see("open_button").isEnabled(), "it still waits")
    _look(watched, "a wrong passphrase")
    watched.check()


def test_the_way_back_with_words_can_be_used(watched: Watched) -> None:
    sitting, hands = watched.sitting, watched.hands
    sheets = _circle_of(watched)
    sitting.show()
    hands.press_button("recovery_words_button")
    hands.see("word_1_edit")
    hands.type("qqqq ")
    hands.hear("Word 1 is not a word")
    _look(watched, "a word that cannot be")
    hands.tab_to("word_1_edit")
    hands.press("Ctrl+A")
    _papers.type_words(hands, sheets[0])
    hands.hear("1 of 2 sheets is read.")
    _look(watched, "another sheet")
    _papers.type_words(hands, sheets[2])
    hands.see("new_passphrase_screen")
    _look(watched, "a new passphrase")
    watched.check()


def _circle_of(watched: Watched) -> tuple[tuple[str, ...], ...]:
    """The sheets of a notebook that is there before Held is started."""
    secret = b"s" * 16
    vault = vaults.make_vault(
        watched.sitting.places.folder_for("Winter"), _sitting.PASSPHRASE, watched.sitting._cost
    )
    vault.add_slot(make_recovery_slot(vault.root, secret, TWO_OF_THREE))
    vault.close()
    return split(secret, TWO_OF_THREE)


def test_every_page_about_recovery_can_be_used(watched: Watched) -> None:
    sitting, hands = watched.sitting, watched.hands
    _circle_of(watched)
    sitting.show()
    sitting.unlock()
    hands.press("Ctrl+,")
    hands.press_button("recovery_button")
    hands.see("way_1_card")
    _look(watched, "recovery")
    hands.press_button("try_way_1_button")
    hands.see("word_1_edit")
    _look(watched, "try the words")
    hands.press_button("cancel_button")
    hands.press_button("take_back_way_1_button")
    hands.see("present_passphrase_edit")
    _look(watched, "take it back")
    hands.press_button("cancel_button")
    hands.press_button("replace_way_1_button")
    hands.see("present_passphrase_edit")
    _look(watched, "replace a circle")
    hands.tab_to("present_passphrase_edit")
    hands.type(_sitting.PASSPHRASE)
    hands.press("Return")
    hands.see("which_sheet_label")
    _look(watched, "the sheets of a circle")
    watched.check()


def test_once_open_every_empty_place_can_be_used(watched: Watched) -> None:
    sitting = watched.sitting
    sitting.sit_down()
    _look(watched, "just write, empty")
    for name, keys in _PLACES.items():
        sitting.hands.press(keys)
        sitting.hands.settle()
        _look(watched, f"{name}, empty")
    watched.check()


def test_every_place_that_holds_something_can_be_used(watched: Watched) -> None:
    sitting, hands = watched.sitting, watched.hands
    sitting.sit_down()
    _write(hands)
    _look(watched, "just write")
    for name, keys in _PLACES.items():
        hands.press(keys)
        hands.settle()
        _look(watched, name)
    hands.press("Ctrl+3")
    hands.tab_to("inside_list")
    hands.press("Del")
    hands.settle()
    hands.press("Ctrl+7")
    hands.see("shelf_list")
    _look(watched, "letting go")
    watched.check()


def test_a_story_can_be_used_with_every_question_and_fold_open(watched: Watched) -> None:
    sitting, hands = watched.sitting, watched.hands
    sitting.sit_down()
    hands.press("Ctrl+N")
    hands.see("story_card")
    hands.press_by_name(lambda words: words.startswith("Someone told me"))
    hands.see("heard_edit")
    hands.type("Nobody had asked them.")
    _look(watched, "note a story")
    hands.press_button("listen_button")
    _look(watched, "listening")
    hands.press_button("listen_button")
    for fold in ("may_note_fold", "purpose_fold", "detail_fold", "share_fold", "keep_until_fold"):
        hands.press_button(fold)
        if fold == "share_fold":
            hands.press_button("share_1_closer_button")
        _look(watched, fold)
    for name in ("their_words", "asked_of_me", "asked_not"):
        hands.press_button(f"{name}_name_button")
    _look(watched, "further questions")
    watched.check()


def test_finding_can_be_used_on_its_page_and_on_others(watched: Watched) -> None:
    sitting, hands = watched.sitting, watched.hands
    sitting.sit_down()
    hands.press("Ctrl+Shift+F")
    hands.see("begin_button")
    _look(watched, "find, with nothing to find")
    hands.press("Return")
    hands.see("page_edit")
    hands.type("The kitchen was dark. Nobody sat in the kitchen.")
    hands.hear("Kept")
    hands.press("Ctrl+F")
    hands.see("find_bar")
    hands.type("kitchen")
    hands.hear("1 of 2")
    _look(watched, "find in this page")
    hands.press("Ctrl+Shift+F")
    hands.see("find_edit")
    hands.type("dark")
    hands.hear("Inside was left out.")
    _look(watched, "find, nothing found")
    hands.pick("rooms_choice", "inside_choice")
    hands.hear("1 found")
    _look(watched, "find, something found")
    watched.check()


def test_cards_and_receiving_can_be_used(watched: Watched) -> None:
    sitting, hands = watched.sitting, watched.hands
    sitting.sit_down()
    for button, part, page in (
        ("my_card_button", "save_card_button", "my card"),
        ("take_in_card_button", "choose_card_button", "take in a card"),
        ("receive_first_button", "choose_file_button", "receive with a notebook"),
    ):
        hands.press("Ctrl+6")
        hands.press_button(button)
        hands.see(part)
        hands.settle()
        _look(watched, page)
    watched.check()


def test_backups_can_be_used(watched: Watched) -> None:
    sitting, hands = watched.sitting, watched.hands
    sitting.sit_down()
    _write(hands)
    hands.choose("go", "backups")
    hands.hear("There is none here yet.")
    _look(watched, "backups, none yet")
    hands.press_button("make_backup_button")
    hands.hear("Done. It was opened again and checked.")
    hands.tab_to("try_passphrase_edit")
    hands.type("not this one")
    hands.press("Return")
    hands.hear("This does not open the newest backup.")
    _look(watched, "backups, one of them tried")
    hands.press_button("restore_button")
    hands.see("choose_backup_button")
    _look(watched, "bring one back")
    watched.check()


def test_assumptions_can_be_used_with_every_question_behind_a_line_open(watched: Watched) -> None:
    sitting, hands = watched.sitting, watched.hands
    sitting.sit_down()
    hands.press("Ctrl+N")
    hands.see("test_card")
    hands.press_by_name(lambda words: words.startswith("I am assuming"))
    hands.see("lines_1_edit")
    _look(watched, "no line yet")
    hands.type("They left early.\nThey did not care.")
    hands.press_button("lines_1_closer_button")
    hands.press_button("lines_1_take_away_button")
    hands.hear("The line is gone from this page.")
    hands.press_button("lines_2_closer_button")
    _look(watched, "a line looked at closer")
    for _more in range(12):
        further = [w for w in sitting.held.window.findChildren(QWidget) if _is_further(w)]
        if not further:
            break
        hands.press_button(further[0].objectName())
    _look(watched, "every question behind a line")
    hands.press_button("lines_2_stories_link_button")
    hands.hear("There is nothing here yet to link to.")
    _look(watched, "finding a story")
    watched.check()


def test_a_check_in_can_be_used_with_every_question_open(watched: Watched) -> None:
    sitting, hands = watched.sitting, watched.hands
    sitting.sit_down()
    hands.press("Ctrl+N")
    hands.see("check_in_card")
    hands.press_by_name(lambda words: words.startswith("Something stirred"))
    hands.see("own_words_edit")
    _look(watched, "check in, empty")
    hands.tab_to("activation_before_scale")
    hands.press("End")
    hands.press_button("own_time_button")
    hands.type("x\n")
    _look(watched, "my own time")
    hands.press_button("1_minute_button")
    _look(watched, "sitting")
    hands.press("Esc")
    for question in _CHECK_IN:
        while hands.find(f"{question}_name_button") is None:
            hands.press_button("more_questions_button")
        hands.press_button(f"{question}_name_button")
    hands.press_button("my_share_1_closer_button")
    hands.pick("urgency_true_choices", "someone_radio")
    _look(watched, "check in, with every question")
    hands.press_button("other_way_button")
    hands.see("own_word_button")
    _look(watched, "the other way")
    hands.press_button("back_button")
    hands.see("own_words_edit")
    hands.press_button("less_safe_helps_button")
    hands.see("helps_1_who_edit")
    hands.press_button("another_line_button")
    _look(watched, "what helps now")
    watched.check()


_CHECK_IN = (
    "first_pull",
    "reminds_me",
    "old_or_now",
    "swap_admired",
    "big_assumption",
    "urge",
    "thought",
    "my_share",
    "ready",
    "activation_after",
)


_PLACES = {
    "new": "Ctrl+N",
    "today": "Ctrl+1",
    "stories": "Ctrl+2",
    "inside": "Ctrl+3",
    "tests": "Ctrl+4",
    "timeline": "Ctrl+5",
    "bundles": "Ctrl+6",
    "letting go": "Ctrl+7",
    "settings": "Ctrl+,",
    "help": "F1",
}


def _is_further(widget: QWidget) -> bool:
    shown = widget.isVisible() and widget.objectName().startswith("lines_2_")
    return shown and widget.objectName().endswith("_name_button")


def _write(hands: Any) -> None:
    hands.type("I think they are cross with me.")
    hands.press("Ctrl+J")
    hands.see("lift_card")
    hands.press("A")
    hands.hear("The line rests in Tests.")
    hands.hear("Kept")


def _look(watched: Watched, page: str) -> None:
    """Audit what is shown in several lights and sizes; back to the usual ones afterwards."""
    held, actions = watched.sitting.held, watched.sitting.held.window.actions_table
    for theme, scale, size in watched.ways:
        actions[theme].trigger()
        while held.appearance.text_scale < scale:
            actions["larger"].trigger()
        held.window.resize(*size)
        watched.hands.breathe()
        watched.hands.breathe()
        where = f"{page}, {theme}, {scale:.0%}, {size[0]} by {size[1]}"
        watched.faults += [f"{where}: {fault}" for fault in audit(held.window)]
        actions["usual_size"].trigger()
    actions["by_day"].trigger()
    held.window.resize(*_USUAL)
    watched.hands.breathe()
