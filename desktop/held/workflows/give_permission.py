# SPDX-License-Identifier: GPL-3.0-or-later
"""Permission as it is given: one more dated record in a story's history, never a change to one.

What is said during one visit to a page is one statement; leaving the page closes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from held.journal.answer import Answer, is_empty
from held.journal.identifiers import EntryId
from held.journal.permission import Permission, PermissionRecord, current
from held.workflows.session import Session


def history(session: Session, story: EntryId) -> tuple[PermissionRecord, ...]:
    """Every statement of a story, the oldest first."""
    return session.vault.permissions.history(story)


def state(
    session: Session, story: EntryId, answers: dict[str, Answer], visit: int | None
) -> PermissionRecord:
    """Record what the slip says now.

    visit: the number of the record that this visit to the page began, None at its first change.
    Within a visit the one record is completed; any earlier one stays as it was.
    """
    said = {key: answer for key, answer in answers.items() if not is_empty(answer)}
    records = session.vault.permissions
    number = visit or records.next_number(story)
    record = PermissionRecord(story, number, session.clock.now(), said)
    records.save(record)
    return record


def permission_of(records: Sequence[PermissionRecord]) -> Permission:
    """The permission that holds now.  Pure."""
    return current(records)
