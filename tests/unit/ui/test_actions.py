# SPDX-License-Identifier: GPL-3.0-or-later
"""Every act of the menus, once, with a key of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from held.ui.actions import COMMANDS, Actions, Menu


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_no_act_and_no_key_stands_there_twice() -> None:
    ids = Counter(command.id for command in COMMANDS)
    keys = Counter(QKeySequence(command.keys).toString() for command in COMMANDS if command.keys)
    texts = Counter(command.text.replace("&", "") for command in COMMANDS)
    assert [
        one for counted in (ids, keys, texts) for one, times in counted.items() if times > 1
    ] == []


def test_every_key_is_one_that_a_keyboard_has_and_none_is_the_systems_own() -> None:
    for command in COMMANDS:
        if command.keys:
            sequence = QKeySequence(command.keys)
            assert sequence.count() == 1, command.id
            assert sequence[0].key() != Qt.Key.Key_unknown, command.id
            assert not sequence[0].keyboardModifiers() & Qt.KeyboardModifier.MetaModifier


def test_every_act_can_be_found_in_just_one_menu(window: QWidget) -> None:
    actions = Actions(window)
    in_menus = [action for menu in Menu for action in actions.in_menu(menu)]
    assert len(in_menus) == len(COMMANDS) == len(set(map(id, in_menus)))
    for command in COMMANDS:
        assert actions[command.id] in actions.in_menu(command.menu)
        assert actions[command.id].objectName() == f"{command.id}_action"
        assert actions[command.id].text().replace("&", "")


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.keys], ids=lambda c: c.id)
def test_its_key_starts_an_act_from_anywhere_in_the_window(
    command: object, window: QWidget, qtbot: QtBot
) -> None:
    act = Actions(window)[command.id]
    inside = QWidget(window)
    inside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    with qtbot.waitActive(window):
        window.show()
    inside.setFocus()
    pressed = QKeySequence(command.keys)[0]
    with qtbot.waitSignal(act.triggered, timeout=2000):
        QTest.keyClick(inside, pressed.key(), pressed.keyboardModifiers())


def test_locking_is_one_key_and_closing_says_that_it_locks() -> None:
    by_id = {command.id: command for command in COMMANDS}
    assert by_id["lock"].keys == "Ctrl+L"
    assert "Lock" in by_id["quit"].text
