# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories, Inside and Tests as somebody at the keyboard meets them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from held.journal.room import Room
from held.ui.help.help_page import HelpPage
from held.ui.navigation import Destination, Place
from held.ui.rooms.covered_list import CoveredList

Show = Callable[..., Any]
Notebook = Any  # from the conftest beside this


def spoken(interface: QAccessibleInterface) -> Iterator[str]:
    """Everything a screen reader can say of what is shown."""
    for kind in QAccessible.Text:
        if kind is not QAccessible.Text.DebugDescription:
            yield interface.text(kind)
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid():
            yield from spoken(child)


def rows(shown: Any, object_name: str) -> list[str]:
    view = shown.see(object_name)
    assert isinstance(view, CoveredList)
    model = view.model()
    return [
        model.data(model.index(n, 0), Qt.ItemDataRole.AccessibleTextRole)
        for n in range(model.rowCount())
    ]


@pytest.mark.parametrize(
    ("room", "sentence", "template"),
    [
        (Room.STORIES, "When someone tells you something, it can rest here.", "story"),
        (Room.INSIDE, "What moves in you can rest here, for you alone.", "just_write"),
        (Room.TESTS, "What you assume can rest here, and lines you lift.", "test"),
    ],
)
def test_an_empty_room_has_one_sentence_and_one_button_that_begins_the_right_page(
    notebook: Notebook, show: Show, room: Room, sentence: str, template: str
) -> None:
    shown = show(notebook.room(room))
    assert shown.see("empty_room_label").text() == sentence
    button = shown.see("begin_button")
    button.setFocus()
    shown.press(Qt.Key.Key_Return)
    assert notebook.asked == [Destination(Place.PAGE, template=template)]


def test_a_story_is_shown_by_code_day_and_permission_and_never_by_its_text(
    notebook: Notebook, show: Show
) -> None:
    story = notebook.write("story")
    until = notebook.clock.now().day + timedelta(days=10)
    notebook.allow(story, until)
    shown = show(notebook.room(Room.STORIES))
    code = notebook.code_of(story)
    assert rows(shown, "stories_list") == [f"{code}, in Stories. Today. Agreed until 20 March"]
    heard = " ".join(spoken(QAccessible.queryAccessibleInterface(shown.desk)))
    assert code in heard
    assert "kitchen" not in heard
    assert "bread" not in heard


def test_lines_are_one_covered_row_each(notebook: Notebook, show: Show) -> None:
    page, story = notebook.write("just_write"), notebook.write("story")
    notebook.lift(page)
    notebook.lift(page)
    notebook.park(story)
    code = notebook.code_of(story)
    tests = show(notebook.room(Room.TESTS))
    assert rows(tests, "tests_list") == ["Lines from Just write, in Tests. Today"]
    inside = show(notebook.room(Room.INSIDE))
    assert f"Lines parked beside {code}, in Inside. Today" in rows(inside, "inside_list")


def test_arrows_go_through_the_list_and_enter_opens(notebook: Notebook, show: Show) -> None:
    pages = [notebook.write("just_write") for _ in range(3)]
    shown = show(notebook.room(Room.INSIDE))
    shown.see("inside_list")
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Up)
    shown.press(Qt.Key.Key_Return)
    assert notebook.asked == [Destination(Place.PAGE, entry=pages[1].id)]


def test_a_click_opens_a_row(notebook: Notebook, show: Show) -> None:
    pages = [notebook.write("just_write") for _ in range(2)]
    shown = show(notebook.room(Room.INSIDE))
    view = shown.see("inside_list")
    middle = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle
    )
    assert notebook.asked == [Destination(Place.PAGE, entry=pages[0].id)]


def test_the_sign_at_the_end_of_a_row_offers_what_else_can_be_done(
    notebook: Notebook, show: Show
) -> None:
    notebook.write("just_write")
    shown = show(notebook.room(Room.INSIDE))
    view = shown.see("inside_list")
    row = view.visualRect(view.model().index(0, 0))
    end = QPoint(row.right() - 20, row.center().y())
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end
    )
    assert shown.see("shelve_menu_row").words() == "Move to Letting go"
    assert notebook.asked == []


def test_del_moves_a_row_to_letting_go_and_undo_brings_it_back(
    notebook: Notebook, show: Show
) -> None:
    for _ in range(2):
        notebook.write("story")
    shown = show(notebook.room(Room.STORIES))
    before = rows(shown, "stories_list")
    shown.press(Qt.Key.Key_Delete)
    shown.wait(lambda: rows(shown, "stories_list") == before[1:])
    undo = shown.see("notice_button")
    assert undo.accessibleName() == "Undo"
    QTest.keyClick(undo, Qt.Key.Key_Return)
    shown.wait(lambda: rows(shown, "stories_list") == before)


def test_the_menu_of_a_row_opens_by_key_and_gives_the_focus_back(
    notebook: Notebook, show: Show
) -> None:
    for _ in range(2):
        notebook.write("story")
    shown = show(notebook.room(Room.STORIES))
    view = shown.see("stories_list")
    shown.press(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert shown.see("open_menu_row").hasFocus()
    shown.press(Qt.Key.Key_Escape)
    assert view.hasFocus()
    shown.press(Qt.Key.Key_Menu)
    shown.press(Qt.Key.Key_End)
    assert shown.see("shelve_menu_row").hasFocus()
    shown.press(Qt.Key.Key_Return)
    shown.wait(lambda: len(rows(shown, "stories_list")) == 1)


def test_a_room_that_just_became_empty_stays_where_it_is(notebook: Notebook, show: Show) -> None:
    notebook.write("story")
    shown = show(notebook.room(Room.STORIES))
    heading = shown.see("page_heading")
    shown.see("stories_list")
    shown.press(Qt.Key.Key_Delete)
    shown.wait(lambda: shown.page.explained.text() == "Nothing rests here now.")
    assert heading.isVisible()
    assert shown.find("empty_room_label") is None


def test_undo_in_an_empty_room_asks_for_the_room_anew(notebook: Notebook, show: Show) -> None:
    story = notebook.write("story")
    notebook.navigation.go(Destination(Place.STORIES))
    notebook.shelving.shelve(story.id)
    shown = show(notebook.room(Room.STORIES))
    shown.see("empty_room_label")
    notebook.asked.clear()
    notebook.shelving.undo()
    shown.wait(lambda: notebook.asked == [Destination(Place.STORIES)])


def test_the_row_one_is_on_is_scrolled_into_sight(notebook: Notebook, show: Show) -> None:
    for _ in range(30):
        notebook.write("just_write")
    shown = show(notebook.room(Room.INSIDE), 640, 480)
    view = shown.see("inside_list")
    area = next(a for a in shown.desk.findChildren(QScrollArea) if a.isAncestorOf(view))

    def in_sight() -> bool:
        row = view.visualRect(view.currentIndex())
        port = area.viewport()
        return bool(port.rect().contains(view.mapTo(port, row.center())))

    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home):
        shown.press(key)
        assert in_sight(), key
    assert view.currentIndex().row() == 0
    shown.press(Qt.Key.Key_PageDown)
    assert 1 <= view.currentIndex().row() < 29


def test_the_ring_goes_round_the_row_once_keys_are_used(notebook: Notebook, show: Show) -> None:
    notebook.write("just_write")
    shown = show(notebook.room(Room.INSIDE))
    view = shown.see("inside_list")
    assert view.hasFocus()
    assert not view.ring_wanted()
    shown.press(Qt.Key.Key_Home)
    assert view.ring_wanted()
    assert view.ring_rect() == view.visualRect(view.currentIndex())


def test_a_page_with_no_row_has_nothing_to_move(notebook: Notebook, show: Show) -> None:
    shown = show(notebook.room(Room.TESTS))
    shown.page.acts()["shelve"]()
    notebook.on_lane(lambda: None)
    assert isinstance(shown.see("empty_room_label"), QWidget)


def test_a_page_that_was_left_takes_no_focus_when_its_rows_come_late(
    notebook: Notebook, show: Show
) -> None:
    notebook.write("story")
    shown = show(notebook.room(Room.STORIES))
    held_up = threading.Event()
    notebook.lane.run_unheeded(held_up.wait)
    shown.desk.show_page(notebook.room(Room.STORIES))
    shown.desk.show_page(HelpPage(notebook.navigation, fenced=True, gaps=()))
    held_up.set()
    notebook.on_lane(lambda: None)
    # Not by waiting: that would take the first page away before its rows come.
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
