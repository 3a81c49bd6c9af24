# SPDX-License-Identifier: GPL-3.0-or-later
"""How a plain copy is written down: Markdown for a reader, JSON for another program.

Both say of themselves what they are, for whoever finds them in ten years without Held.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from held.journal.own_copy import Reason, StaysHere
from held.journal.permission import Permission, Stays
from held.journal.plain_text import day_in_words
from held.journal.room import Room
from held.workflows.plain_copy import PlainPage, PlainReading, Stayed

FORMAT = "held-plain-copy"
VERSION = 1

NOT_FINDINGS = "These are one person’s unfinished thoughts, not findings."
"""Stands on every page from Tests, wherever it goes."""

_ABOUT = (
    "This is a copy of a notebook made with Held, in plain writing.",
    "Nothing protects it: whoever has this folder can read all of it.",
    "What others told is here only as far as they said yes, on the day this was written.",
    "People appear by codes. Please do not guess who they are.",
    "The file WHAT-STAYED-BEHIND.md says how much is not here, and why.",
    "Also not here: how permission was given over time, what left and what came in bundles.",
    "Cards and settings stay in the notebook, too.",
)
_FORM = (
    "The folder pages has one file a page, named by its first day.",
    "The file notebook.json says the same again, for other programs. It is UTF-8 text.",
    "In it, each page has a name, a room, a title and the day it was begun.",
    "Each page has readings, one a day, and each reading has answers.",
    "An answer has the id of its question, the question as it was asked, and lines of text.",
    "A story also says what it was told for and the day by which to let it go.",
    "Days are written as year, month and day.",
)
_ROOMS = {Room.STORIES: "Stories", Room.INSIDE: "Inside", Room.TESTS: "Tests"}

WHY: dict[Reason, str] = {
    Stays.NOT_ASKED: "They were not asked yet whether I may keep it.",
    Stays.NOT_ALLOWED: "Nobody said yes to this part.",
    Stays.WITHDRAWN: "They took their yes back.",
    Stays.WITHHELD: "They keep it from everyone.",
    Stays.MORE_DETAIL_THAN_AGREED: "It says more than they agreed to.",
    Stays.NO_END_DATE: "No last day is named.",
    Stays.DAY_HAS_COME: "The last day is over.",
    Stays.NOT_FOR_THIS_PERSON: "It was not named for this.",
    Stays.NOT_IN_THIS_FORM: "It was not said yes to in this form.",
    Stays.OTHER_ROOM: "It belongs to another room.",
    StaysHere.SET_ASIDE: "It lies in Letting go.",
    StaysHere.EARLIER_READING: "It is how a story read on an earlier day.",
    StaysHere.FOR_MYSELF_ALONE: "I wrote it for myself alone.",
    StaysHere.CANNOT_BE_READ: "The page cannot be read. The notebook may be damaged.",
}
"""Why parts stay, for a file and for a terminal."""

_NOTHING_STAYED = "Nothing stayed behind."
_STAYED = "These parts of the notebook are not in this copy. They are still in the notebook."


def read_me(day: date) -> str:
    """The page to read first."""
    return _lines(
        "# A notebook in plain writing",
        f"Written on {day_in_words(day)}.",
        "\n".join(_ABOUT),
        "## What lies here",
        "\n".join(_FORM),
    )


def what_stayed(stayed: Stayed) -> str:
    """How many parts stayed behind, by the reason; none of their words."""
    told = "\n".join(stayed_lines(stayed))
    return _lines("# What stayed behind", _STAYED if told else _NOTHING_STAYED, told)


def stayed_lines(stayed: Stayed) -> Iterator[str]:
    """One line for each reason, in a fixed order."""
    for reason, why in WHY.items():
        if stayed[reason]:
            yield f"- {stayed[reason]}: {why}"


def markdown(page: PlainPage) -> str:
    """A page as a person reads it, with the words as they were typed."""
    pieces = [f"# {page.title}", f"{_ROOMS[page.room]}, {day_in_words(page.begun)}"]
    if page.room is Room.TESTS:
        pieces.append(f"*{NOT_FINDINGS}*")
    if page.permission is not None:
        pieces.append("\n".join(f"> {line}" for line in _asked(page.permission)))
    for reading in page.readings:
        if len(page.readings) > 1:
            pieces.append(f"## {day_in_words(reading.day)}")
        pieces.extend(_answers(reading))
    return _lines(*pieces)


def json_head(day: date) -> bytes:
    """The beginning of `notebook.json`, up to its first page."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "about": [*_ABOUT, *_FORM],
        "written": day.isoformat(),
    }
    return _indented(head).removesuffix(b"\n}") + b',\n  "pages": ['


def json_page(page: PlainPage) -> bytes:
    """One page as it stands in `notebook.json`."""
    plain: dict[str, object] = {
        "name": page.name,
        "room": page.room.value,
        "title": page.title,
        "begun": page.begun.isoformat(),
    }
    if page.room is Room.TESTS:
        plain["note"] = NOT_FINDINGS
    if page.permission is not None:
        plain["permission"] = list(_asked(page.permission))
    plain["readings"] = page.readings
    return _indented(plain)


def json_tail(stayed: Stayed) -> bytes:
    """The end of `notebook.json`, after its last page."""
    told = [{"parts": stayed[reason], "why": why} for reason, why in WHY.items() if stayed[reason]]
    return b'],\n  "stayed_behind": ' + _indented(told) + b"\n}\n"


def _asked(permission: Permission) -> Iterator[str]:
    if permission.purpose:
        yield f"They said yes for one thing: “{' '.join(permission.purpose.split())}”."
    if permission.do_not_raise:
        yield "I do not bring it up unless they do."
    if permission.keep_until is not None:
        yield f"To be let go by {day_in_words(permission.keep_until)}."


def _answers(reading: PlainReading) -> Iterator[str]:
    for answer in reading.answers:
        yield f"### {answer.asked}"
        yield "\n".join(answer.lines)


def _lines(*pieces: str) -> str:
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def _indented(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2)
