# SPDX-License-Identifier: GPL-3.0-or-later
"""A line from Tests goes along only when it was chosen and said yes to once more."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from held.ui.widgets.radio_row import RadioRow

Sharer = Any  # from the conftest beside this

HEAD = "One person’s unfinished thoughts, not findings."
MINE = "They could not ask because of the rota."


def to_lines(sharer: Sharer) -> None:
    sharer.read(sharer.told())
    sharer.press_button("add_from_tests_button")
    sharer.see("why_label")
    sharer.settle()


def letter(sharer: Sharer) -> list[str]:
    return list(sharer.see("letter_edit").text().split("\n"))


def test_lines_are_offered_with_how_i_know_and_none_is_chosen(sharer: Sharer) -> None:
    sharer.assumed(MINE, "Linden was tired.")
    to_lines(sharer)
    rows = sharer.see_all(RadioRow)
    assert [row.words() for row in rows] == [MINE]
    assert rows[0].accessibleDescription().startswith("I worked it out, ")
    assert not any(row.isChecked() for row in rows)
    assert sharer.find("add_line_button") is None
    assert QApplication.focusWidget() is rows[0]


def test_a_line_goes_along_after_the_second_yes_and_can_be_taken_out(sharer: Sharer) -> None:
    sharer.assumed(MINE, "Nobody meant harm.")
    to_lines(sharer)
    sharer.choose_line(MINE)
    assert "It goes as one person’s unfinished thought, not a finding." in sharer.said()
    assert "Is it about the person who told me?" in sharer.said()
    sharer.press_button("add_line_button")
    sharer.see("take_out_0_button")
    assert letter(sharer)[-3:] == [HEAD, MINE, "How I know it: I worked it out."]
    said = sharer.said()
    assert said[said.index("Lines from Tests") + 1] == "Unfinished thoughts, not findings"
    assert said[said.index("Lines in Tests") + 1] == "All others stay"

    sharer.press_button("take_out_0_button")
    sharer.see("letter_edit")
    sharer.settle()
    assert HEAD not in letter(sharer)
    assert sharer.find("take_out_0_button") is None


def test_a_line_about_who_told_me_stays(sharer: Sharer) -> None:
    sharer.assumed(MINE)
    to_lines(sharer)
    sharer.choose_line(MINE)
    sharer.press_button("it_stays_button")
    sharer.see("letter_edit")
    sharer.settle()
    assert HEAD not in letter(sharer)
    assert "Lines from Tests" not in sharer.said()


def test_a_line_that_goes_along_is_not_offered_again(sharer: Sharer) -> None:
    sharer.assumed(MINE, "Nobody meant harm.")
    to_lines(sharer)
    sharer.choose_line(MINE)
    sharer.press_button("add_line_button")
    sharer.press_button("add_from_tests_button")
    sharer.see("line_group")
    assert [row.words() for row in sharer.see_all(RadioRow)] == ["Nobody meant harm."]


def test_where_no_line_may_go_it_says_so(sharer: Sharer) -> None:
    to_lines(sharer)
    assert "There is no line in Tests that may go along." in sharer.said()
    sharer.press_button("back_button")
    sharer.see("letter_edit")


def test_a_yes_holds_for_one_person_alone(sharer: Sharer) -> None:
    """Turning back and choosing again begins without lines."""
    sharer.assumed(MINE)
    to_lines(sharer)
    sharer.choose_line(MINE)
    sharer.press_button("add_line_button")
    sharer.see("take_out_0_button")
    sharer.navigation.go(sharer.gone[0])
    sharer.settle()
    sharer.read(sharer.told())
    assert HEAD not in letter(sharer)


def test_on_the_last_page_the_line_is_named(sharer: Sharer) -> None:
    sharer.assumed(MINE)
    to_lines(sharer)
    sharer.choose_line(MINE)
    sharer.press_button("add_line_button")
    sharer.press_button("write_button")
    sharer.see("words_group")
    assert any("a line from Tests" in said for said in sharer.said())
