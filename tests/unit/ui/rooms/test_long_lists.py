# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists longer than what is read of them: nothing of that is noticed at the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from held.journal.room import Room
from held.ui.look import Look
from held.ui.navigation import Destination, Place
from held.ui.rooms.covered_list import CoveredList
from held.ui.rooms.covered_rows import BLOCK, UNREAD
from held.ui.rooms.letting_go_page import LettingGoPage
from held.ui.rooms.timeline_page import TimelinePage
from held.ui.rooms.today_page import TodayPage
from held.ui.widgets.scrolled_in import scrolled_in
from held.workflows import find_entries

Show = Callable[..., Any]
Notebook = Any  # from the conftest beside this
MANY = 10 * BLOCK


def timeline(notebook: Notebook) -> TimelinePage:
    return TimelinePage(notebook.session, notebook.lane, notebook.navigation, notebook.shelving)


def here(shown: Any) -> str:
    """What a screen reader is told of the row one is on."""
    return str(_focused().currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def _focused() -> CoveredList:
    view = QApplication.focusWidget()
    assert isinstance(view, CoveredList)
    return view


def _in_sight(view: CoveredList) -> bool:
    area = scrolled_in(view)
    assert area is not None
    row = view.visualRect(view.currentIndex())
    port = area.viewport()
    return bool(port.rect().contains(view.mapTo(port, row.center())))


def test_the_rows_of_a_long_list_are_a_sound_model(notebook: Notebook, show: Show) -> None:
    notebook.write_many(MANY)
    shown = show(timeline(notebook))
    model = shown.see("timeline_list").model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown.press(Qt.Key.Key_End)
    shown.wait(lambda: here(shown) != "")
    before = model.rowCount()
    shown.press(Qt.Key.Key_Delete)
    shown.wait(lambda: model.rowCount() < before)
    tester.deleteLater()


def test_end_opens_the_very_first_page_though_it_was_not_read(
    notebook: Notebook, show: Show
) -> None:
    pages = notebook.write_many(MANY)
    shown = show(timeline(notebook))
    view = shown.see("timeline_list")
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() is UNREAD
    QTest.keyClick(view, Qt.Key.Key_Return)
    shown.wait(lambda: notebook.asked == [Destination(Place.PAGE, entry=pages[-1].id)])


def test_what_one_comes_to_is_spoken_once_it_is_read(notebook: Notebook, show: Show) -> None:
    notebook.write_many(MANY)
    shown = show(timeline(notebook))
    view = shown.see("timeline_list")
    shown.press(Qt.Key.Key_End)
    shown.wait(lambda: view.current_row() is not UNREAD)
    spoken = QAccessible.queryAccessibleInterface(view)
    last = spoken.child(view.model().rowCount() - 1)
    assert "Just write, in Inside" in last.text(QAccessible.Text.Name)


def test_a_wish_for_another_row_is_not_done_to_this_one(notebook: Notebook, show: Show) -> None:
    pages = notebook.write_many(MANY)
    shown = show(timeline(notebook))
    view = shown.see("timeline_list")
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Home)
    shown.wait(lambda: view.current_entry() == pages[0].id)
    notebook.lane.run_now(lambda: None)
    QTest.qWait(50)
    assert notebook.asked == []


def test_only_what_is_near_is_kept_however_far_one_goes(notebook: Notebook, show: Show) -> None:
    notebook.write_many(24 * BLOCK)
    shown = show(timeline(notebook))
    view = shown.see("timeline_list")
    while view.currentIndex().row() < view.model().rowCount() - 1:
        shown.press(Qt.Key.Key_PageDown)
        shown.wait(lambda: view.current_row() is not UNREAD)
    read = [row for row in range(view.model().rowCount()) if view.rows.row(row) is not UNREAD]
    assert len(read) < 18 * BLOCK


def test_going_down_a_page_at_a_time_meets_every_page_once(notebook: Notebook, show: Show) -> None:
    pages = notebook.write_many(4 * BLOCK)
    shown = show(notebook.room(Room.INSIDE))
    view = shown.see("inside_list")
    met = []
    for _ in pages:
        shown.wait(lambda: view.current_row() is not UNREAD)
        met.append(view.current_entry())
        assert _in_sight(view)
        shown.press(Qt.Key.Key_Down)
    assert met == [page.id for page in pages]


def test_a_list_taller_than_a_widget_can_be_is_met_to_its_end(
    notebook: Notebook, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CoveredList, "tallest", 3_000)
    pages = notebook.write_many(4 * BLOCK)
    shown = show(notebook.room(Room.INSIDE))
    view = shown.see("inside_list")
    assert view.height() == 3_000
    for key, place in ((Qt.Key.Key_End, -1), (Qt.Key.Key_Home, 0)):
        shown.press(key)
        shown.wait(lambda place=place: view.current_entry() == pages[place].id)
        assert _in_sight(view)
    for page in pages:
        shown.wait(lambda page=page: view.current_entry() == page.id)
        assert _in_sight(view)
        spot = view.visualRect(view.currentIndex()).center()
        assert view.indexAt(spot) == view.currentIndex()
        shown.press(Qt.Key.Key_Down)


def test_letters_do_not_look_through_the_list(notebook: Notebook, show: Show) -> None:
    notebook.write_many(MANY)
    shown = show(timeline(notebook))
    view = shown.see("timeline_list")
    before = view.currentIndex().row()
    QTest.keyClicks(view, "x")
    assert view.currentIndex().row() == before
    assert view.rows.row(MANY) is UNREAD


def test_what_is_written_meanwhile_is_in_its_place(notebook: Notebook, show: Show) -> None:
    pages = notebook.write_many(MANY)
    shown = show(notebook.room(Room.INSIDE))
    view = shown.see("inside_list")
    notebook.clock.move(hours=1)
    notebook.write_more(pages[-1])
    shown.press(Qt.Key.Key_End)
    shown.wait(lambda: view.current_entry() == pages[-2].id)
    shown.press(Qt.Key.Key_Home)
    shown.wait(lambda: view.current_entry() == pages[-1].id)


def test_every_kind_of_row_fits_at_any_size_of_text(
    notebook: Notebook, show: Show, look: Look
) -> None:
    notebook.write("story")
    shown = show(timeline(notebook))
    view = shown.see("timeline_list")
    tall = view.visualRect(view.currentIndex()).height()
    look.set_text_scale(2.0)
    QTest.qWait(50)
    assert view.visualRect(view.currentIndex()).height() >= 2 * tall
    assert view.height() == view.heightForWidth(view.width())


def test_one_goes_to_a_month_by_its_year(notebook: Notebook, show: Show) -> None:
    pages = notebook.write_many(800)
    shown = show(timeline(notebook))
    view = shown.see("timeline_list")
    shown.see("month_button").setFocus()
    shown.press(Qt.Key.Key_Space)
    assert shown.see("year_2026_menu_row").hasFocus()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    assert shown.see("month_2025-12_menu_row").words() == "December"
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    shown.wait(lambda: view.hasFocus() and view.current_row() is not UNREAD)
    expected = next(page for page in pages if page.begun.day == date(2025, 11, 30))
    assert view.current_entry() == expected.id
    assert _in_sight(view)


def test_a_long_menu_scrolls_to_the_line_one_is_on(notebook: Notebook, show: Show) -> None:
    notebook.write_many(365)
    shown = show(timeline(notebook), 640, 300)
    shown.see("month_button").setFocus()
    shown.press(Qt.Key.Key_Space)
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Return)
    shown.see("month_2025-12_menu_row")
    shown.press(Qt.Key.Key_End)
    last = QApplication.focusWidget()
    assert last is not None
    assert not last.visibleRegion().isEmpty()
    place = last.mapTo(last.window(), last.rect().center()).y()
    assert 0 < place < last.window().height()


def test_what_asked_to_be_looked_at_again_is_covered_and_can_be_put_off(
    notebook: Notebook, show: Show
) -> None:
    page = notebook.write("just_write")
    notebook.set_down(page)
    today = notebook.clock.now().day
    notebook.on_lane(lambda: find_entries.ask_again(notebook.session, page.id, today))
    shown = show(TodayPage(notebook.session, notebook.lane, notebook.navigation, notebook.shelving))
    view = shown.see("asking_list")
    assert "Asked to be looked at again today" in here(shown)
    assert view.hasFocus()
    shown.press(Qt.Key.Key_Tab)
    assert shown.see("not_now_button").hasFocus()
    shown.press(Qt.Key.Key_Space)
    assert shown.see("ask_tomorrow_menu_row").hasFocus()
    shown.press(Qt.Key.Key_Return)
    shown.wait(lambda: shown.find("asking_list") is None)
    shown.page.acts()["undo"]()
    shown.see("asking_list")


def test_a_row_is_kept_at_the_top_by_its_menu_and_taken_down_by_ctrl_z(
    notebook: Notebook, show: Show
) -> None:
    pages = notebook.write_many(3)
    shown = show(notebook.room(Room.INSIDE))
    view = shown.see("inside_list")
    shown.press(Qt.Key.Key_End)
    shown.press(Qt.Key.Key_Menu)
    shown.press(Qt.Key.Key_Down)
    assert shown.see("pin_menu_row").words() == "Keep at the top"
    shown.press(Qt.Key.Key_Return)
    shown.wait(lambda: view.rows.row(0).title == "Kept at the top")
    assert view.rows.row(1).entry == pages[2].id
    assert view.current_entry() == pages[2].id
    assert view.rows.row(2).title == "The others, newest first"
    shown.page.acts()["undo"]()
    shown.wait(lambda: view.rows.row(0).entry == pages[0].id)


def test_several_things_are_taken_back_the_latest_first(notebook: Notebook, show: Show) -> None:
    pages = notebook.write_many(4)
    shown = show(notebook.room(Room.INSIDE))
    view = shown.see("inside_list")
    for left in (3, 2):
        shown.press(Qt.Key.Key_Delete)
        shown.wait(lambda left=left: view.model().rowCount() == left)
    for count, expected in ((3, pages[1]), (4, pages[0])):
        shown.page.acts()["undo"]()
        shown.wait(lambda count=count: view.model().rowCount() == count)
        assert view.rows.row(0).entry == expected.id


def test_what_was_put_back_from_the_shelf_is_not_taken_back_again(
    notebook: Notebook, show: Show
) -> None:
    page = notebook.write("just_write")
    notebook.shelving.shelve(page.id)
    shown = show(
        LettingGoPage(notebook.session, notebook.lane, notebook.navigation, notebook.shelving)
    )
    shown.see("shelf_list")
    shown.press(Qt.Key.Key_Return)
    shown.see("put_back_menu_row")
    shown.press(Qt.Key.Key_Return)
    view = shown.page.lists()[0]
    shown.wait(view.is_empty)
    notebook.shelving.undo()
    notebook.lane.run_now(lambda: None)
    QTest.qWait(30)
    assert view.is_empty()
