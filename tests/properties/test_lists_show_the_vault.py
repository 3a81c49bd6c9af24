# SPDX-License-Identifier: GPL-3.0-or-later
"""In whatever order one pins, lets go, puts back, writes and looks about, the lists show what lies
in the vault: every entry once, none lost, each where it belongs.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from held.files.places import Places
from held.journal.answer import Words
from held.journal.identifiers import EntryId
from held.journal.moment import Moment
from held.journal.room import Room
from held.ui.background import Lane
from held.ui.look import Theme, look_beside
from held.ui.navigation import Navigation
from held.ui.open_desk import OpenDesk
from held.ui.rooms.covered_list import CoveredList
from held.ui.rooms.covered_rows import BLOCK, UNREAD
from held.ui.rooms.letting_go_page import LettingGoPage
from held.ui.rooms.room_page import RoomPage
from held.ui.rooms.shelving import Shelving
from held.ui.rooms.timeline_page import TimelinePage
from held.vault.key_slots import DerivationCost
from held.workflows import write_entry
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
COST = DerivationCost(memory_kib=64, passes=3, lanes=1)
FIRST = 4 * BLOCK + 9
"""So many that no list is read at once."""

# Explaining a failure traces every line, and takes minutes.
_ENOUGH = settings(
    max_examples=8,
    stateful_step_count=12,
    deadline=None,
    phases=[Phase.generate, Phase.shrink],
)
places = st.integers(0, FIRST)


class MovedClock:
    """A minute later each time it is asked, and further where one says so."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 10, 8, tzinfo=UTC)

    def now(self) -> Moment:
        self.at += timedelta(minutes=1)
        return Moment(self.at, self.at.date())


class Leafing(RuleBasedStateMachine):
    """What is expected is held in plain lists: pinned or not, shelved or not, and when."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        root = Path(self._folder.name)
        self.lane, self.clock = Lane("vault"), MovedClock()
        vaults = Vaults(Places(root / "share", root / "config"), self.clock, COST)
        self.session: Session = self.lane.run_now(lambda: vaults.make(vaults.folder_for("N"), "s"))
        self.begun: list[EntryId] = []
        self.written: list[EntryId] = []
        self.pinned: set[EntryId] = set()
        self.shelf: list[EntryId] = []
        self.lane.run_now(self._fill)
        self.navigation = Navigation()
        self.shelving = Shelving(self.session, self.lane)
        made = (self.session, self.lane, self.navigation, self.shelving)
        self.room, self.time = RoomPage(*made, Room.INSIDE), TimelinePage(*made)
        self.letting_go = LettingGoPage(*made)
        self.desks = [self._lay(page) for page in (self.room, self.time, self.letting_go)]
        self._settle()

    @rule(place=places)
    def pin(self, place: int) -> None:
        entry = self._there(place)
        if entry is not None:
            (self.shelving.unpin if entry in self.pinned else self.shelving.pin)(entry)
            self.pinned ^= {entry}

    @rule(place=places)
    def let_go(self, place: int) -> None:
        entry = self._there(place)
        if entry is not None:
            self.shelving.shelve(entry)
            self.shelf.append(entry)

    @rule(place=places)
    def put_back(self, place: int) -> None:
        if self.shelf:
            self.shelving.put_back(self.shelf.pop(place % len(self.shelf)))

    @rule(place=places)
    def write_more(self, place: int) -> None:
        """Elsewhere, and unknown to the lists until they look."""
        entry = self._there(place)
        if entry is not None:
            self.lane.run_now(lambda: self._write(entry))
            self.written.remove(entry)
            self.written.append(entry)
            for desk in self.desks:
                desk.page.look_again()

    @rule(key=st.sampled_from(["Key_PageDown", "Key_PageUp", "Key_End", "Key_Home", "Key_Down"]))
    def leaf(self, key: str) -> None:
        for page in (self.room, self.time):
            QTest.keyClick(page.lists()[0], Qt.Key[key])

    @invariant()
    def the_lists_show_what_lies_in_the_vault(self) -> None:
        self._settle()
        there = [entry for entry in reversed(self.written) if entry not in self.shelf]
        top = [entry for entry in there if entry in self.pinned]
        others = [entry for entry in there if entry not in self.pinned]
        assert self._shown(self.room) == [*top, *others]
        through = [entry for entry in reversed(self.begun) if entry not in self.shelf]
        assert self._shown(self.time) == through
        assert self._shown(self.letting_go) == self.shelf[::-1]

    def teardown(self) -> None:
        for desk in self.desks:
            desk.hide()
            desk.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.lane.run_now(self.session.close)
        self.lane.stop()
        self._folder.cleanup()

    def _fill(self) -> None:
        with self.session.vault.transaction():
            for _ in range(FIRST):
                self.clock.at += timedelta(hours=9)
                draft = write_entry.begin(self.session, "just_write")
                draft.say({"page": Words("x")})
                entry = write_entry.keep(self.session, draft.written).entry
                self.begun.append(entry.id)
                self.written.append(entry.id)

    def _write(self, entry: EntryId) -> None:
        draft = write_entry.resume(self.session, entry)
        draft.say({"page": Words(str(self.clock.at))})
        write_entry.keep(self.session, draft.written)

    def _there(self, place: int) -> EntryId | None:
        there = [entry for entry in self.begun if entry not in self.shelf]
        return there[place % len(there)] if there else None

    def _lay(self, page: Any) -> OpenDesk:
        desk = OpenDesk(self.navigation)
        desk.resize(1280, 800)
        desk.show_page(page)
        desk.show()
        return desk

    def _settle(self) -> None:
        """Until nothing more comes from the lane."""
        for _ in range(6):
            self.lane.run_now(lambda: None)
            QApplication.processEvents()

    def _shown(self, page: Any) -> list[EntryId]:
        """Every entry of a list, read as one who scrolls through it."""
        (view,) = page.lists()
        assert isinstance(view, CoveredList)
        rows, found = view.rows, []
        for number in range(rows.rowCount()):
            row = rows.row(number)
            if row is UNREAD:
                rows.want(number, number)
                self._settle()
                row = rows.row(number)
            if not row.is_heading:
                assert row.entry is not None
                found.append(row.entry)
        return found


def test_no_order_of_acts_loses_or_doubles_an_entry(qapp: QApplication) -> None:
    look_beside(qapp, RESOURCES).set_theme(Theme.LIGHT)
    run_state_machine_as_test(Leafing, settings=_ENOUGH)
