# SPDX-License-Identifier: GPL-3.0-or-later
"""When a story was heard and when it happened, read without the story.

The third clock, when it was written, is kept by the entry.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from held.journal.answer import Answer, AnswersUnreadable, Chosen, When
from held.journal.loose_date import LooseDate
from held.journal.plain_text import lines_of
from held.journal.template import Template

_CHANNEL = "channel"


class ToldWhen(Struct, frozen=True):
    """What the keeper said of it; None and "" where nothing was.

    reached: how it came to the keeper, in the words of the page ("On a walk") or their own.
    """

    heard: LooseDate | None = None
    happened: LooseDate | None = None
    reached: str = ""


class _Said(Struct, frozen=True):
    heard_on: Answer | None = None
    happened: Answer | None = None
    channel: Answer | None = None


_DECODER = msgspec.json.Decoder(_Said)


def read(stored: bytes, asked: Template) -> ToldWhen:
    """The clocks among answers as they are stored; all others are passed over.

    asked: the page in the wording it was asked in.  Raises AnswersUnreadable.
    """
    try:
        said = _DECODER.decode(stored)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise AnswersUnreadable from None
    return ToldWhen(_date(said.heard_on), _date(said.happened), _reached(said.channel, asked))


def _date(answer: Answer | None) -> LooseDate | None:
    return answer.date if isinstance(answer, When) else None


def _reached(answer: Answer | None, asked: Template) -> str:
    if not isinstance(answer, Chosen):
        return ""
    question = next((q for q in asked.questions() if q.id == _CHANNEL), None)
    return "" if question is None else " ".join(lines_of(question, answer, {}))
