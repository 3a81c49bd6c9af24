# SPDX-License-Identifier: GPL-3.0-or-later
"""Type, scale, themes, icons, drawings and shadows, as they are seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import Depth, Drawing, FontRole, Look, Theme, of
from held.ui.look.fonts import TYPES
from held.ui.widgets.buttons import PrimaryButton
from held.ui.widgets.text_label import TextLabel

RESOURCES = Path(__file__).parents[4] / "resources"


def _canvas(side: int) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _colours(image: QImage) -> set[str]:
    """The colours of all fully opaque pixels."""
    return {
        colour.name()
        for x in range(image.width())
        for y in range(image.height())
        if (colour := image.pixelColor(x, y)).alpha() == 255
    }


def _distance(first: QColor, second: QColor) -> int:
    return max(
        abs(first.red() - second.red()),
        abs(first.green() - second.green()),
        abs(first.blue() - second.blue()),
    )


def test_a_widget_finds_the_look_of_its_program(look: Look, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert of(widget) is look


def test_the_look_made_last_is_the_one_widgets_find(
    look: Look, qapp: QApplication, qtbot: QtBot
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    later = Look(qapp, RESOURCES)
    later.set_theme(Theme.DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert of(widget) is later
    assert of(widget).tokens.window.name() == "#1e1a17"


def test_words_change_their_colour_when_the_lamp_is_lit(look: Look, qtbot: QtBot) -> None:
    label = TextLabel("Held", FontRole.DISPLAY)
    qtbot.addWidget(label)
    label.resize(120, 48)
    by_day = _colours(label.grab().toImage())
    look.set_theme(Theme.DARK)
    QApplication.processEvents()
    by_lamp = _colours(label.grab().toImage())
    assert {"#f3eee5", "#23211d"} <= by_day
    assert {"#1e1a17", "#ece8df"} <= by_lamp
    assert "#f3eee5" not in by_lamp


def test_a_theme_that_follows_the_system_changes_with_it(look: Look, qapp: QApplication) -> None:
    look.set_theme(Theme.SYSTEM)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.tokens.window.name() == "#1e1a17"
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look.tokens.window.name() == "#f3eee5"


def test_a_chosen_theme_stays_whatever_the_system_says(look: Look, qapp: QApplication) -> None:
    look.set_theme(Theme.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.tokens.window.name() == "#f3eee5"
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


def test_text_at_200_percent_makes_a_button_twice_as_high(look: Look, qtbot: QtBot) -> None:
    button = PrimaryButton("Open")
    qtbot.addWidget(button)
    assert button.sizeHint().height() == 40
    look.set_text_scale(2.0)
    assert button.sizeHint().height() == 80
    assert look.font(FontRole.CONTROL).pointSizeF() == pytest.approx(21.0, abs=0.01)


@pytest.mark.parametrize(("asked", "given"), [(0.1, 0.8), (9.0, 2.0), (1.25, 1.25)])
def test_the_text_scale_keeps_to_what_the_pages_can_hold(
    look: Look, asked: float, given: float
) -> None:
    look.set_text_scale(asked)
    assert look.text_scale == given


@pytest.mark.parametrize("role", list(FontRole))
def test_every_role_is_set_in_its_own_face_and_not_in_a_stand_in(
    look: Look, role: FontRole
) -> None:
    font = look.font(role)
    seen = QFontInfo(font)
    assert seen.family() == TYPES[role].family
    assert seen.weight() == TYPES[role].weight.value
    assert seen.italic() == TYPES[role].italic


def test_one_switch_sets_everything_in_letters_that_cannot_be_mistaken(look: Look) -> None:
    look.set_legible_letters(True)
    families = {QFontInfo(look.font(role)).family() for role in FontRole}
    assert families == {"Atkinson Hyperlegible Next"}


def test_a_changed_font_of_a_caller_does_not_change_the_next_ones(look: Look) -> None:
    look.font(FontRole.WRITING).setItalic(True)
    assert not look.font(FontRole.WRITING).italic()


@pytest.mark.parametrize("name", sorted(f.stem for f in (RESOURCES / "icons").glob("*.svg")))
def test_an_icon_is_drawn_in_the_colour_it_is_given(look: Look, name: str) -> None:
    for colour in (QColor("#2F6B5E"), QColor("#F0938C")):
        image = _canvas(96)
        painter = QPainter(image)
        look.draw_icon(painter, name, QRectF(0, 0, 96, 96), colour)
        painter.end()
        drawn = [QColor(seen) for seen in _colours(image)]
        assert drawn
        assert max(_distance(seen, colour) for seen in drawn) <= 2


def test_an_icon_follows_the_theme_instead_of_keeping_the_first_colour(look: Look) -> None:
    seen = []
    for theme in (Theme.LIGHT, Theme.DARK):
        look.set_theme(theme)
        image = _canvas(64)
        painter = QPainter(image)
        look.draw_icon(painter, "lock", QRectF(0, 0, 64, 64), look.tokens.text_2)
        painter.end()
        seen.append(_colours(image))
    assert seen == [{"#57524a"}, {"#bdb6a8"}]


@pytest.mark.parametrize("drawing", list(Drawing))
def test_a_drawing_has_no_colour_of_its_own(drawing: Drawing) -> None:
    text = (RESOURCES / "drawings" / f"{drawing}.svg").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b|rgb\(", text)


@pytest.mark.parametrize("drawing", list(Drawing))
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_a_drawing_is_seen_in_both_themes(look: Look, drawing: Drawing, theme: Theme) -> None:
    look.set_theme(theme)
    image = _canvas(400)
    painter = QPainter(image)
    look.draw_drawing(painter, drawing, QRectF(0, 0, 400, 400))
    painter.end()
    line = look.tokens.accent if drawing is Drawing.BRAND_MARK else look.tokens.text_2
    assert line.name() in _colours(image)


def test_a_shadow_lies_below_the_paper_and_ends_within_its_reach(look: Look) -> None:
    image = _canvas(200)
    painter = QPainter(image)
    look.draw_shadow(painter, QRectF(50, 50, 100, 100), 10, Depth.PAGE)
    painter.end()
    below, beside, above = (
        image.pixelColor(*at).alpha() for at in ((100, 155), (155, 100), (100, 44))
    )
    assert below > beside > above >= 0
    assert image.pixelColor(100, 150 + 29).alpha() == 0


def test_a_shadow_keeps_its_corners_when_the_paper_grows(look: Look) -> None:
    corners = []
    for side in (100, 140):
        image = _canvas(220)
        painter = QPainter(image)
        look.draw_shadow(painter, QRectF(40, 40, side, side), 10, Depth.PAGE)
        painter.end()
        corners.append([image.pixelColor(x, x).alpha() for x in range(30, 44)])
    assert corners[0] == corners[1]


def test_a_placeholder_is_as_strong_as_a_hint(look: Look, qtbot: QtBot) -> None:
    for theme in (Theme.LIGHT, Theme.DARK):
        look.set_theme(theme)
        edit = QLineEdit()
        qtbot.addWidget(edit)
        look.dress_line_edit(edit)
        edit.ensurePolished()
        colour = edit.palette().color(QPalette.ColorRole.PlaceholderText)
        assert colour == look.tokens.hint


def test_a_window_icon_is_sharp_on_a_dense_screen(look: Look) -> None:
    icon = look.icon("lock", QColor("#2F6B5E"), 16)
    assert {QSize(16, 16), QSize(32, 32)} <= set(icon.availableSizes())
