# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline and the shelf."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from held.journal.room import Room
from held.ui.navigation import Destination, Place
from held.ui.rooms.letting_go_page import LettingGoPage
from held.ui.rooms.timeline_page import TimelinePage
from held.workflows import find_entries, shelve

Show = Callable[..., Any]
Notebook = Any  # from the conftest beside this


def timeline(notebook: Notebook) -> TimelinePage:
    return TimelinePage(notebook.session, notebook.lane, notebook.navigation, notebook.shelving)


def shelf(notebook: Notebook) -> LettingGoPage:
    return LettingGoPage(notebook.session, notebook.lane, notebook.navigation, notebook.shelving)


def titles(view: Any) -> list[str]:
    model = view.model()
    return [model.data(model.index(n, 0)) for n in range(model.rowCount())]


def test_the_timeline_names_only_months_in_which_something_began(
    notebook: Notebook, show: Show
) -> None:
    first = notebook.write("just_write")
    notebook.clock.move(days=70)
    notebook.write("just_write")
    notebook.write_more(first)
    shown = show(timeline(notebook))
    assert titles(shown.see("timeline_list")) == [
        "May 2026",
        "Just write",
        "March 2026",
        "Just write",
    ]


def test_keys_step_over_the_names_of_months(notebook: Notebook, show: Show) -> None:
    first = notebook.write("just_write")
    notebook.clock.move(days=70)
    second = notebook.write("just_write")
    shown = show(timeline(notebook))
    shown.see("timeline_list")
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Home)
    shown.press(Qt.Key.Key_Up)
    shown.press(Qt.Key.Key_Return)
    opened = [each.entry for each in notebook.asked]
    assert opened == [second.id, first.id, second.id]


def test_the_timeline_shows_all_rooms_in_one_tint(notebook: Notebook, show: Show) -> None:
    notebook.lift(notebook.write("just_write"))
    notebook.write("story")
    shown = show(timeline(notebook))
    view = shown.see("timeline_list")
    model = view.model()
    rows = [model.data(model.index(n, 0), int(Qt.ItemDataRole.UserRole)) for n in range(1, 4)]
    assert {row.icon for row in rows} == {"heart", "scale", "book-open"}
    assert {row.hue for row in rows} == {None}


def test_an_empty_shelf_says_so_and_what_it_cannot_do_yet(notebook: Notebook, show: Show) -> None:
    shown = show(shelf(notebook))
    assert shown.see("empty_room_label").text() == "Nothing is waiting here."
    said = [label.text() for label in shown.desk.findChildren(QLabel) if label.isVisible()]
    assert "Letting go for good is not here yet. What lies here is still in your notebook." in said
    QTest.keyClick(shown.see("today_button"), Qt.Key.Key_Return)
    assert notebook.asked == [Destination(Place.TODAY)]


def test_what_lies_on_the_shelf_can_be_put_back_by_its_button(
    notebook: Notebook, show: Show
) -> None:
    story = notebook.write("story")
    notebook.on_lane(lambda: shelve.shelve(notebook.session, story.id))
    shown = show(shelf(notebook))
    assert titles(shown.see("shelf_list")) == [notebook.code_of(story)]
    QTest.keyClick(shown.see("put_back_button"), Qt.Key.Key_Return)
    shown.wait(lambda: titles(shown.page.lists()[0]) == [])
    assert shown.page.explained.text() == "Nothing is waiting here."
    stories = find_entries.in_room(notebook.session, Room.STORIES)
    found = notebook.on_lane(lambda: stories.begin(None, 0, 8).window.entries)
    assert [entry.id for entry in found] == [story.id]


def test_a_click_on_the_shelf_puts_nothing_back(notebook: Notebook, show: Show) -> None:
    stories = [notebook.write("story") for _ in range(2)]
    for story in stories:
        notebook.on_lane(lambda story=story: shelve.shelve(notebook.session, story.id))
    shown = show(shelf(notebook))
    view = shown.see("shelf_list")
    row = view.visualRect(view.model().index(1, 0)).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view.viewport(), left, none, row)
    assert notebook.asked == []
    assert view.currentIndex().row() == 1
    shown.press(Qt.Key.Key_Return)
    assert shown.see("put_back_menu_row").hasFocus()
    shown.press(Qt.Key.Key_Return)
    shown.wait(lambda: titles(view) == [notebook.code_of(stories[1])])


def test_moving_something_that_is_gone_is_told_and_nothing_breaks(
    notebook: Notebook, show: Show
) -> None:
    shown = show(notebook.room(Room.STORIES))
    notebook.shelving.shelve("0" * 32)
    bar = shown.see("notice_bar")
    said = " ".join(label.text() for label in bar.findChildren(QLabel))
    assert said
    assert shown.find("notice_button") is None
