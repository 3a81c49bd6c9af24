# SPDX-License-Identifier: GPL-3.0-or-later
"""A help page as blocks, from a small plain subset of Markdown.

Known are two kinds of heading, paragraphs, lists of one depth, lines to type, and places where
Held puts in what it knows itself.  Anything else stays the text it is; nothing is ever loaded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Shape(Enum):
    """What a block is."""

    TITLE = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    TYPED = auto()
    PLACE = auto()


@dataclass(frozen=True)
class Block:
    """One piece of a page; of a PLACE the text names what is to stand there.

    keys: what to press, for an ITEM that is a command.
    """

    shape: Shape
    text: str
    keys: str = ""


_OPENINGS = (
    ("# ", Shape.TITLE),
    ("## ", Shape.HEADING),
    ("- ", Shape.ITEM),
    ("    ", Shape.TYPED),
    ("@", Shape.PLACE),
)


def blocks_of(text: str) -> list[Block]:
    """The blocks of a page in order.  Lines of a paragraph that follow each other are one."""
    return list(_blocks(text.splitlines()))


def _blocks(lines: list[str]) -> Iterator[Block]:
    paragraph: list[str] = []
    for line in [*lines, ""]:
        opened = next(((sign, shape) for sign, shape in _OPENINGS if line.startswith(sign)), None)
        if paragraph and (opened is not None or not line.strip()):
            yield Block(Shape.PARAGRAPH, " ".join(paragraph))
            paragraph = []
        if opened is not None:
            sign, shape = opened
            yield Block(shape, line.removeprefix(sign).strip())
        elif line.strip():
            paragraph.append(line.strip())
