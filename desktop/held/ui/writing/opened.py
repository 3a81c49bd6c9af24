# SPDX-License-Identifier: GPL-3.0-or-later
"""What the vault lane brings for a page of writing.  Must not know how any of it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from held.journal.answer import Row
from held.journal.identifiers import EntryId, MarkId
from held.journal.permission import PermissionRecord
from held.workflows.link_entries import EntryTitle
from held.workflows.write_entry import Draft


@dataclass(frozen=True)
class Opened:
    """What the vault lane brings for a page: the draft, and what lies beside it.

    quotes: the words that lifted lines on this page refer to, by mark.
    titles: what the entries are called that this page refers to.
    """

    draft: Draft
    history: tuple[PermissionRecord, ...] = ()
    parked: tuple[Row, ...] = ()
    quotes: Mapping[MarkId, str] = field(default_factory=dict)
    titles: Mapping[EntryId, EntryTitle] = field(default_factory=dict)
