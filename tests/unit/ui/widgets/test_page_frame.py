# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a page's parts stand at every size of window and text, and what scrolls in it."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import Drawing, FontRole, Look, RoomHue
from held.ui.widgets.buttons import PrimaryButton, QuietButton
from held.ui.widgets.empty_room import EmptyRoom
from held.ui.widgets.foot_line import Keeping
from held.ui.widgets.frame_geometry import Band, Wanted, band_of, measure
from held.ui.widgets.header import Crumb
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.parked_strip import ParkedStrip
from held.ui.widgets.permission_chip import PermissionChip, PermissionStand
from held.ui.widgets.slip import Slip
from held.ui.widgets.text_label import TextLabel
from held.ui.widgets.writing_edit import WritingEdit

LARGE, NARROW, SMALL = QSize(1280, 800), QSize(900, 800), QSize(640, 480)


def seen(rect: QRect | None) -> tuple[int, int, int, int]:
    """Left, top, right and bottom, the latter two as a ruler shows them."""
    assert rect is not None
    return rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height()


# Numbers


def test_alone_in_a_large_window_the_page_is_centred_beside_the_places() -> None:
    found = measure(LARGE, 1.0, Wanted())
    assert seen(found.sheet) == (388, 64, 1108, 744)
    assert seen(found.header) == (388, 0, 1108, 64)
    assert seen(found.foot) == (388, 760, 1108, 800)
    assert (found.padding, found.has_sidebar, found.slip) == (72, True, None)


def test_with_a_slip_the_page_stands_at_240_and_the_slip_at_984() -> None:
    found = measure(LARGE, 1.0, Wanted(slip=True, strip_height=96))
    assert seen(found.sheet) == (240, 64, 960, 624)
    assert seen(found.slip) == (984, 64, 1256, 744)
    assert seen(found.strip) == (240, 648, 960, 744)
    assert seen(found.foot) == (240, 760, 960, 800)


def test_at_900_the_places_are_a_button_and_the_slip_folds() -> None:
    found = measure(NARROW, 1.0, Wanted(slip=True, strip_height=96))
    assert seen(found.sheet) == (90, 64, 810, 624)
    assert seen(found.strip) == (90, 648, 810, 744)
    assert (found.band, found.slip, found.has_sidebar) == (Band.NARROW, None, False)


def test_at_640_the_page_is_24_from_both_edges_with_less_padding() -> None:
    found = measure(SMALL, 1.0, Wanted(slip=True))
    assert seen(found.sheet) == (24, 64, 616, 424)
    assert (found.band, found.padding) == (Band.SMALL, 32)


def test_text_at_200_percent_in_a_large_window_is_laid_out_as_a_small_one() -> None:
    found = measure(LARGE, 2.0, Wanted(slip=True))
    assert seen(found.sheet) == (24, 104, 1256, 720)
    assert seen(found.header) == (24, 0, 1256, 96)
    assert (found.band, found.padding) == (Band.SMALL, 64)


@pytest.mark.parametrize(
    ("width", "band"),
    [
        (1280, Band.WIDE),
        (1279, Band.MIDDLE),
        (984, Band.MIDDLE),
        (983, Band.NARROW),
        (768, Band.NARROW),
        (767, Band.SMALL),
    ],
)
def test_the_room_there_is_changes_at_1280_984_and_768(width: int, band: Band) -> None:
    assert band_of(width, 1.0) is band
    assert band_of(2 * width, 2.0) is band


def test_the_page_never_changes_its_width_down_to_768() -> None:
    for width in range(768, 2000, 7):
        for slip in (False, True):
            assert measure(QSize(width, 800), 1.0, Wanted(slip=slip)).sheet.width() == 720


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.25, 1.5, 2.0])
def test_nothing_overlaps_or_leaves_the_window_at_any_size(scale: float) -> None:
    for width in range(640, 2000, 31):
        found = measure(QSize(width, 480), scale, Wanted(slip=True))
        window = QRect(0, 0, width, 480)
        parts = [found.header, found.sheet, found.foot, *([found.slip] if found.slip else [])]
        assert all(window.contains(part) for part in parts), (width, found)
        assert not found.header.intersects(found.sheet)
        assert not found.sheet.intersects(found.foot)
        assert found.slip is None or not found.slip.intersects(found.sheet)


# A page


@pytest.fixture
def frame(look: Look, qtbot: QtBot) -> PageFrame:
    frame = PageFrame()
    qtbot.addWidget(frame)
    return frame


def shown(frame: PageFrame, size: QSize, qtbot: QtBot) -> None:
    frame.resize(size)
    with qtbot.waitActive(frame):
        frame.show()
    QTest.qWait(20)


def story(frame: PageFrame) -> WritingEdit:
    """A page like the one a story is noted on."""
    writing = WritingEdit()
    name(writing, "writing_edit", "What I heard")
    folded = QuietButton("Permission")
    name(folded, "folded_button", "Permission")
    frame.sheet.set_ends(48)
    frame.sheet.set_ribbon(RoomHue.STORIES)
    frame.sheet.add(TextLabel("What I heard", FontRole.HEADING_1))
    frame.sheet.add(TextLabel("As they told it."), above=4)
    frame.sheet.add(folded, above=20, beyond=16)
    frame.sheet.add(writing, above=28)
    slip = Slip()
    door = PrimaryButton("Agree")
    name(door, "agree_button", "Agree")
    slip.column.addWidget(door)
    frame.set_slips(slip, folded=folded)
    frame.set_strip(ParkedStrip("Parked. I wanted to…", "Covered when you leave", "Park a line"))
    return writing


def place_in(frame: PageFrame, part: QWidget) -> QRect:
    return QRect(part.mapTo(frame, QPoint(0, 0)), part.size())


def test_the_writing_is_576_wide_and_begins_136_below_the_top_of_a_page_with_a_heading(
    frame: PageFrame, qtbot: QtBot
) -> None:
    writing = story(frame)
    shown(frame, LARGE, qtbot)
    place = place_in(frame, writing)
    assert place.x() + writing.side() == 240 + 72
    assert writing.width() - writing.side() == 576
    assert place.y() == 64 + 136


def test_on_a_free_page_the_writing_begins_64_below_the_top(frame: PageFrame, qtbot: QtBot) -> None:
    writing = WritingEdit()
    frame.sheet.add(writing)
    shown(frame, LARGE, qtbot)
    assert place_in(frame, writing).y() == 64 + 64


def test_a_line_under_the_heading_stands_for_the_slip_and_opens_it_where_there_is_no_room(
    frame: PageFrame, qtbot: QtBot
) -> None:
    story(frame)
    shown(frame, LARGE, qtbot)
    agree, folded = (
        frame.findChild(QWidget, "agree_button"),
        frame.findChild(QWidget, "folded_button"),
    )
    assert agree is not None
    assert folded is not None
    assert agree.isVisible()
    assert folded.isHidden()
    frame.resize(NARROW)
    QTest.qWait(20)
    assert not agree.isVisible()
    assert folded.isVisible()
    with qtbot.waitSignal(frame.slip_opened):
        frame.show_slip()
    assert agree.hasFocus()
    frame.resize(LARGE)
    QTest.qWait(20)
    assert agree.isVisible()
    assert agree.hasFocus()


def test_in_a_low_window_the_parked_lines_are_the_last_thing_on_the_page(
    frame: PageFrame, qtbot: QtBot
) -> None:
    story(frame)
    shown(frame, LARGE, qtbot)
    strip = frame.findChild(ParkedStrip)
    assert strip is not None
    assert strip.parent() is frame
    frame.resize(SMALL)
    QTest.qWait(20)
    assert strip.parent() is not frame
    assert frame.sheet.isAncestorOf(strip)
    assert frame.sheet.seen().height() == 360


def test_the_caret_stays_in_sight_while_one_writes_past_the_end_of_the_page(
    frame: PageFrame, qtbot: QtBot
) -> None:
    writing = story(frame)
    shown(frame, SMALL, qtbot)
    writing.setFocus()
    for _ in range(30):
        QTest.keyClick(writing, Qt.Key.Key_Return)
        QTest.keyClicks(writing, "so")
        QTest.qWait(1)
        caret = QRect(writing.mapTo(frame, writing.cursorRect().topLeft()), QSize(2, 27))
        assert frame.sheet.seen().contains(caret)
    QTest.keyClick(writing, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(1)
    assert frame.sheet.seen().contains(writing.mapTo(frame, writing.cursorRect().center()))


def test_page_down_goes_one_page_and_not_to_the_end(frame: PageFrame, qtbot: QtBot) -> None:
    writing = story(frame)
    shown(frame, SMALL, qtbot)
    writing.set_text("\n".join("line" for _ in range(200)))
    writing.setFocus()
    QTest.qWait(20)
    QTest.keyClick(writing, Qt.Key.Key_PageDown)
    first = writing.textCursor().blockNumber()
    assert 2 < first < 15
    QTest.qWait(20)
    QTest.keyClick(writing, Qt.Key.Key_PageDown)
    assert first < writing.textCursor().blockNumber() < 30
    QTest.qWait(20)
    QTest.keyClick(writing, Qt.Key.Key_PageUp)
    QTest.qWait(20)
    QTest.keyClick(writing, Qt.Key.Key_PageUp)
    assert writing.textCursor().blockNumber() < 5


def test_a_press_on_the_header_is_not_caught_by_the_shadow_of_the_page(
    frame: PageFrame, qtbot: QtBot
) -> None:
    story(frame)
    act = QuietButton("Set it down")
    name(act, "set_down_button", "Set it down")
    frame.header.set_actions([act])
    shown(frame, LARGE, qtbot)
    low = place_in(frame, act).center() + QPoint(0, 18)
    assert frame.childAt(low) is act


def test_the_way_here_can_be_walked_back_and_tells_where(frame: PageFrame, qtbot: QtBot) -> None:
    frame.header.set_crumbs([Crumb("stories", "Stories"), Crumb("wren", "Wren")])
    shown(frame, LARGE, qtbot)
    back = frame.findChild(QWidget, "crumb_stories_button")
    assert back is not None
    back.setFocus()
    with qtbot.waitSignal(frame.header.crumb_chosen) as told:
        QTest.keyClick(back, Qt.Key.Key_Return)
    assert told.args == ["stories"]


def test_where_it_is_narrow_the_chip_stands_at_the_right_and_acts_fall_away(
    frame: PageFrame, qtbot: QtBot
) -> None:
    chip = PermissionChip()
    chip.show_stand(PermissionStand.AGREED, "Themes, by code", "until 12 February")
    ask, down = QuietButton("Ask me one question"), QuietButton("Set it down")
    frame.header.set_crumbs([Crumb("stories", "Stories"), Crumb("wren", "Wren")])
    frame.header.set_actions([ask, down])
    shown(frame, NARROW, qtbot)
    assert (ask.isVisible(), down.isVisible()) == (False, True)
    frame.header.set_chip(chip)
    QTest.qWait(20)
    assert (ask.isVisible(), down.isVisible()) == (False, False)
    assert seen(place_in(frame, chip))[2] == 810
    frame.resize(LARGE)
    QTest.qWait(20)
    assert (ask.isVisible(), down.isVisible()) == (True, True)


def test_at_640_and_200_percent_chip_places_and_name_stand_beside_each_other(
    frame: PageFrame, look: Look, qtbot: QtBot
) -> None:
    chip = PermissionChip()
    chip.show_stand(PermissionStand.AGREED, "Themes, by code", "until 12 February")
    frame.header.set_crumbs([Crumb("stories", "Stories"), Crumb("wren", "Wren")])
    frame.header.set_chip(chip)
    look.set_text_scale(2.0)
    shown(frame, SMALL, qtbot)
    places = frame.findChild(QWidget, "places_button")
    here = frame.findChild(QWidget, "here_label")
    assert places is not None
    assert here is not None
    assert here.isVisible()
    rects = [place_in(frame, part) for part in (places, here, chip)]
    assert all(left.right() < right.left() for left, right in itertools.pairwise(rects))
    assert rects[-1].right() < 640


# Foot line


def kept(frame: PageFrame) -> QWidget:
    found = frame.findChild(TextLabel, "kept_label")
    assert found is not None
    return found


def test_the_foot_says_where_it_is_kept_and_whether(frame: PageFrame, qtbot: QtBot) -> None:
    frame.foot.set_place("heart", "In Inside, for you alone", RoomHue.INSIDE)
    frame.foot.set_keeping(Keeping.KEEPING)
    shown(frame, LARGE, qtbot)
    assert kept(frame).accessibleName() == "Keeping…"
    frame.foot.set_keeping(Keeping.KEPT)
    assert kept(frame).accessibleName() == "Kept"
    assert seen(place_in(frame, kept(frame)))[2] == 1108


def test_what_went_wrong_is_shown_whole_where_both_have_no_room(
    frame: PageFrame, look: Look, qtbot: QtBot
) -> None:
    look.set_text_scale(2.0)
    frame.foot.set_place("heart", "In Inside, for you alone", RoomHue.INSIDE)
    shown(frame, SMALL, qtbot)
    frame.foot.set_keeping(Keeping.NOT_KEPT, "Not kept: the disk is full. Your text is safe here.")
    place = frame.findChild(QWidget, "place_label")
    assert place is not None
    assert not place.isVisible()
    label = kept(frame)
    assert isinstance(label, TextLabel)
    assert label.height() >= label.heightForWidth(label.width())
    assert frame.foot.rect().contains(label.geometry())


# Rooms without a page


def test_an_empty_room_has_its_button_in_the_middle_and_scrolls_when_it_must(
    frame: PageFrame, look: Look, qtbot: QtBot
) -> None:
    button = PrimaryButton("Someone told me something")
    name(button, "told_me_button", button.words())
    frame.set_room(EmptyRoom(Drawing.TWO_CHAIRS, "It can rest here.", button))
    shown(frame, LARGE, qtbot)
    assert abs(place_in(frame, button).center().x() - 748) <= 1
    assert not frame.sheet.isVisible()
    look.set_text_scale(2.0)
    frame.resize(SMALL)
    QTest.qWait(20)
    assert button.width() <= 592
    area = frame.findChild(EmptyRoom)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0
