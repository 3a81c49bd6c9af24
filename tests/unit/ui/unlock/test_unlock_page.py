# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock page as a person with a keyboard meets it, with real vaults behind it."""

from __future__ import annotations

import shutil
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from held.files.places import Places
from held.ui.background import Lane
from held.ui.look import Look
from held.ui.unlock.unlock_page import UnlockPage
from held.ui.widgets.control import Control
from held.vault import canonical_json
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

RIGHT = "six quiet words nobody else knows"

Found = TypeVar("Found", bound=QWidget)
Window = Callable[..., QWidget]
Close = Callable[[Session], None]


class Page:
    """The page and what can be seen on it."""

    def __init__(self, vaults: Vaults, lane: Lane) -> None:
        self.page = UnlockPage(vaults, lane)

    @property
    def passphrase(self) -> QLineEdit:
        return self.find(QLineEdit, "passphrase_edit")

    def find(self, kind: type[Found], object_name: str) -> Found:
        found = self.page.findChild(kind, object_name)
        assert found is not None, object_name
        return found

    def button(self, object_name: str) -> Control:
        return self.find(Control, object_name)

    def words(self) -> str:
        """Everything there is to read."""
        shown = [label for label in self.page.findChildren(QLabel) if label.isVisible()]
        buttons = [b.words() for b in self.page.findChildren(Control) if b.isVisible()]
        return "\n".join([label.text() for label in shown] + buttons)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget(), key)


@pytest.fixture
def page(vaults: Vaults, lane: Lane, look: Look) -> Page:
    return Page(vaults, lane)


def test_typing_begins_at_once_and_enter_opens(
    notebook: Path, page: Page, window: Window, qtbot: QtBot, close: Close
) -> None:
    window(page.page)
    assert page.passphrase.hasFocus()
    page.type(RIGHT)
    with qtbot.waitSignal(page.page.opened) as opened:
        page.press(Qt.Key.Key_Return)
        assert "Opening…" in page.words()
    session = opened.args[0]
    assert session.vault.folder == notebook
    close(session)


def test_the_field_holds_nothing_once_it_has_opened(
    notebook: Path, page: Page, window: Window, qtbot: QtBot, close: Close
) -> None:
    window(page.page)
    page.find(Control, "show_letters_button").click()
    page.type(RIGHT)
    with qtbot.waitSignal(page.page.opened) as opened:
        page.press(Qt.Key.Key_Return)
    assert page.passphrase.text() == ""
    assert page.passphrase.echoMode() == QLineEdit.EchoMode.Password
    page.find(Control, "show_letters_button").click()
    QTest.keyClick(page.passphrase, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.passphrase.text() == ""
    assert "Open" in page.words().split("\n")
    close(opened.args[0])


def test_a_wrong_passphrase_is_told_and_stays_for_correction(
    notebook: Path, page: Page, window: Window, qtbot: QtBot, close: Close
) -> None:
    window(page.page)
    page.type(RIGHT[:-1])
    page.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "This passphrase does not open the notebook." in page.words())
    assert page.passphrase.text() == RIGHT[:-1]
    assert page.passphrase.hasFocus()
    page.type(RIGHT[-1])
    assert "does not open" not in page.words()
    with qtbot.waitSignal(page.page.opened) as opened:
        page.press(Qt.Key.Key_Return)
    close(opened.args[0])


def _damage_key_file(folder: Path) -> None:
    (folder / "vault.json").write_bytes(b"{")
    (folder / "vault.json.bak").unlink(missing_ok=True)


def _damage_database(folder: Path) -> None:
    database = next(file for file in folder.iterdir() if file.suffix == ".db")
    database.write_bytes(b"\x00" * database.stat().st_size)


def _make_newer(folder: Path) -> None:
    told = canonical_json.decode((folder / "vault.json").read_bytes())
    told["version"] = 99
    rest = {key: value for key, value in told.items() if key not in {"checksum", "mac"}}
    told["checksum"] = b64encode(sha256(canonical_json.encode(rest)).digest()).decode()
    for file in folder.glob("vault.json*"):
        file.write_bytes(canonical_json.encode(told))


def _take_away(folder: Path) -> None:
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (_damage_key_file, "The key file of this notebook is damaged."),
        (_damage_database, "The writing in this notebook is damaged."),
        (_make_newer, "A newer Held wrote this notebook."),
        (_take_away, "The place is not there now."),
    ],
)
def test_each_kind_of_harm_has_words_of_its_own(
    harm: Callable[[Path], None],
    told: str,
    notebook: Path,
    page: Page,
    window: Window,
    qtbot: QtBot,
) -> None:
    window(page.page)
    harm(notebook)
    page.type(RIGHT)
    page.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told in page.words())
    assert page.passphrase.text() == RIGHT


def test_a_notebook_that_is_open_elsewhere_says_so(
    notebook: Path, vaults: Vaults, page: Page, window: Window, qtbot: QtBot
) -> None:
    other_lane = Lane("other")
    other = other_lane.run_now(lambda: vaults.open(vaults.derive(notebook, RIGHT)))
    window(page.page)
    page.type(RIGHT)
    page.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "This notebook is open in another window." in page.words())
    other_lane.run_now(other.close)
    other_lane.stop()


def test_one_notebook_is_not_named_and_nothing_of_it_is_shown(
    notebook: Path, page: Page, window: Window
) -> None:
    window(page.page)
    assert "Notebook" not in page.words().split("\n")
    assert page.page.findChild(QWidget, "vault_names") is None


def test_of_several_notebooks_the_named_one_opens(
    notebook: Path,
    places: Places,
    make_vault: Callable[[Path], Path],
    vaults: Vaults,
    lane: Lane,
    look: Look,
    window: Window,
    qtbot: QtBot,
    close: Close,
) -> None:
    other = make_vault(places.folder_for("Work circle"))
    page = Page(vaults, lane)
    window(page.page)
    assert {"Notebook", "Work circle"} <= set(page.words().split("\n"))
    QTest.keyClick(page.passphrase, Qt.Key.Key_Backtab)
    page.press(Qt.Key.Key_Right)
    page.press(Qt.Key.Key_Space)
    assert page.button("vault_2_choice").isChecked()
    assert not page.button("vault_1_choice").isChecked()
    page.passphrase.setFocus()
    page.type(RIGHT)
    with qtbot.waitSignal(page.page.opened) as opened:
        page.press(Qt.Key.Key_Return)
    assert opened.args[0].vault.folder == other
    close(opened.args[0])


def test_a_notebook_elsewhere_is_remembered_by_one_tick_and_forgotten_by_the_same(
    tmp_path: Path,
    vaults: Vaults,
    make_vault: Callable[[Path], Path],
    page: Page,
    window: Window,
    qtbot: QtBot,
) -> None:
    folder = make_vault(tmp_path / "stick" / "Travel.held")
    window(page.page)
    assert "There is no notebook here yet." in page.words()
    page.page._point_at(folder)
    assert "Travel" in page.words().split("\n")
    tick = page.button("remember_tick")
    assert not tick.isChecked()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [p.folder for p in vaults.known().vaults] == [folder])
    qtbot.waitUntil(tick.isChecked)
    QTest.keyClick(tick, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not vaults.known().vaults)
    assert "Travel" in page.words().split("\n")
    assert (folder / "vault.json").is_file()


def test_a_folder_that_is_no_notebook_is_told_to_be_none(
    tmp_path: Path, notebook: Path, page: Page, window: Window
) -> None:
    window(page.page)
    page.page._point_at(tmp_path)
    assert "That folder is not a notebook." in page.words()


def test_a_list_of_places_that_cannot_be_read_keeps_nobody_out(
    notebook: Path,
    tmp_path: Path,
    vaults: Vaults,
    lane: Lane,
    look: Look,
    window: Window,
    qtbot: QtBot,
    close: Close,
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "places.json").write_text("not a list")
    page = Page(vaults, lane)
    window(page.page)
    assert "The list of other places cannot be read." in page.words()
    page.type(RIGHT)
    with qtbot.waitSignal(page.page.opened) as opened:
        page.press(Qt.Key.Key_Return)
    close(opened.args[0])


def test_every_door_can_be_reached_and_pressed_by_key(
    notebook: Path, page: Page, window: Window, qtbot: QtBot
) -> None:
    window(page.page)
    reached = []
    for _ in range(8):
        page.press(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().objectName())
    assert reached == [
        "show_letters_button",
        "open_button",
        "recovery_words_button",
        "another_button",
        "new_button",
        "backup_button",
        "receive_button",
        "passphrase_edit",
    ]
    with qtbot.waitSignal(page.page.new_wanted):
        QTest.keyClick(page.button("new_button"), Qt.Key.Key_Return)
    with qtbot.waitSignal(page.page.backup_wanted):
        QTest.keyClick(page.button("backup_button"), Qt.Key.Key_Return)
    with qtbot.waitSignal(page.page.bundle_wanted):
        QTest.keyClick(page.button("receive_button"), Qt.Key.Key_Space)


def test_enter_with_nothing_typed_opens_nothing(
    notebook: Path, page: Page, window: Window, qtbot: QtBot
) -> None:
    window(page.page)
    page.press(Qt.Key.Key_Return)
    assert "Opening…" not in page.words()
    assert page.passphrase.hasFocus()


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 800, 1.0), (640, 480, 1.0)])
def test_typing_is_possible_without_scrolling(
    notebook: Path, look: Look, page: Page, window: Window, width: int, height: int, scale: float
) -> None:
    look.set_text_scale(scale)
    shown = window(page.page, width, height)
    for part in (page.passphrase, page.button("open_button")):
        corner = part.mapTo(shown, part.rect().bottomRight())
        assert shown.rect().contains(corner), part.objectName()


def test_at_twice_the_text_nothing_is_cut_and_one_scrolls_downward_only(
    notebook: Path, look: Look, page: Page, window: Window
) -> None:
    shown = window(page.page, 1280, 800)
    look.set_text_scale(2.0)
    QApplication.processEvents()
    page.page._column.passphrase.show_error("A long sentence, " * 8)
    QApplication.processEvents()
    column = page.page._column
    for part in column.findChildren(QWidget):
        if part.isVisible():
            assert part.mapTo(shown, part.rect().bottomRight()).x() < shown.width()
            assert part.height() >= part.minimumSizeHint().height(), part.objectName()
    receive = page.button("receive_button")
    assert column.rect().contains(receive.geometry())
