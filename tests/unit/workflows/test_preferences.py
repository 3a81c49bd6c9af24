# SPDX-License-Identifier: GPL-3.0-or-later
"""What a keeper chose about their vault lies in it, and is there at the next opening."""

from __future__ import annotations

import pytest

from held.journal.identifiers import EntryId, make_id
from held.workflows import preferences
from held.workflows.auto_lock import DEFAULT_IDLE_SECONDS
from held.workflows.preferences import Preferences
from held.workflows.session import Session


def test_a_new_vault_begins_as_held_starts(session: Session) -> None:
    assert preferences.read(session) == Preferences(DEFAULT_IDLE_SECONDS, None)


def test_what_was_chosen_is_read_again(session: Session) -> None:
    chosen = Preferences(900, EntryId(make_id()))
    assert preferences.save(session, chosen) == chosen
    assert preferences.read(session) == chosen


def test_where_the_keeper_left_off_changes_nothing_else(session: Session) -> None:
    entry = EntryId(make_id())
    chosen = preferences.with_left_off(Preferences(60), entry)
    assert chosen == Preferences(60, entry)
    assert preferences.with_left_off(chosen, None) == Preferences(60, None)


def test_another_time_without_a_touch_changes_nothing_else(session: Session) -> None:
    entry = EntryId(make_id())
    assert preferences.with_idle_seconds(Preferences(60, entry), 900) == Preferences(900, entry)


@pytest.mark.parametrize(
    "stored",
    ["", "no JSON", "[]", '{"idle_seconds": "soon"}', '{"left_off": "../elsewhere"}', "[" * 9000],
)
def test_what_cannot_be_read_is_as_held_starts(session: Session, stored: str) -> None:
    session.vault.settings.save("preferences", stored)
    assert preferences.read(session) == Preferences()


def test_a_time_that_is_no_choice_any_more_falls_back_alone(session: Session) -> None:
    entry = make_id()
    stored = f'{{"idle_seconds": 7, "left_off": "{entry}", "of_a_newer_held": true}}'
    session.vault.settings.save("preferences", stored)
    assert preferences.read(session) == Preferences(DEFAULT_IDLE_SECONDS, EntryId(entry))
