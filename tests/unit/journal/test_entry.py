# SPDX-License-Identifier: GPL-3.0-or-later
"""One layer a day, earlier layers untouched, and lines found again after the page has changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from held.journal.answer import Answer, Chosen, Words
from held.journal.entry import Entry, begin, write
from held.journal.identifiers import EntryId, MarkId, make_id
from held.journal.layer import Lifted, Mark
from held.journal.moment import Moment
from held.journal.room import Room
from held.journal.template import Kind, Place, Question, Section, Template

PAGE = Template(
    "free",
    1,
    Room.INSIDE,
    "Free",
    (Section("page", Place.PAGE, (Question("page", Kind.LONG, "Write"),)),),
)
MORNING = datetime(2026, 3, 10, 8, tzinfo=UTC)


def moment(hours: float = 0) -> Moment:
    at = MORNING + timedelta(hours=hours)
    return Moment(at, at.date())


def said(text: str) -> dict[str, Answer]:
    return {"page": Words(text)}


def saved(entry: Entry) -> Entry:
    """`entry` as the vault gives it back after saving."""
    return msgspec.structs.replace(entry, revision=entry.revision + 1)


def wrote(*pairs: tuple[str, float]) -> Entry:
    entry = begin(PAGE, moment(pairs[0][1]))
    for text, hours in pairs:
        entry = saved(write(entry, said(text), (), moment(hours)))
    return entry


def mark(start: int, end: int, question: str = "page") -> Mark:
    return Mark(MarkId("m"), question, start, end, Lifted.SAW, EntryId("e"))


def test_a_page_just_opened_is_empty_and_stands_in_the_room_of_its_template() -> None:
    entry = begin(PAGE, moment(), about=EntryId("story"))
    assert entry.is_empty
    assert entry.room is Room.INSIDE
    assert entry.about == "story"
    assert entry.revision == 0
    assert not entry.answers


def test_two_pages_never_share_an_id() -> None:
    first, second = begin(PAGE, moment()), begin(PAGE, moment())
    assert first.id != second.id
    assert first.latest.id != second.latest.id


def test_an_id_does_not_tell_when_it_was_made() -> None:
    made = [make_id() for _ in range(64)]
    assert made != sorted(made)
    assert {len(one) for one in made} == {32}


def test_going_on_within_one_day_goes_on_in_one_layer() -> None:
    entry = wrote(("a", 0), ("a b", 3), ("a b c", 12))
    assert len(entry.layers) == 1
    assert entry.answers == said("a b c")
    assert entry.begun == moment(0)
    assert entry.latest.written == moment(12)


def test_a_later_day_begins_another_layer_and_leaves_the_first_as_it_was() -> None:
    first = wrote(("a", 0))
    both = write(first, said("a, seen again"), (), moment(24))
    assert both.layers[0] == first.layers[0]
    assert both.answers == said("a, seen again")
    assert both.latest.begun == both.latest.written == moment(24)
    assert both.begun == moment(0)


def test_reading_again_without_a_change_begins_no_layer() -> None:
    entry = wrote(("a", 0))
    assert write(entry, said("a"), (), moment(48)) is entry


def test_a_new_mark_alone_is_a_change() -> None:
    entry = write(wrote(("a line", 0)), said("a line"), (mark(0, 1),), moment(1))
    assert entry.latest.marks == (mark(0, 1),)


def test_a_page_opened_in_the_evening_and_begun_after_midnight_belongs_to_the_new_day() -> None:
    entry = begin(PAGE, moment(15.9))
    entry = saved(write(entry, said("a"), (), moment(16.1)))
    assert entry.begun == moment(16.1)
    entry = saved(write(entry, said("a b"), (), moment(16.2)))
    assert len(entry.layers) == 1


def test_words_not_yet_kept_at_midnight_stay_in_their_one_layer() -> None:
    entry = write(begin(PAGE, moment(15.9)), said("a"), (), moment(15.95))
    entry = write(entry, said("a b"), (), moment(16.1))
    assert len(entry.layers) == 1
    assert entry.begun == moment(15.95)


def test_answers_that_say_nothing_are_left_out() -> None:
    entry = write(begin(PAGE, moment()), {"page": Words("a"), "other": Chosen()}, (), moment())
    assert entry.answers == said("a")


def test_a_page_emptied_on_a_later_day_still_holds_what_it_said_before() -> None:
    entry = write(wrote(("a", 0)), said(""), (), moment(24))
    assert not entry.answers
    assert entry.layers[0].answers == said("a")
    assert not entry.is_empty


@given(st.lists(st.tuples(st.text("ab", max_size=3), st.floats(0, 30)), min_size=1, max_size=8))
def test_whatever_is_written_when_no_earlier_day_ever_changes(
    steps: list[tuple[str, float]],
) -> None:
    entry, hours = begin(PAGE, moment()), 0.0
    for text, pause in steps:
        hours += pause
        after = saved(write(entry, said(text), (), moment(hours)))
        today = moment(hours).day
        earlier = [layer for layer in entry.layers if entry.revision and layer.begun.day < today]
        assert list(after.layers[: len(earlier)]) == earlier
        assert after.answers == ({} if not text else said(text))
        entry = after


# Lines lifted from a page


def test_a_lifted_line_is_read_from_the_page_it_stands_on() -> None:
    entry = write(begin(PAGE, moment()), said("They left. I stayed."), (mark(0, 10),), moment())
    assert entry.text_of(MarkId("m")) == "They left."


def test_a_lifted_line_is_read_from_the_newest_layer_that_still_has_it() -> None:
    first = saved(write(begin(PAGE, moment()), said("They left."), (mark(0, 10),), moment()))
    moved = write(first, said("Then they left."), (mark(5, 15),), moment(24))
    assert moved.text_of(MarkId("m")) == "they left."
    cut = write(first, said("Nothing of it."), (), moment(24))
    assert cut.text_of(MarkId("m")) == "They left."


def test_a_line_that_is_gone_is_gone() -> None:
    entry = write(begin(PAGE, moment()), said("Short."), (mark(3, 3),), moment())
    assert entry.text_of(MarkId("m")) is None
    beyond = write(begin(PAGE, moment()), said("Short."), (mark(30, 40),), moment())
    assert beyond.text_of(MarkId("m")) is None
    assert entry.text_of(MarkId("other")) is None


def test_a_mark_on_something_that_holds_no_words_has_no_line() -> None:
    entry = write(begin(PAGE, moment()), {"page": Chosen("a")}, (mark(0, 1),), moment())
    assert entry.text_of(MarkId("m")) is None
    elsewhere = write(begin(PAGE, moment()), said("a"), (mark(0, 1, "other"),), moment())
    assert elsewhere.text_of(MarkId("m")) is None
