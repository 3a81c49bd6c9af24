# SPDX-License-Identifier: GPL-3.0-or-later
"""Receiving with an open notebook: the plan first, then looking, keeping, letting go; all by key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from audit import audit, small_targets
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from storyteller import HEARD
from two_keepers import WORDS

from held.ui.look import Look, Theme
from held.ui.navigation import Destination, Place

Birch = Any  # from the conftest above

BUNDLES = Destination(Place.BUNDLES)
FIRST_LINE = HEARD.splitlines()[0]


def read(birch: Birch) -> None:
    """Type the six words that a file asks for."""
    birch.see("spoken_words_edit")
    birch.type("spoken_words_edit", WORDS)
    QTest.keyClick(birch.see("spoken_words_edit"), Qt.Key.Key_Return)
    birch.see("not_mine_button")


def keep(birch: Birch) -> None:
    birch.receive(birch.send())
    birch.press_button("keep_button")
    birch.see("came_1_row")


def open_kept(birch: Birch) -> None:
    row = birch.see("came_1_row")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Qt.Key.Key_Return)
    birch.settle()


def test_the_plan_says_from_whom_when_what_and_until_and_covers_the_words(birch: Birch) -> None:
    birch.knows_alder()
    birch.receive(birch.send())
    said = birch.said()
    assert "From Alder" in said
    for strong, small in [
        ("Known, and the words were compared", "The card of Alder proves it to you"),
        ("Made on 22 November", "You may have it until 1 March."),
        ("What they may pass on of a story", "Please pass nothing on."),
    ]:
        assert said[said.index(strong) + 1].startswith(small)
    assert not any(FIRST_LINE in text for text in said)
    assert QApplication.focusWidget() is birch.see("not_mine_button")
    assert birch.kept == 0


def test_not_mine_stores_nothing(birch: Birch) -> None:
    birch.knows_alder()
    birch.receive(birch.send())
    birch.press_button("not_mine_button")
    assert (birch.gone[-1], birch.kept) == (BUNDLES, 0)
    assert birch.told == ["Nothing of it was stored."]


def test_look_only_shows_the_letter_stores_nothing_and_forgets_it(birch: Birch) -> None:
    birch.knows_alder()
    birch.receive(birch.send())
    birch.press_button("look_only_button")
    assert FIRST_LINE in birch.see("letter_edit").text()
    assert "From Alder. You have compared the words." in birch.said()
    page = birch.desk.page
    birch.navigation.go(BUNDLES)
    assert page.first().text() == ""
    birch.settle()
    assert birch.kept == 0


def test_kept_it_is_listed_covered_and_opened_from_the_list(birch: Birch) -> None:
    birch.knows_alder()
    keep(birch)
    row = birch.see("came_1_row")
    assert (row.words(), row.note) == ("From Alder", "Came on 22 November. Until 1 March.")
    assert not any(FIRST_LINE in text for text in birch.said())
    open_kept(birch)
    assert birch.gone[-1] == Destination(Place.CAME, came=1)
    assert FIRST_LINE in birch.see("letter_edit").text()
    assert "It is kept in this notebook, and cannot leave it again." in birch.said()


def test_the_same_again_is_here_already_and_nothing_of_it_is_shown(birch: Birch) -> None:
    birch.knows_alder()
    file = birch.send()
    birch.receive(file)
    birch.press_button("keep_button")
    birch.receive(file)
    assert any(text.startswith("This is here already.") for text in birch.said())
    assert birch.find("look_only_button") is None
    assert birch.find("keep_button") is None
    birch.press_button("show_came_button")
    assert birch.gone[-1] == BUNDLES


def test_a_sender_who_is_not_compared_leads_to_comparing_and_back_to_the_file(
    birch: Birch,
) -> None:
    person = birch.knows_alder(compared=False)
    birch.receive(birch.send())
    assert "Known, and not yet compared" in birch.said()
    assert birch.find("keep_button") is None
    birch.press_button("compare_button")
    assert birch.gone[-1] == Destination(Place.CARDS, topic="compare", person=person.id)
    birch.press_button("words_same_button")
    birch.see("keep_button")
    birch.press_button("keep_button")
    assert birch.kept == 1


def test_a_sender_whose_card_is_not_here_gets_advice_and_cannot_be_kept(birch: Birch) -> None:
    file = birch.send()
    birch.receive(file)
    assert "From someone not yet known" in birch.said()
    assert any(text.startswith("It cannot be kept yet.") for text in birch.said())
    assert birch.find("keep_button") is None
    birch.press_button("take_in_card_button")
    assert birch.gone[-1] == Destination(Place.CARDS, topic="take_in")
    birch.knows_alder()
    birch.navigation.back()
    birch.settle()
    birch.see("keep_button")


def test_words_are_asked_for_only_where_words_open_it(birch: Birch) -> None:
    birch.open(Destination(Place.RECEIVE))
    assert birch.find("spoken_words_edit") is None
    assert birch.find("read_button") is None
    birch.receive(birch.send(to_card=False))
    assert QApplication.focusWidget() is birch.see("spoken_words_edit")
    birch.press_button("read_button")
    assert "The six words are needed too. Ask the person who sent it." in birch.said()


def test_wrong_words_are_told_and_stay_for_correction(birch: Birch) -> None:
    birch.receive(birch.send(to_card=False))
    birch.type("spoken_words_edit", "one two three four five six")
    birch.press_button("read_button")
    birch.wait(lambda: any("These words do not open the file." in t for t in birch.said()))
    assert birch.see("spoken_words_edit").text() == "one two three four five six"


def test_without_a_proven_sender_keeping_takes_a_second_yes(birch: Birch) -> None:
    birch.receive(birch.send(to_card=False))
    read(birch)
    assert "Sender not proven" in birch.said()
    birch.press_button("keep_button")
    assert birch.kept == 0
    assert QApplication.focusWidget() is birch.see("look_only_button")
    birch.press_button("keep_all_the_same_button")
    assert birch.kept == 1
    assert birch.see("came_1_row").words() == "Sender not proven"


def test_what_is_for_someone_else_is_told_and_its_path_is_forgotten(birch: Birch) -> None:
    birch.knows_alder()
    file = birch.send()
    content = bytearray(file.read_bytes())
    content[60] ^= 1
    file.write_bytes(content)
    birch.receive(file)
    told = ("This was made for someone else.", "The beginning of this file is damaged.")
    birch.wait(lambda: any(text.startswith(told) for text in birch.said()))
    assert birch.find("not_mine_button") is None
    assert file.name not in birch.said()


def test_after_its_day_it_stays_covered_and_can_only_be_let_go(birch: Birch) -> None:
    birch.knows_alder()
    keep(birch)
    birch.birch.clock.day = date(2027, 3, 2)
    birch.open(BUNDLES)
    assert birch.see("came_1_row").note.endswith(
        "The day has come: it was 1 March. You can let it go."
    )
    open_kept(birch)
    assert "The day has come: it was 1 March. So it stays covered." in birch.said()
    assert birch.find("letter_edit") is None
    assert QApplication.focusWidget() is birch.see("let_go_button")


def test_letting_go_says_what_goes_and_what_stays_and_the_safe_button_has_the_focus(
    birch: Birch,
) -> None:
    birch.knows_alder()
    keep(birch)
    open_kept(birch)
    birch.press_button("let_go_button")
    assert "Its words go, and cannot come back" in birch.said()
    assert QApplication.focusWidget() is birch.see("keep_it_button")
    birch.press_button("keep_it_button")
    assert birch.kept == 1
    open_kept(birch)
    birch.press_button("let_go_button")
    birch.press_button("let_go_for_good_button")
    assert birch.kept == 0
    assert birch.told[-1] == "It is let go."


def test_a_card_taken_out_while_the_plan_is_read_lets_nothing_be_kept(birch: Birch) -> None:
    person = birch.knows_alder()
    birch.receive(birch.send())
    birch.lane.run_now(lambda: birch.birch.session.vault.cards.remove(person.id))
    birch.press_button("keep_button")
    assert birch.see("failure_label").text().startswith("It cannot be kept as things are now.")
    assert birch.kept == 0


SIZES = [(1280, 800, 1.0), (640, 480, 1.0), (1280, 800, 2.0)]


def _ask(birch: Birch) -> None:
    birch.receive(birch.send(to_card=False))


def _plan(birch: Birch) -> None:
    birch.knows_alder()
    birch.receive(birch.send())


def _plan_not_compared(birch: Birch) -> None:
    birch.knows_alder(compared=False)
    birch.receive(birch.send())


def _plan_unknown(birch: Birch) -> None:
    birch.receive(birch.send())


def _second_yes(birch: Birch) -> None:
    _ask(birch)
    read(birch)
    birch.press_button("keep_button")


def _look(birch: Birch) -> None:
    _plan(birch)
    birch.press_button("look_only_button")


def _kept(birch: Birch) -> None:
    birch.knows_alder()
    keep(birch)


def _let_go(birch: Birch) -> None:
    _kept(birch)
    open_kept(birch)
    birch.press_button("let_go_button")


def _ended(birch: Birch) -> None:
    _kept(birch)
    birch.birch.clock.day = date(2027, 3, 2)
    birch.open(BUNDLES)
    open_kept(birch)


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize(
    "step",
    [_ask, _plan, _plan_not_compared, _plan_unknown, _second_yes, _look, _kept, _let_go, _ended],
    ids=lambda step: step.__name__.strip("_"),
)
def test_a_page_has_no_fault(
    birch: Birch,
    look: Look,
    step: Callable[[Birch], None],
    width: int,
    height: int,
    scale: float,
) -> None:
    look.set_text_scale(scale)
    look.set_theme(Theme.DARK if scale > 1 else Theme.LIGHT)
    birch.desk.resize(width, height)
    step(birch)
    birch.settle()
    assert audit(birch.desk) == []
    assert small_targets(birch.desk) == []
