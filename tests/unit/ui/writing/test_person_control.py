# SPDX-License-Identifier: GPL-3.0-or-later
"""People by their codes: chosen, introduced, and given another code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from held.journal.answer import Answer, Who
from held.journal.identifiers import PersonId, make_id
from held.journal.person import Person
from held.journal.template import Kind, Question
from held.ui.writing.answer_control import AnswerControl, Asking
from held.workflows.people import Circle
from held.workflows.write_entry import TELLER

Ask = Callable[..., AnswerControl]

WHO = Question("who", Kind.PERSON, "Who was there?")
TOLD = Question(TELLER, Kind.PERSON, "Who told me?")


def press(*keys: Qt.Key) -> None:
    for key in keys:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)


def type_words(text: str) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, text)


def type_instead(text: str) -> None:
    """Over what stands in the line, then Enter."""
    here = QApplication.focusWidget()
    assert isinstance(here, QLineEdit)
    here.selectAll()
    if text:
        type_words(text)
    else:
        press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)


def line(control: AnswerControl) -> QLineEdit:
    found = control.first()
    assert isinstance(found, QLineEdit)
    return found


@pytest.fixture
def maple(circle: Circle) -> Person:
    return circle.introduce("Maple", circle.situation)


def test_someone_new_is_introduced_by_a_code(ask: Ask, circle: Circle) -> None:
    control = ask(WHO)
    type_words("Birch")
    assert control.answer() is None
    assert circle.in_situation() == ()
    press(Qt.Key.Key_Return)
    (birch,) = circle.in_situation()
    assert control.answer() == Who(birch.id)
    assert circle.unsaved == (birch,)


def test_a_code_is_taken_when_one_goes_on(ask: Ask, circle: Circle) -> None:
    control = ask(WHO)
    type_words("Birch")
    control.window().setFocus()
    (birch,) = circle.in_situation()
    assert control.answer() == Who(birch.id)


def test_a_known_code_names_the_same_person_however_it_is_typed(
    ask: Ask, circle: Circle, maple: Person
) -> None:
    control = ask(WHO)
    type_instead(" mAPLE ")
    assert control.answer() == Who(maple.id)
    assert line(control).text() == "Maple"
    assert circle.in_situation() == (maple,)


def test_those_of_this_page_stand_there_to_choose(ask: Ask, maple: Person) -> None:
    control = ask(WHO)
    chip = control.findChild(QWidget, f"{maple.id}_choice")
    assert chip is not None
    press(Qt.Key.Key_Tab)
    assert chip.hasFocus()
    press(Qt.Key.Key_Space)
    assert control.answer() == Who(maple.id)
    assert line(control).text() == "Maple"
    press(Qt.Key.Key_Space)
    assert control.answer() is None
    assert line(control).text() == ""


def test_another_code_in_the_line_is_someone_else(ask: Ask, circle: Circle, maple: Person) -> None:
    control = ask(WHO)
    control.show_answer(Who(maple.id))
    type_instead("Birch")
    assert [person.code for person in circle.in_situation()] == ["Maple", "Birch"]
    assert control.answer() == Who(circle.in_situation()[1].id)


def test_an_emptied_line_names_nobody_and_forgets_nobody(
    ask: Ask, circle: Circle, maple: Person
) -> None:
    control = ask(WHO)
    control.show_answer(Who(maple.id))
    type_instead("")
    assert control.answer() is None
    assert circle.in_situation() == (maple,)


def test_co_facilitators_and_those_of_the_story_are_never_mixed(
    ask: Ask, asking: Asking, circle: Circle, maple: Person
) -> None:
    mine = circle.introduce("Jonas", None)
    control = ask(WHO, replace(asking, co_facilitators=True))
    assert control.findChild(QWidget, f"{mine.id}_choice") is not None
    assert control.findChild(QWidget, f"{maple.id}_choice") is None
    type_instead("Maple")
    theirs = circle.co_facilitators()[-1]
    assert theirs.id != maple.id
    assert control.answer() == Who(theirs.id)


# The person who told the story


def test_the_line_changes_the_code_of_who_told_it(ask: Ask, circle: Circle, maple: Person) -> None:
    control = ask(TOLD)
    control.show_answer(Who(maple.id))
    assert line(control).text() == "Maple"
    type_instead("Birch")
    assert control.answer() == Who(maple.id)
    assert circle.codes() == {maple.id: "Birch"}
    # The same word in other letters is a new code for them too.
    type_instead("BIRCH")
    assert circle.codes() == {maple.id: "BIRCH"}


def test_a_code_that_someone_else_here_has_is_not_given_twice(
    ask: Ask, circle: Circle, maple: Person
) -> None:
    birch = circle.introduce("Birch", circle.situation)
    control = ask(TOLD)
    control.show_answer(Who(maple.id))
    type_instead("birch")
    assert circle.codes() == {maple.id: "Maple", birch.id: "Birch"}
    assert control.answer() == Who(maple.id)
    assert "Someone else here has this code" in _read(control)
    type_instead("Cedar")
    assert circle.codes()[maple.id] == "Cedar"
    assert "Someone else here" not in _read(control)


def test_who_told_it_cannot_be_taken_for_another_of_the_page(ask: Ask, maple: Person) -> None:
    control = ask(TOLD)
    assert control.findChild(QWidget, f"{maple.id}_choice") is None


# What must not be learnt or lost


def test_an_input_method_learns_no_name_typed_here_by_mistake(ask: Ask) -> None:
    hints = line(ask(WHO)).inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_someone_not_known_on_this_page_is_not_lost_by_opening_it(ask: Ask) -> None:
    stranger: Answer = Who(PersonId(make_id()))
    control = ask(WHO)
    control.show_answer(stranger)
    assert control.answer() == stranger
    assert line(control).text() == ""
    control.window().setFocus()
    assert control.answer() == stranger


def _read(control: AnswerControl) -> str:
    return " ".join(label.text() for label in control.findChildren(QLabel) if label.isVisible())
