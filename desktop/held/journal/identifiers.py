# SPDX-License-Identifier: GPL-3.0-or-later
"""Names for things that never tell when they were made: 128 random bits as 32 hex digits.

A time-ordered id would say, in a bundle, when a note was written.
"""

from __future__ import annotations

from typing import NewType
from uuid import uuid4

EntryId = NewType("EntryId", str)
LayerId = NewType("LayerId", str)
MarkId = NewType("MarkId", str)
PersonId = NewType("PersonId", str)
RowId = NewType("RowId", str)
SituationId = NewType("SituationId", str)
BundleId = NewType("BundleId", str)


def make_id() -> str:
    """A new random id."""
    return uuid4().hex
