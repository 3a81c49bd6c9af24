# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings act at once, by key, and are there again after locking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from audit import audit, small_targets
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from held.files.places import Places
from held.ui.background import Lane
from held.ui.look import Look, Theme
from held.ui.navigation import Navigation
from held.ui.open_desk import OpenDesk
from held.ui.settings.settings_page import SettingsPage
from held.vault.key_slots import DerivationCost
from held.workflows import preferences
from held.workflows.appearance import Appearance
from held.workflows.clock import SystemClock
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults


@dataclass
class Open:
    """An open notebook and its lane."""

    session: Session
    lane: Lane

    def idle_seconds(self) -> int:
        return self.lane.run_now(lambda: preferences.read(self.session)).idle_seconds


@pytest.fixture
def opened(tmp_path: Path, cheap_cost: DerivationCost) -> Iterator[Open]:
    lane = Lane("vault")
    places = Places(tmp_path / "share", tmp_path / "config")
    vaults = Vaults(places, SystemClock(), cheap_cost)
    session = lane.run_now(lambda: vaults.make(vaults.folder_for("N"), "six quiet words"))
    yield Open(session, lane)
    lane.run_now(session.close)
    lane.stop()


@dataclass
class Shown:
    """The settings on the desk, and what they told."""

    desk: OpenDesk
    page: SettingsPage
    appearances: list[Appearance]
    idle: list[int]

    def note_appearance(self, appearance: Appearance) -> None:
        self.appearances.append(appearance)

    def note_idle(self, seconds: int) -> None:
        self.idle.append(seconds)

    def see(self, object_name: str) -> Any:
        found = self.desk.findChild(QWidget, object_name)
        assert found is not None
        assert found.isVisible()
        return found

    def press(self, object_name: str, key: Qt.Key = Qt.Key.Key_Space) -> None:
        widget = self.see(object_name)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(widget, key)


@pytest.fixture
def show(opened: Open, look: Look, qtbot: QtBot) -> Callable[..., Shown]:
    def lay(appearance: Appearance | None = None, width: int = 1280, height: int = 800) -> Shown:
        desk = OpenDesk(Navigation())
        qtbot.addWidget(desk)
        desk.resize(width, height)
        page = SettingsPage(opened.session, opened.lane, appearance or Appearance())
        shown = Shown(desk, page, [], [])
        page.appearance_chosen.connect(shown.note_appearance)
        page.idle_chosen.connect(shown.note_idle)
        desk.show_page(page)
        desk.show()
        qtbot.waitActive(desk)
        opened.lane.run_now(lambda: None)
        qtbot.wait(20)
        return shown

    return lay


@pytest.mark.parametrize(("key", "theme"), [("light", "light"), ("dark", "dark")])
def test_light_is_chosen_by_key_and_told_at_once(
    show: Callable[..., Shown], key: str, theme: str
) -> None:
    shown = show()
    shown.press(f"{key}_radio")
    assert shown.appearances == [Appearance(theme=theme)]


def test_choosing_what_is_chosen_already_tells_nothing(show: Callable[..., Shown]) -> None:
    shown = show()
    shown.press("system_radio")
    assert shown.appearances == []


def test_arrows_go_through_the_lights_and_only_a_press_chooses(show: Callable[..., Shown]) -> None:
    shown = show()
    shown.press("light_radio", Qt.Key.Key_Down)
    assert QApplication.focusWidget() is shown.see("dark_radio")
    assert shown.appearances == []


def test_text_grows_and_shrinks_in_steps_up_to_its_ends(show: Callable[..., Shown]) -> None:
    shown = show()
    for _ in range(12):
        if shown.see("larger_button").isEnabled():
            shown.press("larger_button")
    assert [round(a.text_scale, 2) for a in shown.appearances] == [1 + n / 10 for n in range(1, 11)]
    assert shown.see("text_size_label").text() == "200 %"
    shown.press("usual_size_button")
    for _ in range(3):
        if shown.see("smaller_button").isEnabled():
            shown.press("smaller_button")
    assert shown.appearances[-1].text_scale == 0.8
    assert not shown.see("smaller_button").isEnabled()


def test_a_size_between_two_steps_goes_to_the_next_one(show: Callable[..., Shown]) -> None:
    shown = show(Appearance(text_scale=1.25))
    shown.press("larger_button")
    assert shown.appearances[-1].text_scale == 1.3
    assert show(Appearance(text_scale=1.25)).see("text_size_label").text() == "125 %"


def test_stillness_and_plain_letters_can_be_taken_back(show: Callable[..., Shown]) -> None:
    shown = show()
    shown.press("still_tick")
    shown.press("legible_tick")
    shown.press("still_tick")
    assert shown.appearances == [
        Appearance(reduced_motion=True),
        Appearance(reduced_motion=True, legible_letters=True),
        Appearance(legible_letters=True),
    ]


def test_what_was_chosen_elsewhere_is_shown_and_not_told_again(show: Callable[..., Shown]) -> None:
    shown = show()
    shown.page.show_appearance(Appearance(theme="dark", text_scale=1.5, reduced_motion=True))
    assert shown.see("dark_radio").isChecked()
    assert shown.see("still_tick").isChecked()
    assert shown.see("text_size_label").text() == "150 %"
    assert shown.appearances == []


def test_the_time_to_lock_is_read_told_and_kept(show: Callable[..., Shown], opened: Open) -> None:
    shown = show()
    assert shown.see("idle_300_radio").isChecked()
    shown.press("idle_60_radio")
    assert shown.idle == [60]
    assert opened.idle_seconds() == 60
    assert show().see("idle_60_radio").isChecked()


def test_the_time_to_lock_leaves_the_place_of_the_keeper_alone(
    show: Callable[..., Shown], opened: Open
) -> None:
    where = preferences.Preferences(left_off="0" * 32)  # type: ignore[arg-type]  # an id by form
    opened.lane.run_now(lambda: preferences.save(opened.session, where))
    show().press("idle_900_radio")
    kept = opened.lane.run_now(lambda: preferences.read(opened.session))
    assert kept == preferences.Preferences(idle_seconds=900, left_off=where.left_off)


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1.0), (640, 480, 1.0), (1280, 800, 2.0)]
)
def test_the_page_has_no_fault(
    show: Callable[..., Shown], look: Look, width: int, height: int, scale: float
) -> None:
    look.set_text_scale(scale)
    look.set_theme(Theme.DARK)
    shown = show(Appearance(theme="dark", text_scale=scale), width, height)
    assert audit(shown.desk) == []
    assert small_targets(shown.desk) == []
