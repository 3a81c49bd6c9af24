# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a story and a person: only where something may leave, and the rest in sight."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from storyteller import said_yes

from held.journal.answer import Rows
from held.ui.navigation import Destination, Place
from held.ui.widgets.radio_row import RadioRow

Sharer = Any  # from the conftest beside this


def offered(sharer: Sharer) -> list[str]:
    return [row.words() for row in sharer.see_all(RadioRow)]


def test_stories_that_let_nothing_leave_are_in_sight_with_the_reason(sharer: Sharer) -> None:
    sharer.told()
    sharer.teller.told("Wren")
    over = sharer.teller.told("Juniper")
    sharer.teller.asked(over, said_yes(sharer.rowan, until=date(2026, 11, 1)))
    nobody = sharer.teller.told("Alder")
    sharer.teller.asked(nobody, {**said_yes(sharer.rowan), "share": Rows()})
    sharer.open()
    sharer.press_button("prepare_first_button")
    assert offered(sharer) == ["Linden, 22 November"]
    said = sharer.said()
    for story, reason in [
        ("Alder, 22 November", "Alder named nobody"),
        ("Juniper, 22 November", "The last day is over"),
        ("Wren, 22 November", "Not asked yet"),
    ]:
        assert said.index(reason) == said.index(story) + 1


def test_nothing_is_chosen_beforehand_and_one_cannot_go_on_without_both(sharer: Sharer) -> None:
    story = sharer.told()
    sharer.open()
    sharer.press_button("prepare_first_button")
    assert not any(row.isChecked() for row in sharer.see_all(RadioRow))
    assert not sharer.see("read_button").isEnabled()
    sharer.press_button(f"{story}_radio")
    assert not sharer.see("read_button").isEnabled()
    sharer.press_button(f"{sharer.rowan.id}_radio")
    assert sharer.see("read_button").isEnabled()


def test_from_a_story_that_story_is_chosen_and_the_person_is_not(sharer: Sharer) -> None:
    story = sharer.told()
    sharer.teller.told("Wren")
    sharer.open(story)
    checked = [row.words() for row in sharer.see_all(RadioRow) if row.isChecked()]
    assert checked == ["Linden, 22 November"]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == f"{sharer.rowan.id}_radio"


def test_from_a_story_that_lets_nothing_leave_nothing_is_chosen(sharer: Sharer) -> None:
    sharer.told()
    wren = sharer.teller.told("Wren")
    sharer.open(wren)
    assert not any(row.isChecked() for row in sharer.see_all(RadioRow))
    assert "Not asked yet" in sharer.said()


def test_another_story_has_its_own_people(sharer: Sharer) -> None:
    linden = sharer.told()
    ash = sharer.teller.knows("Ash")
    wren = sharer.teller.told("Wren")
    spoken = said_yes(sharer.rowan, forms=("spoken",))["share"]
    slip = said_yes(ash)
    slip["share"] = Rows((*slip["share"].rows, *spoken.rows))
    sharer.teller.asked(wren, slip)
    sharer.choose(linden)
    sharer.see(f"{linden}_radio").setFocus(Qt.FocusReason.TabFocusReason)
    sharer.press(Qt.Key.Key_Up)
    sharer.press(Qt.Key.Key_Space)
    assert offered(sharer) == ["Wren, 22 November", "Linden, 22 November", "Ash"]
    assert not sharer.see("read_button").isEnabled()
    said = sharer.said()
    assert said[said.index("Rowan") + 1] == "Not in a bundle"


def test_back_leads_to_where_one_came_from(sharer: Sharer) -> None:
    story = sharer.told()
    sharer.navigation.go(Destination(Place.PAGE, entry=story))
    sharer.open(story)
    sharer.press_button("back_button")
    assert sharer.gone[-1] == Destination(Place.PAGE, entry=story)
