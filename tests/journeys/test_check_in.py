# SPDX-License-Identifier: GPL-3.0-or-later
"""Check in with myself, by key: nothing is asked for, nothing is counted, and nothing leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from children import Child
from hands import Hands
from held.journal.answer import Chosen, LeftOpen, OnScale, Row, Rows, Several, Words
from held.journal.entry import Entry
from held.journal.moment import Moment
from held.journal.room import Room
from held.ui.widgets.worded_scale import WordedScale
from sitting import Sitting

SitDown = Callable[..., Sitting]
Start = Callable[..., Child]


class Days:
    """A clock that can be moved to another day."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 10, 9, tzinfo=UTC)

    def now(self) -> Moment:
        self.at += timedelta(seconds=1)
        return Moment(self.at, self.at.date())


def test_a_check_in_is_written_in_any_order_and_reads_the_same_another_day(
    sit_down: SitDown,
) -> None:
    days = Days()
    sitting = sit_down(clock=days)
    hands = sitting.hands
    sitting.sit_down()
    _begin(hands)
    _touch(hands, "ready")
    hands.pick("ready_choices", "with_someone_choice")
    _touch(hands, "swap_admired")
    hands.type("brave")
    hands.press("Tab")
    hands.type("reckless")
    hands.tab_to("activation_before_scale")
    for _ in range(4):
        hands.press("Right")
    hands.pick("body_choices", "chest_choice")
    hands.press("Right")
    hands.press("Space")
    hands.arrow_to("own_word_button")
    hands.press("Space")
    hands.type("like a stone\n")
    hands.tab_to("own_words_edit")
    hands.type("I want to write to all of them.")
    _touch(hands, "my_share")
    hands.type("I laughed.")
    assert hands.says("This is about an act, not about my worth.")
    hands.hear("Kept")
    (entry,) = _check_ins(sitting)
    said = dict(entry.answers)
    (share,) = _rows(said.pop("my_share"))
    assert share.line == "I laughed."
    assert said == {
        "activation_before": OnScale("close"),
        "body": Several(("chest", "heat"), ("like a stone",)),
        "own_words": Words("I want to write to all of them."),
        "swap_admired": Words("brave"),
        "swap_disliked": Words("reckless"),
        "ready": Chosen("with_someone"),
    }

    days.at += timedelta(days=3)
    hands.press("Ctrl+3")
    hands.tab_to("inside_list")
    hands.press("Return")
    hands.see("own_words_edit")
    assert hands.text_in("own_words_edit") == "I want to write to all of them."
    assert hands.text_in("swap_disliked_edit") == "reckless"
    assert hands.says("10 March: close to acting")
    hands.tab_to("activation_before_scale")
    hands.press("Home")
    hands.hear("Kept")
    sitting.in_vault(lambda _vault: None)
    (entry,) = _check_ins(sitting)
    first, second = entry.layers
    assert first.answers["activation_before"] == OnScale("close")
    assert second.answers["activation_before"] == OnScale("settled")
    assert {**second.answers, "activation_before": OnScale("close")} == dict(first.answers)


def test_a_scale_nobody_touched_says_nothing_and_keeps_nothing(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _begin(hands)
    scale = hands.tab_to("activation_before_scale")
    assert isinstance(scale, WordedScale)
    assert scale.index() is None
    assert scale.spoken_value() == ""
    hands.press("Tab")
    hands.press("Ctrl+S")
    hands.hear("Kept")
    assert _check_ins(sitting) == []
    hands.tab_to("own_words_edit")
    hands.type("a word")
    hands.hear("Kept")
    (entry,) = _check_ins(sitting)
    assert set(entry.answers) == {"own_words"}


def test_the_two_words_stand_side_by_side_without_a_verdict(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _begin(hands)
    _touch(hands, "activation_after")
    assert hands.read("activation_after_before_label") == "Before: not said"
    hands.press("Home")
    assert hands.read("activation_after_now_label") == "Now: settled"
    hands.tab_to("activation_before_scale")
    hands.press("End")
    assert hands.read("activation_after_before_label") == "Before: about to act"
    hands.press("Delete")
    assert hands.read("activation_after_before_label") == "Before: not said"


def test_a_pause_is_begun_and_esc_ends_it_from_the_page(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _begin(hands)
    hands.type("Before I write to them")
    hands.press_button("3_minutes_button")
    hands.see("stop_pause_button")
    hands.tab_to("own_words_edit")
    hands.type(", I sit")
    hands.press("Esc")
    hands.gone("stop_pause_button")
    assert hands.text_in("own_words_edit") == "Before I write to them, I sit"
    assert hands.says("Stopped. Sit again, or go on.")
    hands.hear("Kept")
    (entry,) = _check_ins(sitting)
    assert set(entry.answers) == {"own_words"}, "how long somebody sat is kept"


def test_not_now_puts_it_away_and_the_menu_brings_it_back(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _begin(hands)
    hands.press_button("not_now_button")
    hands.gone("3_minutes_button")
    assert hands.focused().objectName() == "own_words_edit"
    assert hands.find("danger_helps_button") is not None
    hands.choose("edit", "sit")
    hands.see("1_minute_button")
    assert hands.focused().objectName() == "1_minute_button"


def test_when_someone_may_be_less_safe_no_pause_stands_in_the_way(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _begin(hands)
    hands.type("He wrote that he would come")
    hands.press_button("3_minutes_button")
    hands.see("stop_pause_button")
    _touch(hands, "urge")
    assert hands.find("less_safe_helps_button") is None
    hands.pick("urgency_true_choices", "someone_radio")
    hands.gone("stop_pause_button")
    hands.gone("3_minutes_button")
    hands.press_button("less_safe_helps_button")
    hands.see("helps_1_who_edit")
    hands.hear("You need not do this alone. Acting comes first; writing can wait.")
    hands.press_button("back_button")
    hands.see("own_words_edit")
    assert hands.text_in("own_words_edit") == "He wrote that he would come"
    hands.gone("3_minutes_button")
    hands.pick("urgency_true_choices", "not_sure_yet_radio")
    hands.see("3_minutes_button")
    hands.gone("less_safe_helps_button")
    hands.hear("Kept")
    (entry,) = _check_ins(sitting)
    assert isinstance(entry.answers["urgency_true"], LeftOpen)


def test_the_list_of_who_helps_is_the_keepers_own_and_lies_in_the_notebook(
    sit_down: SitDown,
) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _begin(hands)
    hands.press_button("danger_helps_button")
    hands.see("helps_1_who_edit")
    assert hands.text_in("helps_1_who_edit") == ""
    hands.tab_to("helps_1_who_edit")
    hands.type("Sam, next door")
    hands.press("Tab")
    hands.type("knock")
    hands.press_button("another_line_button")
    hands.type("the night line")
    hands.press_button("back_button")
    hands.see("own_words_edit")
    hands.press_button("danger_helps_button")
    hands.wait(lambda: bool(hands.text_in("helps_1_who_edit")), "the list does not come")
    assert hands.text_in("helps_1_reached_edit") == "knock"
    assert hands.text_in("helps_2_who_edit") == "the night line"
    assert _check_ins(sitting) == []


def test_it_is_read_the_other_way_once_and_nothing_of_that_is_kept(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    code = _tell_a_story(hands)
    _begin(hands)
    hands.type(f"{code} never asked Rowan.\nRowan never asked {code}.")
    hands.press_button("other_way_button")
    hands.see("other_way_edit")
    hands.wait(lambda: hands.find("own_word_button") is not None, "nothing is offered")
    assert f"{code} never asked Rowan." in hands.text_in("other_way_edit")
    hands.pick("codes_choices", "code_1_choice")
    hands.arrow_to("own_word_button")
    hands.press("Space")
    hands.type("Rowan\n")
    read = hands.text_in("other_way_edit")
    assert f"Rowan never asked {code}.\n{code} never asked Rowan." in read
    hands.tab_to("other_way_edit")
    hands.type("x")
    hands.press("Ctrl+J")
    assert hands.text_in("other_way_edit") == read
    assert hands.find("lift_card") is None
    hands.press_button("back_button")
    hands.see("own_words_edit")
    assert hands.text_in("own_words_edit").startswith(f"{code} never asked Rowan.")
    (entry,) = _check_ins(sitting)
    assert entry.answers == {
        "own_words": Words(f"{code} never asked Rowan.\nRowan never asked {code}.")
    }
    assert len(entry.layers) == 1


def test_a_line_is_lifted_from_my_own_words(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _begin(hands)
    hands.type("They are all cross with me.")
    hands.press("Ctrl+J")
    hands.see("lift_card")
    hands.press("A")
    hands.hear("The line rests in Tests.")


def test_while_somebody_sits_idling_covers_the_page_and_locks_nothing(sit_down: SitDown) -> None:
    sitting = sit_down()
    hands = sitting.hands
    sitting.sit_down()
    _begin(hands)
    hands.press_button("3_minutes_button")
    unlocked = sitting.held._unlocked
    assert unlocked is not None
    unlocked._locking.set_idle_seconds(1)
    hands.see("veil_panel")
    assert hands.says("Covered while you sit here. Press any key.")
    unlocked._locking.set_idle_seconds(300)
    hands.press("Space")
    hands.gone("veil_panel")
    assert hands.focused().objectName() == "stop_pause_button"
    hands.press("Esc")
    hands.gone("stop_pause_button")


def test_once_the_time_is_over_and_nobody_comes_it_locks(child: Start) -> None:
    held = child("sit")
    held.hear("covered")
    held.hear("over")
    pid, titles, windows, focus = held.hear("locked")
    assert (pid, titles, windows) == (held.pid, ["Held"], ["main_window"])
    assert focus == "passphrase_edit"


def _begin(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.see("check_in_card")
    hands.press_by_name(lambda words: words.startswith("Something stirred in me"))
    hands.see("own_words_edit")
    hands.tab_to("own_words_edit")


def _touch(hands: Hands, question_id: str) -> None:
    """Touch the name of a further question, wherever it waits."""
    for _ in range(5):
        if hands.find(f"{question_id}_name_button") is not None:
            break
        hands.press_button("more_questions_button")
    hands.press_button(f"{question_id}_name_button")


def _tell_a_story(hands: Hands) -> str:
    """The code of somebody who told something."""
    hands.press("Ctrl+N")
    hands.see("story_card")
    hands.press_by_name(lambda words: words.startswith("Someone told me"))
    hands.see("heard_edit")
    hands.type("Nobody had asked.")
    hands.hear("Kept")
    return hands.read("here_label")


def _check_ins(sitting: Sitting) -> list[Entry]:
    return [entry for entry in sitting.entries(Room.INSIDE) if entry.asked.id == "check_in"]


def _rows(answer: object) -> tuple[Row, ...]:
    assert isinstance(answer, Rows)
    return answer.rows
