# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding one's way in a template."""

from __future__ import annotations

from held.journal.room import Room
from held.journal.template import Detail, Kind, Place, Question, Section, Template

HEARD = Question("heard", Kind.LONG, "What I heard", detail=Detail.THEMES)
MINE = Question("mine", Kind.ROWS, "Parked", room=Room.INSIDE)
STORY = Template(
    "story",
    1,
    Room.STORIES,
    "A story",
    (Section("page", Place.PAGE, (HEARD,)), Section("strip", Place.PARKED, (MINE,))),
)


def test_questions_come_in_the_order_of_the_file() -> None:
    assert list(STORY.questions()) == [HEARD, MINE]


def test_a_question_is_found_by_its_id_or_not_at_all() -> None:
    assert STORY.question("mine") == MINE
    assert STORY.question("yours") is None


def test_a_section_is_found_by_its_place_or_not_at_all() -> None:
    assert STORY.section(Place.PARKED) == STORY.sections[1]
    assert STORY.section(Place.BESIDE) is None


def test_an_answer_belongs_to_the_room_of_its_question_and_else_to_that_of_the_template() -> None:
    assert STORY.room_of(HEARD) is Room.STORIES
    assert STORY.room_of(MINE) is Room.INSIDE


def test_only_questions_that_say_how_much_they_tell_are_parts() -> None:
    assert list(STORY.shareable()) == [HEARD]
