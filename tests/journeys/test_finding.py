# SPDX-License-Identifier: GPL-3.0-or-later
"""Words are found again by keys alone: in all rooms that are asked for, and on the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from hands import Hands
from held.ui.widgets.writing_edit import WritingEdit
from sitting import Sitting

SitDown = Callable[..., Sitting]


def test_a_story_is_found_by_its_words_and_opened_at_them(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _tell(sitting, "We sat down.\nThen Frau Müller told me about the kitchen.")
    hands.press("Ctrl+1")
    hands.press("Ctrl+Shift+F")
    hands.see("find_edit")
    hands.type("muller kitch")
    hands.hear("1 found")
    hands.press("Return")
    hands.see("heard_edit")
    page = hands.focused()
    assert isinstance(page, WritingEdit)
    assert page.text()[page.caret() :].startswith("Müller")
    hands.press("F3")
    assert page.text()[page.caret() :].startswith("kitchen")
    hands.type("old ")
    hands.hear("Kept")
    assert "the old kitchen" in page.text()


def test_back_from_a_found_page_the_same_words_are_there(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _write(sitting, "the kitchen was dark")
    hands.choose("go", "find")
    hands.see("find_edit")
    hands.type("dark")
    hands.hear("Not found in the rooms chosen. Inside was left out.")
    hands.pick("rooms_choice", "inside_choice")
    hands.hear("1 found")
    hands.tab_to("found_list")
    hands.press("Return")
    hands.see("page_edit")
    hands.press("Alt+Left")
    hands.see("find_edit")
    hands.hear("1 found")
    assert hands.text_in("find_edit") == "dark"
    # Come to anew, it remembers nothing.
    hands.press("Ctrl+1")
    hands.press("Ctrl+Shift+F")
    field = hands.see("find_edit")
    assert isinstance(field, QLineEdit)
    assert field.text() == ""
    hands.type("dark")
    hands.hear("Not found in the rooms chosen. Inside was left out.")


def test_a_story_not_asked_about_is_found_and_stays_covered(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.press("Ctrl+N")
    hands.see("story_card")
    hands.press_by_name(lambda words: words.startswith("Someone told me"))
    hands.see("heard_edit")
    hands.type("the kitchen smelled of bread")
    hands.hear("Kept")
    hands.press("Ctrl+Shift+F")
    hands.see("find_edit")
    hands.type("kitchen")
    hands.hear("1 found")
    hands.press("Down")
    said: list[str] = []
    hands.row_to(lambda words: not said.append(words))
    assert "Not asked yet" in said[0]
    assert "bread" not in said[0]


def test_what_was_moved_to_letting_go_is_found_no_more(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _write(sitting, "the kitchen was dark")
    _write(sitting, "the garden")
    hands.press("Ctrl+Shift+F")
    hands.see("find_edit")
    hands.pick("rooms_choice", "inside_choice")
    hands.press("Ctrl+F")
    hands.type("kitchen")
    hands.hear("1 found")
    hands.press("Return")
    hands.see("page_edit")
    hands.choose("edit", "shelve")
    hands.see("inside_list")
    hands.press("Alt+Left")
    hands.press("Ctrl+Shift+F")
    hands.see("find_edit")
    hands.pick("rooms_choice", "inside_choice")
    hands.press("Ctrl+F")
    hands.type("kitchen")
    hands.hear("Not found in the rooms chosen.")


def test_words_are_found_on_the_page_one_is_on(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.type("one kitchen, two kitchen")
    hands.press("Ctrl+F")
    hands.see("find_in_page_edit")
    hands.type("kitchen")
    hands.hear("1 of 2")
    hands.press("Return")
    hands.hear("2 of 2")
    hands.press("Esc")
    hands.gone("find_bar")
    page = hands.focused()
    assert isinstance(page, WritingEdit)
    assert page.caret() == 17
    hands.hear("Kept")


def test_words_behind_a_line_are_opened(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    hands.press("Ctrl+N")
    hands.see("story_card")
    hands.press_by_name(lambda words: words.startswith("I am assuming something"))
    hands.wait(lambda: hands.focused().objectName().endswith("_edit"), "no line to write on")
    hands.type("They left early because of me.")
    hands.press_by_name(lambda words: words == "Look closer at line 1")
    hands.wait(lambda: _names_ending(hands, "camera_edit") != [], "the line is not open")
    (camera,) = _names_ending(hands, "camera_edit")
    hands.tab_to(camera)
    hands.type("the stove was still warm")
    hands.hear("Kept")
    hands.press("Ctrl+1")
    hands.press("Ctrl+Shift+F")
    hands.see("find_edit")
    hands.type("stove")
    hands.hear("1 found")
    hands.press("Return")
    hands.wait(lambda: hands.focused().objectName() == camera, "it does not stand in the answer")
    field = hands.focused()
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "stove"


def test_nothing_that_was_looked_for_lies_in_any_file(sit_down: SitDown, tmp_path: Path) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _write(sitting, "the kitchen was dark")
    hands.press("Ctrl+Shift+F")
    hands.see("find_edit")
    hands.type("zwoelfkaempfer")
    hands.hear("Not found in the rooms chosen. Inside was left out.")
    hands.rest(600)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "search.index" for path in files)
    assert not [p for p in files if b"zwoelfkaempfer" in p.read_bytes()]
    assert "zwoelf" not in sitting.held.window.windowTitle()


def _names_ending(hands: Hands, ending: str) -> list[str]:
    """What can be seen and is named so, by object name."""
    found = hands.window.findChildren(QWidget)
    return [w.objectName() for w in found if w.isVisible() and w.objectName().endswith(ending)]


def _write(sitting: Sitting, text: str) -> None:
    hands = sitting.hands
    hands.press("Ctrl+N")
    hands.see("story_card")
    hands.press_by_name(lambda words: words.startswith("Just write"))
    hands.see("page_edit")
    hands.type(text)
    hands.hear("Kept")


def _tell(sitting: Sitting, text: str) -> None:
    hands = sitting.hands
    hands.press("Ctrl+N")
    hands.see("story_card")
    hands.press_by_name(lambda words: words.startswith("Someone told me"))
    hands.see("heard_edit")
    hands.type(text)
    hands.hear("Kept")
