# SPDX-License-Identifier: GPL-3.0-or-later
"""A notebook with pages written on different days, and the real desk to look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from held.files.places import Places
from held.journal.answer import Answer, Chosen, When, Words
from held.journal.entry import Entry, begin, write
from held.journal.identifiers import EntryId
from held.journal.layer import Lifted
from held.journal.loose_date import Exactly
from held.journal.moment import Moment
from held.journal.room import Room
from held.ui.background import Lane
from held.ui.look import Look
from held.ui.navigation import Destination, Navigation
from held.ui.open_desk import OpenDesk
from held.ui.page import Page
from held.ui.rooms.room_page import RoomPage
from held.ui.rooms.shelving import Shelving
from held.vault.key_slots import DerivationCost
from held.workflows import give_permission, lift_line, recovery_sheet, write_entry
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults
from held.workflows.write_entry import Draft, Written

PASSPHRASE = "six"
SECRET = "the kitchen smelled of bread"
T = TypeVar("T")


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self._at = datetime(2026, 3, 10, 8, tzinfo=UTC)

    def now(self) -> Moment:
        return Moment(self._at, self._at.date())

    def move(self, **time: int) -> None:
        self._at += timedelta(**time)


class Notebook:
    """An open vault, what is written into it, and what its pages asked for."""

    def __init__(self, vaults: Vaults, lane: Lane, clock: Clock) -> None:
        self.lane = lane
        self.clock = clock
        self.session: Session = lane.run_now(
            lambda: vaults.make(vaults.folder_for("N"), PASSPHRASE)
        )
        self.navigation = Navigation()
        self.shelving = Shelving(self.session, lane)
        self.asked: list[Destination] = []
        self.navigation.asked.connect(self.note)

    def note(self, destination: Destination) -> None:
        self.asked.append(destination)

    def on_lane(self, work: Callable[[], T]) -> T:
        return self.lane.run_now(work)

    def write(self, template: str, text: str = SECRET) -> Entry:
        def work() -> Entry:
            draft = write_entry.begin(self.session, template)
            draft.say({"heard" if template == "story" else "page": Words(text)})
            return write_entry.keep(self.session, draft.written).entry

        return self.on_lane(work)

    def write_many(self, count: int, template: str = "just_write") -> list[Entry]:
        """Pages of as many days up to today, in one go, the newest first."""

        def work() -> list[Entry]:
            now, made = self.clock.now(), []
            with self.session.vault.transaction():
                for back in range(count - 1, -1, -1):
                    at = Moment(now.at - timedelta(back), now.day - timedelta(back))
                    page = begin(self.session.catalog.template(template), at)
                    said = "heard" if template == "story" else "page"
                    page = write(page, {said: Words(SECRET)}, (), at)
                    made.append(self.session.vault.entries.save(page))
            return made[::-1]

        return self.on_lane(work)

    def write_more(self, entry: Entry) -> None:
        def work() -> None:
            draft: Draft = write_entry.resume(self.session, entry.id)
            draft.say({**entry.answers, next(iter(entry.answers)): Words("more")})
            write_entry.keep(self.session, draft.written)

        self.on_lane(work)

    def allow(self, story: Entry, until: date | None, may_note: str = "yes") -> None:
        said: dict[str, Answer] = {"may_note": Chosen(may_note)}
        if until is not None:
            said["keep_until"] = When(Exactly(until))
        self.on_lane(lambda: give_permission.state(self.session, Written(story), said, None))

    def lift(self, page: Entry) -> None:
        self.on_lane(lambda: lift_line.lift(self.session, page, "page", (0, 3), Lifted.SAW))

    def park(self, page: Entry) -> None:
        self.on_lane(lambda: lift_line.park(self.session, page, SECRET))

    def set_down(self, entry: Entry) -> None:
        self.on_lane(lambda: write_entry.set_down(self.session, entry))

    def put_on_paper(self) -> None:
        """As somebody who made a recovery sheet."""
        drawn = recovery_sheet.draw(self.clock.now().day)
        self.on_lane(lambda: recovery_sheet.make(self.session, PASSPHRASE, drawn))

    def code_of(self, story: Entry) -> str:
        draft = self.on_lane(lambda: write_entry.resume(self.session, EntryId(story.id)))
        assert draft.teller is not None
        return draft.teller.code

    def room(self, room: Room) -> RoomPage:
        return RoomPage(self.session, self.lane, self.navigation, self.shelving, room)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def notebook(look: Look, tmp_path: Path, clock: Clock) -> Iterator[Notebook]:
    lane = Lane("vault")
    places = Places(tmp_path / "share", tmp_path / "config")
    cost = DerivationCost(memory_kib=64, passes=3, lanes=1)
    found = Notebook(Vaults(places, clock, cost), lane, clock)
    yield found
    lane.run_now(found.session.close)
    lane.stop()


class Shown:
    """A page on the desk, as somebody at the keyboard has it before them."""

    def __init__(self, desk: OpenDesk, page: Page, qtbot: QtBot) -> None:
        self.desk = desk
        self.page = page
        self._qtbot = qtbot

    def find(self, object_name: str) -> QWidget | None:
        for widget in self.desk.findChildren(QWidget):
            if widget.objectName() == object_name and widget.isVisible():
                return widget
        return None

    def see(self, object_name: str) -> QWidget:
        self._qtbot.waitUntil(lambda: self.find(object_name) is not None, timeout=3000)
        found = self.find(object_name)
        assert found is not None
        return found

    def press(
        self, key: Qt.Key, shift: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, shift)

    def wait(self, so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(so, timeout=3000)


@pytest.fixture
def show(notebook: Notebook, qtbot: QtBot) -> Callable[..., Shown]:
    """Lays a page on the desk in a window of some size."""

    def lay(page: Page, width: int = 1280, height: int = 800) -> Shown:
        desk = OpenDesk(notebook.navigation)
        notebook.shelving.told.connect(desk.say_for_desk)
        desk.taken_back.connect(notebook.shelving.undo)
        qtbot.addWidget(desk)
        desk.resize(width, height)
        desk.show_page(page)
        desk.show()
        desk.activateWindow()
        qtbot.waitUntil(desk.isActiveWindow)
        notebook.lane.run_now(lambda: None)
        qtbot.wait(20)
        return Shown(desk, page, qtbot)

    return lay
