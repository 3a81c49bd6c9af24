# SPDX-License-Identifier: GPL-3.0-or-later
"""What is remembered of a bundle that left: to whom, which parts, until when; never its content."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from held.journal.identifiers import BundleId, EntryId, PersonId
from held.journal.moment import Moment
from held.journal.permission import Form

LINE = "line_from_tests"
"""What is remembered of such a line: that it went, and not which."""


class SentBundle(Struct, frozen=True):
    """One bundle that was written, opened again and found right.

    parts: the question ids of what was in it, and LINE for each line from Tests.  until: its last day with the recipient.
    counter: the number its manifest carries, above that of every bundle before it.
    digest: SHA-256 of the document inside, padding included, 32 bytes.
    card: the hash of the card it was written to, 32 bytes; None under spoken words.
    """

    id: BundleId
    story: EntryId
    to: PersonId
    parts: tuple[str, ...]
    form: Form
    until: date
    left: Moment
    counter: int
    digest: bytes
    card: bytes | None = None
