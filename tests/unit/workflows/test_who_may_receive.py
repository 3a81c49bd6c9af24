# SPDX-License-Identifier: GPL-3.0-or-later
"""Every story stays in sight: with the people something may go to, or with the reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from storyteller import TODAY, Storyteller, row, said_yes

from held.journal.answer import Answer, Chosen, Rows, Several, Who, Words
from held.journal.permission import Stays
from held.journal.person import Person
from held.workflows.shelve import shelve
from held.workflows.who_may_receive import Candidate, NotYet, Reason, candidates


@pytest.fixture
def teller(tmp_path: Path) -> Iterator[Storyteller]:
    teller = Storyteller(tmp_path)
    yield teller
    teller.close()


@pytest.fixture
def rowan(teller: Storyteller) -> Person:
    return teller.knows("Rowan")


def only(teller: Storyteller) -> Candidate:
    (candidate,) = candidates(teller.session)
    return candidate


def test_those_to_whom_something_may_go_are_offered_with_their_last_day(
    teller: Storyteller, rowan: Person
) -> None:
    ash = teller.knows("Ash")
    slip = said_yes(rowan, ash)
    spoken_only = said_yes(teller.knows("Hazel"), forms=("spoken",))
    shares = (*slip["share"].rows, *spoken_only["share"].rows)
    teller.asked(teller.told(), {**slip, "share": Rows(shares)})
    found = only(teller)
    assert found.because is None
    assert [(r.person, r.until) for r in found.open_to()] == [
        (rowan, date(2027, 3, 1)),
        (ash, date(2027, 3, 1)),
    ]
    assert found.receivers[2].because is Stays.NOT_IN_THIS_FORM


def test_a_story_nobody_was_asked_about_says_so(teller: Storyteller) -> None:
    teller.told()
    assert only(teller).because is Stays.NOT_ASKED


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"may_note": Chosen("in_my_head")}, Stays.NOT_ALLOWED),
        ({"withdrawn": Rows((row("all of it"),))}, Stays.WITHDRAWN),
        ({"detail": Chosen("gist")}, Stays.MORE_DETAIL_THAN_AGREED),
        ({"share": Rows()}, NotYet.NOBODY_NAMED),
    ],
)
def test_a_story_from_which_nothing_may_leave_says_why(
    teller: Storyteller, rowan: Person, change: dict[str, Answer], reason: Reason
) -> None:
    teller.asked(teller.told(), {**said_yes(rowan), **change})
    found = only(teller)
    assert found.because is reason
    assert found.open_to() == ()


def test_the_reason_nearest_to_a_yes_is_given(teller: Storyteller, rowan: Person) -> None:
    story = teller.told(their_words=Rows((row("so that was that"),)))
    kept = Rows((row(from_whom=Who(rowan.id), parts=Several(("heard",))),))
    teller.asked(story, said_yes(rowan, parts=("heard", "their_words"), withhold=kept))
    assert only(teller).because is Stays.WITHHELD


def test_the_last_day_still_counts_and_the_next_does_not(
    teller: Storyteller, rowan: Person
) -> None:
    teller.asked(teller.told(), said_yes(rowan, until=TODAY))
    assert only(teller).because is None
    teller.clock.day = date(2026, 11, 23)
    assert only(teller).because is Stays.DAY_HAS_COME


def test_what_is_named_and_not_written_yet_cannot_be_chosen(
    teller: Storyteller, rowan: Person
) -> None:
    story = teller.told()
    teller.asked(story, said_yes(rowan, parts=("gist",)))
    assert only(teller).because is NotYet.NOTHING_WRITTEN
    teller.rewrite(story, gist=Words("Nobody had asked."))
    assert only(teller).because is None


def test_stories_come_newest_first_and_those_on_the_shelf_do_not_come(
    teller: Storyteller,
) -> None:
    first, second, shelved = teller.told("Linden"), teller.told("Wren"), teller.told("Juniper")
    shelve(teller.session, shelved)
    assert [c.story.id for c in candidates(teller.session)] == [second, first]
