# SPDX-License-Identifier: GPL-3.0-or-later
"""What of a notebook may stand in the keeper's own plain copy."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from held.journal.answer import (
    Answer,
    Chosen,
    LeftOpen,
    Quote,
    Row,
    Rows,
    Several,
    When,
    Who,
    Words,
)
from held.journal.entry import Entry, begin, write
from held.journal.identifiers import EntryId, MarkId, PersonId, RowId
from held.journal.layer import Lifted, Mark
from held.journal.loose_date import Exactly
from held.journal.moment import Moment
from held.journal.own_copy import (
    OwnCopy,
    Page,
    Reason,
    StaysHere,
    pages_needed,
    what_i_may_write_out,
)
from held.journal.permission import PermissionRecord, Stays
from held.journal.room import Room
from held.journal.template import Aside, Detail, Kind, Place, Question, Section, Template

TODAY, YESTERDAY = date(2026, 3, 10), date(2026, 3, 9)
NOW = Moment(datetime(2026, 3, 10, 9, tzinfo=UTC), TODAY)
BEFORE = Moment(datetime(2026, 3, 9, 9, tzinfo=UTC), YESTERDAY)
MARA = PersonId("mara")


def template(room: Room, *questions: Question) -> Template:
    return Template("t", 1, room, "A page", (Section("page", Place.PAGE, questions),))


GIST = Question("gist", Kind.LONG, "The gist", detail=Detail.GIST)
HEARD = Question("heard", Kind.LONG, "What I heard", detail=Detail.THEMES)
CHANNEL = Question("channel", Kind.SHORT, "How it reached me")
STORY = template(Room.STORIES, HEARD, GIST, CHANNEL)
OWN = template(
    Room.INSIDE,
    Question("page", Kind.LONG, "Just write"),
    Question("reminds_me", Kind.LONG, "What does it remind me of?"),
)
LINES = template(Room.TESTS, Question("lines", Kind.ROWS, "What do I think is so?"))
TOLD: dict[str, Answer] = {
    "gist": Words("short"),
    "heard": Words("a long story"),
    "channel": Words("by phone"),
}
YES: dict[str, Answer] = {
    "may_note": Chosen("yes"),
    "detail": Chosen("themes"),
    "keep_until": When(Exactly(TODAY)),
}


def story(**slip: Answer) -> Page:
    return permitted(write(begin(STORY, NOW), TOLD, (), NOW), **slip)


def permitted(entry: Entry, **slip: Answer) -> Page:
    record = PermissionRecord(entry.id, 1, NOW, {**YES, **slip})
    return Page(entry, (record,))


def withheld(**answers: Answer) -> Rows:
    return Rows((Row(RowId("w"), "kept back", answers=answers),))


def written(copy: OwnCopy) -> list[tuple[str, Answer]]:
    return [(part.question.id, part.answer) for r in copy.readings for part in r.parts]


def names(copy: OwnCopy) -> list[str]:
    return [question for question, _ in written(copy)]


def decide(page: Page, *quoted: Page) -> OwnCopy:
    return what_i_may_write_out(page, {q.entry.id: q for q in quoted}, TODAY)


def test_a_story_goes_as_far_as_its_yes_and_its_last_day_is_still_inside() -> None:
    copy = decide(story())
    assert names(copy) == ["heard", "gist"]
    assert copy.stays == (Stays.NOT_ALLOWED,)


@pytest.mark.parametrize(
    ("slip", "goes", "because"),
    [
        ({"may_note": Chosen("not_asked")}, [], Stays.NOT_ASKED),
        ({"may_note": Chosen("in_my_head")}, [], Stays.NOT_ALLOWED),
        ({"may_note": Chosen("no")}, [], Stays.NOT_ALLOWED),
        ({"detail": LeftOpen(Aside.NOT_SURE_YET)}, [], Stays.MORE_DETAIL_THAN_AGREED),
        ({"detail": Chosen("gist")}, ["gist"], Stays.MORE_DETAIL_THAN_AGREED),
        ({"keep_until": LeftOpen(Aside.NOT_SURE_YET)}, [], Stays.NO_END_DATE),
        ({"keep_until": When(Exactly(YESTERDAY))}, [], Stays.DAY_HAS_COME),
        ({"withdrawn": withheld()}, [], Stays.WITHDRAWN),
        ({"withhold": withheld()}, [], Stays.WITHHELD),
        ({"withhold": withheld(parts=Several(("heard",)))}, ["gist"], Stays.WITHHELD),
        ({"withhold": withheld(from_whom=Who(MARA))}, ["heard", "gist"], None),
    ],
)
def test_whatever_is_missing_from_the_yes_keeps_the_part_back(
    slip: dict[str, Answer], goes: list[str], because: Stays | None
) -> None:
    copy = decide(story(**slip))
    assert names(copy) == goes
    assert because is None or because in copy.stays
    assert len(copy.stays) == 3 - len(goes)


def test_a_story_nobody_was_asked_about_stays() -> None:
    copy = decide(Page(story().entry))
    assert written(copy) == []
    assert set(copy.stays) == {Stays.NOT_ASKED}


def test_only_how_a_story_stands_now_goes() -> None:
    earlier = write(begin(STORY, BEFORE), {"heard": Words("said in error")}, (), BEFORE)
    saved = msgspec.structs.replace(earlier, revision=1)
    copy = decide(permitted(write(saved, {"heard": Words("put right")}, (), NOW)))
    assert written(copy) == [("heard", Words("put right"))]
    assert StaysHere.EARLIER_READING in copy.stays


def test_what_i_wrote_about_myself_goes_with_every_day_of_it() -> None:
    first = write(begin(OWN, BEFORE), {"page": Words("one")}, (), BEFORE)
    saved = msgspec.structs.replace(first, revision=1)
    copy = decide(Page(write(saved, {"page": Words("two")}, (), NOW)))
    assert [reading.day for reading in copy.readings] == [YESTERDAY, TODAY]
    assert written(copy) == [("page", Words("one")), ("page", Words("two"))]
    assert copy.stays == ()


def test_what_i_asked_myself_in_confidence_stays() -> None:
    said: dict[str, Answer] = {"page": Words("one"), "reminds_me": Words("an old wound")}
    copy = decide(Page(write(begin(OWN, NOW), said, (), NOW)))
    assert written(copy) == [("page", Words("one"))]
    assert copy.stays == (StaysHere.FOR_MYSELF_ALONE,)


def test_what_lies_in_letting_go_stays() -> None:
    page = write(begin(OWN, NOW), {"page": Words("one")}, (), NOW)
    copy = decide(Page(msgspec.structs.replace(page, shelved=NOW)))
    assert written(copy) == []
    assert copy.stays == (StaysHere.SET_ASIDE,)


# Lines that were lifted from a page

MARK = MarkId("m")


def marked(entry: Entry, question: str) -> Entry:
    mark = Mark(MARK, question, 0, 5, Lifted.TOLD, EntryId("line"))
    return write(entry, dict(entry.answers), (mark,), NOW)


def lines(page: Entry) -> Page:
    rows = Rows((Row(RowId("1"), quote=Quote(page.id, MARK)), Row(RowId("2"), "my own line")))
    return Page(write(begin(LINES, NOW), {"lines": rows}, (), NOW))


def lines_written(copy: OwnCopy) -> list[str]:
    return [row.line for _, a in written(copy) for row in (a.rows if isinstance(a, Rows) else ())]


def test_a_line_from_a_story_goes_where_its_part_may() -> None:
    told = story()
    page = Page(marked(told.entry, "heard"), told.history)
    test = lines(page.entry)
    assert pages_needed(test.entry) == (page.entry.id,)
    copy = decide(test, page)
    assert lines_written(copy) == ["a lon", "my own line"]
    assert all(row.quote is None for _, a in written(copy) for row in getattr(a, "rows", ()))
    assert copy.stays == ()


@pytest.mark.parametrize(
    ("question", "slip", "because"),
    [
        ("heard", {"may_note": Chosen("not_asked")}, Stays.NOT_ASKED),
        ("heard", {"detail": Chosen("gist")}, Stays.MORE_DETAIL_THAN_AGREED),
        ("heard", {"withhold": withheld(parts=Several(("heard",)))}, Stays.WITHHELD),
        ("channel", {}, Stays.NOT_ALLOWED),
    ],
)
def test_a_line_from_a_story_stays_with_its_part(
    question: str, slip: dict[str, Answer], because: Reason
) -> None:
    told = story(**slip)
    page = Page(marked(told.entry, question), told.history)
    copy = decide(lines(page.entry), page)
    assert lines_written(copy) == ["my own line"]
    assert copy.stays == (because,)


def test_a_line_that_the_story_says_no_more_stays() -> None:
    told = story()
    saved = msgspec.structs.replace(marked(told.entry, "heard"), revision=1)
    later = Moment(datetime(2026, 3, 11, 9, tzinfo=UTC), date(2026, 3, 11))
    page = Page(write(saved, {"heard": Words("put right")}, (), later), told.history)
    copy = decide(lines(page.entry), page)
    assert lines_written(copy) == ["my own line"]
    assert copy.stays == (StaysHere.EARLIER_READING,)


def test_a_line_from_what_i_wrote_in_confidence_stays() -> None:
    own = write(begin(OWN, NOW), {"reminds_me": Words("an old wound")}, (), NOW)
    page = Page(marked(own, "reminds_me"))
    copy = decide(lines(page.entry), page)
    assert lines_written(copy) == ["my own line"]
    assert copy.stays == (StaysHere.FOR_MYSELF_ALONE,)


def test_a_line_from_a_page_in_letting_go_stays_there() -> None:
    told = story()
    page = msgspec.structs.replace(marked(told.entry, "heard"), shelved=NOW)
    copy = decide(lines(page), Page(page, told.history))
    assert lines_written(copy) == ["my own line"]
    assert copy.stays == (StaysHere.SET_ASIDE,)


def test_a_line_whose_page_is_gone_leaves_no_trace() -> None:
    page = marked(story().entry, "heard")
    copy = decide(lines(page))
    assert lines_written(copy) == ["my own line"]
    assert copy.stays == ()


def beside(page: Page, said: str) -> Page:
    """A line parked while somebody told the story of `page`."""
    parked = begin(LINES, NOW, about=page.entry.id)
    return Page(write(parked, {"lines": Rows((Row(RowId("p"), said),))}, (), NOW))


@pytest.mark.parametrize(
    ("slip", "because"),
    [
        ({"may_note": Chosen("not_asked")}, Stays.NOT_ASKED),
        ({"may_note": Chosen("no")}, Stays.NOT_ALLOWED),
        ({"withdrawn": withheld()}, Stays.WITHDRAWN),
        ({"keep_until": When(Exactly(YESTERDAY))}, Stays.DAY_HAS_COME),
    ],
)
def test_what_was_jotted_beside_a_story_stays_as_long_as_the_story_may_not_go(
    slip: dict[str, Answer], because: Stays
) -> None:
    refused = story(**slip)
    copy = decide(beside(refused, "ask her about the brother"), refused)
    assert (written(copy), copy.stays) == ([], (because,))


def test_what_was_jotted_beside_a_story_with_a_yes_or_beside_my_own_page_goes() -> None:
    own = Page(write(begin(OWN, NOW), {"page": Words("my own")}, (), NOW))
    for page in (story(), own):
        assert pages_needed(beside(page, "call them").entry) == (page.entry.id,)
        assert names(decide(beside(page, "call them"), page)) == ["lines"]
