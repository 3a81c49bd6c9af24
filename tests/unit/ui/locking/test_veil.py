# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything is covered at once; and when the last words cannot be kept, a person decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from audit import audit
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from held.files.disk_errors import DiskFull, PlaceKind
from held.ui.dialogs import choose_file
from held.ui.error_text import tell
from held.ui.locking.veil import Veil
from held.ui.look import Look
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.naming import name

FULL = tell(DiskFull(PlaceKind.VAULT))
BUTTONS = ("veil_lose_button", "veil_elsewhere_button", "veil_try_again_button")


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> QWidget:
    """A window with a story in it, the caret in the story."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    edit = QLineEdit("the kitchen smelled of bread")
    name(edit, "page_edit", "Page")
    column.addWidget(edit)
    button = PlainButton("Elsewhere")
    name(button, "elsewhere_button", "Elsewhere")
    column.addWidget(button)
    window.resize(900, 600)
    with qtbot.waitActive(window):
        window.show()
    edit.setFocus()
    return window


@pytest.fixture
def veil(window: QWidget) -> Veil:
    return Veil(window)


def edit_in(window: QWidget) -> QLineEdit:
    found = window.findChild(QLineEdit, "page_edit")
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key, modifier)


def focus_name() -> str:
    here = QApplication.focusWidget()
    return here.objectName() if here is not None else ""


def picture(window: QWidget) -> QImage:
    return window.grab().toImage()


def test_nothing_is_covered_at_first(window: QWidget, veil: Veil) -> None:
    assert not veil.isVisible()
    assert focus_name() == "page_edit"


def test_covering_leaves_nothing_of_the_page_to_be_seen(window: QWidget, veil: Veil) -> None:
    edit = edit_in(window)
    veil.cover("Locking…")
    first = picture(window)
    edit.setText("")
    assert picture(window) == first
    assert veil.geometry() == window.rect()


@pytest.mark.qt_log_ignore(r"support (raise|grabbing|propagateSizeHints)", extend=True)
def test_a_menu_and_a_dialog_above_the_window_go(window: QWidget, veil: Veil, qtbot: QtBot) -> None:
    dialog = choose_file(window, "choose a file", ("*.age",), _Chosen().take)
    qtbot.waitUntil(dialog.isVisible)
    menu = QMenu(dialog)
    menu.addAction("Copy")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    veil.cover("Locking…")
    assert [w.objectName() for w in QApplication.topLevelWidgets() if w.isVisible()] == [
        window.objectName()
    ]
    qtbot.waitUntil(lambda: not Shiboken.isValid(dialog))


def test_what_is_typed_does_not_reach_what_is_covered(window: QWidget, veil: Veil) -> None:
    edit = edit_in(window)
    before = edit.text()
    veil.cover("Locking…")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_B):
        press(key)
        assert focus_name() == "veil_panel"
    QTest.mouseClick(window.childAt(edit.geometry().center()), Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_C)
    assert edit.text() == before
    assert not edit.hasFocus()


def test_what_was_being_typed_is_taken_over_before_it_is_covered(
    window: QWidget, veil: Veil, qtbot: QtBot
) -> None:
    """A control that takes its words when it is left is left."""
    press(Qt.Key.Key_A)
    with qtbot.waitSignal(edit_in(window).editingFinished):
        veil.cover("Locking…")


def test_the_veil_grows_with_the_window(window: QWidget, veil: Veil) -> None:
    veil.cover("Locking…")
    window.resize(1200, 700)
    QApplication.processEvents()
    assert veil.geometry() == window.rect()


def test_a_page_that_cannot_be_kept_is_told_with_three_ways_on(window: QWidget, veil: Veil) -> None:
    veil.cover("Locking…")
    veil.tell(FULL)
    QApplication.processEvents()
    assert focus_name() == "veil_try_again_button"
    visited = []
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        visited.append(focus_name())
    assert set(visited) == set(BUTTONS)
    assert visited[3] == visited[0]
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focus_name() == visited[2]
    assert "kitchen" not in " ".join(_said(veil))
    assert {FULL.title, FULL.happened, FULL.next_step} <= set(_said(veil))


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("veil_try_again_button", "try_again"),
        ("veil_elsewhere_button", "save_elsewhere"),
        ("veil_lose_button", "lose"),
    ],
)
def test_each_way_on_is_one_key_away(
    window: QWidget, veil: Veil, qtbot: QtBot, button: str, signal: str
) -> None:
    veil.cover("Locking…")
    veil.tell(FULL)
    while focus_name() != button:
        press(Qt.Key.Key_Tab)
    with qtbot.waitSignal(getattr(veil, signal)):
        press(Qt.Key.Key_Space)


def test_no_key_but_a_choice_loses_anything(window: QWidget, veil: Veil, qtbot: QtBot) -> None:
    veil.cover("Locking…")
    veil.tell(FULL)
    watched = _Count(veil)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_Q):
        press(key)
    assert veil.isVisible()
    assert watched.lost == 0


def test_covering_again_takes_the_choices_away(window: QWidget, veil: Veil) -> None:
    veil.cover("Locking…")
    veil.tell(FULL)
    veil.cover("Locking…")
    shown = [b for b in BUTTONS if (w := veil.findChild(QWidget, b)) is not None and w.isVisible()]
    assert shown == []
    assert FULL.title not in _said(veil)


def test_the_words_that_open_a_file_can_be_read(window: QWidget, veil: Veil) -> None:
    veil.cover("Locking…")
    veil.tell(FULL)
    veil.say("Sealed. These six words open it: one two three four five six")
    assert any("one two three" in said for said in _said(veil))


@pytest.mark.parametrize("size", [(640, 480), (1280, 800)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_choices_can_be_read_and_reached_in_every_window(
    window: QWidget, veil: Veil, look: Look, size: tuple[int, int], scale: float
) -> None:
    look.set_text_scale(scale)
    window.resize(*size)
    veil.cover("Locking…")
    veil.tell(FULL)
    QApplication.processEvents()
    for button in BUTTONS:
        found = veil.findChild(QWidget, button)
        assert found is not None
        place = found.rect().translated(found.mapTo(window, found.rect().topLeft()))
        assert window.rect().contains(place), (button, place)
    assert audit(veil) == []


class _Chosen:
    def take(self, place: Path) -> None:
        """Nothing is chosen here."""


class _Count:
    def __init__(self, veil: Veil) -> None:
        self.lost = 0
        veil.lose.connect(self.count)

    def count(self) -> None:
        self.lost += 1


def _said(veil: Veil) -> list[str]:
    return [label.text() for label in veil.findChildren(QLabel) if label.isVisible()]
