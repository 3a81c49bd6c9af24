# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing words from paper: each is completed when it can only be one, and none is corrected."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from held.ui.widgets.focus_ring import FocusRing
from held.ui.widgets.word_field import WordField
from held.ui.widgets.words_entry import WordsEntry
from held.workflows.recover import known_words

Show = Callable[..., QWidget]


@pytest.fixture
def entry(show: Show) -> WordsEntry:
    entry = WordsEntry(known_words())
    show(entry)
    entry.take_focus()
    return entry


def type_in(text: str) -> None:
    for letter in text:
        QTest.keyClick(focused(), letter)


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def focused() -> QLineEdit:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    return focus


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_word_is_completed_behind_the_letters_and_a_blank_takes_it(entry: WordsEntry) -> None:
    type_in("acad")
    assert (focused().text(), focused().selectedText()) == ("academic", "emic")
    press(Qt.Key.Key_Space)
    assert entry.words()[:2] == ("academic", "")
    assert focused().accessibleName() == "Word 2 of 20"


def test_all_letters_can_be_typed_over_what_is_offered(entry: WordsEntry) -> None:
    type_in("academic")
    press(Qt.Key.Key_Return)
    assert entry.words()[0] == "academic"


@pytest.mark.parametrize("typed", ["acae", "academia", "xyz", "ac"])
def test_what_begins_no_word_or_several_stays_as_it_was_typed(
    entry: WordsEntry, typed: str
) -> None:
    type_in(typed)
    press(Qt.Key.Key_Tab)
    assert entry.words()[0] == typed


def test_backspace_takes_the_offer_away_and_then_the_letters_and_then_goes_back(
    entry: WordsEntry,
) -> None:
    type_in("acid bear")
    assert focused().selectedText() == "d"
    press(Qt.Key.Key_Backspace)
    assert (focused().text(), focused().selectedText()) == ("bear", "")
    for _ in range(4):
        press(Qt.Key.Key_Backspace)
    assert entry.words()[1] == ""
    press(Qt.Key.Key_Backspace)
    assert focused().accessibleName() == "Word 1 of 20"
    assert entry.words()[0] == "acid"
    assert focused().cursorPosition() == 4


def test_a_whole_sheet_can_be_pasted_numbered_or_not_wherever_one_is(entry: WordsEntry) -> None:
    words = known_words()[5:25]
    press(Qt.Key.Key_Tab)
    paste("\n".join(f"{number}. {word.upper()}" for number, word in enumerate(words, 1)))
    assert entry.words() == words
    entry.forget()
    entry.take_focus()
    paste(" ".join(words))
    assert entry.words() == words


def test_a_few_words_are_pasted_from_where_one_is(entry: WordsEntry) -> None:
    press(Qt.Key.Key_Tab)
    paste("acid acne acquire")
    assert entry.words()[:5] == ("", "acid", "acne", "acquire", "")


def test_enter_behind_the_last_word_is_enough(entry: WordsEntry, qtbot: QtBot) -> None:
    paste(" ".join(known_words()[:20]))
    with qtbot.waitSignal(entry.done):
        press(Qt.Key.Key_Return)


def test_what_is_said_of_a_word_stays_until_that_word_changes(entry: WordsEntry) -> None:
    entry.mark(3, "Look at the third.")
    entry.take_focus()
    type_in("acid ")
    line = entry.findChild(QWidget, "words_wrong_line")
    assert line is not None
    assert line.isVisible()
    fields = entry.findChildren(WordField)
    assert fields[2].edit.accessibleDescription() == "Look at the third."
    fields[2].edit.setFocus()
    type_in("a")
    assert not line.isVisible()
    assert fields[2].edit.accessibleDescription() == ""


def test_nothing_stays_in_what_could_be_undone(entry: WordsEntry) -> None:
    type_in("acid acne ")
    entry.forget()
    assert set(entry.words()) == {""}
    assert not any(field.edit.isUndoAvailable() for field in entry.findChildren(WordField))


def test_the_ring_stays_when_something_that_had_it_before_is_gone(show: Show, qtbot: QtBot) -> None:
    first, second = WordField(1), WordField(2)
    window = show(first, second)
    ring = FocusRing(window)
    first.edit.setFocus()
    second.edit.setFocus()
    assert ring.isVisible()
    with qtbot.waitSignal(first.destroyed):
        first.deleteLater()
    assert ring.isVisible()
