# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked by itself when a story is opened, and what is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from held.files.bundled_resources import resource
from held.journal.answer import Answer, Chosen
from held.journal.identifiers import EntryId, PersonId, make_id
from held.journal.moment import Moment
from held.journal.permission import MayNote, Permission, PermissionRecord
from held.journal.person import Person
from held.journal.room import Room
from held.journal.template import Place
from held.templates.catalog import Catalog
from held.ui.look import Look
from held.ui.widgets.fold import Fold
from held.ui.writing.answer_control import Asking
from held.ui.writing.chip_words import fold_words
from held.ui.writing.permission_side import PermissionSide
from held.ui.writing.room_words import where_words

NOW = Moment(datetime(2026, 11, 22, 9, tzinfo=UTC), date(2026, 11, 22))


Opened = Callable[..., list[str]]


@pytest.fixture
def opened(look: Look, qtbot: QtBot, asking: Asking) -> Opened:
    """Which questions are open on the slip of a story."""

    def look_at_it(answers: Mapping[str, Answer] | None, *, is_new: bool) -> list[str]:
        side = make_side(asking, answers, is_new=is_new)
        for part in (side.slip, side.fold_line, side.chip):
            qtbot.addWidget(part)
        folds = side.slip.findChildren(Fold)
        return [fold.head.objectName() for fold in folds if fold.is_open()]

    return look_at_it


def make_side(
    asking: Asking, answers: Mapping[str, Answer] | None, *, is_new: bool
) -> PermissionSide:
    section = Catalog(resource("templates")).template("story").section(Place.BESIDE)
    assert section is not None
    said = [] if answers is None else [PermissionRecord(EntryId(make_id()), 1, NOW, dict(answers))]
    return PermissionSide(section, asking, said, is_new=is_new)


def test_a_new_page_asks_nothing_by_itself(opened: Opened) -> None:
    assert opened(None, is_new=True) == []


def test_a_story_not_asked_about_asks_at_the_next_opening(opened: Opened) -> None:
    assert opened(None, is_new=False) == ["may_note_fold"]


@pytest.mark.parametrize("said", ["yes", "in_my_head", "no"])
def test_an_answer_is_not_asked_for_again(opened: Opened, said: str) -> None:
    assert opened({"may_note": Chosen(said)}, is_new=False) == []


def test_a_yes_that_was_taken_back_reads_as_no_yes_in_any_of_its_places() -> None:
    taken_back = Permission(may_note=MayNote.YES, withdrawn=True)
    wren = Person(PersonId("a1" * 16), "Wren", None)
    assert fold_words(taken_back) == "Taken back"
    assert where_words(Room.STORIES, wren, taken_back) == "In Stories, covered when you leave"
    assert "Wren" in where_words(Room.STORIES, wren, Permission(may_note=MayNote.YES))
