# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed into a field for secrets is learnt by no input method and kept by no clipboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from held.ui.widgets.field import Field
from held.ui.widgets.plain_paste import LEAVE_ALONE

HINTS = Qt.InputMethodHint
NEVER_LEARNT = HINTS.ImhSensitiveData | HINTS.ImhNoPredictiveText


@pytest.fixture
def field(look: object, show: Callable[..., QWidget]) -> Field:
    field = Field("Passphrase", secret=True)
    show(field)
    field.edit.setFocus()
    return field


def look_at_letters(field: Field, shown: bool) -> None:
    assert field.eye_button is not None
    if field.eye_button.isChecked() is not shown:
        field.eye_button.click()


@pytest.mark.parametrize("looks", [(), (True,), (True, False), (True, False, True)])
def test_no_input_method_learns_it_however_often_the_letters_are_shown(
    field: Field, looks: tuple[bool, ...]
) -> None:
    for shown in looks:
        look_at_letters(field, shown)
    hints = field.edit.inputMethodHints()
    assert hints & NEVER_LEARNT == NEVER_LEARNT
    assert bool(hints & HINTS.ImhHiddenText) is not (bool(looks) and looks[-1])


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
def test_what_is_copied_from_it_asks_to_be_left_alone(field: Field, key: Qt.Key) -> None:
    look_at_letters(field, True)
    QTest.keyClicks(field.edit, "sieben stille")
    field.edit.selectAll()
    QTest.keyClick(field.edit, key, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().mimeData()
    assert copied.text() == "sieben stille"
    assert bytes(copied.data(LEAVE_ALONE).data()) == b"secret"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_the_menu_copies_asks_to_be_left_alone_too(field: Field) -> None:
    look_at_letters(field, True)
    field.edit.setText("sieben stille")
    field.edit.selectAll()
    middle = field.edit.rect().center()
    spot = field.edit.mapToGlobal(middle)
    QApplication.sendEvent(
        field.edit, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, spot)
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    copy = next(action for action in menu.actions() if action.objectName() == "edit-copy")
    menu.setActiveAction(copy)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert QApplication.clipboard().mimeData().hasFormat(LEAVE_ALONE)


def test_while_the_letters_are_hidden_nothing_can_be_copied(field: Field) -> None:
    QApplication.clipboard().setText("from elsewhere")
    QTest.keyClicks(field.edit, "sieben stille")
    field.edit.selectAll()
    QTest.keyClick(field.edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "from elsewhere"
