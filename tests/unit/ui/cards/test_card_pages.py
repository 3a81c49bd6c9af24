# SPDX-License-Identifier: GPL-3.0-or-later
"""My card, taking one in, comparing: by key, on a real desk, with a real vault below."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from audit import audit, small_targets
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from two_keepers import take_card

from held.bundles.card import make_card_identity
from held.bundles.card_text import parse_card, spell_card_block
from held.ui.look import Look, Theme
from held.ui.navigation import Destination, Place
from held.ui.widgets.word_tile import WordTile
from held.workflows.colleagues import CardState, colleagues
from held.workflows.own_card import own_card

Birch = Any  # from the conftest above

MINE = Destination(Place.CARDS, topic="mine")
TAKE_IN = Destination(Place.CARDS, topic="take_in")


def known(birch: Birch) -> list[tuple[str, CardState]]:
    found = birch.lane.run_now(lambda: colleagues(birch.birch.session))
    return [(one.person.code, one.card) for one in found]


def tiles(birch: Birch) -> tuple[str, ...]:
    return tuple(t.text() for t in birch.desk.findChildren(WordTile) if t.isVisible())


def paste(birch: Birch, text: str) -> None:
    birch.open(TAKE_IN)
    edit = birch.see("card_text_edit")
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    birch.press_button("look_at_card_button")


def test_my_card_shows_its_words_and_keeps_the_name_without_a_button(birch: Birch) -> None:
    birch.open(MINE)
    birch.wait(lambda: all(tiles(birch)))
    mine = birch.lane.run_now(lambda: own_card(birch.birch.session))
    assert tiles(birch) == mine.words
    birch.type("card_name_edit", "Birch of the circle")
    birch.navigation.go(Destination(Place.BUNDLES))
    birch.settle()
    named = birch.lane.run_now(lambda: own_card(birch.birch.session))
    assert (named.name, named.words) == ("Birch of the circle", mine.words)


def test_a_name_that_was_just_typed_is_told_to_whoever_locks(birch: Birch) -> None:
    birch.open(MINE)
    birch.type("card_name_edit", "Bi")
    work = birch.desk.page.unkept()
    assert work is not None
    birch.lane.run_now(work)
    assert birch.lane.run_now(lambda: own_card(birch.birch.session)).name == "Bi"


def test_a_name_with_needless_blanks_is_kept_without_them_and_then_is_kept(birch: Birch) -> None:
    birch.open(MINE)
    birch.type("card_name_edit", "Birch   of the  circle")
    page = birch.desk.page
    QTest.keyClick(birch.see("card_name_edit"), Qt.Key.Key_Return)
    birch.settle()
    assert page.unkept() is None
    assert birch.lane.run_now(lambda: own_card(birch.birch.session)).name == "Birch of the circle"


def test_my_card_is_copied_as_text_that_a_clipboard_may_keep(birch: Birch) -> None:
    birch.open(MINE)
    birch.wait(lambda: all(tiles(birch)))
    birch.type("card_name_edit", "Bi")
    birch.press_button("copy_card_button")
    copied = QGuiApplication.clipboard().mimeData()
    assert not copied.hasFormat("x-kde-passwordManagerHint")
    mine = birch.lane.run_now(lambda: own_card(birch.birch.session))
    assert parse_card(copied.text()) == parse_card(mine.text)
    assert parse_card(copied.text()).name == "Bi"
    assert "Copied. Paste it into a message to your colleague." in birch.said()


def test_my_card_is_written_to_a_file_and_it_says_so(birch: Birch, tmp_path: Path) -> None:
    birch.open(MINE)
    target = tmp_path / "card.held.card"
    birch.desk.page.presenter.write(target)
    birch.wait(lambda: "card.held.card is written. Give it to them." in birch.said())
    parse_card(target.read_bytes())
    birch.desk.page.presenter.write(target)
    assert birch.see("failure_label").text().startswith("There is a file of that name already.")


def test_a_pasted_card_is_taken_in_under_my_code_and_then_compared(birch: Birch) -> None:
    theirs = own_card(birch.alder.session)
    paste(birch, f"Hi, here:\n{theirs.text}")
    assert "On the card stands: no name" in birch.said()
    birch.type("code_edit", "Alder")
    birch.press_button("take_in_button")
    birch.wait(lambda: tiles(birch) == theirs.words)
    assert known(birch) == [("Alder", CardState.NOT_COMPARED)]
    assert QApplication.focusWidget() is birch.see("seven_words_group")
    birch.press_button("words_same_button")
    assert known(birch) == [("Alder", CardState.COMPARED)]
    assert birch.gone[-1] == Destination(Place.BUNDLES)
    birch.wait(lambda: birch.find("colleague_list") is not None)


def test_not_now_leaves_it_uncompared_and_the_list_says_so(birch: Birch) -> None:
    person = birch.knows_alder(compared=False)
    birch.open(Destination(Place.CARDS, topic="compare", person=person.id))
    birch.press_button("back_button")
    birch.wait(lambda: birch.find(f"{person.id}_row") is not None)
    row = birch.see(f"{person.id}_row")
    assert row.note == "Not yet compared. Read the seven words to each other."


def test_words_that_differ_take_the_card_out_and_say_what_it_may_mean(birch: Birch) -> None:
    person = birch.knows_alder(compared=False)
    birch.open(Destination(Place.CARDS, topic="compare", person=person.id))
    birch.press_button("words_differ_button")
    birch.wait(lambda: "This card is not used" in birch.said())
    assert "Someone may have put in their own" in birch.said()
    assert known(birch) == [("Alder", CardState.NONE)]
    assert QApplication.focusWidget() is birch.see("back_button")
    assert tiles(birch) == ()


def test_another_card_for_somebody_is_said_before_it_takes_the_place(birch: Birch) -> None:
    birch.knows_alder()
    paste(birch, spell_card_block(make_card_identity("Al").card))
    assert birch.see("take_in_button").words() == "Take it in"
    birch.type("code_edit", "alder")
    assert birch.see("take_in_button").words() == "Put it in its place"
    assert any("Then the words have to be compared anew." in said for said in birch.said())
    assert known(birch) == [("Alder", CardState.COMPARED)]
    birch.press_button("take_in_button")
    birch.wait(lambda: known(birch) == [("Alder", CardState.NOT_COMPARED)])


def test_a_card_that_is_here_already_says_whose_it_is_and_changes_nothing(birch: Birch) -> None:
    birch.knows_alder()
    paste(birch, own_card(birch.alder.session).text)
    assert "It is the card of Alder." in birch.said()
    assert birch.see("code_edit").text() == "Alder"
    birch.press_button("take_in_button")
    birch.wait(lambda: bool(tiles(birch)))
    assert known(birch) == [("Alder", CardState.COMPARED)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a shopping list", "There is no card in this."),
        ("HELD CARD BEGINS\nabcd\n", "This card was damaged on its way."),
        ("", "Choose a file, or paste the text of the card first."),
    ],
)
def test_what_is_no_card_is_told_and_the_text_stays(birch: Birch, text: str, told: str) -> None:
    paste(birch, text)
    assert birch.see("failure_label").text().startswith(told)
    assert birch.see("card_text_edit").text().strip() == text.strip()
    assert known(birch) == []


def test_my_own_card_is_told_and_not_taken_in(birch: Birch) -> None:
    mine = birch.lane.run_now(lambda: own_card(birch.birch.session))
    paste(birch, mine.text)
    assert birch.see("failure_label").text().startswith("This is your own card.")


def test_without_a_code_nothing_is_taken_in(birch: Birch) -> None:
    paste(birch, own_card(birch.alder.session).text)
    birch.press_button("take_in_button")
    assert "Give this person a code first, not their name." in birch.said()
    assert known(birch) == []


def test_a_colleague_without_a_card_can_be_chosen_by_arrow(birch: Birch) -> None:
    rowan = birch.birch.knows("Rowan")
    paste(birch, own_card(birch.alder.session).text)
    birch.press_button(f"{rowan.id}_choice")
    assert birch.see("code_edit").text() == "Rowan"
    birch.press_button("take_in_button")
    birch.wait(lambda: known(birch) == [("Rowan", CardState.NOT_COMPARED)])


def test_from_the_list_a_row_leads_to_comparing_or_to_taking_in(birch: Birch) -> None:
    rowan, alder = birch.birch.knows("Rowan"), birch.knows_alder()
    birch.open(Destination(Place.BUNDLES))
    for person, topic in ((rowan, "take_in"), (alder, "compare")):
        birch.navigation.go(Destination(Place.BUNDLES))
        birch.settle()
        row = birch.see(f"{person.id}_row")
        row.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(row, Qt.Key.Key_Return)
        assert birch.gone[-1] == Destination(Place.CARDS, topic=topic, person=person.id)


SIZES = [(1280, 800, 1.0), (640, 480, 1.0), (1280, 800, 2.0)]


def _mine(birch: Birch) -> None:
    birch.open(MINE)
    birch.press_button("copy_card_button")


def _mine_failed(birch: Birch) -> None:
    birch.open(MINE)
    birch.desk.page.presenter.write(birch.folder / "gone" / "card.held.card")
    birch.see("failure_label")


def _take_in(birch: Birch) -> None:
    paste(birch, "nothing")


def _name(birch: Birch) -> None:
    birch.birch.knows("Rowan")
    birch.knows_alder()
    paste(birch, spell_card_block(make_card_identity("A name that is rather long").card))
    birch.type("code_edit", "Alder")


def _compare(birch: Birch) -> None:
    person = take_card(birch.birch, birch.alder, "Alder").person
    birch.open(Destination(Place.CARDS, topic="compare", person=person.id))
    birch.see("words_same_button")


def _differ(birch: Birch) -> None:
    _compare(birch)
    birch.press_button("words_differ_button")


def _listed(birch: Birch) -> None:
    birch.birch.knows("Rowan")
    birch.knows_alder(compared=False)
    birch.open(Destination(Place.BUNDLES))


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize(
    "step",
    [_mine, _mine_failed, _take_in, _name, _compare, _differ, _listed],
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
