# SPDX-License-Identifier: GPL-3.0-or-later
"""The look every widget under test is painted with: by day, at 100 %.  And two keepers, one of whom
sits at a real desk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from storyteller import Storyteller
from two_keepers import compare, send, take_card

from held.journal.person import Person
from held.ui.background import Lane
from held.ui.cards.card_pages import make_card_page
from held.ui.look import Look, Theme, look_beside
from held.ui.navigation import Destination, Navigation, Place
from held.ui.open_desk import OpenDesk
from held.ui.receiving.receiving_steps import ReceivingSteps
from held.ui.sharing.bundle_steps import BundleSteps
from held.ui.widgets.focus_ring import FocusRing
from held.ui.widgets.text_label import TextLabel

MOST_TABS = 60
RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The look of the test program, put back to what it was afterwards."""
    found = look_beside(qapp, RESOURCES)
    _as_at_first(found)
    yield found
    _as_at_first(found)


@pytest.fixture
def show(look: Look, qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Puts parts under one another in a window with the focus, and keeps it until the end."""
    kept: list[QWidget] = []

    def show_them(*parts: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield show_them
    kept.clear()


class Birch:
    """Birch at the keyboard, in Bundles.  Alder, elsewhere, can send something."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder = folder
        self.lane = Lane("vault")
        self.birch = Storyteller(folder / "birch", self.lane.run_now)
        self.alder = Storyteller(folder / "alder")
        self.navigation = Navigation()
        session, lane = self.birch.session, self.lane
        self.bundles = BundleSteps(session, lane, self.navigation)
        self.receiving = ReceivingSteps(session, lane, self.navigation)
        self.desk = OpenDesk(self.navigation)
        self.ring = FocusRing(self.desk)
        self.gone: list[Destination] = []
        self.told: list[str] = []
        self._qtbot = qtbot
        qtbot.addWidget(self.desk)
        for steps in (self.bundles, self.receiving):
            steps.page_made.connect(self.desk.show_page)
        self.receiving.told.connect(self.told.append)
        self.navigation.asked.connect(self._go)
        self.desk.resize(1280, 800)

    def open(self, destination: Destination) -> None:
        """Go there, from Bundles."""
        self.navigation.go(Destination(Place.BUNDLES))
        self.desk.show()
        self.desk.activateWindow()
        self.wait(self.desk.isActiveWindow)
        self.navigation.go(destination)
        self.settle()

    def knows_alder(self, *, compared: bool = True) -> Person:
        """Birch has Alder's card."""
        person = take_card(self.birch, self.alder, "Alder").person
        if compared:
            compare(self.birch, person)
        return person

    def send(self, *, to_card: bool = True) -> Path:
        """A bundle from Alder, for Birch's card or under spoken words."""
        person = take_card(self.alder, self.birch, "Birch").person if to_card else None
        to = person or self.alder.knows("Birch")
        number = len(list(self.folder.glob("*.age")))
        return send(self.alder, to, self.folder / f"{number}.held.age").path

    def receive(self, file: Path) -> None:
        """Open a file, as if it was chosen."""
        self.open(Destination(Place.RECEIVE))
        self.desk.page.presenter.choose(file)
        self.settle()

    @property
    def kept(self) -> int:
        return self.lane.run_now(lambda: len(self.birch.session.vault.received.covered()))

    def find(self, object_name: str) -> QWidget | None:
        """The visible thing of that name on the page that lies on the desk."""
        found = [w for w in self.desk.findChildren(QWidget) if w.objectName() == object_name]
        return next((w for w in found if w.isVisible()), None)

    def see(self, object_name: str) -> QWidget:
        self.wait(lambda: self.find(object_name) is not None)
        found = self.find(object_name)
        assert found is not None
        return found

    def said(self) -> list[str]:
        """Every text that can be seen."""
        labels = [w for w in self.desk.findChildren(TextLabel) if w.isVisible()]
        return [label.text() for label in labels if label.text()]

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

    def type(self, object_name: str, text: str) -> None:
        edit = self.see(object_name)
        edit.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(edit, text)

    def wait(self, so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(so, timeout=20_000)

    def settle(self) -> None:
        """Let the lane bring what it was asked for."""
        for _ in range(2):
            self.lane.run_now(int)
            for _ in range(3):
                QApplication.processEvents()

    def close(self) -> None:
        self.lane.run_now(self.birch.session.close)
        self.lane.stop()
        self.alder.close()

    def _go(self, destination: Destination) -> None:
        self.gone.append(destination)
        session, lane = self.birch.session, self.lane
        if destination.place is Place.CARDS:
            page = make_card_page(session, lane, self.navigation, destination)
        elif destination.place is Place.BUNDLES:
            page = self.bundles.begin(destination)
        elif destination.place in {Place.RECEIVE, Place.CAME}:
            page = self.receiving.begin(destination)
        else:
            return
        self.desk.show_page(page)


@pytest.fixture
def birch(look: Look, tmp_path: Path, qtbot: QtBot) -> Iterator[Birch]:
    birch = Birch(tmp_path, qtbot)
    yield birch
    birch.close()


def _as_at_first(look: Look) -> None:
    look.set_theme(Theme.LIGHT)
    look.set_text_scale(1.0)
    look.set_legible_letters(False)
    look.set_reduced_motion(False)
