# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers of one entry as rows.  A save writes only the layers that say something new."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from held.journal import answer
from held.journal.answer import Answer, AnswersUnreadable, Linked, Rows
from held.journal.entry import Entry
from held.journal.identifiers import LayerId
from held.journal.layer import Layer, Mark
from held.vault.connection import Connection, Row
from held.vault.stored_values import moment_columns, read_moment

_MARKS = msgspec.json.Decoder(tuple[Mark, ...])
_READ = """
    SELECT id, begun_at, begun_day, written_at, written_day, answers, marks
    FROM layer WHERE entry = ? ORDER BY place
"""
_SAVE = """
    INSERT OR REPLACE INTO layer (entry, place,
        id, begun_at, begun_day, written_at, written_day, answers, marks)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def read_layers(connection: Connection, entry: int) -> tuple[Layer, ...]:
    """The layers of the entry in that row, the oldest first.  Raises AnswersUnreadable."""
    return tuple(map(_layer, _rows(connection, entry)))


def save_layers(connection: Connection, number: int, entry: Entry) -> None:
    """Have just the layers of `entry`, and what they refer to, under its row.  In a transaction."""
    before = _rows(connection, number)
    after = [_columns(layer) for layer in entry.layers]
    if len(after) < len(before):
        connection.execute("DELETE FROM layer WHERE entry = ? AND place >= ?", (number, len(after)))
    for place, columns in enumerate(after):
        if place >= len(before) or columns != before[place]:
            connection.execute(_SAVE, (number, place, *columns))
    _save_references(connection, number, entry)


def _save_references(connection: Connection, number: int, entry: Entry) -> None:
    refers = {reference for layer in entry.layers for reference in _references(layer)}
    stored = connection.execute("SELECT target, mark FROM reference WHERE source = ?", (number,))
    if refers == set(stored):
        return
    connection.execute("DELETE FROM reference WHERE source = ?", (number,))
    for target, mark in sorted(refers):
        connection.execute("INSERT INTO reference VALUES (?, ?, ?)", (number, target, mark))


def _references(layer: Layer) -> Iterator[tuple[bytes, bytes]]:
    for mark in layer.marks:
        yield bytes.fromhex(mark.entry), bytes.fromhex(mark.id)
    for said in layer.answers.values():
        yield from _referred_to(said)


def _referred_to(said: Answer) -> Iterator[tuple[bytes, bytes]]:
    match said:
        case Linked(entries=entries):
            yield from ((bytes.fromhex(entry), b"") for entry in entries)
        case Rows(rows=rows):
            for row in rows:
                if row.quote is not None:
                    yield bytes.fromhex(row.quote.entry), bytes.fromhex(row.quote.mark)
                for under in row.answers.values():
                    yield from _referred_to(under)


def _rows(connection: Connection, entry: int) -> list[Row]:
    return connection.execute(_READ, (entry,))


def _columns(layer: Layer) -> Row:
    return (
        bytes.fromhex(layer.id),
        *moment_columns(layer.begun),
        *moment_columns(layer.written),
        answer.encode(layer.answers),
        msgspec.json.encode(layer.marks),
    )


def _layer(row: Row) -> Layer:
    layer, begun, begun_day, written, written_day, answers, marks = row
    try:
        decoded = _MARKS.decode(marks)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise AnswersUnreadable from None
    return Layer(
        id=LayerId(layer.hex()),
        begun=read_moment(begun, begun_day),
        written=read_moment(written, written_day),
        answers=answer.decode(answers),
        marks=decoded,
    )
