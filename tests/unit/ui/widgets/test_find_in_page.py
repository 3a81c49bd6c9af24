# SPDX-License-Identifier: GPL-3.0-or-later
"""Words are found on the page one writes on, and the caret comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import FontRole, Look, Theme
from held.ui.widgets.find_bar import FindInPage
from held.ui.widgets.found_words import MOST_MARKED, Opens
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.ruled_line import RuledLine
from held.ui.widgets.ruled_paper import RuledPaper
from held.ui.widgets.writing_edit import WritingEdit

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Closed(QWidget, Opens):
    """Hides a line until it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.line = RuledLine("Why")
        self.inner = QWidget()
        QVBoxLayout(self.inner).addWidget(self.line)
        QVBoxLayout(self).addWidget(self.inner)
        self.inner.hide()

    def open_up(self) -> None:
        self.inner.show()


class Written:
    """A sheet with a page, a long and a short answer, and one behind a fold."""

    def __init__(self, qtbot: QtBot) -> None:
        self.frame = PageFrame()
        qtbot.addWidget(self.frame)
        self.page, self.long = WritingEdit(), RuledPaper(FontRole.WRITING)
        self.short, self.behind = RuledLine("Short"), Closed()
        for part in (self.page, self.long, self.short, self.behind):
            self.frame.sheet.add(part)
        self.finding = FindInPage(self.frame.sheet)
        self.frame.resize(1064, 800)
        self.frame.show()
        self.frame.activateWindow()
        qtbot.waitUntil(self.frame.isActiveWindow)
        self.page.setFocus()

    def open(self, typed: str = "") -> None:
        self.finding.acts()["find_in_page"]()
        self.type(typed)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)

    @property
    def told(self) -> str:
        label = self.frame.findChild(QWidget, "found_in_page_label")
        assert label is not None
        return label.accessibleName()

    @property
    def has_bar(self) -> bool:
        bar = self.frame.findChild(QWidget, "find_bar")
        return bar is not None and bar.isVisible()

    def marked(self, paper: WritingEdit | RuledPaper) -> list[tuple[str, str]]:
        """Marked words with the colour behind them."""
        return [
            (one.cursor.selectedText(), one.format.background().color().name())
            for one in paper.extraSelections()
        ]


@pytest.fixture
def written(look: Look, qtbot: QtBot) -> Written:
    return Written(qtbot)


def test_every_place_is_marked_and_the_one_one_is_at_apart(written: Written, look: Look) -> None:
    written.page.set_text("A kitchen, 🙂 a Kitchen.\nNo garden; küchen, KITCHEN")
    written.open("kitchen")
    found, here = look.tokens.found.name(), look.tokens.selection.name()
    assert written.told == "1 of 3"
    assert sorted(written.marked(written.page)) == sorted(
        [("kitchen", here), ("Kitchen", found), ("KITCHEN", found)]
    )
    look.set_theme(Theme.DARK)
    assert {colour for _, colour in written.marked(written.page)} == {
        look.tokens.found.name(),
        look.tokens.selection.name(),
    }


def test_enter_goes_on_and_with_shift_back_round_the_ends(written: Written) -> None:
    written.page.set_text("one kitchen two kitchen")
    written.long.set_text("a kitchen")
    written.short.set_text("my kitchen")
    written.open("kitchen")
    told = [written.told]
    for _ in range(4):
        written.press(Qt.Key.Key_Return)
        told.append(written.told)
    assert told == ["1 of 4", "2 of 4", "3 of 4", "4 of 4", "1 of 4"]
    written.press(Qt.Key.Key_Return, _SHIFT)
    assert written.told == "4 of 4"
    assert written.short.edit.selectedText() == "kitchen"


def test_esc_takes_the_bar_away_and_puts_the_caret_where_one_was(written: Written) -> None:
    written.page.set_text("one kitchen two kitchen")
    written.open("kitchen")
    written.press(Qt.Key.Key_Return)
    written.press(Qt.Key.Key_Escape)
    assert not written.has_bar
    assert written.page.hasFocus()
    assert written.page.caret() == 16
    assert written.marked(written.page) == []
    assert not written.page.textCursor().hasSelection()


def test_esc_after_nothing_was_found_puts_the_caret_back(written: Written) -> None:
    written.long.set_text("something else")
    written.long.setFocus()
    written.open("kitchen")
    assert written.told == "Not on this page"
    written.press(Qt.Key.Key_Escape)
    assert written.long.hasFocus()


def test_what_is_behind_a_fold_is_opened_when_one_comes_to_it(written: Written) -> None:
    written.page.set_text("kitchen")
    written.behind.line.set_text("in the kitchen")
    written.open("kitchen")
    assert written.told == "1 of 2"
    assert written.behind.inner.isHidden()
    written.press(Qt.Key.Key_Return)
    assert written.behind.line.edit.isVisible()
    assert written.behind.line.edit.selectedText() == "kitchen"


def test_what_cannot_be_seen_is_not_found(written: Written) -> None:
    written.page.set_text("kitchen")
    written.long.set_text("kitchen")
    written.long.hide()
    written.open("kitchen")
    assert written.told == "1 of 1"


def test_one_may_write_between_two_steps(written: Written) -> None:
    written.page.set_text("kitchen and kitchen")
    written.open("kitchen")
    written.page.setFocus()
    written.page.set_caret(0)
    written.type("my kitchen, the ")
    written.finding.acts()["find_next"]()
    assert written.page.caret() == 3
    written.finding.acts()["find_next"]()
    assert written.told == "2 of 3"


def test_f3_without_anything_sought_asks_for_it(written: Written) -> None:
    written.finding.acts()["find_next"]()
    assert written.has_bar


def test_the_words_a_page_was_found_by_are_marked_and_gone_to(written: Written) -> None:
    written.page.set_text("Frau Müller stood in the kitchen. The muller.")
    written.finding.show_found("mull kit")
    assert written.page.hasFocus()
    assert written.page.caret() == 5
    assert {words for words, _ in written.marked(written.page)} == {"Müller", "kitchen", "muller"}
    written.finding.acts()["find_next"]()
    assert written.page.caret() == 25
    assert not written.has_bar
    assert not written.page.textCursor().hasSelection()


def test_an_endless_page_has_only_so_many_marks(written: Written) -> None:
    written.page.set_text("kitchen " * (MOST_MARKED * 3))
    written.open("kitchen")
    assert written.told == f"1 of {MOST_MARKED * 3}"
    assert len(written.marked(written.page)) == MOST_MARKED + 1


def test_a_place_far_down_comes_into_sight(written: Written) -> None:
    written.page.set_text("a line\n" * 300 + "the kitchen")
    written.page.set_caret(0)
    written.open("kitchen")
    caret = written.page.cursorRect().center()
    seen = written.frame.sheet.seen()
    place = written.page.viewport().mapTo(written.frame, caret)
    assert seen.top() < place.y() < seen.bottom() - 60


def test_in_little_room_the_bar_leaves_room_for_the_page(written: Written, look: Look) -> None:
    written.page.set_text("a kitchen")
    look.set_text_scale(2.0)
    written.frame.resize(640, 480)
    written.open("kitchen")
    QApplication.processEvents()
    bar = written.frame.findChild(QWidget, "find_bar")
    assert bar is not None
    assert bar.height() < written.frame.sheet.seen().height() / 2
    for part in bar.findChildren(QWidget):
        if part.isVisible() and part.parentWidget() is bar:
            assert bar.rect().contains(part.geometry())
