# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said on the slip becomes one dated statement for each visit, and never changes another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from held.journal.answer import Chosen, LeftOpen, Row, Rows, Who, Words
from held.journal.identifiers import RowId, make_id
from held.journal.permission import MayNote, current
from held.journal.template import Aside
from held.vault.permission_store import PermissionIsHistory
from held.vault.person_store import CodeTaken
from held.workflows import give_permission, write_entry
from held.workflows.session import Session
from held.workflows.write_entry import Draft

YES, NO = Chosen("yes"), Chosen("no")


class Clock:
    """The fixture of that name, by what these tests use of it."""

    move: Callable[..., None]


@pytest.fixture
def story(session: Session) -> Draft:
    draft = write_entry.begin(session, "story")
    draft.say({"heard": Words("as told")})
    draft.kept(write_entry.keep(session, draft.written))
    return draft


def test_one_visit_makes_one_statement(session: Session, story: Draft) -> None:
    first = give_permission.state(session, story.written, {"may_note": YES}, None)
    second = give_permission.state(
        session, first.written, {"may_note": YES, "purpose": Words("advice")}, first.record.number
    )
    assert second.record.number == first.record.number == 1
    (record,) = give_permission.history(session, story.entry.id)
    assert record == second.record
    assert set(record.answers) == {"may_note", "purpose"}


def test_another_visit_adds_one_and_leaves_the_earlier_as_it_was(
    session: Session, story: Draft, clock: Clock
) -> None:
    first = give_permission.state(session, story.written, {"may_note": YES}, None)
    clock.move(days=3)
    second = give_permission.state(session, first.written, {"may_note": NO}, None)
    records = give_permission.history(session, story.entry.id)
    assert records == (first.record, second.record)
    assert records[0].said.day < records[1].said.day
    assert current(records).may_note is MayNote.NO


def test_an_earlier_statement_cannot_be_changed(session: Session, story: Draft) -> None:
    first = give_permission.state(session, story.written, {"may_note": YES}, None)
    second = give_permission.state(session, first.written, {"may_note": NO}, None)
    with pytest.raises(PermissionIsHistory):
        give_permission.state(session, second.written, {"may_note": YES}, 1)
    assert give_permission.history(session, story.entry.id) == (first.record, second.record)


def test_taking_everything_back_is_a_statement_too(session: Session, story: Draft) -> None:
    first = give_permission.state(session, story.written, {"may_note": YES}, None)
    give_permission.state(session, first.written, {"purpose": Words("  ")}, None)
    records = give_permission.history(session, story.entry.id)
    assert records[-1].answers == {}
    assert current(records).may_note is MayNote.NOT_ASKED


def test_what_was_left_open_is_stated_and_allows_nothing(session: Session, story: Draft) -> None:
    open_answers = {"may_note": YES, "keep_until": LeftOpen(Aside.NOT_SURE_YET)}
    give_permission.state(session, story.written, open_answers, None)
    records = give_permission.history(session, story.entry.id)
    assert records[0].answers == open_answers
    assert current(records).keep_until is None


def test_permission_can_be_given_before_a_word_is_written(session: Session) -> None:
    draft = write_entry.begin(session, "story")
    stated = give_permission.state(session, draft.written, {"may_note": YES}, None)
    draft.kept(stated.written)
    assert draft.entry.revision == 1
    assert draft.is_kept
    assert session.vault.entries.read(draft.entry.id).is_empty
    assert give_permission.history(session, draft.entry.id) == (stated.record,)


def test_a_person_named_on_the_slip_is_kept_with_it(session: Session, story: Draft) -> None:
    jonas = story.circle.introduce("Jonas", None)
    row = Row(RowId(make_id()), answers={"with_whom": Who(jonas.id)})
    stated = give_permission.state(session, story.written, {"share": Rows((row,))}, None)
    story.kept(stated.written)
    assert story.is_kept
    assert session.vault.people.read(jonas.id) == jonas
    (share,) = current(give_permission.history(session, story.entry.id)).shares
    assert share.to == jonas.id


def test_page_and_statement_are_kept_together_or_not_at_all(session: Session, story: Draft) -> None:
    assert story.teller is not None
    twin = story.circle.introduce("Maple", story.teller.situation)
    story.kept(write_entry.keep(session, story.written))
    # Two people under one code: the vault refuses.
    story.circle.rename(twin, story.teller.code)
    story.say({**story.entry.answers, "gist": Words("in short")})
    with pytest.raises(CodeTaken):
        give_permission.state(session, story.written, {"may_note": YES}, None)
    assert give_permission.history(session, story.entry.id) == ()
    assert "gist" not in session.vault.entries.read(story.entry.id).answers
    assert session.vault.people.read(twin.id) == twin
