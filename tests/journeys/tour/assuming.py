# SPDX-License-Identifier: GPL-3.0-or-later
"""I am assuming something: lines looked at closer, linked, lifted from a story, and asked again."""

from __future__ import annotations

from held.journal.answer import Linked, Quote, Row, Rows, When, Words
from held.journal.entry import Entry
from held.journal.room import Room
from held.vault.vault import Vault
from tour.checking_in import touch
from tour.guide import Guide
from tour.read_again import entries_in, quoted, text_of
from tour.words import (
    ASSUMED,
    ASSUMED_LINES,
    CAMERA,
    GIST,
    HEARD,
    LIFTED_FROM_GIST,
    OTHER_WAYS,
)


def assuming(guide: Guide) -> None:
    """Write three lines, look closer at two, lift a fourth from a story."""
    _write(guide)
    _look_closer(guide)
    _link(guide)
    _ask_to_look_again(guide)
    _lift(guide)


def look_at_assumptions(guide: Guide, vault: Vault) -> None:
    """Raise NotHeld unless the vault holds the lines, and of lifted ones only where they stand."""
    (story,) = (e for e in entries_in(vault, Room.STORIES, "story") if text_of(e, "heard") == HEARD)
    pages = entries_in(vault, Room.TESTS, "test")
    (written,) = (page for page in pages if _rows(page)[0].quote is None)
    first, second, third = _rows(written)
    lines = tuple(row.line for row in (first, second, third))
    guide.check(lines == ASSUMED_LINES, "Tests holds other lines")
    ways = second.answers["other_ways"]
    guide.check(second.answers["camera"] == Words(CAMERA), "what a camera would catch is gone")
    guide.check(
        isinstance(ways, Rows) and tuple(way.line for way in ways.rows) == OTHER_WAYS,
        "the other ways are gone",
    )
    guide.check(isinstance(second.answers["look_again"], When), "it does not ask again")
    guide.check(second.answers["stories"] == Linked((story.id,)), "it is linked elsewhere")
    lifted = [line for page in pages for line in quoted(vault, page)]
    guide.check(sorted(lifted, key=str) == sorted((ASSUMED, LIFTED_FROM_GIST)), "other lines rest")
    (mark,) = story.latest.marks
    quote = Quote(story.id, mark.id)
    guide.check(any(_rows(page)[0].quote == quote for page in pages), "it leads elsewhere")
    guide.check(
        all(LIFTED_FROM_GIST not in str(page) for page in pages), "the words are there twice"
    )


def _write(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("I am assuming something: one sentence a line"):
        hands.press("Ctrl+N")
        hands.see("test_card")
        hands.press_by_name(lambda words: words.startswith("I am assuming"))
        hands.see("lines_1_edit")
        guide.picture("test-an-assumption-empty")
        hands.type("\n".join(ASSUMED_LINES))
        hands.hear("Kept")
        guide.pictures("test-an-assumption-three-lines")


def _look_closer(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Look closer: how I know, what a camera would have caught, other ways"):
        hands.press_button("lines_2_closer_button")
        hands.pick("lines_2_basis_choices", "worked_out_choice")
        hands.tab_to("lines_2_camera_edit")
        hands.type(CAMERA)
        hands.tab_to("lines_2_other_ways_1_edit")
        hands.type("\n".join(OTHER_WAYS))
    with guide.step("Look again in two weeks"):
        hands.tab_to("lines_2_look_again_menu")
        hands.press("Space")
        hands.arrow_to("in_two_weeks_menu_row")
        guide.picture("test-an-assumption-look-again")
        hands.press("Return")
        hands.hear("In two weeks")
        hands.hear("Kept")
        guide.pictures("test-an-assumption")
    with guide.step("Test an assumption in every size of window and text"):
        hands.tab_to("lines_2_camera_edit")
        guide.in_all_sizes("test-an-assumption")


def _link(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("A line is linked to a story by its code alone"):
        for _ in range(12):
            if hands.find("lines_2_stories_name_button") is not None:
                break
            hands.press_button("lines_2_more_questions_button")
        hands.press_button("lines_2_stories_name_button")
        hands.press("Space")
        hands.see("lines_2_stories_link_1_row")
        hands.type(guide.kept_beside("code")[:4].lower())
        hands.see("lines_2_stories_link_1_row")
        guide.picture("test-an-assumption-link")
        hands.press("Return")
        hands.see("lines_2_stories_1_way_button")
        hands.hear("Kept")
        guide.picture("test-an-assumption-linked")


def _ask_to_look_again(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Another line asks to be looked at again on a day typed in words: today"):
        hands.press_button("lines_3_closer_button")
        hands.tab_to("lines_3_look_again_menu")
        hands.press("Space")
        hands.arrow_to("on_a_day_menu_row")
        hands.press("Return")
        hands.tab_to("first_day_edit")
        hands.type("today")
        hands.press("Tab")
        hands.hear("Kept")
    with guide.step("Its story is a press away"):
        hands.press_button("lines_2_closer_button")
        hands.press_button("lines_2_stories_1_way_button")
        hands.see("heard_edit")
        guide.check(hands.text_in("heard_edit") == HEARD, "it leads to another story")


def _lift(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("A line is lifted from a further answer of the story, and rests in Tests"):
        touch(guide, "gist_name_button")
        hands.type(GIST)
        hands.press("Ctrl+J")
        hands.see("lift_card")
        hands.press("A")
        hands.hear("The line rests in Tests.")
        hands.hear("Kept")
        guide.picture("note-a-story-line-lifted")
    with guide.step("In Tests it is quoted, and leads back to where it was said"):
        hands.press("Ctrl+4")
        hands.see("tests_list")
        guide.pictures("tests-with-lines")
        hands.tab_to("tests_list")
        hands.row_to(lambda words: words.startswith(f"Lines from {guide.kept_beside('code')}"))
        hands.press("Return")
        hands.hear(LIFTED_FROM_GIST)
        hands.press_button("lines_1_closer_button")
        guide.pictures("test-an-assumption-lifted")
        hands.press_button("lines_1_source_button")
        hands.see("gist_edit")
        guide.check(hands.text_in("gist_edit") == GIST, "the answer has changed")


def _rows(page: Entry) -> tuple[Row, ...]:
    answer = page.answers.get("lines")
    return answer.rows if isinstance(answer, Rows) else ()
