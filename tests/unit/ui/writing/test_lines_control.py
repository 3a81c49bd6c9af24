# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines in prose: begun by Enter, looked at closer one at a time, taken away and had back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from held.journal.answer import Answer, Chosen, Row, Rows, Words
from held.journal.identifiers import LayerId, RowId, make_id
from held.journal.layer import Layer
from held.journal.moment import Moment
from held.journal.template import Question
from held.templates.template_file import read_template
from held.ui.look import Look
from held.ui.writing.answer_control import AnswerControl, Asking
from held.ui.writing.lines_control import LinesControl
from held.ui.writing.link_control import LinkControl

Ask = Callable[..., AnswerControl]
TEST = Path(__file__).parents[4] / "resources" / "templates" / "test"


@pytest.fixture
def lines() -> Question:
    """As it is shipped."""
    (asked,) = read_template(TEST).questions()
    return asked


@pytest.fixture
def control(ask: Ask, lines: Question) -> LinesControl:
    found = ask(lines)
    assert isinstance(found, LinesControl)
    return found


def here() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(here(), key)


def type_words(text: str) -> None:
    QTest.keyClicks(here(), text)


def tab_to(object_name: str) -> None:
    for _ in range(60):
        if here().objectName() == object_name:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{object_name} cannot be reached")


def said(control: AnswerControl) -> list[str]:
    answer = control.answer()
    return [row.line for row in answer.rows] if isinstance(answer, Rows) else []


def rows(control: AnswerControl) -> tuple[Row, ...]:
    answer = control.answer()
    assert isinstance(answer, Rows)
    return answer.rows


def closer_says(control: AnswerControl, number: int) -> str:
    closer = control.findChild(QWidget, f"lines_{number}_closer_button")
    assert closer is not None
    return QAccessible.queryAccessibleInterface(closer).text(QAccessible.Text.Value)


def shown(control: AnswerControl, object_name: str) -> bool:
    return any(found.isVisible() for found in control.findChildren(QWidget, object_name))


def three(control: LinesControl) -> tuple[Row, ...]:
    found = tuple(Row(RowId(make_id()), word) for word in ("one", "two", "three"))
    control.show_answer(Rows(found))
    control.first().setFocus()
    return found


def test_enter_begins_another_line_and_an_empty_one_begins_none(control: LinesControl) -> None:
    type_words("They left early.")
    press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    type_words("They did not care.")
    assert said(control) == ["They left early.", "They did not care."]


def test_enter_in_an_earlier_line_begins_the_next_one_there(control: LinesControl) -> None:
    three(control)
    tab_to("lines_1_edit")
    press(Qt.Key.Key_Return)
    type_words("between")
    assert said(control) == ["one", "between", "two", "three"]


def test_a_line_reads_that_i_do_not_know_yet_until_something_was_said(
    control: LinesControl,
) -> None:
    type_words("They left early.")
    assert closer_says(control, 1) == "I do not know yet"
    assert rows(control)[0].answers == {}
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    tab_to("saw_choice")
    press(Qt.Key.Key_End, Qt.Key.Key_Space)
    assert here().objectName() == "not_known_choice"
    assert rows(control)[0].answers == {"basis": Chosen("not_known")}
    assert closer_says(control, 1) == "I do not know yet"


def test_an_answer_taken_back_leaves_what_was_seen_at_first(control: LinesControl) -> None:
    type_words("They left early.")
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    tab_to("saw_choice")
    press(Qt.Key.Key_Space)
    assert closer_says(control, 1) == "I saw or heard it"
    press(Qt.Key.Key_Space)
    assert rows(control)[0].answers == {}
    assert closer_says(control, 1) == "I do not know yet"


def test_one_line_is_open_at_most_and_the_focus_stays_where_it_was_opened(
    control: LinesControl,
) -> None:
    three(control)
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    assert shown(control, "lines_1_camera_edit")
    tab_to("lines_2_closer_button")
    press(Qt.Key.Key_Space)
    assert not shown(control, "lines_1_camera_edit")
    assert shown(control, "lines_2_camera_edit")
    assert here().objectName() == "lines_2_closer_button"
    press(Qt.Key.Key_Space)
    assert not shown(control, "lines_2_camera_edit")
    assert here().objectName() == "lines_2_closer_button"


def test_tab_goes_through_an_opened_line_in_the_order_it_is_read(control: LinesControl) -> None:
    three(control)
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    passed = []
    while here().objectName() != "lines_2_edit":
        passed.append(here().objectName())
        press(Qt.Key.Key_Tab)
    assert passed == [
        "lines_1_closer_button",
        "saw_choice",
        "lines_1_camera_edit",
        "lines_1_other_ways_1_edit",
        "lines_1_look_again_menu",
        "lines_1_change_mind_name_button",
        "lines_1_ask_whom_name_button",
        "lines_1_more_questions_button",
        "lines_1_take_away_button",
    ]


def test_whom_i_could_ask_comes_with_whether_i_may(control: LinesControl) -> None:
    type_words("They left early.")
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    tab_to("lines_1_ask_whom_name_button")
    press(Qt.Key.Key_Space)
    assert here().objectName() == "lines_1_ask_whom_edit"
    type_words("Maple")
    press(Qt.Key.Key_Return)
    tab_to("asked_choice")
    press(Qt.Key.Key_Space)
    assert set(rows(control)[0].answers) == {"ask_whom", "may_ask"}
    tab_to("lines_1_more_questions_button")


def test_every_question_behind_a_line_can_be_reached(
    control: LinesControl, lines: Question
) -> None:
    type_words("They left early.")
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    further = [q for q in lines.questions[4:] if not q.together]
    for question in further:
        while not shown(control, f"lines_1_{question.id}_name_button"):
            tab_to("lines_1_more_questions_button")
            press(Qt.Key.Key_Space)
        tab_to(f"lines_1_{question.id}_name_button")
        press(Qt.Key.Key_Space)
    asked = {c.question.id for c in control.findChildren(AnswerControl)}
    assert asked >= {question.id for question in lines.questions}


def test_a_line_opened_again_shows_what_was_said_behind_it(
    control: LinesControl,
) -> None:
    answers: dict[str, Answer] = {"change_mind": Words("a word from them"), "old_id": Words("kept")}
    row = Row(RowId(make_id()), "one", answers=answers)
    control.show_answer(Rows((row,)))
    control.first().setFocus()
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    assert shown(control, "lines_1_change_mind_edit")
    tab_to("lines_1_camera_edit")
    type_words("a coat")
    assert rows(control)[0].answers == {**answers, "camera": Words("a coat")}


def test_a_line_taken_away_can_be_had_back_where_it_was(
    control: LinesControl, qtbot: QtBot
) -> None:
    before = three(control)
    tab_to("lines_2_closer_button")
    press(Qt.Key.Key_Space)
    tab_to("lines_2_take_away_button")
    with qtbot.waitSignal(control.told) as told:
        press(Qt.Key.Key_Space)
    assert told.args[1] == "Undo"
    assert said(control) == ["one", "three"]
    assert here().objectName() == "lines_1_edit"
    control.take_back()
    assert rows(control) == before
    control.take_back()
    assert rows(control) == before


def test_the_only_line_taken_away_leaves_an_empty_one(control: LinesControl) -> None:
    type_words("one")
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    tab_to("lines_1_take_away_button")
    press(Qt.Key.Key_Space)
    assert control.answer() is None
    type_words("two")
    assert said(control) == ["two"]


def test_backspace_gives_an_empty_line_up_and_goes_to_the_one_before(
    control: LinesControl,
) -> None:
    type_words("one")
    press(Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    type_words(" more")
    assert said(control) == ["one more"]
    assert not shown(control, "lines_2_edit")


def test_words_pasted_into_a_line_stay_one_line(control: LinesControl) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("They left early.\nThey did not care.")
    QTest.keyClick(here(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    clipboard.clear()
    assert said(control) == ["They left early. They did not care."]


def test_lines_are_numbered_aloud_by_where_they_stand(control: LinesControl) -> None:
    three(control)
    tab_to("lines_1_edit")
    press(Qt.Key.Key_Return)
    assert here().accessibleName() == "What I assume, line 2"
    third = control.findChild(QWidget, "lines_2_edit")
    assert third is not None
    assert third.accessibleName() == "What I assume, line 3"


def test_an_earlier_reading_is_named_where_it_was_another(
    ask: Ask, asking: Asking, lines: Question
) -> None:
    row = Row(RowId(make_id()), "one")
    at = Moment(datetime(2025, 5, 3, 8, tzinfo=UTC), date(2025, 5, 3))
    then = Layer(LayerId(make_id()), at, at, {"lines": Rows((row,))})
    control = ask(lines, replace(asking, earlier=(then,)))
    now = Row(row.id, "one", answers={"basis": Chosen("saw")})
    control.show_answer(Rows((now,)))
    control.first().setFocus()
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    told = [label.text() for label in control.findChildren(QLabel) if label.isVisible()]
    assert "On 3 May: I do not know yet" in told
    # On a later day one is asked how one sees it now, without looking for the question.
    assert shown(control, "think_so_choice")


def test_a_line_read_as_before_says_nothing_of_it(
    ask: Ask, asking: Asking, lines: Question
) -> None:
    row = Row(RowId(make_id()), "one", answers={"basis": Chosen("saw")})
    at = Moment(datetime(2025, 5, 3, 8, tzinfo=UTC), date(2025, 5, 3))
    control = ask(
        lines, replace(asking, earlier=(Layer(LayerId("l"), at, at, {"lines": Rows((row,))}),))
    )
    control.show_answer(Rows((row,)))
    control.first().setFocus()
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    assert not shown(control, "lines_1_earlier_label")


def test_no_panel_is_made_before_it_is_opened(control: LinesControl) -> None:
    three(control)
    assert control.findChildren(LinkControl) == []
    assert [c for c in control.findChildren(AnswerControl) if c is not control] == []


def test_an_opened_line_goes_beyond_the_writing_by_what_it_was_told(
    control: LinesControl, look: Look
) -> None:
    control.set_overhang(24)
    three(control)
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    QTest.qWait(20)
    edit = control.findChild(QWidget, "lines_1_edit")
    closer = control.findChild(QWidget, "lines_1_closer_button")
    assert edit is not None
    assert closer is not None
    panel = closer.parentWidget()
    assert edit.mapTo(control, edit.rect().topLeft()).x() == 24
    assert closer.mapTo(control, closer.rect().topLeft()).x() == 24
    assert (panel.mapTo(control, panel.rect().topLeft()).x(), panel.width()) == (0, control.width())
