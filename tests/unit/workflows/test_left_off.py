# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one stands after unlocking, and what does not come back by itself."""

from __future__ import annotations

import pytest

from held.journal.answer import Chosen, Rows, Words
from held.journal.answer import Row as Line
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, RowId, make_id
from held.workflows import give_permission, left_off, shelve, write_entry
from held.workflows.preferences import Preferences
from held.workflows.session import Session


def written(session: Session, template: str, question: str) -> Entry:
    draft = write_entry.begin(session, template)
    draft.say({question: Words("Some words.")})
    return write_entry.keep(session, draft.written).entry


def find(session: Session, entry: EntryId | None) -> EntryId | None:
    return left_off.find_page(session, Preferences(left_off=entry))


def test_a_free_page_opens_where_one_left_off(session: Session) -> None:
    page = written(session, "just_write", "page")
    assert find(session, page.id) == page.id


def test_without_a_page_left_off_a_new_one_begins(session: Session) -> None:
    assert find(session, None) is None


def test_a_page_that_is_gone_keeps_nobody_out(session: Session) -> None:
    assert find(session, EntryId(make_id())) is None


def test_a_page_on_the_shelf_does_not_come_back_by_itself(session: Session) -> None:
    page = written(session, "just_write", "page")
    shelve.shelve(session, page.id)
    assert find(session, page.id) is None


@pytest.mark.parametrize("said", [None, "not_asked", "in_my_head", "no"])
def test_a_story_without_a_yes_stays_covered(session: Session, said: str | None) -> None:
    story = written(session, "story", "heard")
    if said is not None:
        page = write_entry.resume(session, story.id).written
        give_permission.state(session, page, {"may_note": Chosen(said)}, None)
    assert find(session, story.id) is None


def test_a_story_with_a_yes_opens_until_the_yes_is_taken_back(session: Session) -> None:
    story = written(session, "story", "heard")
    page = write_entry.resume(session, story.id).written
    yes = {"may_note": Chosen("yes")}
    give_permission.state(session, page, yes, None)
    assert find(session, story.id) == story.id
    taken_back = Rows((Line(RowId(make_id()), "They took it back."),))
    give_permission.state(session, page, {**yes, "withdrawn": taken_back}, None)
    assert find(session, story.id) is None
