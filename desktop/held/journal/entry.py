# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry: what the keeper wrote on one page, as dated layers, with the wording it was asked in.

Three clocks stay apart: when it happened and when it was heard are answers; when it was written
is the moment each layer carries.
"""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec import Struct

from held.journal.answer import Answer, Answers, Words, is_empty
from held.journal.identifiers import EntryId, LayerId, MarkId, SituationId, make_id
from held.journal.layer import Layer, Mark
from held.journal.moment import Moment
from held.journal.room import Room
from held.journal.template import Template


class Entry(Struct, frozen=True):
    """One entry.

    asked: the template as it was worded when the page was begun.  Stores keep each wording once.
    revision: how often it was saved; 0 means never.
    set_down: the keeper closed it on "what can wait"; None while it is still open.
    shelved: when it was moved to Letting go; None while it has its place in a room.
    about: the entry this one was written beside (a parked line and its story).
    """

    id: EntryId
    room: Room
    asked: Template
    layers: tuple[Layer, ...]
    revision: int = 0
    situation: SituationId | None = None
    about: EntryId | None = None
    set_down: Moment | None = None
    shelved: Moment | None = None

    @property
    def latest(self) -> Layer:
        """The newest reading."""
        return self.layers[-1]

    @property
    def begun(self) -> Moment:
        """When the first word was written."""
        return self.layers[0].begun

    @property
    def answers(self) -> Answers:
        """What the newest reading says, by question id."""
        return self.latest.answers

    @property
    def is_empty(self) -> bool:
        """Whether no layer holds anything a person wrote or chose."""
        return all(is_empty(a) for layer in self.layers for a in layer.answers.values())

    def text_of(self, mark_id: MarkId) -> str | None:
        """The words a mark stands on, from the newest layer that has it; None when it is gone."""
        for layer in reversed(self.layers):
            for mark in layer.marks:
                answer = layer.answers.get(mark.question)
                if mark.id == mark_id and isinstance(answer, Words):
                    words = answer.text[mark.start : mark.end]
                    if words:
                        return words
        return None


def begin(template: Template, now: Moment, *, about: EntryId | None = None) -> Entry:
    """An empty entry on a template, not yet saved."""
    layer = Layer(id=LayerId(make_id()), begun=now, written=now)
    return Entry(
        id=EntryId(make_id()), room=template.room, asked=template, layers=(layer,), about=about
    )


def write(entry: Entry, answers: dict[str, Answer], marks: tuple[Mark, ...], now: Moment) -> Entry:
    """`entry` saying `answers` now: in the same layer on the same local day, else in a new one.

    Answers that say nothing are left out.  The same entry comes back when nothing changed.
    """
    said = {key: answer for key, answer in answers.items() if not is_empty(answer)}
    latest = entry.latest
    if said == latest.answers and marks == latest.marks:
        return entry
    if not entry.revision and not latest.answers:
        # Opening a page begins nothing; the first word does.
        latest = msgspec.structs.replace(latest, begun=now)
    if now.day == latest.begun.day or not entry.revision:
        layer = msgspec.structs.replace(latest, written=now, answers=said, marks=marks)
        return msgspec.structs.replace(entry, layers=(*entry.layers[:-1], layer))
    layer = Layer(id=LayerId(make_id()), begun=now, written=now, answers=said, marks=marks)
    return msgspec.structs.replace(entry, layers=(*entry.layers, layer))


def earlier_layers(entry: Entry, today: date) -> tuple[Layer, ...]:
    """The readings of days before `today`, the oldest first."""
    return tuple(layer for layer in entry.layers if layer.begun.day < today)
