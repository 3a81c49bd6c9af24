# SPDX-License-Identifier: GPL-3.0-or-later
"""The places: beside the page, or behind a button, and all of it by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import Look, RoomHue
from held.ui.widgets.desk import Desk
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sidebar import Place, Sidebar
from held.ui.widgets.writing_edit import WritingEdit

PLACES = [
    Place("today", "sun", "Today"),
    Place("stories", "book-open", "Stories", RoomHue.STORIES),
    Place("inside", "heart", "Inside", RoomHue.INSIDE),
]
FOOT = [Place("lock", "lock", "Lock now", shortcut="Ctrl+L")]


@pytest.fixture
def desk(look: Look, qtbot: QtBot) -> Desk:
    desk = Desk(Sidebar(PLACES, FOOT))
    desk.sidebar.set_current("stories")
    page = PageFrame()
    writing = WritingEdit()
    name(writing, "writing_edit", "Writing")
    page.sheet.add(writing)
    desk.show_page(page)
    qtbot.addWidget(desk)
    return desk


def shown(desk: Desk, size: QSize, qtbot: QtBot) -> QWidget:
    desk.resize(size)
    with qtbot.waitActive(desk):
        desk.show()
    writing = desk.findChild(QWidget, "writing_edit")
    assert writing is not None
    writing.setFocus()
    QTest.qWait(10)
    return writing


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_brand_new_button_and_rows_stand_where_the_design_has_them(
    desk: Desk, qtbot: QtBot
) -> None:
    shown(desk, QSize(1280, 800), qtbot)
    sidebar = desk.sidebar
    assert sidebar.width() == 216
    for part, place in (
        (sidebar.new_button, (12, 64, 192, 40)),
        (sidebar.row("today"), (12, 128, 192, 40)),
        (sidebar.row("stories"), (12, 168, 192, 40)),
        (sidebar.row("lock"), (12, 744, 192, 40)),
    ):
        corner = part.mapTo(desk, QPoint(0, 0))
        assert (corner.x(), corner.y(), part.width(), part.height()) == place


def test_arrow_keys_go_through_the_rows_and_enter_goes_there(desk: Desk, qtbot: QtBot) -> None:
    shown(desk, QSize(1280, 800), qtbot)
    desk.sidebar.focus_current()
    assert focus() is desk.sidebar.row("stories")
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.sidebar.chosen) as told:
        QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert told.args == ["inside"]


def test_the_row_where_one_is_says_so(desk: Desk) -> None:
    assert desk.sidebar.row("stories").accessibleDescription() == "You are here"
    desk.sidebar.set_current("today")
    assert desk.sidebar.row("stories").accessibleDescription() == ""
    assert desk.sidebar.row("today").accessibleDescription() == "You are here"


def test_a_narrow_window_has_the_places_behind_a_button_and_esc_gives_the_focus_back(
    desk: Desk, qtbot: QtBot
) -> None:
    writing = shown(desk, QSize(900, 800), qtbot)
    assert not desk.sidebar.isVisible()
    button = desk.findChild(QWidget, "places_button")
    assert button is not None
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert desk.sidebar.isVisible()
    assert focus() is desk.sidebar.row("stories")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert not desk.sidebar.isVisible()
    assert focus() is button
    assert writing.isVisible()


def test_tab_stays_in_the_open_places(desk: Desk, qtbot: QtBot) -> None:
    shown(desk, QSize(640, 480), qtbot)
    desk.open_places()
    seen = []
    for _ in range(6):
        seen.append(focus().objectName())
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert set(seen) == {"stories_row", "menu_button", "new_button"}


def test_choosing_a_place_closes_the_places_again(desk: Desk, qtbot: QtBot) -> None:
    shown(desk, QSize(640, 480), qtbot)
    desk.open_places()
    with qtbot.waitSignal(desk.sidebar.chosen):
        QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert not desk.sidebar.isVisible()


def test_a_press_beside_the_places_closes_them(desk: Desk, qtbot: QtBot) -> None:
    shown(desk, QSize(640, 480), qtbot)
    desk.open_places()
    veil = desk.findChild(QWidget, "places_veil")
    assert veil is not None
    QTest.mouseClick(veil, Qt.MouseButton.LeftButton, pos=QPoint(500, 200))
    assert not desk.sidebar.isVisible()


def test_widening_the_window_puts_open_places_beside_the_page(desk: Desk, qtbot: QtBot) -> None:
    shown(desk, QSize(640, 480), qtbot)
    desk.open_places()
    desk.resize(1280, 800)
    QTest.qWait(10)
    assert desk.sidebar.isVisible()
    assert desk.sidebar.parentWidget() is desk
    veil = desk.findChild(QWidget, "places_veil")
    assert veil is not None
    assert not veil.isVisible()


def test_in_a_low_window_the_last_row_can_be_reached_and_is_seen(
    desk: Desk, look: Look, qtbot: QtBot
) -> None:
    look.set_text_scale(2.0)
    shown(desk, QSize(640, 480), qtbot)
    desk.open_places()
    QTest.keyClick(focus(), Qt.Key.Key_End)
    QTest.qWait(10)
    row = desk.sidebar.row("lock")
    assert focus() is row
    assert row.visibleRegion().boundingRect().height() == row.height()


def test_f6_regions_are_the_places_and_the_page(desk: Desk, qtbot: QtBot) -> None:
    writing = shown(desk, QSize(1280, 800), qtbot)
    desk.go_to_region(1)
    assert focus() is desk.sidebar.row("stories")
    desk.go_to_region(1)
    assert focus() is writing
    desk.go_to_region(-1)
    assert focus() is desk.sidebar.row("stories")


def test_the_page_before_stays_alive_when_another_is_shown(desk: Desk, qtbot: QtBot) -> None:
    writing = shown(desk, QSize(900, 800), qtbot)
    first, second = desk.page(), PageFrame()
    assert first is not None
    desk.show_page(second)
    assert (first.isVisible(), second.isVisible()) == (False, True)
    second.header.places_asked.emit()
    assert desk.sidebar.isVisible()
    desk.close_places()
    desk.show_page(first)
    assert writing.isVisible()
