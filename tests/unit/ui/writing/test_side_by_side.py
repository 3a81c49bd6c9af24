# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions that come together, and two words of a scale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from held.journal.answer import LeftOpen, OnScale
from held.journal.template import Aside, Kind, Option, Question
from held.ui.writing.answer_control import Asking
from held.ui.writing.asked import Asked
from held.ui.writing.before_and_now import BeforeAndNow
from held.ui.writing.controls import make_control
from held.ui.writing.side_by_side import SideBySide, group_of, laid_out

Show = Callable[..., QWidget]

ADMIRED = Question("admired", Kind.LONG, "By someone I admire")
DISLIKED = Question("disliked", Kind.LONG, "By someone I dislike", together=True)
TEST = Question("test", Kind.SHORT, "A small test", together=True)
ALONE = Question("alone", Kind.LONG, "Something else")
WORDS = (Option("calm", "settled"), Option("close", "close to acting"))
NOW = Question("now", Kind.SCALE, "And now?", options=WORDS, before="first")


def asked(question: Question, asking: Asking) -> Asked:
    return Asked(question, make_control(question, asking))


def test_a_question_brings_those_that_come_with_it() -> None:
    questions = (ADMIRED, DISLIKED, ALONE)
    assert group_of("admired", questions) == (ADMIRED, DISLIKED)
    assert group_of("disliked", questions) == (ADMIRED, DISLIKED)
    assert group_of("alone", questions) == (ALONE,)


def test_two_long_ones_stand_side_by_side_and_under_one_another_in_little_room(
    show: Show, asking: Asking
) -> None:
    left, right = asked(ADMIRED, asking), asked(DISLIKED, asking)
    (both,) = laid_out([left, right])
    assert isinstance(both, SideBySide)
    window = show(both)
    window.resize(620, 400)
    QApplication.processEvents()
    assert left.y() == right.y()
    assert left.width() == right.width()
    window.resize(400, 400)
    QApplication.processEvents()
    assert left.x() == right.x()
    assert right.y() >= left.geometry().bottom()


def test_a_short_one_stands_under_the_long_one_it_comes_with(show: Show, asking: Asking) -> None:
    first, second = asked(ALONE, asking), asked(TEST, asking)
    assert list(laid_out([first, second])) == [first, second]
    show(first, second)


def test_both_words_are_said_and_none_of_them_is_judged(show: Show) -> None:
    words = BeforeAndNow(NOW)
    show(words)
    words.show_answers(OnScale("close"), OnScale("calm"))
    assert spoken(words) == ["Before: close to acting", "Now: settled"]
    words.show_answers(OnScale("calm"), OnScale("close"))
    assert spoken(words) == ["Before: settled", "Now: close to acting"]


def test_what_was_not_said_is_called_so(show: Show) -> None:
    words = BeforeAndNow(NOW)
    show(words)
    words.show_answers(None, LeftOpen(Aside.RATHER_NOT))
    assert spoken(words) == ["Before: not said", "Now: not said"]


def spoken(words: BeforeAndNow) -> list[str]:
    labels = (words.findChild(QWidget, f"now_{when}_label") for when in ("before", "now"))
    return [label.accessibleName() for label in labels if label is not None]
