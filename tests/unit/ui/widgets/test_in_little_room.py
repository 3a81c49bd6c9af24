# SPDX-License-Identifier: GPL-3.0-or-later
"""In narrow columns and with large letters nothing is cut, crowded or out of sight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations

import pytest
from audit import audit, small_targets
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from held.journal.loose_date import About, Between, Exactly
from held.ui.look import FontRole, Look, RoomHue
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.choice import ChoiceGroup, Option
from held.ui.widgets.field import Field
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.fold import Fold, FoldLine, FoldStack
from held.ui.widgets.loose_date import LooseDateEdit
from held.ui.widgets.name_to_touch import NameToTouch
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.radio_row import RadioGroup
from held.ui.widgets.ruled_line import RuledLine
from held.ui.widgets.ruled_paper import RuledPaper
from held.ui.widgets.slip import Slip

TODAY = date(2025, 11, 22)
PARTS = [
    Option(str(number), words, "It is covered. Nothing is erased by this answer.")
    for number, words in enumerate(("What they asked of me", "Their words", "What I heard"))
]

Show = Callable[..., QWidget]


def choices() -> QWidget:
    return ChoiceGroup(PARTS, RoomHue.STORIES, several=True, own_word=True)


def rows() -> QWidget:
    return RadioGroup(PARTS, RoomHue.STORIES)


def two_days() -> QWidget:
    when = LooseDateEdit(RoomHue.STORIES, TODAY)
    when.set_value(Between(date(2025, 5, 1), date(2025, 5, 20)))
    return when


def a_day_ahead() -> QWidget:
    when = LooseDateEdit(RoomHue.STORIES, TODAY, looking_back=False, day_only=True)
    when.set_value(Exactly(date(2026, 2, 20)))
    return when


def an_open_fold() -> QWidget:
    stack = FoldStack()
    for number, body in enumerate((rows(), two_days())):
        name(body, f"body_{number}", f"Body {number}")
        fold = Fold("What did I say about my limits?", body, f"limits_{number}_fold")
        fold.head.setAccessibleName(f"Limits {number}")
        fold.set_answer("That I may have to pass on what I hear")
        fold.set_open(number == 1)
        stack.add(fold)
    return stack


def a_line_that_opens() -> QWidget:
    line = FoldLine("Permission", "look closer", hue=RoomHue.STORIES, icon="handshake")
    name(line, "permission_fold_button", "Permission")
    line.set_answer("Yes to a note, and to passing some of it on")
    return line


def a_long_answer() -> QWidget:
    paper = RuledPaper(FontRole.SHORT_ANSWER)
    name(paper, "gist_edit", "The gist")
    paper.set_placeholder("In their way of saying it, a sentence or two")
    return paper


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize(
    "make",
    [choices, rows, two_days, a_day_ahead, an_open_fold, a_line_that_opens, a_long_answer],
)
def test_nothing_is_cut_in_a_column_as_narrow_as_a_slip(
    look: Look, qtbot: QtBot, make: Callable[[], QWidget], scale: float
) -> None:
    look.set_text_scale(scale)
    area, inner = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    part = make()
    if not part.objectName():
        name(part, "part_group", "A part")
    column = QVBoxLayout(inner)
    column.addWidget(part)
    column.addStretch()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.resize(look.px(272), look.px(500))
    area.show()

    def check() -> None:
        assert audit(area) == []
        assert small_targets(area) == []
        assert not crossing(part)

    qtbot.waitUntil(check, timeout=2000)


def crossing(part: QWidget) -> list[tuple[str, str]]:
    """Pairs of things to read or press that lie over each other."""
    leaves = [
        widget
        for widget in part.findChildren(QWidget)
        if widget.isVisible() and not widget.findChildren(QWidget)
    ]
    places = [(leaf, QRect(leaf.mapTo(part, QPoint(0, 0)), leaf.size())) for leaf in leaves]
    return [
        (str(first), str(second))
        for (first, here), (second, there) in combinations(places, 2)
        if here.intersects(there)
    ]


# Fields


@pytest.mark.parametrize(("compact", "high"), [(False, 40), (True, 32)])
def test_all_of_a_field_can_be_touched(look: Look, show: Show, compact: bool, high: int) -> None:
    field = Field("Passphrase", compact=compact)
    show(field)
    assert field.edit.height() == high


def test_a_ruled_line_is_52_high_and_at_least_32_of_it_take_the_caret(
    look: Look, show: Show
) -> None:
    named, bare = RuledLine("Look again"), RuledLine("Look again", label_shown=False)
    show(named, bare)
    assert (named.sizeHint().height(), named.edit.height()) == (52, 32)
    assert bare.edit.height() == 32
    assert bare.sizeHint().height() < named.sizeHint().height()
    assert bare.edit.accessibleName() == "Look again"


def test_a_long_answer_begins_with_two_lines_and_grows_with_the_writing(
    look: Look, show: Show
) -> None:
    paper = RuledPaper(FontRole.SHORT_ANSWER)
    show(paper)
    low = paper.minimumHeight()
    assert low >= 2 * 24
    QTest.keyClicks(paper, "They wish for one person who knows. " * 12)
    assert paper.minimumHeight() > low
    assert paper.minimumHeight() >= paper.document().size().height()


# A day ahead


def test_where_a_day_is_asked_for_only_a_day_can_be_given(look: Look, show: Show) -> None:
    when = LooseDateEdit(RoomHue.STORIES, TODAY, looking_back=False, day_only=True)
    show(when)
    assert when.value() is None
    group = when.findChild(ChoiceGroup)
    assert group is not None
    assert not group.isVisible()
    day = when.findChild(QLineEdit, "first_day_edit")
    assert day is not None
    QTest.keyClicks(day, "20 February")
    assert when.value() == Exactly(date(2026, 2, 20))
    # What was said more loosely before is shown as it was said.
    when.set_value(About("in spring", date(2026, 3, 1)))
    assert when.value() == About("in spring", date(2026, 3, 1))
    assert group.isVisible()


# Lines that open


def test_a_line_without_room_puts_the_answer_under_the_question(look: Look, qtbot: QtBot) -> None:
    line = a_line_that_opens()
    qtbot.addWidget(line)
    assert line.heightForWidth(line.sizeHint().width()) == 40
    assert line.heightForWidth(232) > 40
    assert line.minimumSizeHint().width() < 232


def test_an_open_line_leaves_its_answer_to_what_it_has_opened(look: Look, qtbot: QtBot) -> None:
    line = FoldLine("With whom?", "look closer")
    qtbot.addWidget(line)
    line.set_answer("Rowan and everyone who was in the room that afternoon")
    line.resize(232, 80)
    assert line.heightForWidth(232) > 32
    folded = line.grab().toImage()
    line.set_open(True)
    assert line.heightForWidth(232) == 32
    assert line.grab().toImage() != folded


# Flows and margins


def test_what_is_put_back_to_the_end_of_a_row_stands_after_the_others(
    look: Look, show: Show
) -> None:
    row = QWidget()
    flow = FlowLayout(row)
    more = NameToTouch("More…")
    flow.addWidget(more)
    show(row).resize(600, 100)
    QTest.qWait(20)
    flow.removeWidget(more)
    further = NameToTouch("What they asked of me", row)
    flow.addWidget(further)
    further.show()
    flow.addWidget(more)
    QTest.qWait(20)
    assert more.x() == further.geometry().right() + 1 + 8


def test_a_flush_button_begins_where_the_words_above_it_begin(look: Look, qtbot: QtBot) -> None:
    flush = QuietButton("Another line", icon="plus", compact=True, flush=True)
    usual = QuietButton("Another line", icon="plus", compact=True)
    for button in (flush, usual):
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
    assert usual.width() - flush.width() == 2 * usual.padding()
    assert first_ink(flush) < 6 <= first_ink(usual)
    assert flush.ring_rect().left() < 0


def first_ink(widget: QWidget) -> int:
    """How far from its left edge something is painted."""
    image = widget.grab().toImage()
    ground = image.pixel(image.width() - 1, 0)
    for x in range(image.width()):
        if any(image.pixel(x, y) != ground for y in range(image.height())):
            return x
    return image.width()


# Slips that scroll


@pytest.fixture
def slip(look: Look, qtbot: QtBot) -> tuple[PageFrame, QWidget]:
    """A page with a slip of thirty rows, and those rows."""
    frame, long = PageFrame(), Slip()
    qtbot.addWidget(frame)
    options = [Option(f"row_{number}", f"Row {number}") for number in range(30)]
    group = RadioGroup(options, RoomHue.STORIES)
    name(group, "rows_group", "Rows")
    long.column.addWidget(group)
    long.column.addStretch()
    long.set_fills_height(True)
    frame.set_slips(long)
    frame.resize(QSize(1280, 800))
    with qtbot.waitActive(frame):
        frame.show()
    QTest.qWait(20)
    return frame, group


def place_in(frame: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(frame, QPoint(0, 0)), part.size())


def row(group: QWidget, number: int) -> QWidget:
    found = group.findChild(QWidget, f"row_{number}_radio")
    assert found is not None
    return found


def test_a_slip_that_scrolls_keeps_its_width(slip: tuple[PageFrame, QWidget]) -> None:
    _frame, group = slip
    assert group.width() == 272 - 2 * 20


def test_what_has_the_focus_is_in_sight_wherever_arrows_take_it(
    slip: tuple[PageFrame, QWidget],
) -> None:
    frame, group = slip
    row(group, 0).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row(group, 0), Qt.Key.Key_End)
    assert QApplication.focusWidget() is row(group, 29)
    assert QRect(984, 64, 272, 680).contains(place_in(frame, row(group, 29)))
    QTest.keyClick(row(group, 29), Qt.Key.Key_Home)
    assert QRect(984, 64, 272, 680).contains(place_in(frame, row(group, 0)))


def test_a_slip_that_is_scrolled_stays_within_the_outline_of_the_page(
    look: Look, slip: tuple[PageFrame, QWidget]
) -> None:
    frame, group = slip
    row(group, 29).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.qWait(20)
    image = frame.grab().toImage()
    assert image.pixelColor(1120, 66) == look.tokens.raised
    for y in (44, 50, 56):
        assert image.pixelColor(1120, y) == look.tokens.window


def test_pressing_something_half_in_sight_does_not_move_it_away(
    slip: tuple[PageFrame, QWidget],
) -> None:
    frame, group = slip
    lowest = max(
        (row(group, number) for number in range(30)),
        key=lambda part: place_in(frame, part).top() * (place_in(frame, part).top() < 740),
    )
    before = place_in(frame, lowest)
    QTest.mousePress(lowest, Qt.MouseButton.LeftButton, pos=QPoint(5, 2))
    assert place_in(frame, lowest) == before
    QTest.mouseRelease(lowest, Qt.MouseButton.LeftButton, pos=QPoint(5, 2))
    assert isinstance(group, RadioGroup)
    assert group.chosen_text() == lowest.accessibleName()


def test_a_fold_that_opens_is_shown_with_what_it_opened(look: Look, qtbot: QtBot) -> None:
    frame, stack = PageFrame(), FoldStack()
    qtbot.addWidget(frame)
    folds = []
    for number in range(12):
        body = RadioGroup(PARTS, RoomHue.STORIES)
        fold = Fold(f"Question {number}", body, f"question_{number}_fold")
        stack.add(fold)
        folds.append(fold)
    frame.sheet.add(stack)
    frame.resize(QSize(640, 480))
    with qtbot.waitActive(frame):
        frame.show()
    last = folds[-1]
    last.head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(last.head, Qt.Key.Key_Space)

    def check() -> None:
        seen = QRect(24, 64, 592, 360)
        assert seen.contains(place_in(frame, last.head))
        assert seen.contains(place_in(frame, last.body))

    qtbot.waitUntil(check, timeout=2000)
