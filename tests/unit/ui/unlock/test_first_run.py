# SPDX-License-Identifier: GPL-3.0-or-later
"""From nothing to an open notebook, by keys, with a real vault made at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from held.files.places import Places
from held.ui.background import Lane
from held.ui.look import Look
from held.ui.unlock.first_run import FirstRun
from held.ui.widgets.control import Control
from held.ui.widgets.word_tile import WordTile
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

Found = TypeVar("Found", bound=QWidget)
Window = Callable[..., QWidget]
Close = Callable[[Session], None]


class Screens:
    """The first run and what can be seen of it."""

    def __init__(self, page: FirstRun) -> None:
        self.page = page

    def find(self, kind: type[Found], object_name: str) -> Found:
        found = self.page.findChild(kind, object_name)
        assert found is not None, object_name
        return found

    def press_button(self, object_name: str) -> None:
        QTest.keyClick(self.find(Control, object_name), Qt.Key.Key_Space)

    def field(self, object_name: str) -> QLineEdit:
        return self.find(QLineEdit, object_name)

    def is_seen(self, object_name: str) -> bool:
        return self.find(QWidget, object_name).isVisible()

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        for letter in text:
            # QTest knows the keys of ASCII letters only.
            key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                no_modifier = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(focus, QKeyEvent(kind, key, no_modifier, letter))

    def press(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    def drawn(self) -> str:
        """The six words that stand on the tiles."""
        tiles = self.page.findChild(QWidget, "choose_passphrase_screen").findChildren(WordTile)
        return " ".join(tile.text() for tile in tiles)

    def words(self) -> str:
        """Everything there is to read."""
        shown = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        return "\n".join(shown)


@pytest.fixture
def screens(vaults: Vaults, lane: Lane, look: Look, window: Window) -> Screens:
    page = FirstRun(vaults, lane, sealed=True)
    window(page)
    return Screens(page)


def test_six_drawn_words_typed_once_make_a_notebook_that_they_open(
    screens: Screens,
    places: Places,
    vaults: Vaults,
    lane: Lane,
    qtbot: QtBot,
    close: Close,
) -> None:
    screens.press(Qt.Key.Key_Return)
    drawn = screens.drawn()
    assert len(set(drawn.split())) == 6
    screens.type(drawn)
    assert "These are the six words." in screens.words()
    screens.press(Qt.Key.Key_Return)
    assert "If it is forgotten" in screens.words()
    with qtbot.waitSignal(screens.page.opened) as opened:
        screens.press_button("later_button")
        assert "Making your notebook…" in screens.words()
    close(opened.args[0])
    folder = places.vault_folder / "Notebook.held"
    assert [place.folder for place in vaults.known().vaults] == [folder]
    close(lane.run_now(lambda: vaults.open(vaults.derive(folder, drawn))))


def test_nothing_of_the_passphrase_stays_on_the_screens(
    screens: Screens, qtbot: QtBot, close: Close
) -> None:
    screens.press(Qt.Key.Key_Return)
    screens.type(screens.drawn())
    screens.press(Qt.Key.Key_Return)
    with qtbot.waitSignal(screens.page.opened) as opened:
        screens.press_button("later_button")
    close(opened.args[0])
    assert screens.drawn().strip() == ""
    typed = screens.field("typed_words_edit")
    assert typed.text() == ""
    assert not typed.isUndoAvailable()


def test_words_that_are_not_the_drawn_ones_are_told_and_do_not_go_on(screens: Screens) -> None:
    screens.press(Qt.Key.Key_Return)
    screens.type("acorn lantern")
    assert "These are not yet the six words." not in screens.words()
    screens.press(Qt.Key.Key_Return)
    assert "These are not yet the six words. Nothing is lost." in screens.words()
    assert screens.field("typed_words_edit").text() == "acorn lantern"


def test_capital_letters_and_wide_gaps_are_told_apart_from_other_words(screens: Screens) -> None:
    screens.press(Qt.Key.Key_Return)
    screens.type(screens.drawn().upper().replace(" ", "  "))
    screens.press(Qt.Key.Key_Return)
    assert "Nearly. Small letters, and one space between the words." in screens.words()


def test_drawing_again_gives_other_words_and_empties_what_was_typed(screens: Screens) -> None:
    screens.press(Qt.Key.Key_Return)
    before = screens.drawn()
    screens.type(before)
    screens.press_button("draw_again_button")
    assert screens.drawn() != before
    assert screens.field("typed_words_edit").text() == ""


def test_hidden_words_are_covered_for_eyes_and_ears(screens: Screens) -> None:
    screens.press(Qt.Key.Key_Return)
    first = screens.drawn().split()[0]
    screens.press_button("hide_words_button")
    assert first not in screens.words()
    assert all(first not in tile.accessibleName() for tile in screens.page.findChildren(WordTile))
    screens.press_button("hide_words_button")
    assert first in screens.drawn()


def test_own_words_are_judged_in_words_and_typed_twice(
    screens: Screens, places: Places, vaults: Vaults, lane: Lane, qtbot: QtBot, close: Close
) -> None:
    own = "Žluťoučký kůň přes devatero řek"
    screens.press(Qt.Key.Key_Return)
    screens.press_button("own_words_button")
    screens.type("kitten")
    qtbot.waitUntil(lambda: "Weak." in screens.words())
    field = screens.field("own_words_edit")
    field.selectAll()
    screens.type(own)
    qtbot.waitUntil(lambda: "Strong." in screens.words())
    screens.press(Qt.Key.Key_Return)
    assert screens.field("typed_words_edit").hasFocus()
    screens.type(own[:-1])
    screens.press(Qt.Key.Key_Return)
    assert "The two are not the same yet." in screens.words()
    screens.type(own[-1])
    screens.press(Qt.Key.Key_Return)
    with qtbot.waitSignal(screens.page.opened) as opened:
        screens.press_button("later_button")
    close(opened.args[0])
    folder = places.vault_folder / "Notebook.held"
    close(lane.run_now(lambda: vaults.open(vaults.derive(folder, own))))


def test_no_words_at_all_make_no_notebook(screens: Screens) -> None:
    screens.press(Qt.Key.Key_Return)
    screens.press_button("own_words_button")
    screens.press_button("continue_button")
    assert "Write some words of your own here first." in screens.words()
    assert screens.is_seen("choose_passphrase_screen")


def test_back_leads_through_all_screens_and_keeps_what_was_typed(screens: Screens) -> None:
    screens.press(Qt.Key.Key_Return)
    drawn = screens.drawn()
    screens.type(drawn)
    screens.press(Qt.Key.Key_Return)
    screens.press_button("back_button")
    assert screens.is_seen("choose_passphrase_screen")
    assert screens.field("typed_words_edit").text() == drawn
    screens.press_button("back_button")
    assert screens.is_seen("what_held_is_screen")
    assert not screens.is_seen("back_button")


def test_with_a_notebook_already_there_back_leads_away(
    notebook: Path, vaults: Vaults, lane: Lane, look: Look, window: Window, qtbot: QtBot
) -> None:
    screens = Screens(FirstRun(vaults, lane, sealed=True))
    window(screens.page)
    with qtbot.waitSignal(screens.page.left):
        screens.press_button("back_button")


def test_a_second_notebook_gets_a_free_name_and_may_have_its_own(
    notebook: Path,
    vaults: Vaults,
    lane: Lane,
    look: Look,
    window: Window,
    qtbot: QtBot,
    close: Close,
) -> None:
    screens = Screens(FirstRun(vaults, lane, sealed=True))
    window(screens.page)
    screens.press(Qt.Key.Key_Return)
    screens.type(screens.drawn())
    screens.press_button("name_and_place_button")
    field = screens.field("notebook_name_edit")
    assert field.text() == "Notebook 2"
    screens.type("notebook")
    screens.press_button("continue_button")
    assert "A notebook of this name is there already." in screens.words()
    field.clear()
    screens.type("Listening: autumn")
    screens.press_button("continue_button")
    assert "“:” cannot stand in a folder's name." in screens.words()
    field.clear()
    screens.type("Deník naslouchání")
    screens.press_button("continue_button")
    with qtbot.waitSignal(screens.page.opened) as opened:
        screens.press_button("later_button")
    assert opened.args[0].vault.folder.name == "Deník naslouchání.held"
    close(opened.args[0])


def test_a_notebook_in_another_folder_is_found_again(
    screens: Screens, tmp_path: Path, vaults: Vaults, qtbot: QtBot, close: Close
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    screens.press(Qt.Key.Key_Return)
    screens.type(screens.drawn())
    screens.press_button("name_and_place_button")
    screens.page._take_folder(stick)
    assert "It will lie in the folder “stick”." in screens.words()
    screens.press_button("continue_button")
    with qtbot.waitSignal(screens.page.opened) as opened:
        screens.press_button("later_button")
    close(opened.args[0])
    assert [place.folder for place in vaults.known().vaults] == [stick / "Notebook.held"]


def test_a_notebook_that_cannot_be_made_says_why_and_leaves_nothing(
    screens: Screens, tmp_path: Path, vaults: Vaults, qtbot: QtBot
) -> None:
    screens.press(Qt.Key.Key_Return)
    screens.type(screens.drawn())
    no_folder = tmp_path / "a file where a folder was"
    no_folder.touch()
    screens.page._take_folder(no_folder)
    screens.press(Qt.Key.Key_Return)
    screens.press_button("later_button")
    qtbot.waitUntil(lambda: "The place is not there now." in screens.words())
    assert vaults.known().vaults == ()
    assert screens.find(Control, "later_button").isEnabled()


@pytest.mark.parametrize("sealed", [True, False])
def test_what_held_cannot_do_is_said_and_whether_it_is_sealed(
    sealed: bool, vaults: Vaults, lane: Lane, look: Look, window: Window
) -> None:
    screens = Screens(FirstRun(vaults, lane, sealed=sealed))
    window(screens.page)
    for said in ("a court", "by force", "a watched computer"):
        assert said in screens.words()
    assert ("It is not sealed here" in screens.words()) is not sealed


def test_someone_without_a_notebook_can_read_what_was_sent(screens: Screens, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screens.page.bundle_wanted):
        screens.press_button("receive_button")


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize(("width", "height"), [(640, 480), (1280, 800)])
def test_continue_and_the_field_can_be_brought_into_view_at_any_size(
    screens: Screens, look: Look, qtbot: QtBot, width: int, height: int, scale: float
) -> None:
    screens.press(Qt.Key.Key_Return)
    shown = screens.page.window()
    shown.resize(width, height)
    look.set_text_scale(scale)
    QApplication.processEvents()
    for object_name in ("typed_words_edit", "continue_button"):
        wanted = screens.find(QWidget, object_name)
        for _ in range(20):
            if QApplication.focusWidget() is wanted:
                break
            screens.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is wanted
        qtbot.waitUntil(lambda: _is_in_view(QApplication.focusWidget()))


def _is_in_view(part: QWidget) -> bool:
    seen = part.visibleRegion().boundingRect()
    return seen.width() == part.width() and seen.height() >= part.height() // 2
