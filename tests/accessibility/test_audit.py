# SPDX-License-Identifier: GPL-3.0-or-later
"""The audit finds what it is there to find. One planted fault in each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from audit import audit, small_targets, tab_stops
from parts_gallery import PartsGallery
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import FontRole, Look, Theme, look_beside
from held.ui.widgets.buttons import PlainButton, PrimaryButton
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.text_label import TextLabel


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    found = look_beside(qapp, Path(__file__).parents[2] / "resources")
    found.set_theme(Theme.LIGHT)
    found.set_text_scale(1.0)
    yield found
    found.set_theme(Theme.LIGHT)
    found.set_text_scale(1.0)


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> QWidget:
    """A window with one sound button."""
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page)
    _add(page, PrimaryButton("Open"), "open_button", "Open")
    page.resize(400, 300)
    return page


def _add(page: QWidget, part: QWidget, object_name: str = "", spoken: str = "") -> QWidget:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(part)
    if object_name:
        name(part, object_name, spoken)
    return part


def _shown(page: QWidget) -> list[str]:
    page.show()
    QApplication.processEvents()
    return audit(page)


def test_a_sound_page_has_no_fault(page: QWidget) -> None:
    assert _shown(page) == []


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_part_in_every_state_passes(
    look: Look, qtbot: QtBot, theme: Theme, scale: float
) -> None:
    look.set_theme(theme)
    look.set_text_scale(scale)
    gallery = PartsGallery()
    qtbot.addWidget(gallery)
    assert _shown(gallery) == []
    assert small_targets(gallery) == []


def test_tab_goes_round_all_parts_and_comes_back(look: Look, qtbot: QtBot) -> None:
    gallery = PartsGallery()
    qtbot.addWidget(gallery)
    with qtbot.waitActive(gallery):
        gallery.show()
    stops = tab_stops(gallery)
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    met = []
    for _stop in stops:
        here = QApplication.focusWidget()
        assert here is not None
        met.append(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert met == [stop.objectName() for stop in stops]
    assert QApplication.focusWidget() is stops[0]


def test_a_control_without_a_spoken_name_is_found(page: QWidget) -> None:
    button = _add(page, PlainButton("", icon="x"))
    button.setObjectName("close_button")
    assert any("close_button can have the focus and has no spoken name" in f for f in _shown(page))


def test_two_controls_of_one_name_are_found(page: QWidget) -> None:
    _add(page, PrimaryButton("Open"), "other_open_button", "Open")
    assert any("other_open_button is called “Open”" in fault for fault in _shown(page))


def test_a_control_too_small_to_touch_is_found(page: QWidget) -> None:
    button = _add(page, PlainButton("x"), "small_button", "Close")
    button.setFixedSize(20, 20)
    assert any("small_button is 20 by 20 to touch" in fault for fault in _shown(page))


def test_a_text_that_keeps_tab_for_itself_is_found(page: QWidget) -> None:
    _add(page, QTextEdit(), "letter_edit", "Letter")
    assert any("letter_edit keeps Tab for itself" in fault for fault in _shown(page))


def test_a_label_that_is_cut_is_found(page: QWidget) -> None:
    label = TextLabel("Someone may be in danger", FontRole.CONTROL, wraps=False)
    _add(page, label, "danger_label", "")
    label.setFixedWidth(60)
    assert any("danger_label is cut" in fault for fault in _shown(page))


def test_a_group_too_low_for_its_rows_is_found(page: QWidget) -> None:
    group = QWidget()
    flow = FlowLayout(group)
    for number in range(8):
        button = PlainButton(f"Choice {number}")
        name(button, f"choice_{number}_button", button.words())
        flow.addWidget(button)
    _add(page, group, "flow_group", "Choices")
    page.show()
    group.setFixedSize(200, 60)
    assert any("flow_group cuts what it holds" in fault for fault in _shown(page))


def test_a_button_that_reaches_out_of_its_page_is_found(page: QWidget) -> None:
    button = PlainButton("Send now", page)
    name(button, "send_button", "Send now")
    button.setGeometry(380, 20, 100, 40)
    assert any("send_button reaches out" in fault for fault in _shown(page))


def test_a_page_that_scrolls_sideways_is_found(page: QWidget) -> None:
    area = QScrollArea()
    wide = QWidget()
    wide.setFixedSize(2000, 40)
    area.setWidget(wide)
    _add(page, area, "wide_area", "Wide")
    assert any("wide_area scrolls sideways" in fault for fault in _shown(page))
