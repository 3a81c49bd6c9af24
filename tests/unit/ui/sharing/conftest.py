# SPDX-License-Identifier: GPL-3.0-or-later
"""A notebook with a story that may be passed on, and the real desk to do it at, by key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from storyteller import Storyteller, row, said_yes
from tester import assumed

from held.journal.answer import Answer, Chosen, Rows, Words
from held.journal.entry import Entry
from held.journal.identifiers import EntryId
from held.journal.person import Person
from held.ui.background import Lane
from held.ui.dialogs import PlaceDialog
from held.ui.look import Look
from held.ui.navigation import Destination, Navigation, Place
from held.ui.open_desk import OpenDesk
from held.ui.sharing.bundle_steps import BundleSteps
from held.ui.widgets.focus_ring import FocusRing
from held.ui.widgets.radio_row import RadioRow
from held.ui.widgets.text_label import TextLabel

T = TypeVar("T", bound=QWidget)
MOST_TABS = 60


class Sharer:
    """Somebody at the keyboard, in Bundles.  `story` is Linden's; Rowan may have some of it."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder = folder
        self.lane = Lane("vault")
        self.teller = Storyteller(folder, self.lane.run_now)
        self.rowan: Person = self.teller.knows("Rowan")
        self.navigation = Navigation()
        self.steps = BundleSteps(self.teller.session, self.lane, self.navigation)
        self.desk = OpenDesk(self.navigation)
        self.ring = FocusRing(self.desk)
        self.gone: list[Destination] = []
        self._qtbot = qtbot
        qtbot.addWidget(self.desk)
        self.steps.page_made.connect(self.desk.show_page)
        self.navigation.asked.connect(self._go)
        self.desk.resize(1280, 800)

    def told(self, **slip: Answer) -> EntryId:
        """Linden's story; Rowan may have what was heard and the gist."""
        story = self.teller.told(
            gist=Words("Nobody had asked."),
            their_words=Rows((row("so that was that"),)),
            channel=Chosen("on_a_walk"),
        )
        self.teller.asked(story, {**said_yes(self.rowan), **slip})
        return story

    def assumed(self, *lines: str, basis: str = "worked_out", **behind: Answer) -> Entry:
        """A page in Tests that says these lines."""
        return self.lane.run_now(lambda: assumed(self.teller, *lines, basis=basis, **behind))

    def choose_line(self, words: str) -> None:
        """Choose the line of those words, on the page of lines."""
        (row,) = [row for row in self.see_all(RadioRow) if row.words() == words]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(row, Qt.Key.Key_Space)
        self.settle()

    def open(self, story: EntryId | None = None) -> None:
        """Go to Bundles, or from a story to preparing."""
        self.navigation.go(Destination(Place.BUNDLES, entry=story))
        self.desk.show()
        self.desk.activateWindow()
        self.wait(self.desk.isActiveWindow)
        self.settle()

    def choose(self, story: EntryId) -> None:
        """Choose Rowan on the preparing page."""
        self.open(story)
        self.press_button(f"{self.rowan.id}_radio")

    def read(self, story: EntryId) -> None:
        """Go on until the letter lies there."""
        self.choose(story)
        self.press_button("read_button")
        self.see("letter_edit")
        self.settle()

    def hand_over(self, story: EntryId) -> None:
        """Go on until the six words lie there."""
        self.read(story)
        self.press_button("write_button")
        self.see("words_group")

    def hand_over_to_card(self, story: EntryId) -> None:
        """The same for somebody whose card opens it: no words are said."""
        self.read(story)
        self.press_button("write_button")
        self.see("choose_place_button")

    def write_to(self, target: Path) -> None:
        """Choose a place in the window that asks for one."""
        self.press_button("choose_place_button")
        self.wait(lambda: self.dialog() is not None)
        dialog = self.dialog()
        assert dialog is not None
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(edit, QLineEdit)
        edit.setText(str(target))
        QTest.keyClick(edit, Qt.Key.Key_Return)
        self.wait(lambda: self.dialog() is None)
        self.desk.activateWindow()
        self.wait(self.desk.isActiveWindow)

    def dialog(self) -> PlaceDialog | None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, PlaceDialog) and window.isVisible():
                return window
        return None

    def find(self, object_name: str) -> QWidget | None:
        """The visible thing of that name on the page that lies on the desk."""
        found = [w for w in self.desk.findChildren(QWidget) if w.objectName() == object_name]
        return next((w for w in found if w.isVisible()), None)

    def see(self, object_name: str) -> QWidget:
        self.wait(lambda: self.find(object_name) is not None)
        found = self.find(object_name)
        assert found is not None
        return found

    def see_all(self, kind: type[T]) -> list[T]:
        """Everything of a kind that can be seen, from top to bottom."""
        return [w for w in self.desk.findChildren(kind) if w.isVisible()]

    def said(self) -> list[str]:
        """Every text that can be seen."""
        return [label.text() for label in self.see_all(TextLabel) if label.text()]

    def press_button(self, object_name: str) -> None:
        """Go there by Tab and press Space."""
        self.see(object_name)
        for _ in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is not None and focus.objectName() == object_name:
                QTest.keyClick(focus, Qt.Key.Key_Space)
                self.settle()
                return
            QTest.keyClick(focus or self.desk, Qt.Key.Key_Tab)
        raise AssertionError(f"{object_name} cannot be reached with Tab")

    def press(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    def wait(self, so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(so, timeout=20_000)

    def settle(self) -> None:
        """Let the lane bring what it was asked for."""
        self.lane.run_now(int)
        for _ in range(3):
            QApplication.processEvents()

    def close(self) -> None:
        self.lane.run_now(self.teller.session.close)
        self.lane.stop()

    def _go(self, destination: Destination) -> None:
        self.gone.append(destination)
        if destination.place is Place.BUNDLES:
            self.desk.show_page(self.steps.begin(destination))


@pytest.fixture
def sharer(look: Look, tmp_path: Path, qtbot: QtBot) -> Iterator[Sharer]:
    sharer = Sharer(tmp_path, qtbot)
    yield sharer
    sharer.close()
