# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of question, answered with real keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from audit import audit
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from held.journal.answer import (
    Answer,
    Chosen,
    LeftOpen,
    Linked,
    OnScale,
    Sat,
    Several,
    Ticked,
    When,
    Words,
    fits,
)
from held.journal.identifiers import EntryId, make_id
from held.journal.loose_date import About, Between, Exactly, Unknown
from held.journal.room import Room
from held.journal.template import Aside, Kind, Option, Question
from held.ui.writing.answer_control import AnswerControl, Asking
from held.workflows.link_entries import EntryTitle

Ask = Callable[..., AnswerControl]

OPTIONS = (Option("home", "At home"), Option("work", "At work"), Option("way", "On the way"))
NOTED = (Option("home", "At home", "Where they live"), Option("work", "At work", "In the shop"))
OPEN = (Aside.NOT_SURE_YET, Aside.RATHER_NOT, Aside.NOT_MINE_TO_KNOW)
MAPLE, GONE = EntryId(make_id()), EntryId(make_id())
TITLES = {MAPLE: EntryTitle(MAPLE, Room.STORIES, "Maple", date(2025, 3, 10))}


def question(kind: Kind, **more: object) -> Question:
    options = OPTIONS if kind in {Kind.CHOICE, Kind.SEVERAL, Kind.SCALE} else ()
    return Question("asked", kind, "Where was it?", **{"options": options, **more})


def press(*keys: Qt.Key) -> None:
    for key in keys:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)


def type_words(text: str) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    for letter in text:
        if letter == "\n":
            QTest.keyClick(here, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(here, letter)


def go_to(object_name: str) -> None:
    """Tab from group to group, and arrows within each, until that has the focus."""
    for _ in range(20):
        start = QApplication.focusWidget()
        for _ in range(8 if isinstance(start, QAbstractButton) else 1):
            here = QApplication.focusWidget()
            if here is not None and here.objectName() == object_name:
                return
            if isinstance(here, QAbstractButton):
                press(Qt.Key.Key_Right)
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{object_name} cannot be reached")


def part(control: AnswerControl, object_name: str) -> QWidget:
    found = control.findChild(QWidget, object_name)
    assert found is not None, object_name
    return found


class Listener:
    """Hears each time an answer was changed, and what it was then."""

    def __init__(self, control: AnswerControl) -> None:
        self._control = control
        self.heard: list[Answer | None] = []
        control.answered.connect(self.hear)

    def hear(self) -> None:
        self.heard.append(self._control.answer())


# Writing


def test_a_short_answer_is_taken_with_every_letter(ask: Ask) -> None:
    control = ask(question(Kind.SHORT))
    listener = Listener(control)
    type_words("Äpfel")
    assert control.answer() == Words("Äpfel")
    assert [heard.text for heard in listener.heard if heard] == [
        "Ä", "Äp", "Äpf", "Äpfe", "Äpfel"
    ]  # fmt: skip


def test_a_long_answer_keeps_its_lines(ask: Ask) -> None:
    control = ask(question(Kind.LONG))
    type_words("one\n\ntwo & three")
    assert control.answer() == Words("one\n\ntwo & three")


@pytest.mark.parametrize("kind", [Kind.SHORT, Kind.LONG])
def test_blanks_are_no_answer(ask: Ask, kind: Kind) -> None:
    control = ask(question(kind))
    type_words("   ")
    assert control.answer() is None


@pytest.mark.parametrize("kind", [Kind.SHORT, Kind.LONG])
def test_what_was_taken_out_is_no_answer_any_more(ask: Ask, kind: Kind) -> None:
    control = ask(question(kind))
    control.show_answer(Words("ab"))
    press(Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert control.answer() is None


# Leaving it open


@pytest.mark.parametrize(
    "kind", [kind for kind in Kind if kind not in {Kind.PRINTED, Kind.TIMER, Kind.CHOICE}]
)
def test_a_question_can_be_left_open_and_answered_again(
    ask: Ask, asking: Asking, kind: Kind
) -> None:
    control = ask(question(kind, asides=OPEN), replace(asking, titles=TITLES))
    listener = Listener(control)
    go_to("rather_not_choice")
    press(Qt.Key.Key_Space)
    assert control.answer() == LeftOpen(Aside.RATHER_NOT)
    assert listener.heard[-1] == LeftOpen(Aside.RATHER_NOT)
    press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert control.answer() == LeftOpen(Aside.NOT_MINE_TO_KNOW)
    press(Qt.Key.Key_Space)
    assert control.answer() is None


@pytest.mark.parametrize("kind", [Kind.SHORT, Kind.LONG, Kind.ROWS])
def test_what_is_said_is_not_left_open_any_more(ask: Ask, kind: Kind) -> None:
    control = ask(question(kind, asides=OPEN))
    control.show_answer(LeftOpen(Aside.RATHER_NOT))
    control.first().setFocus()
    type_words("a")
    assert not isinstance(control.answer(), LeftOpen)
    press(Qt.Key.Key_Backspace)
    assert control.answer() is None


@pytest.mark.parametrize("kind", [Kind.SHORT, Kind.LONG, Kind.ROWS])
def test_no_press_of_a_choice_takes_writing_away(ask: Ask, kind: Kind, qtbot: QtBot) -> None:
    control = ask(question(kind, asides=OPEN))
    type_words("all that was said")
    before = control.answer()
    QTest.mouseClick(part(control, "rather_not_choice"), Qt.MouseButton.LeftButton)
    assert control.answer() == before
    assert before is not None
    # With the words gone it can be left open again.
    for _ in range(20):
        press(Qt.Key.Key_Backspace)
    QTest.mouseClick(part(control, "rather_not_choice"), Qt.MouseButton.LeftButton)
    assert control.answer() == LeftOpen(Aside.RATHER_NOT)


def test_a_place_on_a_scale_gives_way_to_an_aside(ask: Ask) -> None:
    control = ask(question(Kind.SCALE, asides=OPEN))
    press(Qt.Key.Key_Right)
    assert control.answer() == OnScale("home")
    go_to("not_sure_yet_choice")
    press(Qt.Key.Key_Space)
    assert control.answer() == LeftOpen(Aside.NOT_SURE_YET)


# Choosing


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("options", [OPTIONS, NOTED])
def test_one_of_several_is_chosen_and_asides_stand_among_them(
    ask: Ask, asking: Asking, narrow: bool, options: tuple[Option, ...]
) -> None:
    asked = question(Kind.CHOICE, options=options, asides=OPEN)
    control = ask(asked, replace(asking, narrow=narrow))
    assert control.answer() is None
    kind = "radio" if narrow or options is NOTED else "choice"
    go_to(f"work_{kind}")
    press(Qt.Key.Key_Space)
    assert control.answer() == Chosen("work")
    go_to(f"rather_not_{kind}")
    press(Qt.Key.Key_Space)
    assert control.answer() == LeftOpen(Aside.RATHER_NOT)
    go_to(f"home_{kind}")
    press(Qt.Key.Key_Space)
    assert control.answer() == Chosen("home")


def test_a_word_of_ones_own_stands_for_the_choice(ask: Ask) -> None:
    control = ask(question(Kind.CHOICE, own_word=True))
    press(Qt.Key.Key_Space)
    go_to("own_word_button")
    press(Qt.Key.Key_Space)
    type_words("in the garden\n")
    assert control.answer() == Chosen(own="in the garden")
    go_to("home_choice")
    press(Qt.Key.Key_Space)
    assert control.answer() == Chosen("home")


def test_a_word_of_ones_own_can_be_written_where_choices_stand_in_rows(
    ask: Ask, asking: Asking
) -> None:
    control = ask(question(Kind.CHOICE, own_word=True, options=NOTED))
    go_to("home_radio")
    press(Qt.Key.Key_Space)
    go_to("asked_own_edit")
    type_words(" by the gate ")
    assert control.answer() == Chosen(own="by the gate")
    go_to("home_radio")
    press(Qt.Key.Key_Space)
    assert control.answer() == Chosen("home")


def test_several_are_chosen_in_the_order_of_the_question(ask: Ask) -> None:
    control = ask(question(Kind.SEVERAL, own_word=True))
    go_to("way_choice")
    press(Qt.Key.Key_Space)
    go_to("home_choice")
    press(Qt.Key.Key_Space)
    go_to("own_word_button")
    press(Qt.Key.Key_Space)
    type_words("outside\n")
    assert control.answer() == Several(("home", "way"), ("outside",))
    go_to("home_choice")
    press(Qt.Key.Key_Space)
    assert control.answer() == Several(("way",), ("outside",))


def test_words_of_ones_own_do_not_stay_when_another_answer_is_shown(ask: Ask) -> None:
    control = ask(question(Kind.SEVERAL, own_word=True))
    control.show_answer(Several(("home",), ("outside",)))
    control.show_answer(Several(("work",)))
    go_to("home_choice")
    press(Qt.Key.Key_Space)
    assert control.answer() == Several(("home", "work"))


def test_a_sentence_is_ticked_and_taken_back(ask: Ask) -> None:
    control = ask(question(Kind.TICK))
    assert control.answer() is None
    press(Qt.Key.Key_Space)
    assert control.answer() == Ticked(ticked=True)
    press(Qt.Key.Key_Space)
    assert control.answer() is None


def test_a_scale_moves_by_words_and_can_be_taken_back(ask: Ask) -> None:
    control = ask(question(Kind.SCALE))
    assert control.answer() is None
    press(Qt.Key.Key_End)
    assert control.answer() == OnScale("way")
    press(Qt.Key.Key_Left)
    assert control.answer() == OnScale("work")
    press(Qt.Key.Key_Delete)
    assert control.answer() is None


def test_a_link_is_shown_by_code_and_day_and_can_be_taken_away(ask: Ask, asking: Asking) -> None:
    control = ask(question(Kind.LINK), replace(asking, titles=TITLES))
    control.show_answer(Linked((MAPLE, GONE)))
    way = control.findChild(QWidget, "asked_1_way_button")
    assert way is not None
    assert way.accessibleName() == "Open Maple, 10 March"
    go_to("asked_1_away_button")
    press(Qt.Key.Key_Space)
    assert control.answer() == Linked((GONE,))


def test_a_link_whose_page_was_let_go_says_so_plainly(ask: Ask, asking: Asking) -> None:
    control = ask(question(Kind.LINK), replace(asking, titles=TITLES))
    control.show_answer(Linked((GONE,)))
    assert "No longer here" in _read(control)
    assert control.answer() == Linked((GONE,))


def test_with_nothing_to_link_to_it_says_so(ask: Ask) -> None:
    control = ask(question(Kind.LINK))
    press(Qt.Key.Key_Space)
    assert control.answer() is None
    assert "nothing here yet" in _read(control)


def test_a_printed_sentence_is_there_to_be_read(ask: Ask) -> None:
    control = ask(question(Kind.PRINTED))
    assert "Where was it?" in _read(control)
    assert control.answer() is None
    assert control.first() is control


# Days


def test_a_day_is_typed_as_people_say_it(ask: Ask) -> None:
    control = ask(question(Kind.DATE))
    go_to("exactly_choice")
    press(Qt.Key.Key_Space)
    go_to("first_day_edit")
    type_words("14 November")
    assert control.answer() == When(Exactly(date(2025, 11, 14)))


def test_a_loose_date_can_be_words_or_two_days_or_not_known(ask: Ask) -> None:
    control = ask(question(Kind.DATE))
    go_to("about_choice")
    press(Qt.Key.Key_Space)
    go_to("about_words_edit")
    type_words("last spring")
    assert control.answer() == When(About("last spring"))
    go_to("between_choice")
    press(Qt.Key.Key_Space)
    go_to("first_day_edit")
    type_words("1 November 2025")
    go_to("last_day_edit")
    type_words("3 November 2025")
    assert control.answer() == When(Between(date(2025, 11, 1), date(2025, 11, 3)))
    go_to("unknown_choice")
    press(Qt.Key.Key_Space)
    assert control.answer() == When(Unknown())


def test_the_end_of_a_permission_is_one_press_away_and_none_is_chosen_beforehand(
    ask: Ask, asking: Asking
) -> None:
    control = ask(question(Kind.DATE, ahead=True), replace(asking, narrow=True))
    listener = Listener(control)
    assert control.answer() is None
    go_to("asked_in_90_days_button")
    press(Qt.Key.Key_Space)
    assert control.answer() == When(Exactly(date(2026, 2, 20)))
    assert listener.heard == [When(Exactly(date(2026, 2, 20)))]


@pytest.mark.parametrize(
    ("downs", "day", "words"),
    [
        (0, date(2025, 11, 23), "Tomorrow"),
        (1, date(2025, 11, 29), "In a week"),
        (2, date(2025, 12, 6), "In two weeks"),
        (3, date(2025, 12, 22), "In a month"),
    ],
)
def test_on_the_page_a_day_ahead_is_chosen_from_a_menu_and_reads_as_the_span_it_was(
    ask: Ask, downs: int, day: date, words: str
) -> None:
    control = ask(question(Kind.DATE, ahead=True))
    assert control.answer() is None
    press(Qt.Key.Key_Space, *[Qt.Key.Key_Down] * downs, Qt.Key.Key_Return)
    assert control.answer() == When(Exactly(day))
    menu = part(control, "asked_menu")
    heard = QAccessible.queryAccessibleInterface(menu)
    assert heard.text(QAccessible.Text.Value) == words


def test_a_day_that_is_no_such_span_reads_as_that_day(ask: Ask) -> None:
    control = ask(question(Kind.DATE, ahead=True))
    control.show_answer(When(Exactly(date(2025, 12, 24))))
    heard = QAccessible.queryAccessibleInterface(part(control, "asked_menu"))
    assert heard.text(QAccessible.Text.Value) == "24 December"


def test_any_day_ahead_can_be_typed_and_taken_back(ask: Ask) -> None:
    control = ask(question(Kind.DATE, ahead=True))
    press(Qt.Key.Key_Space, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Return)
    type_words("14 November")
    assert control.answer() == When(Exactly(date(2026, 11, 14)))
    part(control, "asked_menu").setFocus()
    press(Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert control.answer() is None


def test_a_day_ahead_without_a_year_is_the_next_one(ask: Ask, asking: Asking) -> None:
    control = ask(question(Kind.DATE, ahead=True), replace(asking, narrow=True))
    go_to("first_day_edit")
    type_words("14 November")
    assert control.answer() == When(Exactly(date(2026, 11, 14)))


def test_only_a_day_that_lies_ahead_is_offered_by_its_distance(ask: Ask) -> None:
    control = ask(question(Kind.DATE))
    assert control.findChild(QWidget, "asked_in_90_days_button") is None


# A pause


def test_the_timer_counts_in_silence_and_ends_when_one_likes(ask: Ask, qtbot: QtBot) -> None:
    control = ask(question(Kind.TIMER))
    listener = Listener(control)
    go_to("asked_15_minutes_button")
    press(Qt.Key.Key_Space)
    assert part(control, "asked_stop_button").hasFocus()
    assert not part(control, "asked_5_minutes_button").isVisible()
    assert "15:00" in _read(control) or "14:59" in _read(control)
    qtbot.waitUntil(lambda: "14:58" in _read(control), timeout=4000)
    assert listener.heard == []
    press(Qt.Key.Key_Space)
    answer = control.answer()
    assert isinstance(answer, Sat)
    assert 1 <= answer.seconds <= 4
    assert listener.heard == [answer]
    assert part(control, "asked_5_minutes_button").hasFocus()
    assert not part(control, "asked_stop_button").isVisible()


def test_a_pause_from_another_day_is_not_lost_by_opening_the_page(ask: Ask) -> None:
    control = ask(question(Kind.TIMER))
    control.show_answer(Sat(300))
    assert control.answer() == Sat(300)


# For those who listen


@pytest.mark.parametrize("kind", list(Kind))
def test_every_control_has_a_name_and_a_way_to_it(ask: Ask, asking: Asking, kind: Kind) -> None:
    under = (Question("how", Kind.SHORT, "How was it said?"),) if kind is Kind.ROWS else ()
    asides = () if kind in {Kind.PRINTED, Kind.TIMER} else OPEN
    asked = question(kind, questions=under, asides=asides, why="So that I know.")
    control = ask(asked, replace(asking, titles=TITLES))
    assert audit(control.window()) == []


@pytest.mark.parametrize(
    ("kind", "object_name"),
    [
        (Kind.SHORT, "asked_edit"),
        (Kind.LONG, "asked_edit"),
        (Kind.CHOICE, "asked_choices"),
        (Kind.SEVERAL, "asked_choices"),
        (Kind.SCALE, "asked_scale"),
        (Kind.DATE, "asked_date"),
        (Kind.PERSON, "asked_edit"),
        (Kind.TICK, "asked_tick"),
        (Kind.LINK, "asked_link_button"),
    ],
)
def test_the_question_and_its_reason_are_said_with_the_control(
    ask: Ask, kind: Kind, object_name: str
) -> None:
    control = ask(question(kind, why="So that I know."))
    heard = QAccessible.queryAccessibleInterface(part(control, object_name))
    assert heard.text(QAccessible.Text.Name) == "Where was it?"
    assert heard.text(QAccessible.Text.Description) == "So that I know."


def test_parts_of_two_rows_are_told_apart_by_name(ask: Ask, asking: Asking) -> None:
    one = ask(question(Kind.SHORT), replace(asking, prefix="share_1_"))
    assert part(one, "share_1_asked_edit")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.PRINTED])
def test_the_caret_goes_to_where_one_answers(ask: Ask, asking: Asking, kind: Kind) -> None:
    control = ask(question(kind), replace(asking, titles=TITLES))
    assert control.first() is not control
    assert QApplication.focusWidget() is control.first()


@pytest.mark.parametrize("kind", list(Kind))
def test_showing_an_answer_tells_nobody(ask: Ask, asking: Asking, kind: Kind) -> None:
    control = ask(question(kind, own_word=kind is Kind.SEVERAL), replace(asking, titles=TITLES))
    listener = Listener(control)
    shown: dict[Kind, Answer] = {
        Kind.SHORT: Words("a"),
        Kind.LONG: Words("a"),
        Kind.CHOICE: Chosen("home"),
        Kind.SEVERAL: Several(("home",), ("own",)),
        Kind.SCALE: OnScale("work"),
        Kind.DATE: When(Between(date(2025, 11, 1), date(2025, 11, 3))),
        Kind.TICK: Ticked(ticked=True),
        Kind.LINK: Linked((MAPLE,)),
        Kind.TIMER: Sat(5),
    }
    answer = shown.get(kind)
    assert answer is None or fits(control.question, answer)
    control.show_answer(answer)
    control.show_answer(None)
    control.show_answer(answer)
    assert listener.heard == []
    assert control.answer() == answer


def _read(control: AnswerControl) -> str:
    return " ".join(label.text() for label in control.findChildren(QLabel) if label.isVisible())
