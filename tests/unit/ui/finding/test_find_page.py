# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that finds: what a key brings, in which order, and what it says about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QFont
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from held.files.places import Places
from held.journal.answer import Chosen, Words
from held.journal.entry import Entry
from held.journal.room import Room
from held.ui.background import Lane
from held.ui.finding.find_page import FindPage
from held.ui.finding.finder import Finder
from held.ui.finding.found_list import FoundList
from held.ui.finding.found_rows import FoundRows
from held.ui.look import Look
from held.ui.navigation import Destination, Navigation, Place
from held.ui.open_desk import OpenDesk
from held.vault.key_slots import DerivationCost
from held.workflows import give_permission, write_entry
from held.workflows.clock import SystemClock
from held.workflows.search import MOST_FOUND
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

T = TypeVar("T")
INSIDE = frozenset(Room)


class Desk:
    """A notebook, and the page that finds on a desk of its own."""

    def __init__(self, session: Session, lane: Lane, owner: QObject, qtbot: QtBot) -> None:
        self.session, self.lane, self._qtbot = session, lane, qtbot
        self.calm = True
        self.finder = Finder(session, lane, self.is_calm, owner)
        self.navigation = Navigation(owner)
        self.asked: list[Destination] = []
        self.navigation.asked.connect(self.note)
        self.desk: OpenDesk | None = None

    def is_calm(self) -> bool:
        return self.calm

    def note(self, destination: Destination) -> None:
        self.asked.append(destination)

    def on_lane(self, work: Callable[[], T]) -> T:
        return self.lane.run_now(work)

    def write(self, text: str, template: str = "just_write", *, allowed: bool = True) -> Entry:
        def work() -> Entry:
            draft = write_entry.begin(self.session, template)
            draft.say({"heard" if template == "story" else "page": Words(text)})
            kept = write_entry.keep(self.session, draft.written)
            if template == "story" and allowed:
                give_permission.state(self.session, kept, {"may_note": Chosen("yes")}, None)
            return kept.entry

        return self.on_lane(work)

    def open(self, sought: str = "", rooms: frozenset[Room] = frozenset()) -> FindPage:
        destination = Destination(Place.FIND, sought=sought, rooms=rooms)
        self.navigation.go(destination)
        page = FindPage(self.finder, self.navigation, sought, rooms)
        self.desk = OpenDesk(self.navigation)
        self._qtbot.addWidget(self.desk)
        self.desk.resize(1280, 800)
        self.desk.show_page(page)
        self.desk.show()
        self.desk.activateWindow()
        self._qtbot.waitUntil(self.desk.isActiveWindow)
        self.settle()
        return page

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self.finder._busy)
        self._qtbot.wait(30)

    def unread(self) -> int:
        return self.on_lane(lambda: len(self.session.vault.search.stale(500)))

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        QTest.keyClicks(focus, text)

    def press(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    def find(self, object_name: str) -> QWidget:
        assert self.desk is not None
        found = self.desk.findChild(QWidget, object_name)
        assert found is not None
        return found

    @property
    def rows(self) -> list[str]:
        """Every row as it is said aloud."""
        found = self.find("found_list")
        assert isinstance(found, FoundList)
        model = found.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(n, 0).data(role)) for n in range(model.rowCount())]

    def wait_for(self, count: int) -> None:
        self._qtbot.waitUntil(lambda: len(self.rows) == count, timeout=5000)

    def wait_to_hear(self, words: str) -> None:
        self._qtbot.waitUntil(
            lambda: self.find("found_label").accessibleName() == words, timeout=5000
        )


@pytest.fixture
def desk(look: Look, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    owner, lane = QObject(), Lane("vault")
    vaults = Vaults(
        Places(tmp_path / "share", tmp_path / "config"),
        SystemClock(),
        DerivationCost(memory_kib=64, passes=3, lanes=1),
    )
    session = lane.run_now(lambda: vaults.make(vaults.folder_for("N"), "six"))
    found = Desk(session, lane, owner, qtbot)
    yield found
    found.finder.close(may_wait=True)
    lane.run_now(session.close)
    lane.stop()


def test_pages_are_found_while_one_types(desk: Desk) -> None:
    desk.write("the kitchen smelled of bread", "story")
    desk.write("kites over the garden", "story")
    desk.open()
    assert QApplication.focusWidget() is desk.find("find_edit")
    desk.type("ki")
    desk.wait_for(2)
    desk.wait_to_hear("2 found")
    desk.type("tc")
    desk.wait_for(1)
    assert "the kitchen smelled of bread" in desk.rows[0]
    desk.type("x")
    desk.wait_to_hear("Not found in the rooms chosen. Inside was left out.")
    assert desk.rows == []
    assert not desk.find("found_list").isVisible()


def test_inside_is_looked_in_only_with_its_chip(desk: Desk) -> None:
    desk.write("the kitchen")
    desk.open()
    desk.type("kitchen")
    desk.wait_to_hear("Not found in the rooms chosen. Inside was left out.")
    QTest.mouseClick(desk.find("inside_choice"), Qt.MouseButton.LeftButton)
    desk.wait_for(1)
    for room in Room:
        QTest.mouseClick(desk.find(f"{room.value}_choice"), Qt.MouseButton.LeftButton)
    desk.wait_to_hear("Choose a room to look in.")


def test_a_story_without_a_yes_stays_covered(desk: Desk) -> None:
    desk.write("the kitchen smelled of bread", "story", allowed=False)
    desk.open()
    desk.type("kitchen")
    desk.wait_for(1)
    (row,) = desk.rows
    assert "bread" not in row
    assert "Not asked yet" in row
    assert "Its words stay covered until I open it." in row


def test_the_answer_to_what_was_typed_last_is_shown(desk: Desk) -> None:
    for number in range(40):
        desk.write(f"the kitchen {number}")
    desk.open(rooms=INSIDE)
    desk.type("kitchen 3")
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Backspace)
    desk.type(" 17")
    desk.wait_for(1)
    desk.settle()
    assert "kitchen 17" in desk.rows[0]


def test_rows_out_of_sight_follow_by_themselves(desk: Desk) -> None:
    for number in range(MOST_FOUND + 5):
        desk.write(f"the kitchen {number}")
    desk.open(rooms=INSIDE)
    desk.type("kit")
    desk.wait_for(MOST_FOUND)
    desk.wait_to_hear(f"The newest {MOST_FOUND} are here.")
    told = [row.rsplit(" ", 1)[-1] for row in desk.rows]
    assert told == [str(number) for number in range(MOST_FOUND + 4, 4, -1)]


def test_a_page_written_meanwhile_is_found_without_another_key(desk: Desk) -> None:
    desk.write("the kitchen", "story")
    desk.open()
    desk.type("kitchen")
    desk.wait_for(1)
    desk.write("another kitchen", "story")
    desk.finder.catch_up()
    desk.wait_for(2)


def test_while_somebody_is_busy_only_the_newest_pages_are_read(desk: Desk) -> None:
    def many() -> None:
        with desk.session.vault.transaction():
            for number in range(200):
                draft = write_entry.begin(desk.session, "just_write")
                draft.say({"page": Words(f"the kitchen {number}")})
                write_entry.keep(desk.session, draft.written)

    desk.on_lane(many)
    desk.calm = False
    desk.finder.catch_up()
    QTest.qWait(100)
    unread = desk.unread()
    while unread == 200:
        QTest.qWait(50)
        unread = desk.unread()
    QTest.qWait(700)
    assert desk.finder._busy
    assert 0 < desk.unread() == unread
    desk.calm = True
    desk.settle()
    assert desk.unread() == 0


def test_enter_opens_the_page_with_the_words_one_looked_for(desk: Desk) -> None:
    page = desk.write("the kitchen")
    desk.open(rooms=INSIDE)
    desk.type("kitch")
    desk.wait_for(1)
    desk.press(Qt.Key.Key_Return)
    assert desk.asked[-1] == Destination(Place.PAGE, entry=page.id, sought="kitch")
    desk.navigation.back()
    assert desk.asked[-1] == Destination(Place.FIND, sought="kitch", rooms=INSIDE)


def test_arrows_lead_into_the_rows_and_back_to_the_field(desk: Desk) -> None:
    pages = [desk.write(f"the kitchen {n}") for n in range(3)]
    desk.open("kitchen", INSIDE)
    desk.wait_for(3)
    desk.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is desk.find("found_list")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.asked[-1].entry == pages[1].id
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is desk.find("find_edit")


def test_esc_leaves_the_rows_then_the_words_then_the_page(desk: Desk) -> None:
    desk.write("the kitchen")
    desk.navigation.go(Destination(Place.TODAY))
    desk.open("kitchen", INSIDE)
    desk.wait_for(1)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Escape)
    field = desk.find("find_edit")
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert field.text() == ""
    desk.press(Qt.Key.Key_Escape)
    assert desk.asked[-1] == Destination(Place.TODAY)


def test_signs_alone_say_what_can_be_found(desk: Desk) -> None:
    desk.write("the kitchen")
    desk.open()
    desk.type('"*(')
    desk.wait_to_hear("Letters and numbers can be found.")
    assert desk.rows == []


def test_where_nothing_is_written_there_is_one_thing_to_do(desk: Desk) -> None:
    desk.open()
    button = desk.find("begin_button")
    QTest.qWait(50)
    assert button.hasFocus()
    assert not desk.find("find_edit").isEnabled()
    desk.press(Qt.Key.Key_Return)
    assert desk.asked[-1] == Destination(Place.PAGE, template="just_write")


def test_what_was_found_is_said_to_those_who_listen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    desk.write("the kitchen", "story")
    desk.open()
    desk.type("kit")
    desk.wait_to_hear("1 found")
    assert "1 found" in said


def test_found_words_are_bold_on_the_colour_of_found_things(desk: Desk, look: Look) -> None:
    from held.ui.finding import found_paint

    desk.write("the kitchen 🙂 kitchen", "story")
    desk.open("kit")
    desk.wait_for(1)
    found = desk.find("found_list")
    assert isinstance(found, FoundList)
    row = found._rows.rows[0]
    marked = found_paint._marked(row)
    # Qt counts the sign as two.
    assert [(one.start, one.length) for one in marked] == [(4, 7), (15, 7)]
    assert {one.format.fontWeight() for one in marked} == {QFont.Weight.DemiBold}
    colours = {one.format.background().color().name() for one in marked}
    assert colours == {look.tokens.found.name()}
    image = found.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 300, 2) for y in range(40, 70, 2)}
    assert look.tokens.found.name() in colours


def test_the_rows_keep_the_rules_of_a_model(desk: Desk) -> None:
    from held.ui.finding.found_rows import FoundRow
    from held.ui.look import RoomHue
    from held.workflows.search import Excerpt

    row = FoundRow("e", "t", "heart", RoomHue.INSIDE, "Today", Excerpt("x", ()), None, "t")  # type: ignore[arg-type]
    model = FoundRows(desk.navigation)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, desk.navigation
    )
    model.show([row, row])
    model.show_more([row])
    model.show([])
    assert model.rowCount() == 0
    assert tester.model() is model
