# SPDX-License-Identifier: GPL-3.0-or-later
"""Parking a line under the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import Look
from held.ui.widgets.parked_strip import ParkedStrip


@pytest.fixture
def strip(show: Callable[..., QWidget]) -> ParkedStrip:
    strip = ParkedStrip("Parked. I wanted to…", "Covered when you leave", "Park another line")
    show(strip)
    strip.edit.setFocus()
    return strip


def test_enter_parks_the_line_and_clears_the_field(strip: ParkedStrip, qtbot: QtBot) -> None:
    QTest.keyClicks(strip.edit, " explain how busy it was ")
    with qtbot.waitSignal(strip.parked) as told:
        QTest.keyClick(strip.edit, Qt.Key.Key_Return)
    assert told.args == ["explain how busy it was"]
    assert strip.lines() == ["explain how busy it was"]
    assert strip.edit.text() == ""
    assert strip.edit.hasFocus()


def test_an_empty_line_is_not_parked(strip: ParkedStrip, qtbot: QtBot) -> None:
    QTest.keyClicks(strip.edit, "   ")
    with qtbot.assertNotEmitted(strip.parked):
        QTest.keyClick(strip.edit, Qt.Key.Key_Return)
    assert strip.lines() == []


def test_at_720_with_two_lines_it_is_96_high_and_grows_with_more(strip: ParkedStrip) -> None:
    strip.set_lines(["explain how busy that week was", "ask who else was in the room"])
    assert strip.heightForWidth(720) == 96
    strip.set_lines([*strip.lines(), "say that it was the same for me once"])
    assert strip.heightForWidth(720) == 96 + 40


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_lines_wrap_and_nothing_is_cut(strip: ParkedStrip, look: Look, scale: float) -> None:
    look.set_text_scale(scale)
    strip.set_lines(["say that the rota was changed before anyone had been asked " * 2, "rest"])
    strip.setFixedSize(500, strip.heightForWidth(500))
    QTest.qWait(10)
    for part in strip.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        assert strip.rect().contains(part.geometry())


def test_the_lines_are_told_to_those_who_listen(strip: ParkedStrip) -> None:
    strip.set_lines(["ask who else was there"])
    label = strip.findChild(QWidget, "parked_line_1_label")
    assert label is not None
    assert label.accessibleName() == "ask who else was there"
