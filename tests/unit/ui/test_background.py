# SPDX-License-Identifier: GPL-3.0-or-later
"""Work on the vault lane: in turn, off the GUI thread, and told only to who is still there."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from held.errors import HeldError
from held.ui.background import Lane


class StickPulledOut(HeldError):
    """A failure that Held expects."""


class OnePage(QObject):
    """Remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def done(self, result: object) -> None:
        self.told.append((result, threading.current_thread() is threading.main_thread()))

    def failed(self, error: HeldError) -> None:
        self.told.append((type(error), threading.current_thread() is threading.main_thread()))


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:
    lane = Lane("test_lane")
    yield lane
    lane.stop()


def pull_out() -> None:
    raise StickPulledOut


def test_the_result_comes_back_on_the_thread_of_the_window(lane: Lane, qtbot: QtBot) -> None:
    page, ran_on = OnePage(), []

    def work() -> str:
        ran_on.append(threading.current_thread())
        return "kept"

    lane.run(work, page.done, page.failed)
    qtbot.waitUntil(lambda: bool(page.told))
    assert page.told == [("kept", True)]
    assert ran_on[0] is not threading.main_thread()


def test_the_window_stays_alive_while_the_lane_works(lane: Lane, qtbot: QtBot) -> None:
    page, go_on = OnePage(), threading.Event()
    lane.run(go_on.wait, page.done, page.failed)
    begun = time.monotonic()
    qtbot.wait(50)
    assert not page.told
    assert time.monotonic() - begun < 5
    go_on.set()
    qtbot.waitUntil(lambda: bool(page.told))


def test_one_piece_of_work_comes_after_another(lane: Lane, qtbot: QtBot) -> None:
    page, order = OnePage(), []

    def work(number: int) -> int:
        time.sleep(0.01 if number == 0 else 0)
        order.append(number)
        return number

    for number in range(5):
        lane.run(lambda number=number: work(number), page.done, page.failed)
    qtbot.waitUntil(lambda: len(page.told) == 5)
    assert order == [0, 1, 2, 3, 4]
    assert [told for told, _ in page.told] == order


def test_an_expected_failure_is_told_and_the_lane_goes_on(lane: Lane, qtbot: QtBot) -> None:
    page = OnePage()
    lane.run(pull_out, page.done, page.failed)
    lane.run(lambda: "kept", page.done, page.failed)
    qtbot.waitUntil(lambda: len(page.told) == 2)
    assert page.told == [(StickPulledOut, True), ("kept", True)]


def test_what_nobody_heeds_is_done_in_its_turn_and_its_failure_is_no_news(
    lane: Lane, qtbot: QtBot
) -> None:
    page, done = OnePage(), []
    lane.run_unheeded(lambda: done.append("warm"))
    lane.run_unheeded(pull_out)
    lane.run(lambda: list(done), page.done, page.failed)
    qtbot.waitUntil(lambda: bool(page.told))
    assert page.told == [(["warm"], True)]


def test_a_fault_of_ours_is_told_though_nobody_heeds_it(lane: Lane, qtbot: QtBot) -> None:
    with capture_exceptions() as raised:
        lane.run_unheeded(lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_a_fault_of_ours_is_not_taken_for_the_worlds(lane: Lane, qtbot: QtBot) -> None:
    page = OnePage()
    with capture_exceptions() as raised:
        lane.run(lambda: 1 // 0, page.done, page.failed)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert page.told == []
    assert lane.run_now(lambda: "still there") == "still there"


def test_a_page_that_has_gone_is_told_nothing_and_not_kept_alive(lane: Lane, qtbot: QtBot) -> None:
    page, go_on = OnePage(), threading.Event()
    told = page.told
    lane.run(go_on.wait, page.done, page.failed)
    del page
    gc.collect()
    go_on.set()
    lane.run_now(lambda: None)
    qtbot.wait(20)
    assert told == []


def test_a_page_that_qt_has_taken_away_is_told_nothing(lane: Lane, qtbot: QtBot) -> None:
    page, go_on = OnePage(), threading.Event()
    lane.run(go_on.wait, page.done, page.failed)
    Shiboken.delete(page)
    go_on.set()
    lane.run_now(lambda: None)
    qtbot.wait(20)
    assert page.told == []


def test_waiting_for_work_waits_for_what_was_there_before(lane: Lane) -> None:
    page, order = OnePage(), []
    for number in range(3):
        lane.run(lambda number=number: order.append(number), page.done, page.failed)
    assert lane.run_now(lambda: list(order)) == [0, 1, 2]


def test_waiting_for_work_raises_what_it_raises(lane: Lane) -> None:
    with pytest.raises(StickPulledOut):
        lane.run_now(pull_out)


def test_stopping_finishes_what_is_waiting(qapp: object) -> None:
    lane, page, order = Lane("test_lane"), OnePage(), []
    for number in range(3):
        lane.run(lambda number=number: order.append(number), page.done, page.failed)
    lane.stop()
    assert order == [0, 1, 2]
