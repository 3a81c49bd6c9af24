# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies over a page for a while: menus, notices, scroll bars."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import SHADOW_REACH, Look
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.choice import Option
from held.ui.widgets.choice_menu import ChoiceMenu
from held.ui.widgets.notice import Notice
from held.ui.widgets.quiet_menu import MenuLine, QuietMenu
from held.ui.widgets.scroll_bar import QuietScrollBar, give_quiet_bars

WAYS = (Option("week", "In a week"), Option("fortnight", "In two weeks"), Option("no", "Not now"))


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    window.resize(600, 500)
    with qtbot.waitActive(window):
        window.show()
    return window


def _put(window: QWidget, part: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(part)
    QApplication.processEvents()


def _press(key: Qt.Key) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key)


def _menu(window: QWidget) -> ChoiceMenu:
    menu = ChoiceMenu("Look again", WAYS, "look_again_menu", window)
    _put(window, menu)
    menu.setFocus(Qt.FocusReason.TabFocusReason)
    return menu


def _lines(window: QWidget) -> QuietMenu:
    lines = window.findChild(QuietMenu)
    assert lines is not None
    return lines


def test_a_line_is_chosen_by_keys_and_the_focus_comes_back(window: QWidget, qtbot: QtBot) -> None:
    menu = _menu(window)
    _press(Qt.Key.Key_Down)
    assert _lines(window).isVisible()
    _press(Qt.Key.Key_Down)
    with qtbot.waitSignal(menu.changed, timeout=1000) as told:
        _press(Qt.Key.Key_Return)
    assert told.args == ["fortnight"]
    assert menu.chosen_text() == "In two weeks"
    assert not _lines(window).isVisible()
    assert menu.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_a_menu_can_be_left_without_choosing(window: QWidget, key: Qt.Key) -> None:
    menu = _menu(window)
    _press(Qt.Key.Key_Space)
    _press(key)
    assert not _lines(window).isVisible()
    assert menu.key() is None
    assert menu.hasFocus()


def test_a_click_elsewhere_closes_the_menu(window: QWidget) -> None:
    _menu(window)
    _press(Qt.Key.Key_Space)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(590, 490))
    assert not _lines(window).isVisible()


def test_the_opened_menu_begins_at_what_is_chosen(window: QWidget) -> None:
    menu = _menu(window)
    menu.set_key("no")
    _press(Qt.Key.Key_Space)
    here = QApplication.focusWidget()
    assert here is not None
    assert here.objectName() == "no_menu_row"


def test_a_menu_is_heard_as_one_of_several_with_its_answer(window: QWidget) -> None:
    menu = _menu(window)
    menu.set_key("week")
    heard = QAccessible.queryAccessibleInterface(menu)
    assert heard is not None
    assert heard.role() == QAccessible.Role.ComboBox
    assert heard.text(QAccessible.Text.Name) == "Look again"
    assert heard.text(QAccessible.Text.Value) == "In a week"


def test_a_menu_stays_within_the_window(window: QWidget) -> None:
    opener = PlainButton("More", window)
    opener.setGeometry(540, 455, 60, 40)
    opener.show()
    menu = QuietMenu(window, "more_menu", "More")
    menu.set_lines([MenuLine(f"line_{at}", f"A longer line {at}") for at in range(5)])
    menu.open_under(opener)
    reach = SHADOW_REACH
    paper = menu.geometry().adjusted(reach, reach, -reach, -reach)
    assert window.rect().contains(paper)
    menu.close_menu()


def test_a_menu_line_that_cannot_be_chosen_is_passed_by(window: QWidget, qtbot: QtBot) -> None:
    opener = PlainButton("More", window)
    menu = QuietMenu(window, "more_menu", "More")
    menu.set_lines(
        [
            MenuLine("send", "Send", enabled=False),
            MenuLine("lock", "Lock now", icon="lock", shortcut="Ctrl+L"),
        ]
    )
    menu.open_under(opener)
    with qtbot.waitSignal(menu.chosen, timeout=1000) as told:
        _press(Qt.Key.Key_Return)
    assert told.args == ["lock"]


def test_a_notice_says_what_happened_and_goes_by_itself(window: QWidget, qtbot: QtBot) -> None:
    notice = Notice(window, stays_ms=40)
    _put(window, notice)
    before = QApplication.focusWidget()
    notice.tell("The line rests in Tests.", "Undo")
    assert notice.isVisible()
    assert QApplication.focusWidget() is before
    with qtbot.waitSignal(notice.gone, timeout=2000):
        pass
    assert not notice.isVisible()


def test_a_notice_stays_while_its_action_has_the_focus(window: QWidget, qtbot: QtBot) -> None:
    notice = Notice(window, stays_ms=30)
    _put(window, notice)
    notice.tell("The line rests in Tests.", "Undo")
    action = notice.findChild(QWidget, "notice_button")
    assert action is not None
    action.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.wait(120)
    assert notice.isVisible()
    with qtbot.waitSignal(notice.acted, timeout=1000):
        _press(Qt.Key.Key_Return)
    assert not notice.isVisible()


def test_a_notice_laid_elsewhere_goes_though_the_pointer_rests_where_it_first_was(
    window: QWidget, qtbot: QtBot
) -> None:
    notice = Notice(window, stays_ms=40)
    notice.resize(200, 60)
    pointer = window.mapFromGlobal(QCursor.pos())
    notice.move(pointer - QPoint(5, 5))
    notice.tell("It is back in its place.")
    qtbot.wait(120)
    assert notice.isVisible()
    notice.move(pointer + QPoint(60, 60))
    with qtbot.waitSignal(notice.gone, timeout=2000):
        pass


def test_a_notice_without_an_action_offers_none(window: QWidget) -> None:
    notice = Notice(window)
    _put(window, notice)
    notice.tell("Kept.")
    action = notice.findChild(QWidget, "notice_button")
    assert action is not None
    assert not action.isVisible()
    notice.go()


def test_a_long_page_scrolls_beside_a_quiet_bar(window: QWidget) -> None:
    area, inside = QScrollArea(), QWidget()
    inside.resize(200, 3000)
    area.setWidget(inside)
    give_quiet_bars(area)
    _put(window, area)
    bar = area.verticalScrollBar()
    assert isinstance(bar, QuietScrollBar)
    assert bar.isVisible()
    top = bar.grab().toImage()
    bar.setValue(bar.maximum())
    assert bar.grab().toImage() != top
