# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole table of what keeps a part back, one row a rule."""

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
    Ticked,
    When,
    Who,
    Words,
)
from held.journal.entry import Entry, begin, write
from held.journal.identifiers import EntryId, MarkId, PersonId, RowId
from held.journal.loose_date import About, Between, Exactly, LooseDate, Unknown
from held.journal.moment import Moment
from held.journal.permission import (
    Form,
    Kept,
    MayNote,
    Named,
    Part,
    Permission,
    PermissionRecord,
    Share,
    Stays,
    Withhold,
    current,
    read,
    what_may_leave,
)
from held.journal.room import Room
from held.journal.template import Aside, Detail, Kind, Place, Question, Section, Template

TODAY, YESTERDAY, TOMORROW = date(2026, 3, 10), date(2026, 3, 9), date(2026, 3, 11)
NOW = Moment(datetime(2026, 3, 10, 9, tzinfo=UTC), TODAY)
MARA, TOVE = PersonId("mara"), PersonId("tove")

GIST = Question("gist", Kind.LONG, "The gist", detail=Detail.GIST)
HEARD = Question("heard", Kind.LONG, "What I heard", detail=Detail.THEMES)
THEIR_WORDS = Question("their_words", Kind.ROWS, "Their words", detail=Detail.THEIR_WORDS)
CHANNEL = Question("channel", Kind.SHORT, "How it reached me")
PARKED = Question("parked", Kind.ROWS, "Parked", room=Room.INSIDE)
STORY = Template(
    "story",
    1,
    Room.STORIES,
    "A story",
    (
        Section("page", Place.PAGE, (HEARD, GIST, THEIR_WORDS, CHANNEL)),
        Section("strip", Place.PARKED, (PARKED,)),
    ),
)
PARTS = ("gist", "heard", "their_words")


def row(line: str = "", **answers: Answer) -> Row:
    return Row(RowId("r"), line, answers=answers)


def on(day: date) -> When:
    return When(Exactly(day))


def share(
    *,
    to: PersonId = MARA,
    parts: tuple[str, ...] = PARTS,
    forms: tuple[str, ...] = ("bundle",),
    until: Answer | None = None,
) -> Row:
    return row(
        with_whom=Who(to), parts=Several(parts), forms=Several(forms), until=until or on(TODAY)
    )


def slip(**changed: Answer) -> dict[str, Answer]:
    """A slip that allows everything to Mara in a bundle until today, with some answers changed."""
    everything: dict[str, Answer] = {
        "may_note": Chosen("yes"),
        "detail": Chosen("their_words"),
        "share": Rows((share(),)),
        "keep_until": on(TODAY),
    }
    return everything | changed


def told() -> Entry:
    said: dict[str, Answer] = {
        "heard": Words("The meeting moved on."),
        "gist": Words("They were not heard."),
        "their_words": Rows((row("nobody asked me"),)),
        "channel": Words("on a walk"),
        "parked": Rows((row("explain how busy it was"),)),
    }
    return write(begin(STORY, NOW), said, (), NOW)


def record(answers: dict[str, Answer], number: int = 1) -> PermissionRecord:
    return PermissionRecord(EntryId("e"), number, NOW, answers)


def verdicts(
    answers: dict[str, Answer],
    *,
    to: PersonId = MARA,
    form: Form = Form.BUNDLE,
    day: date = TODAY,
    story: Entry | None = None,
) -> dict[str, date | Stays]:
    leaving = what_may_leave(story or told(), [record(answers)], to, form, day)
    return {part.question.id: part.until for part in leaving.parts} | {
        kept.question.id: kept.because for kept in leaving.stays
    }


def verdict_on_heard(
    answers: dict[str, Answer], *, to: PersonId = MARA, form: Form = Form.BUNDLE, day: date = TODAY
) -> date | Stays:
    return verdicts(answers, to=to, form=form, day=day)["heard"]


# The table


def test_what_was_allowed_leaves_and_the_rest_stays_for_its_own_reason() -> None:
    assert verdicts(slip()) == {
        "heard": TODAY,
        "gist": TODAY,
        "their_words": TODAY,
        "channel": Stays.NOT_ALLOWED,
        "parked": Stays.OTHER_ROOM,
    }


def test_parts_and_what_stays_come_in_the_order_of_the_page_with_their_answers() -> None:
    leaving = what_may_leave(told(), [record(slip())], MARA, Form.BUNDLE, TODAY)
    assert leaving.parts == (
        Part(HEARD, Words("The meeting moved on."), TODAY),
        Part(GIST, Words("They were not heard."), TODAY),
        Part(THEIR_WORDS, Rows((row("nobody asked me"),)), TODAY),
    )
    assert leaving.stays == (Kept(CHANNEL, Stays.NOT_ALLOWED), Kept(PARKED, Stays.OTHER_ROOM))


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"may_note": Chosen("not_asked")}, Stays.NOT_ASKED),
        ({"may_note": Chosen()}, Stays.NOT_ASKED),
        ({"may_note": Chosen("perhaps")}, Stays.NOT_ASKED),
        ({"may_note": LeftOpen(Aside.NOT_SURE_YET)}, Stays.NOT_ASKED),
        ({"may_note": Words("yes")}, Stays.NOT_ASKED),
        ({"may_note": Chosen("in_my_head")}, Stays.NOT_ALLOWED),
        ({"may_note": Chosen("no")}, Stays.NOT_ALLOWED),
        ({"detail": LeftOpen(Aside.NOT_SURE_YET)}, Stays.MORE_DETAIL_THAN_AGREED),
        ({"detail": Chosen("everything")}, Stays.MORE_DETAIL_THAN_AGREED),
        ({"detail": Chosen("gist")}, Stays.MORE_DETAIL_THAN_AGREED),
        ({"keep_until": LeftOpen(Aside.NOT_SURE_YET)}, Stays.NO_END_DATE),
        ({"keep_until": When(Unknown())}, Stays.NO_END_DATE),
        ({"keep_until": When(About("in a while"))}, Stays.NO_END_DATE),
        ({"keep_until": on(YESTERDAY)}, Stays.DAY_HAS_COME),
        ({"share": Rows()}, Stays.NOT_FOR_THIS_PERSON),
        ({"share": LeftOpen(Aside.NOT_SURE_YET)}, Stays.NOT_FOR_THIS_PERSON),
        ({"share": Rows((row("Mara, I think"),))}, Stays.NOT_FOR_THIS_PERSON),
        ({"share": Rows((share(to=TOVE),))}, Stays.NOT_FOR_THIS_PERSON),
        ({"share": Rows((share(parts=("gist",)),))}, Stays.NOT_FOR_THIS_PERSON),
        ({"share": Rows((share(forms=()),))}, Stays.NOT_IN_THIS_FORM),
        ({"share": Rows((share(forms=("spoken", "written")),))}, Stays.NOT_IN_THIS_FORM),
        ({"share": Rows((share(forms=("by pigeon",)),))}, Stays.NOT_IN_THIS_FORM),
        ({"share": Rows((share(until=When(Unknown())),))}, Stays.NO_END_DATE),
        ({"share": Rows((share(until=on(YESTERDAY)),))}, Stays.DAY_HAS_COME),
        ({"withhold": Rows((row("from everyone"),))}, Stays.WITHHELD),
        ({"withhold": Rows((row(from_whom=Who(MARA)),))}, Stays.WITHHELD),
        ({"withhold": Rows((row(parts=Several(("heard",))),))}, Stays.WITHHELD),
        ({"withdrawn": Rows((row("all of it"),))}, Stays.WITHDRAWN),
        ({"withdrawn": Rows((row(date=on(TOMORROW)),))}, Stays.WITHDRAWN),
    ],
)
def test_each_of_these_keeps_a_part_back(changed: dict[str, Answer], because: Stays) -> None:
    assert verdict_on_heard(slip(**changed)) is because


@pytest.mark.parametrize(
    "changed",
    [
        {"detail": Chosen("themes")},
        {"keep_until": on(TOMORROW)},
        {"keep_until": When(About("about now", TODAY))},
        {"share": Rows((share(to=TOVE), share()))},
        {"share": Rows((share(until=on(YESTERDAY)), share()))},
        {"share": Rows((share(until=When(Unknown())), share()))},
        {"withhold": Rows()},
        {"withhold": Rows((row(),))},
        {"withhold": Rows((row(from_whom=Who(TOVE)),))},
        {"withhold": Rows((row(from_whom=Who(MARA), parts=Several(("gist",))),))},
        {"withdrawn": Rows((row(" "),))},
        {"do_not_raise": Ticked(True)},
    ],
)
def test_none_of_these_keeps_it_back(changed: dict[str, Answer]) -> None:
    assert verdict_on_heard(slip(**changed)) == TODAY


@pytest.mark.parametrize("missing", ["may_note", "detail", "share", "keep_until"])
def test_each_answer_that_is_missing_keeps_everything_back(missing: str) -> None:
    answers = slip()
    del answers[missing]
    assert isinstance(verdict_on_heard(answers), Stays)


@pytest.mark.parametrize(
    ("agreed", "leaves"),
    [
        ("gist", {"gist"}),
        ("themes", {"gist", "heard"}),
        ("their_words", {"gist", "heard", "their_words"}),
    ],
)
def test_each_amount_of_detail_holds_the_smaller_ones(agreed: str, leaves: set[str]) -> None:
    said = verdicts(slip(detail=Chosen(agreed)))
    assert {part for part, verdict in said.items() if isinstance(verdict, date)} == leaves


# Days


def test_of_two_days_the_earlier_one_ends_it() -> None:
    shared = Rows((share(until=on(TOMORROW)),))
    assert verdict_on_heard(slip(share=shared, keep_until=on(TODAY))) == TODAY
    assert verdict_on_heard(slip(share=shared, keep_until=on(date(2026, 5, 1)))) == TOMORROW


def test_of_two_releases_to_one_person_the_later_day_holds() -> None:
    both = Rows((share(until=on(TOMORROW)), share(until=on(TODAY))))
    assert verdict_on_heard(slip(share=both, keep_until=on(date(2026, 5, 1)))) == TOMORROW


@pytest.mark.parametrize(
    ("said", "holds_until"),
    [
        (Exactly(TODAY), TODAY),
        (Between(YESTERDAY, TOMORROW), YESTERDAY),
        (Between(TOMORROW, YESTERDAY), YESTERDAY),
        (About("around now", TODAY), TODAY),
        (About("in spring"), None),
        (Unknown(), None),
    ],
)
def test_a_loose_date_holds_only_until_the_day_it_surely_allows(
    said: LooseDate, holds_until: date | None
) -> None:
    assert read({"keep_until": When(said)}).keep_until == holds_until


# What is there to leave


def test_an_unanswered_or_open_question_neither_leaves_nor_stays() -> None:
    said: dict[str, Answer] = {
        "heard": Words("The meeting moved on."),
        "their_words": LeftOpen(Aside.RATHER_NOT),
    }
    story = write(begin(STORY, NOW), said, (), NOW)
    assert set(verdicts(slip(), story=story)) == {"heard"}


def test_an_empty_answer_that_was_stored_neither_leaves_nor_stays() -> None:
    story = told()
    layer = msgspec.structs.replace(story.latest, answers={"heard": Words(" ")})
    story = msgspec.structs.replace(story, layers=(layer,))
    assert not verdicts(slip(), story=story)


def test_only_what_the_newest_reading_says_can_leave() -> None:
    story = msgspec.structs.replace(told(), revision=1)
    tomorrow = Moment(datetime(2026, 3, 11, 9, tzinfo=UTC), TOMORROW)
    story = write(story, {"gist": Words("They were not heard.")}, (), tomorrow)
    assert set(verdicts(slip(), story=story)) == {"gist"}


def test_a_line_quoted_from_another_page_does_not_leave_with_this_one() -> None:
    quoted = Row(RowId("q"), quote=Quote(EntryId("other"), MarkId("m")))
    mixed: dict[str, Answer] = {"their_words": Rows((row("nobody asked me"), quoted, row()))}
    story = write(begin(STORY, NOW), mixed, (), NOW)
    leaving = what_may_leave(story, [record(slip())], MARA, Form.BUNDLE, TODAY)
    assert leaving.parts == (Part(THEIR_WORDS, Rows((row("nobody asked me"),)), TODAY),)
    only_quoted: dict[str, Answer] = {"their_words": Rows((quoted,))}
    story = write(begin(STORY, NOW), only_quoted, (), NOW)
    assert verdicts(slip(), story=story) == {"their_words": Stays.OTHER_ROOM}


@pytest.mark.parametrize("room", [Room.INSIDE, Room.TESTS])
def test_a_page_that_does_not_lie_in_stories_keeps_everything(room: Room) -> None:
    story = msgspec.structs.replace(told(), room=room)
    assert set(verdicts(slip(), story=story).values()) == {Stays.OTHER_ROOM}


# History


def test_without_a_record_nothing_was_asked() -> None:
    assert current([]) == Permission()
    assert current([]).may_note is MayNote.NOT_ASKED
    leaving = what_may_leave(told(), [], MARA, Form.BUNDLE, TODAY)
    assert not leaving.parts


def test_the_newest_record_holds_and_an_earlier_yes_does_not_come_back() -> None:
    history = [record(slip(), 1), record({"may_note": Chosen("no")}, 2)]
    assert current(history).may_note is MayNote.NO
    assert current(history[::-1]).may_note is MayNote.NO
    leaving = what_may_leave(told(), history, MARA, Form.BUNDLE, TODAY)
    assert not leaving.parts


# Reading a slip


def test_a_whole_slip_is_read_as_the_rule_it_states() -> None:
    said = slip(
        purpose=Words("  to walk beside them \n"),
        how_named=Chosen("role"),
        share=Rows((share(forms=("spoken", "bundle")), row())),
        withhold=Rows((row(from_whom=Who(TOVE), parts=Several(("heard",))),)),
        do_not_raise=Ticked(True),
        withdrawn=Rows((row("what they said of the evening"),)),
    )
    assert read(said) == Permission(
        may_note=MayNote.YES,
        purpose="to walk beside them",
        detail=Detail.THEIR_WORDS,
        named=Named.ROLE,
        shares=(Share(MARA, PARTS, (Form.SPOKEN, Form.BUNDLE), TODAY),),
        withheld=(Withhold(TOVE, ("heard",)),),
        do_not_raise=True,
        keep_until=TODAY,
        withdrawn=True,
    )


def test_a_slip_on_which_everything_was_left_open_allows_nothing() -> None:
    open_answers: dict[str, Answer] = {
        key: LeftOpen(Aside.NOT_SURE_YET)
        for key in (
            "may_note",
            "purpose",
            "detail",
            "how_named",
            "share",
            "withhold",
            "do_not_raise",
            "keep_until",
            "withdrawn",
        )
    }
    assert read(open_answers) == Permission()
