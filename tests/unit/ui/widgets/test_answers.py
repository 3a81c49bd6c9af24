# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way to answer a question, by pointer, by keys and by ear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from held.journal.loose_date import About, Between, Exactly, LooseDate, Unknown
from held.ui.look import Look, RoomHue
from held.ui.widgets.choice import ChoiceGroup, Option
from held.ui.widgets.field import Field
from held.ui.widgets.fold import Fold, FoldLine, FoldStack
from held.ui.widgets.loose_date import LooseDateEdit
from held.ui.widgets.naming import name
from held.ui.widgets.radio_row import RadioGroup
from held.ui.widgets.ruled_line import RuledLine
from held.ui.widgets.typed_day import said_day, typed_day
from held.ui.widgets.worded_scale import WordedScale

TODAY = date(2025, 11, 22)
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
BODY = [Option(word, word) for word in ("jaw", "neck", "heat", "none")]

Show = Callable[..., QWidget]


def _heard(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def _press(key: Qt.Key) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key)


def _type(text: str) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, text)


# Fields


def test_the_eye_shows_the_letters_and_hides_them_again(
    look: Look, show: Show, qtbot: QtBot
) -> None:
    field = Field("Passphrase", secret=True)
    show(field)
    eye = field.eye_button
    assert eye is not None
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    QTest.keyClick(eye, Qt.Key.Key_Space)
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    assert _heard(eye).text(QAccessible.Text.Name) == "Passphrase: show the letters"


def test_what_is_wrong_is_seen_below_the_field_and_heard_with_it(
    look: Look, show: Show, qtbot: QtBot
) -> None:
    field = Field("Passphrase", secret=True)
    window = show(field)
    before = field.sizeHint().height()
    field.show_error("These are not yet the six words. Nothing is lost.")
    window.adjustSize()
    assert field.sizeHint().height() > before
    spoken = _heard(field.edit).text(QAccessible.Text.Description)
    assert spoken == "These are not yet the six words. Nothing is lost."
    field.clear_error()
    assert _heard(field.edit).text(QAccessible.Text.Description) == ""
    assert field.sizeHint().height() == before


def test_a_field_is_heard_by_the_label_above_it(look: Look, show: Show, qtbot: QtBot) -> None:
    field = Field("Where is it kept?")
    show(field)
    assert _heard(field.edit).text(QAccessible.Text.Name) == "Where is it kept?"


def test_a_letter_typed_against_its_shift_key_tells_of_caps_lock(
    look: Look, show: Show, qtbot: QtBot
) -> None:
    field = Field("Passphrase", secret=True)
    show(field)
    low = field.sizeHint().height()
    QTest.keyClicks(field.edit, "A", Qt.KeyboardModifier.NoModifier)
    assert field.sizeHint().height() > low
    QTest.keyClicks(field.edit, "a", Qt.KeyboardModifier.NoModifier)
    assert field.sizeHint().height() == low


def test_a_passphrase_can_be_pasted(look: Look, show: Show, qtbot: QtBot) -> None:
    field = Field("Passphrase", secret=True)
    show(field)
    QApplication.clipboard().setText("acorn lantern clover")
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "acorn lantern clover"
    QApplication.clipboard().clear()


def test_a_search_is_emptied_by_its_small_button(look: Look, show: Show, qtbot: QtBot) -> None:
    field = Field("Search", clearable=True, label_shown=False, icon="search")
    show(field)
    button = field.clear_button
    assert button is not None
    assert not button.isVisible()
    field.edit.setFocus()
    _type("bread")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert field.edit.hasFocus()


def test_a_click_beside_the_letters_still_reaches_the_field(
    look: Look, show: Show, qtbot: QtBot
) -> None:
    field, line = Field("Passphrase"), RuledLine("Another way it could be")
    show(field, line)
    frame = field.edit.parentWidget()
    assert frame is not None
    QTest.mouseClick(frame, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert field.edit.hasFocus()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(3, line.height() - 2))
    assert line.edit.hasFocus()


def test_a_short_answer_is_read_back_as_it_was_typed(look: Look, show: Show, qtbot: QtBot) -> None:
    line = RuledLine("Another way it could be", placeholder="In my own words")
    show(line)
    line.edit.setFocus()
    composed = QInputMethodEvent()
    composed.setCommitString("They were cold – śnieg, 雪")
    QApplication.sendEvent(line.edit, composed)
    assert line.text() == "They were cold – śnieg, 雪"
    assert _heard(line.edit).text(QAccessible.Text.Name) == "Another way it could be"


# Choices


def test_nothing_is_chosen_until_someone_chooses(look: Look, show: Show, qtbot: QtBot) -> None:
    group = ChoiceGroup(BODY, RoomHue.INSIDE)
    show(group)
    assert group.chosen() == ()


def test_several_words_are_chosen_by_keys_alone(look: Look, show: Show, qtbot: QtBot) -> None:
    group = ChoiceGroup(BODY, RoomHue.INSIDE, several=True)
    show(group)
    group.findChildren(QWidget)[0].setFocus(Qt.FocusReason.TabFocusReason)
    _press(Qt.Key.Key_Space)
    _press(Qt.Key.Key_Right)
    _press(Qt.Key.Key_Right)
    _press(Qt.Key.Key_Space)
    assert group.chosen() == ("jaw", "heat")


def test_one_of_several_lets_go_of_the_other(look: Look, show: Show, qtbot: QtBot) -> None:
    group = ChoiceGroup(BODY, RoomHue.INSIDE)
    show(group)
    group.findChildren(QWidget)[0].setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignals([group.changed, group.changed], timeout=1000):
        _press(Qt.Key.Key_Space)
        _press(Qt.Key.Key_End)
        _press(Qt.Key.Key_Space)
    assert group.chosen() == ("none",)


def test_a_choice_can_be_taken_back(look: Look, show: Show, qtbot: QtBot) -> None:
    group = ChoiceGroup(BODY, RoomHue.INSIDE)
    show(group)
    group.set_chosen(["neck"])
    chip = group.findChild(QWidget, "neck_choice")
    assert chip is not None
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert group.chosen() == ()


def test_a_word_of_ones_own_stands_beside_the_others(look: Look, show: Show, qtbot: QtBot) -> None:
    group = ChoiceGroup(BODY, RoomHue.INSIDE, several=True, own_word=True)
    show(group)
    adder = group.findChild(QWidget, "own_word_button")
    assert adder is not None
    adder.setFocus(Qt.FocusReason.TabFocusReason)
    _press(Qt.Key.Key_Return)
    _type("buzzing")
    _press(Qt.Key.Key_Return)
    assert group.own_words() == ("buzzing",)
    assert QApplication.focusWidget() is group.findChild(QWidget, "own_word_1_choice")
    _press(Qt.Key.Key_Space)
    assert group.own_words() == ()


def test_showing_an_old_answer_is_not_a_new_choice(look: Look, qtbot: QtBot) -> None:
    group = ChoiceGroup(BODY, RoomHue.INSIDE, several=True, own_word=True)
    qtbot.addWidget(group)
    with qtbot.assertNotEmitted(group.changed, wait=20):
        group.set_chosen(["jaw", "heat"], ["buzzing"])
    assert group.chosen() == ("jaw", "heat")
    assert group.own_words() == ("buzzing",)


def test_one_of_many_is_heard_as_such_and_several_as_ticks(look: Look, qtbot: QtBot) -> None:
    for several, role in ((False, QAccessible.Role.RadioButton), (True, QAccessible.Role.CheckBox)):
        group = ChoiceGroup(BODY, RoomHue.INSIDE, several=several)
        qtbot.addWidget(group)
        chip = group.findChild(QWidget, "jaw_choice")
        assert chip is not None
        assert _heard(chip).role() == role
        group.set_chosen(["jaw"])
        assert _heard(chip).state().checked


def test_chips_make_rows_where_they_do_not_fit_in_one(look: Look, qtbot: QtBot) -> None:
    group = ChoiceGroup(BODY, RoomHue.INSIDE)
    qtbot.addWidget(group)
    assert group.heightForWidth(1000) == 32
    assert group.heightForWidth(150) > 64


def test_a_row_is_chosen_by_keys_and_its_note_is_heard(
    look: Look, show: Show, qtbot: QtBot
) -> None:
    group = RadioGroup(
        [Option("gist", "The gist", "A sentence or two"), Option("themes", "Themes")],
        RoomHue.STORIES,
    )
    show(group)
    row = group.findChild(QWidget, "gist_radio")
    assert row is not None
    assert _heard(row).text(QAccessible.Text.Description) == "A sentence or two"
    assert group.chosen() is None
    row.setFocus(Qt.FocusReason.TabFocusReason)
    _press(Qt.Key.Key_Down)
    _press(Qt.Key.Key_Space)
    assert (group.chosen(), group.chosen_text()) == ("themes", "Themes")


# The scale


WORDS = ("settled", "steady", "stirred", "close to acting", "about to act")


def test_the_scale_moves_by_words_and_never_says_a_number(
    look: Look, show: Show, qtbot: QtBot
) -> None:
    scale = WordedScale(WORDS, RoomHue.INSIDE)
    name(scale, "right_now_scale", "How am I right now?")
    show(scale)
    assert scale.index() is None
    assert _heard(scale).text(QAccessible.Text.Value) == ""
    heard = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left):
        QTest.keyClick(scale, key)
        heard.append(_heard(scale).text(QAccessible.Text.Value))
    assert heard == ["settled", "steady", "about to act", "close to acting"]


def test_the_scale_can_be_left_without_an_answer_again(
    look: Look, show: Show, qtbot: QtBot
) -> None:
    scale = WordedScale(WORDS, RoomHue.INSIDE)
    show(scale)
    QTest.keyClick(scale, Qt.Key.Key_Home)
    with qtbot.waitSignal(scale.moved, timeout=1000) as told:
        QTest.keyClick(scale, Qt.Key.Key_Delete)
    assert told.args == [-1]
    assert scale.index() is None


@pytest.mark.parametrize(("share", "word"), [(0.0, "settled"), (0.51, "stirred"), (1.0, WORDS[4])])
def test_a_click_on_the_line_takes_the_nearest_word(
    look: Look, show: Show, qtbot: QtBot, share: float, word: str
) -> None:
    scale = WordedScale(WORDS, RoomHue.INSIDE)
    show(scale)
    at = QPoint(round((scale.width() - 1) * share), 45)
    QTest.mouseClick(scale, Qt.MouseButton.LeftButton, pos=at)
    assert scale.word() == word


# Folds


def test_one_question_is_open_at_a_time(look: Look, show: Show, qtbot: QtBot) -> None:
    stack, folds = FoldStack(), []
    for at, question in enumerate(("May I keep a note?", "For what?")):
        body = RadioGroup([Option("yes", "Yes")], RoomHue.STORIES)
        fold = Fold(question, body, f"question_{at}_fold")
        stack.add(fold)
        folds.append(fold)
    show(stack)
    QTest.keyClick(folds[0].head, Qt.Key.Key_Return)
    assert [fold.is_open() for fold in folds] == [True, False]
    assert _heard(folds[0].head).state().expanded
    QTest.keyClick(folds[1].head, Qt.Key.Key_Space)
    assert [fold.is_open() for fold in folds] == [False, True]


def test_a_folded_question_keeps_its_answer_in_sight_and_in_hearing(
    look: Look, qtbot: QtBot
) -> None:
    fold = Fold("Who else may see it?", RadioGroup([Option("no", "Nobody")], RoomHue.STORIES), "f")
    qtbot.addWidget(fold)
    fold.set_answer("Nobody")
    assert _heard(fold.head).text(QAccessible.Text.Value) == "Nobody"
    assert fold.head.heightForWidth(232) == 64
    assert fold.sizeHint().height() == 64


def test_a_line_that_opens_says_so(look: Look, qtbot: QtBot) -> None:
    line = FoldLine("How do I know?", "look closer")
    qtbot.addWidget(line)
    line.set_answer("I do not know yet")
    assert _heard(line).text(QAccessible.Text.Value) == "I do not know yet"
    assert _heard(line).state().collapsed


# Dates


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14 November", date(2025, 11, 14)),
        ("24 November", date(2024, 11, 24)),
        ("14 november 2023", date(2023, 11, 14)),
        ("Nov 14, 2023", date(2023, 11, 14)),
        ("2024-02-29", date(2024, 2, 29)),
        ("29 February", date(2024, 2, 29)),
        ("14.11.2025", date(2025, 11, 14)),
        ("14.11.", date(2025, 11, 14)),
        ("3/4/2025", date(2025, 4, 3)),
        ("3/4", date(2025, 4, 3)),
        ("today", TODAY),
        ("Yesterday", date(2025, 11, 21)),
        ("last spring", None),
        ("31 November", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_type_it(look: Look, typed: str, meant: date | None) -> None:
    assert typed_day(typed, TODAY, ENGLISH) == meant


def test_a_day_to_come_is_the_next_one_and_not_the_last(look: Look) -> None:
    assert typed_day("12 February", TODAY, ENGLISH, looking_back=False) == date(2026, 2, 12)


def test_the_order_of_day_and_month_is_the_systems(look: Look) -> None:
    american = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    assert typed_day("3/4/2025", TODAY, american) == date(2025, 3, 4)


def test_a_day_is_said_back_with_its_weekday(look: Look) -> None:
    assert said_day(date(2025, 11, 14), ENGLISH) == "Friday 14 November 2025"


@pytest.mark.parametrize(
    "value",
    [
        Exactly(date(2025, 11, 14)),
        About("last spring", None),
        About("before the move", date(2024, 3, 1)),
        Between(date(2025, 5, 1), date(2025, 5, 20)),
        Unknown(),
        None,
    ],
)
def test_a_loose_date_comes_back_as_it_was(
    look: Look, qtbot: QtBot, value: LooseDate | None
) -> None:
    when = LooseDateEdit(RoomHue.STORIES, TODAY)
    qtbot.addWidget(when)
    with qtbot.assertNotEmitted(when.changed, wait=10):
        when.set_value(value)
    assert when.value() == value


def test_a_loose_date_is_given_by_keys_alone(look: Look, show: Show, qtbot: QtBot) -> None:
    when = LooseDateEdit(RoomHue.STORIES, TODAY)
    window = show(when)
    window.resize(600, 400)
    first = when.findChild(QWidget, "exactly_choice")
    assert first is not None
    first.setFocus(Qt.FocusReason.TabFocusReason)
    _press(Qt.Key.Key_Right)
    _press(Qt.Key.Key_Space)
    _press(Qt.Key.Key_Tab)
    _type("last spring")
    assert when.value() == About("last spring", None)


def test_two_days_in_the_wrong_order_are_told_and_not_taken(
    look: Look, show: Show, qtbot: QtBot
) -> None:
    when = LooseDateEdit(RoomHue.STORIES, TODAY)
    show(when)
    when.set_value(Between(date(2025, 5, 1), date(2025, 5, 20)))
    last = when.findChild(QLineEdit, "last_day_edit")
    assert last is not None
    last.setFocus()
    last.selectAll()
    _type("2 April 2025")
    _press(Qt.Key.Key_Return)
    assert when.value() is None
    assert "before" in _heard(last).text(QAccessible.Text.Description)
