# SPDX-License-Identifier: GPL-3.0-or-later
"""Permission as it is given: one more dated record in a story's history, never a change to one.

What is said during one visit to a page is one statement; leaving the page closes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from held.journal.answer import Answer, is_empty
from held.journal.identifiers import EntryId
from held.journal.permission import PermissionRecord
from held.workflows.session import Session
from held.workflows.write_entry import Written


@dataclass(frozen=True)
class Stated:
    """A statement in the vault, with the page it belongs to as the vault has it now."""

    record: PermissionRecord
    written: Written


def history(session: Session, story: EntryId) -> tuple[PermissionRecord, ...]:
    """Every statement of a story, the oldest first."""
    return session.vault.permissions.history(story)


def state(
    session: Session, page: Written, answers: Mapping[str, Answer], visit: int | None
) -> Stated:
    """Record what the slip says now, in one transaction with the page and the people on it.

    A permission can be given before a word is written: then the empty page is kept with it.
    visit: the number of the record that this visit to the page began, None at its first change.
    Within a visit that one record is completed; any earlier one stays as it was.
    """
    said = {key: answer for key, answer in answers.items() if not is_empty(answer)}
    story = page.entry.id
    with session.vault.transaction():
        saved = session.vault.entries.save(page.entry, newcomers=page.people)
        number = visit or session.vault.permissions.next_number(story)
        record = PermissionRecord(story, number, session.clock.now(), said)
        session.vault.permissions.save(record)
    return Stated(record, Written(saved, page.people))
