# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons, labels, chips and the focus ring, by pointer, by keys and by ear."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import FontRole, Look, RoomHue, Theme
from held.ui.widgets.buttons import (
    LinkButton,
    NoReturnButton,
    OpenButton,
    PlainButton,
    PrimaryButton,
    QuietButton,
)
from held.ui.widgets.control import Control
from held.ui.widgets.focus_ring import FocusRing
from held.ui.widgets.name_to_touch import NameToTouch
from held.ui.widgets.naming import name
from held.ui.widgets.permission_chip import PermissionChip, PermissionStand
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.tick import Tick
from held.ui.widgets.word_tile import WordTile

BUTTONS = (PrimaryButton, PlainButton, OpenButton, QuietButton, NoReturnButton, LinkButton)

Show = Callable[..., QWidget]


def _heard(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


@pytest.mark.parametrize("kind", [*BUTTONS, NameToTouch])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_space_and_by_enter(
    look: Look, show: Show, qtbot: QtBot, kind: type[Control], key: Qt.Key
) -> None:
    button = kind("Set it down")
    show(button)
    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.keyClick(button, key)


@pytest.mark.parametrize("kind", BUTTONS)
def test_a_disabled_button_looks_different_and_does_nothing(
    look: Look, show: Show, qtbot: QtBot, kind: type[Control]
) -> None:
    button = kind("Continue")
    show(button)
    before = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != before
    with qtbot.assertNotEmitted(button.clicked, wait=20):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize("kind", BUTTONS)
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_a_pressed_button_can_be_seen_to_be_pressed(
    look: Look, show: Show, qtbot: QtBot, kind: type[Control], theme: Theme
) -> None:
    look.set_theme(theme)
    button = kind("Continue")
    show(button)
    before = button.grab().toImage()
    button.setDown(True)
    assert button.grab().toImage() != before


@pytest.mark.parametrize("kind", BUTTONS)
def test_a_button_is_never_narrower_than_its_words(
    look: Look, qtbot: QtBot, kind: type[Control]
) -> None:
    words = "A verb & what it does"
    button = kind(words)
    qtbot.addWidget(button)
    for scale in (1.0, 2.0):
        look.set_text_scale(scale)
        metrics = button.fontMetrics()
        assert button.minimumSizeHint().width() >= metrics.horizontalAdvance(words)
    assert button.words() == words


def test_a_compact_button_is_32_high_and_others_are_40(look: Look, qtbot: QtBot) -> None:
    small, usual = PlainButton("Yes", compact=True), PlainButton("Yes")
    qtbot.addWidget(small)
    qtbot.addWidget(usual)
    assert (small.sizeHint().height(), usual.sizeHint().height()) == (32, 40)


def test_one_name_for_tests_and_one_for_those_who_listen(look: Look, qtbot: QtBot) -> None:
    button = QuietButton("", icon="menu")
    qtbot.addWidget(button)
    name(button, "menu_button", "Menu", "All there is to do")
    assert button.objectName() == "menu_button"
    assert _heard(button).text(QAccessible.Text.Name) == "Menu"
    assert _heard(button).text(QAccessible.Text.Description) == "All there is to do"


def test_the_ring_goes_where_tab_goes(look: Look, show: Show, qtbot: QtBot) -> None:
    first, second = PlainButton("First"), PlainButton("Second")
    window = show(first, second)
    ring = FocusRing(window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    assert ring.geometry() == first.geometry().adjusted(-3, -3, 3, 3)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.geometry() == second.geometry().adjusted(-3, -3, 3, 3)


def test_a_click_leaves_no_ring_behind_and_a_key_brings_it_back(
    look: Look, show: Show, qtbot: QtBot
) -> None:
    button = PlainButton("Here")
    window = show(button, PlainButton("There"))
    ring = FocusRing(window)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert ring.isVisible()


def test_the_ring_can_be_seen_round_a_primary_button(look: Look, show: Show, qtbot: QtBot) -> None:
    for theme in (Theme.LIGHT, Theme.DARK):
        look.set_theme(theme)
        QApplication.processEvents()
        button = PrimaryButton("Continue")
        window = show(button)
        ring = FocusRing(window)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        middle = button.geometry().center().y()
        on_ring = window.grab().toImage().pixelColor(button.geometry().left() - 2, middle)
        assert on_ring == look.tokens.focus
        assert ring.isVisible()


def test_the_ring_follows_a_control_that_moves_and_leaves_with_it(
    look: Look, show: Show, qtbot: QtBot
) -> None:
    button = PlainButton("Here")
    window = show(button)
    window.resize(400, 200)
    QApplication.processEvents()
    ring = FocusRing(window)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.move(button.pos() + QPoint(0, 30))
    assert ring.geometry() == button.geometry().adjusted(-3, -3, 3, 3)
    button.hide()
    assert not ring.isVisible()


def test_the_ring_stays_within_what_scrolls(look: Look, show: Show, qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    button = PlainButton("Far down", inside)
    button.setGeometry(10, 80, 120, 40)
    inside.resize(200, 600)
    area.setWidget(inside)
    area.setFixedSize(220, 100)
    window = show(area)
    ring = FocusRing(window)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    bottom = area.viewport().mapTo(window, QPoint(0, area.viewport().height())).y()
    assert ring.geometry().bottom() <= bottom + 3


def test_the_ring_lets_clicks_through(look: Look, show: Show, qtbot: QtBot) -> None:
    button = PlainButton("Here")
    window = show(button)
    FocusRing(window)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.childAt(button.geometry().center()) is button


def test_the_ring_does_not_go_round_a_page_of_writing(look: Look, show: Show, qtbot: QtBot) -> None:
    plain = QLineEdit()
    window = show(plain)
    ring = FocusRing(window)
    plain.setFocus(Qt.FocusReason.TabFocusReason)
    assert not ring.isVisible()


def test_a_label_grows_downward_instead_of_cutting_its_words(look: Look, qtbot: QtBot) -> None:
    label = TextLabel("They were drawn by chance on this computer, just now.", FontRole.LEAD)
    qtbot.addWidget(label)
    assert label.heightForWidth(1000) == 26
    assert label.heightForWidth(220) == 26 * 3
    look.set_text_scale(2.0)
    assert label.heightForWidth(1000) == 52


def test_a_label_never_reads_its_text_as_markup(look: Look, qtbot: QtBot) -> None:
    label = TextLabel("<b>Wren</b>", FontRole.CONTROL, Ink.TEXT)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert _heard(label).text(QAccessible.Text.Name) == "<b>Wren</b>"


def test_a_tick_can_be_set_and_taken_back_by_keys(look: Look, show: Show, qtbot: QtBot) -> None:
    tick = Tick("I have read it aloud", RoomHue.STORIES)
    show(tick)
    assert _heard(tick).role() == QAccessible.Role.CheckBox
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert _heard(tick).state().checked
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert not _heard(tick).state().checked


def test_the_chip_says_where_permission_stands_and_that_it_opens(look: Look, qtbot: QtBot) -> None:
    chip = PermissionChip()
    qtbot.addWidget(chip)
    chip.show_stand(PermissionStand.AGREED, "Themes, by code", "until 12 February")
    assert _heard(chip).text(QAccessible.Text.Name) == "Themes, by code until 12 February"
    assert _heard(chip).state().expandable
    assert _heard(chip).state().collapsed
    chip.set_open(True)
    assert _heard(chip).state().expanded


def test_no_two_stands_of_permission_look_alike_without_colour(look: Look, qtbot: QtBot) -> None:
    seen = []
    for stand in PermissionStand:
        chip = PermissionChip()
        qtbot.addWidget(chip)
        chip.show_stand(stand, "Wren")
        chip.resize(chip.sizeHint())
        grey = chip.grab().toImage().convertToFormat(chip.grab().toImage().Format.Format_Grayscale8)
        seen.append(grey)
    assert all(a != b for i, a in enumerate(seen) for b in seen[i + 1 :])


def test_a_covered_word_is_neither_seen_nor_heard(look: Look, qtbot: QtBot) -> None:
    tile = WordTile(2, "lantern")
    qtbot.addWidget(tile)
    tile.resize(tile.sizeHint())
    open_picture = tile.grab().toImage()
    assert "lantern" in _heard(tile).text(QAccessible.Text.Name)
    tile.set_covered(True)
    assert "lantern" not in _heard(tile).text(QAccessible.Text.Name)
    assert "lantern" not in tile.text()
    assert tile.grab().toImage() != open_picture


def test_every_tile_is_wide_enough_for_its_word_at_200_percent(look: Look, qtbot: QtBot) -> None:
    look.set_text_scale(2.0)
    tile = WordTile(6, "wheelbarrow")
    qtbot.addWidget(tile)
    words = look.font(FontRole.DRAWN_WORD)
    tile.setFont(words)
    assert tile.minimumSizeHint().width() > tile.fontMetrics().horizontalAdvance("wheelbarrow")
