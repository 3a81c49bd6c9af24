# SPDX-License-Identifier: GPL-3.0-or-later
"""Another passphrase, from the settings, by keys, for a real notebook."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import pytest
from audit import audit, small_targets
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from held.files.places import Places
from held.ui.background import Lane
from held.ui.look import Look, Theme
from held.ui.navigation import Destination, Navigation, Place
from held.ui.open_desk import OpenDesk
from held.ui.settings.change_passphrase_page import ChangePassphrasePage
from held.ui.settings.settings_page import SettingsPage
from held.ui.widgets.word_tile import WordTile
from held.vault.key_slots import DerivationCost, WrongPassphrase
from held.workflows.appearance import Appearance
from held.workflows.clock import SystemClock
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

Found = TypeVar("Found", bound=QWidget)
OLD = "six quiet words"


class Keeper:
    """The settings of an open notebook on the desk, and two hands."""

    def __init__(self, vaults: Vaults, lane: Lane, session: Session, qtbot: QtBot) -> None:
        self.vaults, self.lane, self.session, self.qtbot = vaults, lane, session, qtbot
        self.navigation = Navigation()
        self.desk = OpenDesk(self.navigation)
        qtbot.addWidget(self.desk)
        self.navigation.asked.connect(self._go)

    def open(self, width: int = 1280, height: int = 800) -> Keeper:
        self.desk.resize(width, height)
        self.navigation.go(Destination(Place.SETTINGS))
        self.desk.show()
        self.qtbot.waitActive(self.desk)
        self.press_button("change_passphrase_button")
        self.qtbot.wait(20)
        return self

    def _go(self, _destination: Destination) -> None:
        page = SettingsPage(self.session, self.lane, Appearance())
        page.passphrase_wanted.connect(self._change)
        self.desk.show_page(page)

    def _change(self) -> None:
        page = ChangePassphrasePage(self.session, self.lane)
        page.done.connect(self._show_settings)
        self.desk.show_page(page)

    def _show_settings(self) -> None:
        self.navigation.go(Destination(Place.SETTINGS))

    @property
    def is_in_settings(self) -> bool:
        return isinstance(self.desk.page, SettingsPage)

    def see(self, object_name: str) -> Any:
        seen = [w for w in self.desk.findChildren(QWidget, object_name) if w.isVisible()]
        assert len(seen) == 1, object_name
        return seen[0]

    def press_button(self, object_name: str) -> None:
        button = self.see(object_name)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button, Qt.Key.Key_Space)

    def press_enter(self) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Return)

    def type_into(self, object_name: str, text: str) -> None:
        field = self.see(object_name)
        assert isinstance(field, QLineEdit)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        for letter in text:
            # QTest knows the keys of ASCII letters only.
            key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(
                    field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                )

    def drawn(self) -> str:
        return " ".join(tile.text() for tile in self.desk.findChildren(WordTile))

    def words(self) -> str:
        """Everything there is to read."""
        labels = self.desk.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def waits_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.words())

    def opens_with(self, passphrase: str) -> bool:
        """Whether it opens, after it was locked."""
        folder = self.session.vault.folder
        self.lane.run_now(self.session.close)
        try:
            key = self.lane.run_now(lambda: self.vaults.derive(folder, passphrase))
        except WrongPassphrase:
            return False
        self.session = self.lane.run_now(lambda: self.vaults.open(key))
        return True


@pytest.fixture
def keeper(
    tmp_path: Path,
    cheap_cost: DerivationCost,
    look: Look,
    qtbot: QtBot,
    request: pytest.FixtureRequest,
) -> Iterator[Keeper]:
    lane = Lane("vault")
    places = Places(tmp_path / "share", tmp_path / "config")
    (tmp_path / "share").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(tmp_path / "share")]
    if (
        request.node.originalname.startswith("test_a_disk_that_is_full")
        and subprocess.run(mount, check=False).returncode != 0
    ):
        lane.stop()
        pytest.skip("mounting a small disk needs root")
    vaults = Vaults(places, SystemClock(), cheap_cost)
    session = lane.run_now(lambda: vaults.make(vaults.folder_for("N"), OLD))
    keeper = Keeper(vaults, lane, session, qtbot)
    yield keeper
    lane.run_now(keeper.session.close)
    lane.stop()
    if (tmp_path / "share").is_mount():
        subprocess.run(["umount", "--lazy", str(tmp_path / "share")], check=True)


def test_six_drawn_words_take_the_place_of_the_old_passphrase(keeper: Keeper) -> None:
    keeper.open()
    keeper.type_into("present_passphrase_edit", OLD)
    drawn = keeper.drawn()
    keeper.type_into("typed_words_edit", drawn)
    keeper.press_button("change_button")
    assert keeper.see("change_button").accessibleName() == "Changing…"
    assert not keeper.see("cancel_button").isEnabled()
    keeper.waits_for("The passphrase is changed.")
    assert keeper.is_in_settings
    assert not keeper.opens_with(OLD)
    assert keeper.opens_with(drawn)


def test_own_words_typed_twice_with_enter_alone(keeper: Keeper) -> None:
    keeper.open()
    keeper.type_into("present_passphrase_edit", OLD)
    keeper.press_button("own_words_button")
    keeper.type_into("own_words_edit", "eleven bläue kettles")
    keeper.press_enter()
    assert QApplication.focusWidget() is keeper.see("typed_words_edit")
    keeper.type_into("typed_words_edit", "eleven bläue kettles")
    keeper.press_enter()
    keeper.waits_for("The passphrase is changed.")
    assert keeper.opens_with("eleven bläue kettles")


def test_one_begins_on_cancel_which_changes_nothing(keeper: Keeper) -> None:
    keeper.open()
    assert QApplication.focusWidget() is keeper.see("cancel_button")
    keeper.press_enter()
    assert keeper.is_in_settings
    assert "The passphrase is changed." not in keeper.words()
    assert keeper.opens_with(OLD)


def test_the_page_says_what_held_cannot_reach(keeper: Keeper) -> None:
    words = keeper.open().words()
    assert "Older copies of this notebook still open with the old passphrase." in words


def test_a_wrong_present_passphrase_is_told_beside_its_field_and_nothing_typed_is_lost(
    keeper: Keeper,
) -> None:
    keeper.open()
    keeper.type_into("present_passphrase_edit", "not this one")
    drawn = keeper.drawn()
    keeper.type_into("typed_words_edit", drawn)
    keeper.press_button("change_button")
    keeper.waits_for("This is not the passphrase you use now.")
    present = keeper.see("present_passphrase_edit")
    assert present.hasFocus()
    assert present.accessibleDescription().startswith("This is not the passphrase you use now.")
    assert present.text() == "not this one"
    assert keeper.see("typed_words_edit").text() == drawn == keeper.drawn()
    assert keeper.see("change_button").accessibleName() == "Change it"
    keeper.type_into("present_passphrase_edit", OLD)
    assert "This is not the passphrase you use now." not in keeper.words()
    keeper.press_button("change_button")
    keeper.waits_for("The passphrase is changed.")
    assert keeper.opens_with(drawn)


def test_what_is_still_to_be_typed_is_asked_for_in_turn(keeper: Keeper) -> None:
    keeper.open()
    keeper.press_button("change_button")
    assert "Write the passphrase that you use now." in keeper.words()
    assert QApplication.focusWidget() is keeper.see("present_passphrase_edit")
    keeper.type_into("present_passphrase_edit", OLD)
    keeper.press_button("change_button")
    assert "These are not yet the six words. Nothing is lost." in keeper.words()
    assert QApplication.focusWidget() is keeper.see("typed_words_edit")
    assert keeper.opens_with(OLD)


def test_words_longer_than_a_passphrase_can_be_are_told_beside_them(keeper: Keeper) -> None:
    keeper.open()
    keeper.type_into("present_passphrase_edit", OLD)
    keeper.press_button("own_words_button")
    for name in ("own_words_edit", "typed_words_edit"):
        keeper.see(name).setText("many words " * 200)
    keeper.press_button("change_button")
    keeper.waits_for("This passphrase is longer than Held can take.")
    assert QApplication.focusWidget() is keeper.see("own_words_edit")
    assert keeper.opens_with(OLD)


def test_a_disk_that_is_full_is_told_and_the_old_passphrase_still_opens(
    keeper: Keeper, tmp_path: Path
) -> None:
    keeper.open()
    keeper.type_into("present_passphrase_edit", OLD)
    drawn = keeper.drawn()
    keeper.type_into("typed_words_edit", drawn)
    (tmp_path / "share" / "filler").write_bytes(b"")
    with (tmp_path / "share" / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(b"x" * 1024)
    keeper.press_button("change_button")
    keeper.waits_for("The old passphrase still opens your notebook.")
    assert keeper.see("failure_line").accessibleName().startswith("The disk is full.")
    (tmp_path / "share" / "filler").unlink()
    keeper.press_button("change_button")
    keeper.waits_for("The passphrase is changed.")
    assert keeper.opens_with(drawn)


def test_a_disk_that_fails_while_writing_is_told_as_it_is(keeper: Keeper) -> None:
    keeper.open()
    keeper.type_into("present_passphrase_edit", OLD)
    keeper.type_into("typed_words_edit", keeper.drawn())
    copy = keeper.session.vault.folder / "vault.json.bak"
    copy.unlink()
    (copy / "in the way").mkdir(parents=True)
    keeper.press_button("change_button")
    keeper.waits_for("Either of the two may open your notebook now. Keep both.")
    assert keeper.opens_with(OLD)


def test_a_page_left_meanwhile_says_when_it_is_changed(keeper: Keeper) -> None:
    keeper.open()
    keeper.type_into("present_passphrase_edit", OLD)
    drawn = keeper.drawn()
    keeper.type_into("typed_words_edit", drawn)
    keeper.press_button("change_button")
    keeper.navigation.go(Destination(Place.SETTINGS))
    elsewhere = keeper.desk.page
    keeper.waits_for("The passphrase is changed.")
    assert keeper.desk.page is elsewhere
    assert keeper.opens_with(drawn)


def test_a_page_left_meanwhile_comes_back_when_it_was_not_changed(keeper: Keeper) -> None:
    keeper.open()
    keeper.type_into("present_passphrase_edit", "not this one")
    drawn = keeper.drawn()
    keeper.type_into("typed_words_edit", drawn)
    keeper.press_button("change_button")
    keeper.navigation.go(Destination(Place.SETTINGS))
    keeper.waits_for("This is not the passphrase you use now.")
    assert not keeper.is_in_settings
    assert keeper.see("typed_words_edit").text() == drawn


def test_nothing_of_a_passphrase_stays_on_a_page_that_was_left(keeper: Keeper) -> None:
    page = keeper.open().desk.page
    keeper.type_into("present_passphrase_edit", OLD)
    keeper.type_into("typed_words_edit", keeper.drawn())
    present, typed = keeper.see("present_passphrase_edit"), keeper.see("typed_words_edit")
    keeper.press_button("cancel_button")
    assert isinstance(page, ChangePassphrasePage)
    for field in (present, typed):
        assert field.text() == ""
        assert not field.isUndoAvailable()
    assert page.presenter.new.chosen == ""


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1.0), (640, 480, 1.0), (1280, 800, 2.0)]
)
def test_the_page_has_no_fault(
    keeper: Keeper, look: Look, theme: Theme, own: bool, width: int, height: int, scale: float
) -> None:
    look.set_text_scale(scale)
    look.set_theme(theme)
    keeper.open(width, height)
    if own:
        keeper.press_button("own_words_button")
    keeper.press_button("change_button")
    keeper.qtbot.wait(20)
    assert audit(keeper.desk) == []
    assert small_targets(keeper.desk) == []
