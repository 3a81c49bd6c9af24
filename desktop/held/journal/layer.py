# SPDX-License-Identifier: GPL-3.0-or-later
"""A layer: one dated reading of an entry.

The same local day goes on in one layer.  On a later day another begins, which starts from what
the last one said, and the earlier one is never touched again.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from held.journal.answer import Answer
from held.journal.identifiers import EntryId, LayerId, MarkId
from held.journal.moment import Moment


class Lifted(str, Enum):
    """What a line was lifted as."""

    SAW = "saw"
    TOLD = "told"
    ASSUME = "assume"
    URGE = "urge"


class Mark(Struct, frozen=True):
    """A span of a written answer that another entry refers to.

    start, end: offsets in characters of the answer's text, end exclusive.
    """

    id: MarkId
    question: str
    start: int
    end: int
    lifted: Lifted
    entry: EntryId


class Layer(Struct, frozen=True):
    """All answers of an entry as they stood at the end of one local day."""

    id: LayerId
    begun: Moment
    written: Moment
    answers: dict[str, Answer] = {}
    marks: tuple[Mark, ...] = ()
