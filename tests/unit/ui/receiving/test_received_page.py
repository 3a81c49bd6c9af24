# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading what was sent: a real bundle on the disk, six words, keys."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from held.bundles.age_file import Passphrase, encrypt
from held.bundles.bundle_writer import write_bundle
from held.bundles.card import make_card_identity
from held.bundles.contents import BundleContents, Member, MemberPermission
from held.ui.look import Look
from held.ui.receiving.received_page import ReceivedPage
from held.ui.widgets.control import Control
from held.workflows.clock import SystemClock

SPOKEN = "acorn lantern clover thimble gravel twilight"
TODAY = SystemClock().now().day

Found = TypeVar("Found", bound=QWidget)
Show = Callable[..., QWidget]
Write = Callable[..., Path]


class Reading:
    """The page and what can be seen on it."""

    def __init__(self) -> None:
        self.page = ReceivedPage(SystemClock())

    def find(self, kind: type[Found], object_name: str) -> Found:
        found = self.page.findChild(kind, object_name)
        assert found is not None, object_name
        return found

    @property
    def words_edit(self) -> QLineEdit:
        return self.find(QLineEdit, "spoken_words_edit")

    @property
    def letter(self) -> QTextEdit:
        return self.find(QTextEdit, "letter_edit")

    def press_button(self, object_name: str) -> None:
        QTest.keyClick(self.find(Control, object_name), Qt.Key.Key_Space)

    def read(self, file: Path, spoken: str = SPOKEN) -> None:
        self.page.take_file(file)
        assert self.words_edit.hasFocus()
        QTest.keyClicks(self.words_edit, spoken)
        QTest.keyClick(self.words_edit, Qt.Key.Key_Return)

    def words(self) -> str:
        labels = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        return "\n".join(labels)


@pytest.fixture
def reading(look: Look, show: Show) -> Reading:
    reading = Reading()
    show(reading.page).resize(1280, 800)
    return reading


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a real bundle under the six words."""

    def write_it(
        *letter: str, until: date = TODAY + timedelta(days=30), asked: tuple[str, ...] = ()
    ) -> Path:
        permission = MemberPermission("bundle", None, until, "")
        contents = BundleContents(
            letter=letter,
            members=(Member("0" * 32, "What I heard", letter, permission),),
            handling=asked,
            created=TODAY - timedelta(days=40),
            expires=until,
            counter=1,
        )
        sealed = io.BytesIO()
        write_bundle(contents, Passphrase(SPOKEN, work_factor=6), sealed)
        path = tmp_path / "letter.held.age"
        path.write_bytes(sealed.getvalue())
        return path

    return write_it


def test_a_file_and_six_words_give_the_letter(
    reading: Reading, write: Write, qtbot: QtBot, homes: Path
) -> None:
    file = write("Wren told this on a walk.", "", "Žádné spěchání, <b>prosím</b>.")
    before = sorted(homes.rglob("*"))
    reading.read(file, "  Acorn LANTERN-clover thimble  gravel twilight ")
    assert "Opening…" in reading.words()
    qtbot.waitUntil(reading.letter.isVisible)
    told = "Wren told this on a walk.\nŽádné spěchání, <b>prosím</b>."
    assert reading.letter.toPlainText() == told
    assert "The file does not say who sent it." in reading.words()
    assert "Please let it go by " in reading.words()
    assert sorted(homes.rglob("*")) == before


def test_a_letter_whose_time_is_over_says_so(reading: Reading, write: Write, qtbot: QtBot) -> None:
    reading.read(write("It was long ago.", until=TODAY - timedelta(days=1)))
    qtbot.waitUntil(lambda: "Its time ended on " in reading.words())


def test_what_is_asked_stands_above_the_letter_unless_the_letter_says_it(
    reading: Reading, write: Write, qtbot: QtBot
) -> None:
    reading.read(write("Please pass nothing on.", asked=("Please pass nothing on.", "Be kind.")))
    qtbot.waitUntil(reading.letter.isVisible)
    assert "Be kind." in reading.words()
    assert "Please pass nothing on." not in reading.words()


def test_the_letter_is_read_and_copied_by_key_and_never_changed(
    reading: Reading, write: Write, qtbot: QtBot
) -> None:
    reading.read(write(*[f"Line {number}" for number in range(200)]))
    qtbot.waitUntil(reading.letter.hasFocus)
    before = reading.letter.toPlainText()
    QTest.keyClicks(reading.letter, "x")
    QTest.keyClick(reading.letter, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(reading.letter, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert reading.letter.textCursor().selectedText() == "L"
    assert reading.letter.toPlainText() == before
    for _ in range(3):
        QTest.keyClick(reading.letter, Qt.Key.Key_PageDown)
    caret = reading.letter.cursorRect()
    assert reading.letter.visibleRegion().contains(caret.center())
    assert caret.top() > reading.page.height()


def test_other_words_are_told_at_the_words_and_stay(
    reading: Reading, write: Write, qtbot: QtBot
) -> None:
    reading.read(write("secret"), "acorn lantern clover thimble gravel moonlight")
    qtbot.waitUntil(lambda: "These words do not open the file." in reading.words())
    assert reading.words_edit.text().endswith("moonlight")
    assert reading.words_edit.hasFocus()
    assert not reading.letter.isVisible()


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def _change_beginning(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content.replace(b"\n--- ", b"\n-> later x\nAAAA\n--- ", 1))


def _replace_by_another(file: Path) -> None:
    file.write_text("A shopping list.")


def _seal_something_else(file: Path) -> None:
    sealed = io.BytesIO()
    encrypt(io.BytesIO(b"A shopping list."), sealed, [Passphrase(SPOKEN, work_factor=6)])
    file.write_bytes(sealed.getvalue())


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (_cut, "The words are right, but the file is not whole."),
        (_change_beginning, "The beginning of this file is damaged."),
        (_replace_by_another, "This is not a sealed file."),
        (_seal_something_else, "The words are right, but this did not come from Held."),
        (Path.unlink, "The place is not there now."),
    ],
)
def test_what_is_the_matter_with_a_file_has_words_of_its_own(
    harm: Callable[[Path], None], told: str, reading: Reading, write: Write, qtbot: QtBot
) -> None:
    file = write("secret")
    harm(file)
    reading.read(file)
    qtbot.waitUntil(lambda: told in reading.words())
    assert reading.words_edit.text() == SPOKEN
    assert reading.letter.toPlainText() == ""


def test_without_a_file_or_words_it_says_what_is_missing(reading: Reading, write: Write) -> None:
    reading.press_button("read_button")
    assert "Choose the file first." in reading.words()
    reading.page.take_file(write("secret"))
    reading.press_button("read_button")
    assert "The six words are needed too." in reading.words()


def test_nothing_of_the_letter_or_the_words_stays_after_done(
    reading: Reading, write: Write, qtbot: QtBot
) -> None:
    reading.read(write("secret"))
    qtbot.waitUntil(reading.letter.isVisible)
    with qtbot.waitSignal(reading.page.closed):
        reading.press_button("done_button")
    assert reading.letter.toPlainText() == ""
    assert reading.words_edit.text() == ""
    assert "letter.held.age" not in reading.words()


def test_back_from_the_letter_asks_again_and_back_from_there_leaves(
    reading: Reading, write: Write, qtbot: QtBot
) -> None:
    reading.read(write("secret"))
    qtbot.waitUntil(reading.letter.isVisible)
    reading.press_button("back_button")
    assert not reading.letter.isVisible()
    assert reading.letter.toPlainText() == ""
    with qtbot.waitSignal(reading.page.closed):
        reading.press_button("back_button")


@pytest.mark.parametrize(("file_name", "taken"), [("x.held.age", True), ("x.pdf", False)])
def test_a_sealed_file_can_be_dropped_on_the_page_and_no_other(
    reading: Reading, tmp_path: Path, file_name: str, taken: bool
) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / file_name))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(300, 300).toPoint(), copy, dropped, left, none)
    enter.setAccepted(False)
    QApplication.sendEvent(reading.page, enter)
    assert enter.isAccepted() is taken
    drop = QDropEvent(QPointF(300, 300), copy, dropped, left, none)
    QApplication.sendEvent(reading.page, drop)
    assert (file_name in reading.words()) is taken


def test_a_bundle_for_a_card_says_to_open_the_notebook_before_any_words_are_asked(
    reading: Reading, tmp_path: Path, qtbot: QtBot
) -> None:
    sealed = io.BytesIO()
    encrypt(io.BytesIO(b"anything"), sealed, [make_card_identity("").card.recipient])
    file = tmp_path / "card.held.age"
    file.write_bytes(sealed.getvalue())
    reading.page.take_file(file)
    told = "This was made for a card. Open your notebook first."
    qtbot.waitUntil(lambda: told in reading.words())
    assert "card.held.age" not in reading.words()
