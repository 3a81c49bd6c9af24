# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a place by keys in the window Held shows for it, and what is left behind of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from held.ui.actions import Actions
from held.ui.dialogs import PlaceDialog, choose_file, choose_folder, choose_target
from held.ui.look import Look

pytestmark = pytest.mark.qt_log_ignore(r"support (raise|grabbing|propagateSizeHints)", extend=True)
"""What the offscreen screen cannot do and Qt asks of it for its list of completions."""

Show = Callable[..., QWidget]
Gone = Callable[[PlaceDialog], None]
TypeName = Callable[[PlaceDialog, str], None]


class Asker(QWidget):
    """A page that asks for a place."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Path] = []

    def take(self, place: Path) -> None:
        self.places.append(place)


@pytest.fixture
def asker(look: Look, show: Show) -> Asker:
    asker = Asker()
    show(asker)
    return asker


@pytest.fixture
def gone(qtbot: QtBot) -> Callable[[PlaceDialog], None]:
    """Waits until a dialog has been destroyed."""

    def wait(dialog: PlaceDialog) -> None:
        qtbot.waitUntil(lambda: not Shiboken.isValid(dialog))

    return wait


@pytest.fixture
def type_name(qtbot: QtBot) -> Callable[[PlaceDialog, str], None]:
    """Types a name and presses Enter, in a dialog that has the focus."""

    def type_it(dialog: PlaceDialog, name: str) -> None:
        field = _name_field(dialog)
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        field.clear()
        QTest.keyClicks(field, name)
        # What Qt offers to complete would take the Enter.
        field.completer().popup().hide()
        QTest.keyClick(field, Qt.Key.Key_Return)

    return type_it


def _name_field(dialog: PlaceDialog) -> QLineEdit:
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    return field


def test_a_file_is_chosen_by_typing_its_name(
    asker: Asker, tmp_path: Path, gone: Gone, type_name: TypeName
) -> None:
    wanted = tmp_path / "letter.held.age"
    wanted.touch()
    dialog = choose_file(asker, "choose a file", ("*.age",), asker.take)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Held: choose a file"
    type_name(dialog, str(wanted))
    assert asker.places == [wanted]
    gone(dialog)


def test_a_folder_is_chosen_by_typing_its_name(
    asker: Asker, tmp_path: Path, gone: Gone, type_name: TypeName
) -> None:
    dialog = choose_folder(asker, "choose a folder", asker.take)
    type_name(dialog, str(tmp_path))
    assert asker.places == [tmp_path]
    gone(dialog)


def test_held_can_be_locked_and_left_by_its_keys_while_a_place_is_asked_for(
    asker: Asker, gone: Gone, qtbot: QtBot
) -> None:
    actions = Actions(asker.window())
    dialog = choose_file(asker, "choose a file", ("*.age",), asker.take)
    qtbot.waitUntil(dialog.isActiveWindow)
    for command, key in (("lock", Qt.Key.Key_L), ("quit", Qt.Key.Key_Q)):
        with qtbot.waitSignal(actions[command].triggered):
            QTest.keyClick(dialog, key, Qt.KeyboardModifier.ControlModifier)
    dialog.reject()
    gone(dialog)


def test_turning_back_chooses_nothing(asker: Asker, gone: Gone) -> None:
    dialog = choose_file(asker, "choose a file", ("*.age",), asker.take)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    gone(dialog)
    assert asker.places == []


def test_a_new_file_gets_its_ending_and_never_takes_the_place_of_another(
    asker: Asker, tmp_path: Path, gone: Gone, type_name: TypeName
) -> None:
    taken = tmp_path / "For June.held.age"
    taken.write_text("already here")
    dialog = choose_target(asker, "put the file", "letter.held.age", asker.take)
    type_name(dialog, str(tmp_path / "For June"))
    assert asker.places == []
    assert dialog.isVisible()
    field = _name_field(dialog)
    assert field.text() == "For June 2.held.age"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asker.places == [tmp_path / "For June 2.held.age"]
    gone(dialog)


VISIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QDir, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from held.ui.dialogs import choose_file
from held.ui.look import look_beside

class Page(QWidget):
    def take(self, place):
        print("chosen", place.name)

application = QApplication([])
look_beside(application, Path(sys.argv[1]))
page = Page()
page.show()
dialog = choose_file(page, "choose a file", ("*.age",), page.take)
dialog.setDirectory(sys.argv[2])
dialog.selectFile("letter.held.age")
for _ in range(20):
    application.processEvents()
if sys.argv[3] == "chosen":
    dialog.accept()
elif sys.argv[3] == "turned back":
    dialog.reject()
else:
    page.deleteLater()
dialog.destroyed.connect(application.quit)
application.exec()
"""


@pytest.mark.parametrize("how", ["chosen", "turned back", "page closed"])
def test_no_folder_that_was_visited_is_left_in_the_settings_of_qt(
    tmp_path: Path, homes: Path, how: str
) -> None:
    visited = tmp_path / "A very telling folder"
    visited.mkdir()
    (visited / "letter.held.age").touch()
    root = Path(__file__).parents[3]
    # A process of its own: Qt finds out where its settings lie once in the life of a program.
    done = subprocess.run(
        [sys.executable, "-c", VISIT, str(root / "resources"), str(visited), how],
        env={**os.environ, "PYTHONPATH": str(root / "desktop")},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ("chosen letter.held.age" in done.stdout) is (how == "chosen")
    files = [path for path in homes.rglob("*") if path.is_file()]
    left = {path.name: path.read_text(errors="replace") for path in files}
    assert "QtProject.conf" in left, "Qt keeps its settings elsewhere now: look there"
    assert not [name for name, text in left.items() if "telling" in text or "letter" in text]
