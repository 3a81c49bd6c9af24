# SPDX-License-Identifier: GPL-3.0-or-later
"""What the vault lane brings for a page of writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from held.journal.answer import Row
from held.journal.entry import earlier_layers
from held.journal.identifiers import EntryId, MarkId
from held.journal.permission import PermissionRecord
from held.ui.places import ROOM_HUES
from held.ui.writing.answer_control import Asking
from held.ui.writing.links import Links
from held.workflows.link_entries import EntryTitle
from held.workflows.write_entry import Draft


@dataclass(frozen=True)
class Opened:
    """The draft, and what lies beside it.

    quotes: the words that lifted lines on this page refer to, by mark.
    titles: what the entries are called that this page refers to.
    """

    draft: Draft
    history: tuple[PermissionRecord, ...] = ()
    parked: tuple[Row, ...] = ()
    quotes: Mapping[MarkId, str] = field(default_factory=dict)
    titles: Mapping[EntryId, EntryTitle] = field(default_factory=dict)

    def asking(self, today: date, links: Links) -> Asking:
        """Where the questions of the page itself are asked."""
        entry = self.draft.entry
        return Asking(
            self.draft.circle,
            ROOM_HUES[entry.room],
            today,
            quotes=self.quotes,
            titles=self.titles,
            links=links,
            earlier=earlier_layers(entry, today),
        )
