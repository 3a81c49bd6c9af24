# SPDX-License-Identifier: GPL-3.0-or-later
"""What may leave a story, for any permission that can be written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import assume, find, given
from hypothesis import strategies as st

from held.journal.answer import (
    Answer,
    Chosen,
    LeftOpen,
    Row,
    Rows,
    Several,
    Ticked,
    When,
    Who,
    Words,
    fits,
)
from held.journal.entry import Entry, begin, write
from held.journal.identifiers import EntryId, PersonId, RowId
from held.journal.loose_date import About, Between, Exactly, Unknown
from held.journal.moment import Moment
from held.journal.own_copy import Page, what_i_may_write_out
from held.journal.permission import (
    Form,
    Leaving,
    PermissionRecord,
    Stays,
    current,
    what_may_leave,
)
from held.journal.room import Room
from held.journal.template import Aside, Kind, Place, Template
from held.templates.template_file import read_template

SHIPPED = Path(__file__).parents[2] / "resources" / "templates"
STORY = read_template(SHIPPED / "story")
SLIP = {q.id: q for s in STORY.sections if s.place is Place.BESIDE for q in s.questions}
PARTS = tuple(question.id for question in STORY.shareable())

TODAY = date(2026, 3, 10)
NOW = Moment(datetime(2026, 3, 10, 9, tzinfo=UTC), TODAY)
PEOPLE = tuple(PersonId(letter * 32) for letter in "abc")
DAYS = st.dates(TODAY - timedelta(days=4), TODAY + timedelta(days=4))
FORMS = st.sampled_from(Form)


def _page(template: Template) -> Entry:
    """An entry on `template` with every question answered that takes words or lines."""
    said: dict[str, Answer] = {}
    for question in template.questions():
        if question.kind in {Kind.SHORT, Kind.LONG}:
            said[question.id] = Words(f"words of {question.id}")
        elif question.kind is Kind.ROWS:
            said[question.id] = Rows((Row(id=RowId("1" * 32), line=f"line of {question.id}"),))
    return write(begin(template, NOW), said, (), NOW)


TOLD = _page(STORY)


# Anything that a slip can say

_LOOSE = st.one_of(
    DAYS.map(Exactly),
    st.builds(About, words=st.just("in spring"), day=st.none() | DAYS),
    st.builds(Between, first=DAYS, last=DAYS),
    st.just(Unknown()),
)
_WHEN: st.SearchStrategy[Answer] = _LOOSE.map(When)
_LEFT_OPEN: st.SearchStrategy[Answer] = st.sampled_from(Aside).map(LeftOpen)
_WHO: st.SearchStrategy[Answer] = st.sampled_from(PEOPLE).map(Who)


def _option_of(question: str) -> st.SearchStrategy[Answer]:
    return st.sampled_from(SLIP[question].options).map(lambda option: Chosen(option.id))


def _some_of(*options: str) -> st.SearchStrategy[Answer]:
    return st.lists(st.sampled_from(options), unique=True).map(lambda some: Several(tuple(some)))


def _maybe(**said: st.SearchStrategy[Answer]) -> st.SearchStrategy[dict[str, Answer]]:
    """Each question answered, left open or not answered at all."""
    return st.fixed_dictionaries({}, optional={key: one | _LEFT_OPEN for key, one in said.items()})


def _lines(under: st.SearchStrategy[dict[str, Answer]], most: int) -> st.SearchStrategy[Answer]:
    row = st.builds(
        Row, id=st.just(RowId("2" * 32)), line=st.sampled_from(["", "a line"]), answers=under
    )
    return st.lists(row, max_size=most).map(lambda rows: Rows(tuple(rows)))


_SHARE = _maybe(
    with_whom=_WHO,
    parts=_some_of(*PARTS),
    forms=_some_of(*(form.value for form in Form)),
    until=_WHEN,
)
ANY_SLIP = _maybe(
    may_note=_option_of("may_note"),
    purpose=st.just(Words("to walk beside them")),
    detail=_option_of("detail"),
    how_named=_option_of("how_named"),
    share=_lines(_SHARE, 3),
    withhold=_lines(_maybe(from_whom=_WHO, parts=_some_of(*PARTS)), 2),
    do_not_raise=st.booleans().map(Ticked),
    keep_until=_WHEN,
    withdrawn=_lines(_maybe(date=_WHEN, what=st.just(Words("all of it"))), 1),
)

_OPEN_SHARE = st.fixed_dictionaries(
    {
        "with_whom": _WHO,
        "parts": st.lists(st.sampled_from(PARTS), min_size=2, unique=True).map(
            lambda parts: Several(tuple(parts))
        ),
        "forms": st.lists(FORMS, min_size=2, unique=True).map(
            lambda forms: Several(tuple(form.value for form in forms))
        ),
        "until": DAYS.map(lambda day: When(Exactly(day))),
    }
)
GENEROUS_SLIP = st.fixed_dictionaries(
    {
        "may_note": st.just(Chosen("yes")),
        "detail": st.sampled_from(["themes", "their_words"]).map(Chosen),
        "share": st.lists(_OPEN_SHARE, min_size=1, max_size=3).map(
            lambda shares: Rows(tuple(Row(id=RowId("3" * 32), answers=s) for s in shares))
        ),
        "keep_until": DAYS.map(lambda day: When(Exactly(day))),
    }
)
"""Slips that often let something leave, so that the rules have something to forbid."""

SLIPS = ANY_SLIP | GENEROUS_SLIP
ASKED = st.tuples(st.sampled_from(PEOPLE), FORMS, DAYS)


def _record(slip: dict[str, Answer], number: int = 1) -> PermissionRecord:
    return PermissionRecord(entry=TOLD.id, number=number, said=NOW, answers=slip)


def _leaving(slip: dict[str, Answer], asked: tuple[PersonId, Form, date]) -> Leaving:
    return what_may_leave(TOLD, [_record(slip)], *asked)


def _ids(leaving: Leaving) -> set[str]:
    return {part.question.id for part in leaving.parts}


def _ends(leaving: Leaving) -> dict[str, date]:
    return {part.question.id: part.until for part in leaving.parts}


@given(SLIPS)
def test_every_slip_made_here_could_be_written_on_the_shipped_page(slip: dict[str, Answer]) -> None:
    assert all(fits(SLIP[key], said) for key, said in slip.items())


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_a_story_can_leave_when_everything_allows_it(part: str) -> None:
    """Without this, rules that forbid everything would satisfy all that follows."""
    asked = (PEOPLE[0], Form.BUNDLE, TODAY)
    everything = _lets_everything_leave_to(PEOPLE[0])
    assert part in _ids(_leaving(everything, asked))


def test_the_slips_made_here_let_something_leave() -> None:
    asked = (PEOPLE[0], Form.BUNDLE, TODAY)
    assert find(GENEROUS_SLIP, lambda slip: len(_ids(_leaving(slip, asked))) > 1)


def _lets_everything_leave_to(person: PersonId) -> dict[str, Answer]:
    share: dict[str, Answer] = {
        "with_whom": Who(person),
        "parts": Several(PARTS),
        "forms": Several(tuple(form.value for form in Form)),
        "until": When(Exactly(TODAY)),
    }
    return {
        "may_note": Chosen("yes"),
        "detail": Chosen("their_words"),
        "share": Rows((Row(id=RowId("3" * 32), answers=share),)),
        "keep_until": When(Exactly(TODAY)),
    }


# The keeper's own plain copy


@given(SLIPS, DAYS)
def test_my_own_plain_copy_holds_just_what_a_stranger_named_on_the_slip_could_be_given(
    slip: dict[str, Answer], day: date
) -> None:
    """Someone whom no line names, were every part released to them in every form."""
    stranger = PersonId("d" * 32)
    released: dict[str, Answer] = {
        "with_whom": Who(stranger),
        "parts": Several(PARTS),
        "forms": Several(tuple(form.value for form in Form)),
        "until": When(Exactly(date.max)),
    }
    shared = {**slip, "share": Rows((Row(id=RowId("4" * 32), answers=released),))}
    copy = what_i_may_write_out(Page(TOLD, (_record(slip),)), {}, day)
    written = {part.question.id for reading in copy.readings for part in reading.parts}
    assert written == _ids(_leaving(shared, (stranger, Form.WRITTEN, day)))


def test_some_slip_lets_something_stand_in_my_own_copy() -> None:
    page = Page(TOLD, (_record(_lets_everything_leave_to(PEOPLE[0])),))
    (reading,) = what_i_may_write_out(page, {}, TODAY).readings
    assert {part.question.id for part in reading.parts} == set(PARTS)


# Nothing leaves without a yes that matches


@given(SLIPS, ASKED)
def test_each_part_that_leaves_has_a_yes_for_it_for_that_person_that_form_and_that_day(
    slip: dict[str, Answer], asked: tuple[PersonId, Form, date]
) -> None:
    to, form, day = asked
    for part in _leaving(slip, asked).parts:
        assert slip["may_note"] == Chosen("yes")
        assert "withdrawn" not in slip or not _filled(slip["withdrawn"])
        assert day <= part.until
        shares = [row.answers for row in _filled(slip["share"])]
        matching = [
            share
            for share in shares
            if share.get("with_whom") == Who(to)
            and part.question.id in _options(share.get("parts"))
            and form.value in _options(share.get("forms"))
            and isinstance(share.get("until"), When)
        ]
        assert matching
        levels = ["gist", "themes", "their_words"]
        agreed = slip["detail"]
        assert isinstance(agreed, Chosen)
        assert part.question.detail is not None
        assert levels.index(part.question.detail.value) <= levels.index(agreed.option)
        for row in _filled(slip.get("withhold")):
            for_others = isinstance(row.answers.get("from_whom"), Who) and row.answers[
                "from_whom"
            ] != Who(to)
            named = _options(row.answers.get("parts"))
            assert for_others or (named and part.question.id not in named)


def _filled(said: Answer | None) -> list[Row]:
    """Rows in which something was written or chosen."""
    if not isinstance(said, Rows):
        return []
    empty = (Several(), Rows())
    return [
        row for row in said.rows if row.line or any(a not in empty for a in row.answers.values())
    ]


def _options(said: Answer | None) -> tuple[str, ...]:
    return said.options if isinstance(said, Several) else ()


@given(ASKED)
def test_with_no_record_nothing_leaves(asked: tuple[PersonId, Form, date]) -> None:
    leaving = what_may_leave(TOLD, [], *asked)
    assert not leaving.parts
    assert {kept.because for kept in leaving.stays} <= {Stays.NOT_ASKED, Stays.OTHER_ROOM}


@given(SLIPS, ASKED)
def test_every_answered_question_either_leaves_or_stays_and_none_does_both(
    slip: dict[str, Answer], asked: tuple[PersonId, Form, date]
) -> None:
    leaving = _leaving(slip, asked)
    staying = {kept.question.id for kept in leaving.stays}
    assert not _ids(leaving) & staying
    assert _ids(leaving) | staying == set(TOLD.answers)


# Narrowing never adds

Narrowing = Callable[[st.DataObject, dict[str, Answer]], dict[str, Answer]]


def _refuse_the_note(data: st.DataObject, slip: dict[str, Answer]) -> dict[str, Answer]:
    return slip | {
        "may_note": data.draw(_option_of("may_note").filter(lambda a: a != Chosen("yes")))
    }


def _leave_out_an_answer(data: st.DataObject, slip: dict[str, Answer]) -> dict[str, Answer]:
    allowing = sorted(slip.keys() - {"withhold", "withdrawn"})
    assume(allowing)
    gone = data.draw(st.sampled_from(allowing))
    return {key: said for key, said in slip.items() if key != gone}


def _agree_to_less_detail(_data: st.DataObject, slip: dict[str, Answer]) -> dict[str, Answer]:
    return slip | {"detail": Chosen("gist")}


def _drop_a_share(data: st.DataObject, slip: dict[str, Answer]) -> dict[str, Answer]:
    rows = _shares(slip)
    gone = data.draw(st.integers(0, len(rows) - 1))
    return slip | {"share": Rows(tuple(row for i, row in enumerate(rows) if i != gone))}


def _shorten_a_share(data: st.DataObject, slip: dict[str, Answer]) -> dict[str, Answer]:
    rows = list(_shares(slip))
    which = data.draw(st.integers(0, len(rows) - 1))
    key = data.draw(st.sampled_from(["parts", "forms"]))
    kept = _options(rows[which].answers.get(key))
    less = Several(tuple(data.draw(st.lists(st.sampled_from(kept), unique=True)) if kept else ()))
    rows[which] = msgspec.structs.replace(rows[which], answers=rows[which].answers | {key: less})
    return slip | {"share": Rows(tuple(rows))}


def _end_a_share_earlier(data: st.DataObject, slip: dict[str, Answer]) -> dict[str, Answer]:
    rows = list(_shares(slip))
    which = data.draw(st.integers(0, len(rows) - 1))
    rows[which] = msgspec.structs.replace(
        rows[which],
        answers=rows[which].answers | {"until": _earlier(rows[which].answers.get("until"))},
    )
    return slip | {"share": Rows(tuple(rows))}


def _keep_it_for_less_long(_data: st.DataObject, slip: dict[str, Answer]) -> dict[str, Answer]:
    return slip | {"keep_until": _earlier(slip.get("keep_until"))}


def _withhold_something(data: st.DataObject, slip: dict[str, Answer]) -> dict[str, Answer]:
    said = slip.get("withhold")
    before = said.rows if isinstance(said, Rows) else ()
    under = data.draw(_maybe(from_whom=_WHO, parts=_some_of(*PARTS)))
    return slip | {"withhold": Rows((*before, Row(id=RowId("4" * 32), line="x", answers=under)))}


def _take_it_back(_data: st.DataObject, slip: dict[str, Answer]) -> dict[str, Answer]:
    return slip | {"withdrawn": Rows((Row(id=RowId("5" * 32), line="all of it"),))}


def _shares(slip: dict[str, Answer]) -> tuple[Row, ...]:
    said = slip.get("share")
    assume(isinstance(said, Rows) and said.rows)
    assert isinstance(said, Rows)
    return said.rows


def _earlier(said: Answer | None) -> Answer:
    match said:
        case When(date=Exactly(day=day)):
            return When(Exactly(day - timedelta(days=1)))
        case When(date=Between(first=first, last=last)):
            return When(Between(first - timedelta(days=1), last))
    return When(Unknown())


@pytest.mark.parametrize(
    "narrow",
    [
        _refuse_the_note,
        _leave_out_an_answer,
        _agree_to_less_detail,
        _drop_a_share,
        _shorten_a_share,
        _end_a_share_earlier,
        _keep_it_for_less_long,
        _withhold_something,
        _take_it_back,
    ],
)
@given(slip=GENEROUS_SLIP | ANY_SLIP, asked=ASKED, data=st.data())
def test_saying_less_never_lets_more_leave_or_for_longer(
    narrow: Narrowing,
    slip: dict[str, Answer],
    asked: tuple[PersonId, Form, date],
    data: st.DataObject,
) -> None:
    if narrow is _agree_to_less_detail:
        assume("detail" in slip)
        assume(isinstance(slip["detail"], Chosen))
    before = _ends(_leaving(slip, asked))
    after = _ends(_leaving(narrow(data, slip), asked))
    assert after.keys() <= before.keys()
    assert all(after[part] <= before[part] for part in after)


# Days


@given(GENEROUS_SLIP, ASKED)
def test_the_last_day_still_counts_and_the_day_after_does_not(
    slip: dict[str, Answer], asked: tuple[PersonId, Form, date]
) -> None:
    to, form, _ = asked
    for part in _leaving(slip, asked).parts:
        on_the_day = _leaving(slip, (to, form, part.until))
        assert _ends(on_the_day)[part.question.id] == part.until
        day_after = _leaving(slip, (to, form, part.until + timedelta(days=1)))
        assert part.question.id not in _ids(day_after)


@given(GENEROUS_SLIP, ASKED, st.integers(1, 5))
def test_waiting_never_lets_more_leave(
    slip: dict[str, Answer], asked: tuple[PersonId, Form, date], days: int
) -> None:
    to, form, day = asked
    later = _leaving(slip, (to, form, day + timedelta(days=days)))
    assert _ids(later) <= _ids(_leaving(slip, asked))


# History


@given(st.lists(SLIPS, min_size=1, max_size=4), ASKED, st.randoms())
def test_only_the_newest_record_counts_in_whatever_order_they_are_read(
    slips: list[dict[str, Answer]], asked: tuple[PersonId, Form, date], random: Random
) -> None:
    history = [_record(slip, number) for number, slip in enumerate(slips, start=1)]
    mixed = list(history)
    random.shuffle(mixed)
    assert current(mixed) == current(history[-1:])
    assert what_may_leave(TOLD, mixed, *asked) == what_may_leave(TOLD, history[-1:], *asked)


# Rooms


@given(GENEROUS_SLIP, ASKED, st.sampled_from([Room.INSIDE, Room.TESTS]))
def test_nothing_ever_leaves_from_inside_or_tests(
    slip: dict[str, Answer], asked: tuple[PersonId, Form, date], room: Room
) -> None:
    moved = msgspec.structs.replace(TOLD, room=room)
    asked_there = msgspec.structs.replace(
        TOLD, asked=msgspec.structs.replace(STORY, room=room), id=EntryId("6" * 32)
    )
    for entry in (moved, asked_there):
        leaving = what_may_leave(entry, [_record(slip)], *asked)
        assert not leaving.parts
        assert {kept.because for kept in leaving.stays} <= {Stays.OTHER_ROOM}


@given(GENEROUS_SLIP, ASKED)
def test_what_was_parked_beside_a_story_never_leaves_with_it(
    slip: dict[str, Answer], asked: tuple[PersonId, Form, date]
) -> None:
    assert Stays.OTHER_ROOM in {
        kept.because for kept in _leaving(slip, asked).stays if kept.question.id == "parked"
    }
