# SPDX-License-Identifier: GPL-3.0-or-later
"""What I assume, by keys alone: written, looked at closer, linked, lifted from elsewhere, and the
same after Held was closed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from held.journal.answer import Chosen, Linked, Quote, Row, Rows, Words
from held.journal.entry import Entry
from held.journal.moment import Moment
from held.journal.room import Room
from held.vault.vault import Vault
from sitting import Sitting

SitDown = Callable[..., Sitting]
FIRST = datetime(2026, 3, 10, 9, tzinfo=UTC)
STORY = "They said nobody had asked them."


class Days:
    """A clock on which days can pass."""

    def __init__(self) -> None:
        self.at = FIRST

    def now(self) -> Moment:
        return Moment(self.at, self.at.date())


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def sitting(sit_down: SitDown, days: Days) -> Sitting:
    found = sit_down(clock=days)
    found.sit_down()
    return found


def rows(entry: Entry) -> tuple[Row, ...]:
    answer = entry.answers["lines"]
    assert isinstance(answer, Rows)
    return answer.rows


def assumed(sitting: Sitting) -> list[Entry]:
    return sitting.entries(Room.TESTS)


def look_again_days(sitting: Sitting) -> list[str | None]:
    def look(vault: Vault) -> list[str | None]:
        sql = "SELECT look_again_day FROM entry WHERE room = 'tests' ORDER BY number"
        return [day for (day,) in vault._connection.execute(sql)]

    return sitting.in_vault(look)


def begin(sitting: Sitting, door: str, page: str) -> None:
    hands = sitting.hands
    hands.press("Ctrl+N")
    hands.see("test_card")
    hands.press_by_name(lambda words: words.startswith(door))
    hands.see(page)


def assume(sitting: Sitting, *lines: str) -> None:
    begin(sitting, "I am assuming", "lines_1_edit")
    sitting.hands.type("\n".join(lines))


def write_story(sitting: Sitting) -> None:
    hands = sitting.hands
    begin(sitting, "Someone told me", "heard_edit")
    hands.type(STORY)
    hands.hear("Kept")


def look_closer(sitting: Sitting, number: int) -> None:
    sitting.hands.press_button(f"lines_{number}_closer_button")


def test_three_lines_are_written_looked_at_and_read_the_same_on_another_day(
    sitting: Sitting, days: Days
) -> None:
    hands = sitting.hands
    assume(sitting, "They left early.", "They did not care.", "The others agree with me.")
    look_closer(sitting, 2)
    hands.tab_to("lines_2_camera_edit")
    hands.type("A coat put on at ten to nine.")
    hands.tab_to("lines_2_other_ways_1_edit")
    hands.type("The last bus goes at nine.\nThey were cold.")
    hands.tab_to("lines_2_look_again_menu")
    for key in ("Space", "Down", "Down", "Return"):
        hands.press(key)
    hands.hear("In two weeks")
    hands.press_button("lines_2_change_mind_name_button")
    hands.type("A word from them.")
    look_closer(sitting, 3)
    hands.pick("lines_3_basis_choices", "worked_out_choice")
    hands.hear("Kept")
    (entry,) = assumed(sitting)
    before = rows(entry)
    assert [row.line for row in before] == [
        "They left early.",
        "They did not care.",
        "The others agree with me.",
    ]
    assert before[0].answers == {}
    ways = before[1].answers["other_ways"]
    assert isinstance(ways, Rows)
    assert [way.line for way in ways.rows] == ["The last bus goes at nine.", "They were cold."]
    assert before[2].answers == {"basis": Chosen("worked_out")}
    assert look_again_days(sitting) == ["2026-03-24"]
    days.at += timedelta(days=14)
    hands.press("Ctrl+4")
    hands.tab_to("tests_list")
    hands.press("Return")
    hands.see("lines_1_edit")
    assert hands.text_in("lines_2_edit") == "They did not care."
    look_closer(sitting, 2)
    assert hands.text_in("lines_2_camera_edit") == "A coat put on at ten to nine."
    assert hands.text_in("lines_2_change_mind_edit") == "A word from them."
    hands.hear("24 March")
    # Where a line was there on an earlier day, it asks by itself how one sees it now.
    hands.pick("lines_2_now_choices", "otherwise_choice")
    hands.hear("Kept")
    hands.wait(lambda: look_again_days(sitting) == [None], "it still asks to be looked at")
    (entry,) = assumed(sitting)
    assert len(entry.layers) == 2
    assert entry.layers[0].answers["lines"] == Rows(before)


def test_a_line_links_to_a_story_by_its_code_and_leads_there(sitting: Sitting) -> None:
    hands = sitting.hands
    write_story(sitting)
    (story,) = sitting.entries(Room.STORIES)
    (person,) = sitting.in_vault(lambda vault: vault.people.around(story.situation))
    assume(sitting, "They left early.")
    look_closer(sitting, 1)
    while hands.find("lines_1_stories_name_button") is None:
        hands.press_button("lines_1_more_questions_button")
    hands.press_button("lines_1_stories_name_button")
    hands.press("Space")
    hands.see("lines_1_stories_link_1_row")
    hands.type("zzz")
    hands.hear("Nothing here is called so.")
    hands.press("Ctrl+A")
    hands.type(person.code[:4].lower())
    hands.see("lines_1_stories_link_1_row")
    hands.press("Return")
    hands.see("lines_1_stories_1_way_button")
    hands.hear("Kept")
    (entry,) = assumed(sitting)
    assert rows(entry)[0].answers == {"stories": Linked((story.id,))}
    assert STORY not in str(entry)
    hands.press_button("lines_1_stories_1_way_button")
    hands.see("heard_edit")
    assert hands.text_in("heard_edit") == STORY
    assert not hands.says("They left early")
    hands.press("Ctrl+2")
    hands.tab_to("stories_list")
    hands.press("Del")
    hands.settle()
    hands.press("Ctrl+4")
    hands.tab_to("tests_list")
    hands.press("Return")
    hands.see("lines_1_edit")
    look_closer(sitting, 1)
    hands.hear("No longer here")


def test_a_line_lifted_from_another_answer_is_looked_at_closer_and_leads_back(
    sitting: Sitting,
) -> None:
    hands = sitting.hands
    write_story(sitting)
    while hands.find("gist_name_button") is None:
        hands.press_button("more_questions_button")
    hands.press_button("gist_name_button")
    hands.type("They were not heard. Nobody meant it.")
    hands.press("Ctrl+J")
    hands.see("lift_card")
    hands.press("A")
    hands.hear("The line rests in Tests.")
    hands.hear("Kept")
    (story,) = sitting.entries(Room.STORIES)
    (line,) = assumed(sitting)
    (mark,) = story.latest.marks
    assert (mark.question, story.text_of(mark.id)) == ("gist", "Nobody meant it.")
    assert rows(line)[0].quote == Quote(story.id, mark.id)
    assert "Nobody meant it." not in str(line)
    hands.press("Ctrl+4")
    hands.tab_to("tests_list")
    hands.press("Return")
    hands.hear("Nobody meant it.")
    look_closer(sitting, 1)
    hands.tab_to("lines_1_camera_edit")
    hands.type("A nod.")
    hands.hear("Kept")
    hands.press_button("lines_1_source_button")
    hands.see("gist_edit")
    (line,) = assumed(sitting)
    assert rows(line)[0].answers == {"basis": Chosen("not_known"), "camera": Words("A nod.")}


def test_a_line_lifted_from_another_answer_can_be_taken_back(sitting: Sitting) -> None:
    hands = sitting.hands
    write_story(sitting)
    while hands.find("gist_name_button") is None:
        hands.press_button("more_questions_button")
    hands.press_button("gist_name_button")
    hands.type("They were not heard.")
    hands.press("Ctrl+J")
    hands.see("lift_card")
    hands.press("S")
    hands.hear("The line rests in Tests.")
    hands.press_by_name(lambda words: words == "Undo")
    hands.wait(lambda: not sitting.entries(Room.STORIES)[0].latest.marks, "the mark is there")
    hands.wait(lambda: not assumed(sitting), "the line is there")


def test_a_line_taken_away_by_mistake_comes_back(sitting: Sitting) -> None:
    hands = sitting.hands
    assume(sitting, "one", "two")
    look_closer(sitting, 1)
    hands.press_button("lines_1_take_away_button")
    hands.hear("The line is gone from this page.")
    hands.hear("Kept")
    assert [row.line for row in rows(assumed(sitting)[0])] == ["two"]
    hands.press_by_name(lambda words: words == "Undo")
    hands.wait(lambda: len(rows(assumed(sitting)[0])) == 2, "the line is gone")
    assert [row.line for row in rows(assumed(sitting)[0])] == ["one", "two"]
