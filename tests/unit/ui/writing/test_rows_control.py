# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines under one another, each with its questions behind "look closer"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from held.journal.answer import Answer, Chosen, Quote, Row, Rows, Ticked, Who
from held.journal.identifiers import EntryId, MarkId, RowId, make_id
from held.journal.template import Kind, Option, Question
from held.ui.writing.answer_control import AnswerControl, Asking
from held.workflows.people import Circle

Ask = Callable[..., AnswerControl]

BASIS = Question(
    "basis",
    Kind.CHOICE,
    "How do I know?",
    options=(Option("saw", "I saw it"), Option("told", "I was told")),
)
WHO = Question("who", Kind.PERSON, "Who?")
PLAIN = Question("lines", Kind.ROWS, "What was said?", why="In their words.")
DEEP = Question("lines", Kind.ROWS, "What was said?", questions=(BASIS, WHO))


def press(*keys: Qt.Key) -> None:
    for key in keys:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)


def type_words(text: str) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, text)


def tab_to(object_name: str) -> QWidget:
    for _ in range(30):
        here = QApplication.focusWidget()
        if here is not None and here.objectName() == object_name:
            return here
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{object_name} cannot be reached")


def lines(answer: Answer | None) -> list[str]:
    return [row.line for row in answer.rows] if isinstance(answer, Rows) else []


def row(line: str, **answers: Answer) -> Row:
    return Row(RowId(make_id()), line, answers=answers)


def test_one_empty_line_is_there_to_begin_with_and_says_nothing(ask: Ask) -> None:
    control = ask(PLAIN)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert control.answer() is None


def test_lines_come_in_the_order_in_which_they_were_begun(ask: Ask) -> None:
    control = ask(PLAIN)
    type_words("one & two")
    tab_to("lines_another_button")
    press(Qt.Key.Key_Space)
    type_words("three")
    assert lines(control.answer()) == ["one & two", "three"]


def test_a_line_that_was_only_begun_is_no_answer_and_one_emptied_goes(ask: Ask) -> None:
    control = ask(PLAIN)
    type_words("a")
    tab_to("lines_another_button")
    press(Qt.Key.Key_Space)
    assert lines(control.answer()) == ["a"]
    type_words("b")
    tab_to("lines_1_edit")
    press(Qt.Key.Key_End, Qt.Key.Key_Backspace)
    assert lines(control.answer()) == ["b"]


def test_a_line_keeps_its_identity_while_it_is_changed(ask: Ask) -> None:
    control = ask(PLAIN)
    shown = Rows((row("one"), row("two")))
    control.show_answer(shown)
    control.first().setFocus()
    press(Qt.Key.Key_End)
    type_words(" more")
    answer = control.answer()
    assert lines(answer) == ["one", "two more"]
    assert isinstance(answer, Rows)
    assert [r.id for r in answer.rows] == [r.id for r in shown.rows]


def test_what_waits_behind_a_line_opens_when_one_looks_closer(ask: Ask) -> None:
    control = ask(DEEP)
    type_words("She was late.")
    assert not _shown(control, "saw_choice")
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    assert _shown(control, "saw_choice")
    tab_to("saw_choice")
    press(Qt.Key.Key_Space)
    answer = control.answer()
    assert isinstance(answer, Rows)
    assert answer.rows[0].answers == {"basis": Chosen("saw")}
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    assert not _shown(control, "saw_choice")
    assert control.answer() == answer


def test_a_person_can_be_named_behind_a_line_that_is_still_empty(ask: Ask, circle: Circle) -> None:
    control = ask(DEEP)
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    tab_to("lines_1_who_edit")
    type_words("Maple")
    press(Qt.Key.Key_Return)
    (maple,) = circle.in_situation()
    answer = control.answer()
    assert isinstance(answer, Rows)
    assert answer.rows[0].answers == {"who": Who(maple.id)}


def test_the_questions_behind_two_lines_have_names_of_their_own(ask: Ask) -> None:
    control = ask(DEEP)
    control.show_answer(Rows((row("one"), row("two"))))
    for number in (1, 2):
        tab_to(f"lines_{number}_closer_button")
        press(Qt.Key.Key_Space)
        assert control.findChild(QWidget, f"lines_{number}_who_edit") is not None
        assert control.findChild(QWidget, f"lines_{number}_closer_button") is not None


def test_a_lifted_line_stays_a_reference_while_others_are_written(ask: Ask) -> None:
    control = ask(DEEP)
    quoted = Row(RowId(make_id()), quote=Quote(EntryId(make_id()), MarkId(make_id())))
    control.show_answer(Rows((quoted, row("two", basis=Chosen("told")))))
    control.first().setFocus()
    press(Qt.Key.Key_End)
    type_words("!")
    answer = control.answer()
    assert isinstance(answer, Rows)
    assert answer.rows[0] == quoted
    assert answer.rows[1].line == "two!"
    assert answer.rows[1].answers == {"basis": Chosen("told")}


def test_showing_other_lines_leaves_none_of_the_old_ones(ask: Ask) -> None:
    control = ask(PLAIN)
    control.show_answer(Rows((row("one"), row("two"), row("three"))))
    control.show_answer(Rows((row("four"),)))
    control.first().setFocus()
    press(Qt.Key.Key_End)
    type_words("!")
    assert lines(control.answer()) == ["four!"]
    control.show_answer(None)
    control.first().setFocus()
    type_words("five")
    assert lines(control.answer()) == ["five"]


def test_rows_within_rows_can_be_written(ask: Ask) -> None:
    inner = Question("inner", Kind.ROWS, "Which ones?")
    agreed = Question("agreed", Kind.TICK, "They agreed.")
    control = ask(Question("lines", Kind.ROWS, "What?", questions=(inner, agreed)))
    tab_to("lines_1_closer_button")
    press(Qt.Key.Key_Space)
    tab_to("lines_1_inner_1_edit")
    type_words("deep")
    tab_to("lines_1_agreed_tick")
    press(Qt.Key.Key_Space)
    answer = control.answer()
    assert isinstance(answer, Rows)
    (only,) = answer.rows
    assert lines(only.answers["inner"]) == ["deep"]
    assert only.answers["agreed"] == Ticked(ticked=True)


def test_a_line_is_named_for_those_who_listen(ask: Ask) -> None:
    control = ask(PLAIN)
    control.show_answer(Rows((row("one"), row("two"))))
    second = control.findChild(QWidget, "lines_2_edit")
    assert second is not None
    assert second.accessibleName() == "What was said?, line 2"
    assert second.accessibleDescription() == "In their words."


def _shown(control: AnswerControl, object_name: str) -> bool:
    found = control.findChild(QWidget, object_name)
    return found is not None and found.isVisible()


def test_a_lifted_line_shows_the_words_of_its_page_and_stays_a_reference(
    ask: Ask, asking: Asking
) -> None:
    mark = MarkId(make_id())
    where = replace(asking, quotes={mark: "The door was shut."})
    lifted = Row(RowId(make_id()), quote=Quote(EntryId(make_id()), mark))
    control = ask(DEEP, where)
    control.show_answer(Rows((lifted,)))
    shown = [label.text() for label in control.findChildren(QLabel) if not label.isHidden()]
    assert "The door was shut." in shown
    assert control.answer() == Rows((lifted,))


def test_a_lifted_line_that_left_its_page_says_so(ask: Ask) -> None:
    lifted = Row(RowId(make_id()), quote=Quote(EntryId(make_id()), MarkId(make_id())))
    control = ask(DEEP)
    control.show_answer(Rows((lifted,)))
    shown = [label.text() for label in control.findChildren(QLabel) if not label.isHidden()]
    assert "This line was taken out of its page." in shown
