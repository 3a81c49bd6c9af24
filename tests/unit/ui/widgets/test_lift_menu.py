# SPDX-License-Identifier: GPL-3.0-or-later
"""Lifting a line: offered when a selection settles, never in the way, all of it by keys."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import Look
from held.ui.widgets.lift_menu import LiftMenu
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.writing_edit import WritingEdit

TEXT = "They left early. I think they did not care. Nobody said so."
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Page:
    frame: PageFrame
    writing: WritingEdit
    lift: LiftMenu

    def part(self, part_name: str) -> QWidget:
        found = self.frame.findChild(QWidget, part_name)
        assert found is not None
        return found


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> Page:
    frame = PageFrame()
    qtbot.addWidget(frame)
    writing = WritingEdit()
    name(writing, "writing_edit", "Writing")
    writing.set_text(TEXT)
    frame.sheet.add(writing)
    lift = LiftMenu(frame, writing)
    frame.resize(1280, 800)
    with qtbot.waitActive(frame):
        frame.show()
    writing.setFocus()
    QTest.qWait(10)
    return Page(frame, writing, lift)


def select_with_keys(page: Page, signs: int) -> None:
    page.writing.set_caret(0)
    for _ in range(signs):
        QTest.keyClick(page.writing, Qt.Key.Key_Right, SHIFT)


def test_it_comes_beside_the_line_when_a_selection_settles_and_takes_no_focus(
    page: Page, qtbot: QtBot
) -> None:
    select_with_keys(page, 10)
    assert not page.lift.is_shown()
    qtbot.waitUntil(page.lift.is_shown)
    assert page.writing.hasFocus()
    row = page.part("lift_saw_button")
    corner = row.mapTo(page.frame, QPoint(0, 0))
    # The card begins 20 right of the writing; its rows 8 and 36 inside it.
    assert (corner.x(), corner.y()) == (1036 + 20 + 8, 128 + 14 - 24 + 36)
    assert row.width() == 192 - 16
    assert row.height() == 32


def test_typing_goes_on_and_it_goes_away(page: Page, qtbot: QtBot) -> None:
    select_with_keys(page, 4)
    qtbot.waitUntil(page.lift.is_shown)
    QTest.keyClicks(page.writing, "s")
    assert page.writing.text().startswith("s left")
    assert not page.lift.is_shown()


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_S, "saw"),
        (Qt.Key.Key_T, "told"),
        (Qt.Key.Key_A, "assume"),
        (Qt.Key.Key_U, "urge"),
    ],
)
def test_control_j_takes_the_sentence_at_the_caret_and_a_letter_lifts_it(
    page: Page, qtbot: QtBot, key: Qt.Key, kind: str
) -> None:
    page.writing.set_caret(TEXT.index("think"))
    QTest.keyClick(page.writing, Qt.Key.Key_J, CTRL)
    assert page.lift.is_shown()
    focus = QApplication.focusWidget()
    assert focus is page.part("lift_assume_button")
    with qtbot.waitSignal(page.lift.lifted) as told:
        QTest.keyClick(focus, key)
    assert told.args == [kind]
    start, end = page.writing.selection()
    assert TEXT[start:end] == "I think they did not care."
    assert page.writing.hasFocus()
    assert not page.lift.is_shown()


def test_arrow_keys_and_enter_lift_and_esc_goes_back_to_the_page(page: Page, qtbot: QtBot) -> None:
    QTest.keyClick(page.writing, Qt.Key.Key_J, CTRL)
    QTest.keyClick(page.part("lift_saw_button"), Qt.Key.Key_Escape)
    assert page.writing.hasFocus()
    assert not page.lift.is_shown()
    QTest.keyClick(page.writing, Qt.Key.Key_J, CTRL)
    QTest.keyClick(page.part("lift_saw_button"), Qt.Key.Key_Down)
    QTest.keyClick(page.part("lift_told_button"), Qt.Key.Key_Down)
    with qtbot.waitSignal(page.lift.lifted) as told:
        QTest.keyClick(page.part("lift_assume_button"), Qt.Key.Key_Return)
    assert told.args == ["assume"]


def test_a_press_with_the_mouse_lifts_and_leaves_the_caret_in_the_page(
    page: Page, qtbot: QtBot
) -> None:
    select_with_keys(page, 4)
    qtbot.waitUntil(page.lift.is_shown)
    with qtbot.waitSignal(page.lift.lifted) as told:
        QTest.mouseClick(page.part("lift_urge_button"), Qt.MouseButton.LeftButton)
    assert told.args == ["urge"]
    assert page.writing.hasFocus()


@pytest.mark.parametrize("size", [QSize(1100, 700), QSize(640, 480)])
def test_without_a_margin_it_is_a_row_at_the_foot_of_the_page(
    page: Page, qtbot: QtBot, size: QSize
) -> None:
    page.frame.resize(size)
    QTest.keyClick(page.writing, Qt.Key.Key_J, CTRL)
    QTest.qWait(20)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.frame.sheet.isAncestorOf(focus)
    assert focus.visibleRegion().boundingRect().size() == focus.size()
    page.frame.resize(1280, 800)
    QTest.qWait(20)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert not page.frame.sheet.isAncestorOf(focus)
    assert page.lift.is_shown()


def test_at_200_percent_all_four_are_seen_at_the_foot(page: Page, look: Look) -> None:
    look.set_text_scale(2.0)
    page.frame.resize(640, 480)
    QTest.keyClick(page.writing, Qt.Key.Key_J, CTRL)
    QTest.qWait(20)
    foot = page.frame.sheet.findChild(QWidget, "lift_foot")
    assert foot is not None
    for kind in ("saw", "told", "assume", "urge"):
        row = foot.findChild(QWidget, f"lift_{kind}_foot_button")
        assert row is not None
        assert foot.rect().contains(row.geometry())
        assert row.visibleRegion().boundingRect().size() == row.size()


def test_each_says_where_the_line_will_rest(page: Page) -> None:
    said = {
        kind: page.part(f"lift_{kind}_button").accessibleDescription()
        for kind in ("saw", "told", "assume", "urge")
    }
    assert said["assume"] == "Rests in Tests until you look at it again."
    assert all(words.endswith(".") for words in said.values())
