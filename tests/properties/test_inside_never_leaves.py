# SPDX-License-Identifier: GPL-3.0-or-later
"""No route leads from Inside into a bundle, at any level of calls.

Every slip here says yes to everything, to the very person and for the very parts: whatever stays
behind stays because of the room it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from storyteller import Storyteller, said_yes

from held.journal.answer import Answer, Linked, Quote, Row, Rows, Words
from held.journal.entry import Entry, begin, write
from held.journal.identifiers import EntryId, MarkId, PersonId, RowId, make_id
from held.journal.layer import Lifted
from held.journal.moment import Moment
from held.journal.permission import Form, PermissionRecord, what_may_leave
from held.journal.person import Person
from held.journal.plain_text import lines_of
from held.journal.room import Room
from held.journal.template import Detail, Kind, Place, Question, Section, Template
from held.templates.catalog import Catalog
from held.workflows import lift_line, make_bundle, write_entry
from held.workflows.make_bundle import NothingMayLeave
from held.workflows.open_bundle import open_bundle

TODAY = date(2026, 11, 22)
NOW = Moment(datetime(2026, 11, 22, 9, tzinfo=UTC), TODAY)
TO = PersonId("a" * 32)
WORDS = "chalk meadow onion ladder quilt harbor"
SECRET = "INSIDE"
"""Stands in every answer that belongs to Inside, and in none that was told."""

CATALOG = Catalog(Path(__file__).parents[2] / "resources" / "templates")
INSIDE = tuple(
    template
    for name in ("just_write", "check_in", "parked")
    for template in [CATALOG.template(name)]
)


# What a template could be, and not only those that Held ships


def _questions(level: int = 0) -> st.SearchStrategy[Question]:
    kinds = [Kind.SHORT, Kind.LONG, Kind.LINK] + ([Kind.ROWS] * 2 if level < 2 else [])
    return st.deferred(lambda: st.sampled_from(kinds).flatmap(lambda kind: _question(kind, level)))


def _question(kind: Kind, level: int) -> st.SearchStrategy[Question]:
    under = st.lists(_questions(level + 1), max_size=3, unique_by=lambda q: q.id)
    return st.builds(
        Question,
        id=st.sampled_from(["heard", "gist", "their_words", "lines", "own", "parked"]),
        kind=st.just(kind),
        prompt=st.just("What?"),
        questions=under.map(tuple) if kind is Kind.ROWS else st.just(()),
        room=st.none() | st.sampled_from(Room),
        detail=st.none() | st.sampled_from(Detail),
    )


def _templates() -> st.SearchStrategy[Template]:
    asked = st.lists(_questions(), min_size=1, max_size=4, unique_by=lambda q: q.id)
    sections = asked.map(lambda questions: (Section("sheet", Place.PAGE, tuple(questions)),))
    return st.builds(
        Template,
        id=st.sampled_from(["story", "check_in"]),
        version=st.just(1),
        room=st.sampled_from(Room),
        title=st.just("A page"),
        sections=sections,
    )


def _answer(question: Question, inside: bool) -> Answer:
    """Says in its words whether it belongs to Inside; quotes and links are always of Inside."""
    inside = inside or question.room is Room.INSIDE
    words = SECRET if inside else "told"
    if question.kind is Kind.LINK:
        return Linked((EntryId(make_id()),))
    if question.kind is not Kind.ROWS:
        return Words(words)
    quote = Quote(EntryId(make_id()), MarkId(make_id()))
    under = {q.id: _answer(q, inside) for q in question.questions}
    unasked: dict[str, Answer] = {**under, "not_asked": Words(SECRET)}
    return Rows(
        (
            Row(RowId(make_id()), words, answers=unasked),
            Row(RowId(make_id()), quote=quote, answers={**under, "not_asked": Words(SECRET)}),
        )
    )


def _page(template: Template, room: Room) -> Entry:
    entry = replace(begin(template, NOW), room=room)
    inside = Room.INSIDE in {room, template.room}
    said = {q.id: _answer(q, inside) for q in template.questions()}
    return write(entry, said, (), NOW)


def _yes_to_everything(entry: Entry) -> PermissionRecord:
    parts = tuple(question.id for question in entry.asked.questions())
    slip = said_yes(Person(TO, "Rowan"), parts=parts, detail="their_words")
    return PermissionRecord(entry=entry.id, number=1, said=NOW, answers=slip)


@given(_templates(), st.sampled_from(Room))
def test_whatever_a_page_looks_like_no_part_holds_a_word_of_inside(
    template: Template, room: Room
) -> None:
    entry = _page(template, room)
    leaving = what_may_leave(entry, [_yes_to_everything(entry)], TO, Form.BUNDLE, TODAY)
    if Room.INSIDE in {entry.room, entry.asked.room}:
        assert not leaving.parts
    for part in leaving.parts:
        assert part.question.room is not Room.INSIDE
        assert SECRET not in repr(part.answer)
        assert not _refers_elsewhere(part.answer)
        assert not any(SECRET in line for line in lines_of(part.question, part.answer, {}))


def test_the_pages_made_here_let_something_leave() -> None:
    """Without this, a rule that forbids everything would satisfy all the others."""
    row = Question("lines", Kind.ROWS, "What?", detail=Detail.GIST)
    sections = (Section("sheet", Place.PAGE, (row,)),)
    entry = _page(Template("story", 1, Room.STORIES, "A page", sections), Room.STORIES)
    leaving = what_may_leave(entry, [_yes_to_everything(entry)], TO, Form.BUNDLE, TODAY)
    assert [lines_of(p.question, p.answer, {}) for p in leaving.parts] == [("told",)]


def _refers_elsewhere(answer: Answer) -> bool:
    if isinstance(answer, Rows):
        under = (said for row in answer.rows for said in row.answers.values())
        return any(row.quote for row in answer.rows) or any(map(_refers_elsewhere, under))
    return isinstance(answer, Linked) and bool(answer.entries)


# The same in a real vault, by the workflows that pages use


@pytest.fixture(scope="module")
def teller(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storyteller]:
    teller = Storyteller(tmp_path_factory.mktemp("vault"))
    yield teller
    teller.close()


@pytest.fixture(scope="module")
def rowan(teller: Storyteller) -> Person:
    return teller.knows("Rowan")


@pytest.mark.parametrize("template", INSIDE, ids=lambda template: template.id)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_page_of_inside_with_a_slip_that_allows_everything_makes_no_bundle(
    teller: Storyteller, rowan: Person, tmp_path: Path, template: Template, text: str
) -> None:
    draft = write_entry.begin(teller.session, template.id)
    draft.say({q.id: _written(q, text) for q in template.questions() if _can_be_written(q)})
    draft.say({**draft.entry.answers, "heard": Words(text), "gist": Words(text)})
    kept = write_entry.keep(teller.session, draft.written).entry
    if not kept.revision:
        return
    parts = (*(q.id for q in template.questions()), "heard", "gist")
    teller.asked(kept.id, said_yes(rowan, parts=parts, detail="their_words"))
    _makes_no_bundle(teller, kept.id, rowan, tmp_path)


def test_lines_parked_beside_a_story_do_not_go_with_it(
    teller: Storyteller, rowan: Person, tmp_path: Path
) -> None:
    told = teller.told(gist=Words("Nobody had asked."))
    story = teller.session.vault.entries.read(told)
    parked = lift_line.park(teller.session, story, f"{SECRET} I wanted to shout")
    lifted = lift_line.lift(teller.session, story, "heard", (0, 6), Lifted.URGE)
    said = {"parked": Rows((Row(RowId(make_id()), f"{SECRET} on the story itself"),))}
    teller.rewrite(told, **said)
    everything = ("heard", "gist", "parked")
    teller.asked(told, said_yes(rowan, parts=everything, detail="their_words"))
    shown = make_bundle.preview(teller.session, told, rowan.id)
    assert [part.question.id for part in shown.leaving.parts] == ["heard", "gist"]
    target = tmp_path / "bundle.held.age"
    make_bundle.write(teller.session, shown, target, WORDS)
    received = open_bundle(target, WORDS, TODAY)
    assert SECRET not in "\n".join(received.letter)
    assert SECRET not in repr(received.parts)
    for beside in (parked.id, lifted.line.id):
        teller.asked(beside, said_yes(rowan, parts=("lines",), detail="their_words"))
        _makes_no_bundle(teller, beside, rowan, tmp_path)


def test_a_story_that_goes_back_to_inside_takes_its_yes_with_it(
    teller: Storyteller, rowan: Person, tmp_path: Path
) -> None:
    """As if a later Held moved an entry: the room decides, whatever was agreed before."""
    told = teller.told()
    teller.asked(told, said_yes(rowan))
    story = teller.session.vault.entries.read(told)
    moved = teller.session.vault.entries.save(replace(story, room=Room.INSIDE))
    _makes_no_bundle(teller, moved.id, rowan, tmp_path)


def test_what_was_shown_of_a_story_is_not_written_for_a_page_of_inside(
    teller: Storyteller, rowan: Person, tmp_path: Path
) -> None:
    told = teller.told()
    teller.asked(told, said_yes(rowan))
    shown = make_bundle.preview(teller.session, told, rowan.id)
    draft = write_entry.begin(teller.session, write_entry.FREE_PAGE)
    draft.say({"page": Words(SECRET)})
    page = write_entry.keep(teller.session, draft.written).entry
    forged = make_bundle.Preview(
        page, shown.to, shown.teller, shown.permission, shown.leaving, shown.codes,
        shown.until, shown.letter, shown.chosen, shown.lines, shown.stored,
    )  # fmt: skip
    target = tmp_path / "forged.held.age"
    with pytest.raises(NothingMayLeave):
        make_bundle.write(teller.session, forged, target, WORDS)
    assert not target.exists()


@pytest.mark.parametrize("template_id", ["check_in", "parked"])
def test_only_a_free_page_can_become_a_story(teller: Storyteller, template_id: str) -> None:
    draft = write_entry.begin(teller.session, template_id)
    with pytest.raises(ValueError, match="free page"):
        write_entry.as_story(teller.session, draft.entry)


def test_a_free_page_that_became_a_story_still_waits_to_be_asked(
    teller: Storyteller, rowan: Person, tmp_path: Path
) -> None:
    draft = write_entry.begin(teller.session, write_entry.FREE_PAGE)
    draft.say({"page": Words(f"{SECRET} until somebody says yes")})
    page = write_entry.keep(teller.session, draft.written).entry
    moved = write_entry.as_story(teller.session, page).entry
    _makes_no_bundle(teller, moved.id, rowan, tmp_path)


def _makes_no_bundle(teller: Storyteller, entry: EntryId, to: Person, folder: Path) -> None:
    shown = make_bundle.preview(teller.session, entry, to.id)
    assert shown.leaving.parts == ()
    assert shown.letter is None
    sent, target = teller.session.vault.bundles.sent(), folder / "nothing.held.age"
    with suppress(NothingMayLeave):
        make_bundle.write(teller.session, shown, target, WORDS)
        raise AssertionError("A bundle was written from Inside.")
    assert not target.exists()
    assert teller.session.vault.bundles.sent() == sent


def _can_be_written(question: Question) -> bool:
    return question.kind in {Kind.SHORT, Kind.LONG, Kind.ROWS}


def _written(question: Question, text: str) -> Answer:
    if question.kind is Kind.ROWS:
        return Rows((Row(RowId(make_id()), text),))
    return Words(text)
