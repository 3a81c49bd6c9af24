# SPDX-License-Identifier: GPL-3.0-or-later
"""Time to sit: begun, counted in text, and ended in silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from audit import audit
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from held.files.bundled_resources import resource
from held.journal.template import Place
from held.templates.catalog import Catalog
from held.ui.look import Look
from held.ui.writing.pause_slip import PauseSlip

SPANS = ("1_minute_button", "3_minutes_button", "own_time_button", "not_now_button")


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slip(look: Look, qtbot: QtBot, clock: Clock) -> Iterator[PauseSlip]:
    section = Catalog(resource("templates")).template("check_in").section(Place.PAUSE)
    assert section is not None
    window = QWidget()
    qtbot.addWidget(window)
    found = PauseSlip(section, clock)
    QVBoxLayout(window).addWidget(found)
    window.resize(320, 600)
    with qtbot.waitActive(window):
        window.show()
    yield found
    found.stop()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is asked to say by itself."""
    said: list[str] = []
    tell = QAccessible.updateAccessibility

    def listen(event: object) -> None:
        message = getattr(event, "message", None)
        if callable(message):
            said.append(message())
        tell(event)  # type: ignore[arg-type]

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return said


def part(slip: PauseSlip, object_name: str) -> QWidget:
    found = slip.findChild(QWidget, object_name)
    assert found is not None, object_name
    return found


def press(slip: PauseSlip, object_name: str) -> None:
    part(slip, object_name).setFocus()
    QTest.keyClick(part(slip, object_name), Qt.Key.Key_Space)


def left(slip: PauseSlip) -> str:
    label = part(slip, "pause_left_label")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def words(slip: PauseSlip) -> str:
    return " ".join(label.text() for label in slip.findChildren(QLabel) if label.isVisible())


def test_four_ways_are_offered_and_none_is_chosen(slip: PauseSlip) -> None:
    assert all(part(slip, span).isVisible() for span in SPANS)
    assert not slip.is_sitting
    assert left(slip) == ""
    assert audit(slip.window()) == []


@pytest.mark.parametrize(
    ("span", "first"), [("1_minute_button", "1:00"), ("3_minutes_button", "3:00")]
)
def test_what_is_left_is_counted_in_text(
    slip: PauseSlip, clock: Clock, qtbot: QtBot, span: str, first: str
) -> None:
    press(slip, span)
    assert slip.is_sitting
    assert left(slip) == first
    assert QApplication.focusWidget() is part(slip, "stop_pause_button")
    assert not any(part(slip, one).isVisible() for one in SPANS)
    clock.at += 18.4
    qtbot.waitUntil(lambda: left(slip) in {"0:42", "2:42"}, timeout=3000)
    assert audit(slip.window()) == []


def test_it_ends_by_itself_and_can_begin_again(slip: PauseSlip, clock: Clock, qtbot: QtBot) -> None:
    press(slip, "1_minute_button")
    clock.at += 60
    qtbot.waitUntil(lambda: not slip.is_sitting, timeout=3000)
    assert "The time is over. Sit again, or go on." in words(slip)
    assert part(slip, "1_minute_button").hasFocus()
    press(slip, "3_minutes_button")
    assert left(slip) == "3:00"


def test_stop_ends_it_at_once(slip: PauseSlip) -> None:
    press(slip, "3_minutes_button")
    press(slip, "stop_pause_button")
    assert not slip.is_sitting
    assert "Stopped. Sit again, or go on." in words(slip)


def test_who_went_on_writing_is_not_called_back_when_it_ends(
    slip: PauseSlip, clock: Clock, qtbot: QtBot
) -> None:
    elsewhere = QWidget(slip.window())
    elsewhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    elsewhere.show()
    press(slip, "1_minute_button")
    elsewhere.setFocus()
    clock.at += 60
    qtbot.waitUntil(lambda: not slip.is_sitting, timeout=3000)
    assert elsewhere.hasFocus()


def test_only_the_beginning_and_the_end_are_said_aloud(
    slip: PauseSlip, clock: Clock, qtbot: QtBot, heard: list[str]
) -> None:
    press(slip, "1_minute_button")
    for _ in range(3):
        clock.at += 1
        before = left(slip)
        qtbot.waitUntil(lambda before=before: left(slip) != before, timeout=3000)
    clock.at += 60
    qtbot.waitUntil(lambda: not slip.is_sitting, timeout=3000)
    assert len(heard) == 2
    assert "Esc ends it" in heard[0]
    assert heard[1] == "The time is over."


@pytest.mark.parametrize("typed", ["", "0", "61", "-3", "3.5", "ten", "²", "1000"])
def test_an_own_time_that_cannot_be_sat_is_told_and_begins_nothing(
    slip: PauseSlip, typed: str
) -> None:
    press(slip, "own_time_button")
    QTest.keyClicks(part(slip, "own_time_edit"), typed)
    QTest.keyClick(part(slip, "own_time_edit"), Qt.Key.Key_Return)
    assert not slip.is_sitting
    assert "A whole number from 1 to 60, please." in words(slip)


@pytest.mark.parametrize(("typed", "first"), [("1", "1:00"), ("20", "20:00"), (" 60 ", "60:00")])
def test_an_own_time_is_typed_in_minutes(slip: PauseSlip, typed: str, first: str) -> None:
    press(slip, "own_time_button")
    assert part(slip, "own_time_edit").hasFocus()
    QTest.keyClicks(part(slip, "own_time_edit"), typed)
    press(slip, "begin_pause_button")
    assert left(slip) == first


def test_not_now_is_one_press_and_nothing_is_said_of_it(
    slip: PauseSlip, qtbot: QtBot, heard: list[str]
) -> None:
    with qtbot.waitSignal(slip.put_away, timeout=1000):
        press(slip, "not_now_button")
    assert heard == []
