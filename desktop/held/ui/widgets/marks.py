# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks that stay with the words they lie on while the words are edited.

Knows a text document and nothing of why something is marked or how a mark looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

_LINE_ENDS = ("\u2029", "\u2028")
_REMEMBERED_BLOCKS = 64


class MarkKind(StrEnum):
    """What a mark says about its words."""

    CODE = "code"
    LIFTED = "lifted"
    FOUND = "found"
    WAITING = "waiting"
    OPEN = "open"
    SETTLED = "settled"


@dataclass(frozen=True)
class Mark:
    """Some words of a page. `start` and `end` count the characters of the page's text.

    `icon` stands in the margin beside the first line; `spoken` is its name and tip.
    """

    id: str
    start: int
    end: int
    kind: MarkKind
    icon: str = ""
    spoken: str = ""


@dataclass(frozen=True)
class Span:
    """A part of one block that a mark lies on, counted in Qt's units from the block's start."""

    start: int
    end: int
    kind: MarkKind
    icon: str = ""
    spoken: str = ""


def document_text(document: QTextDocument) -> str:
    """What was typed, sign by sign. `toPlainText` would turn hard spaces into soft ones."""
    text = document.toRawText()
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    return text


def units_in(text: str) -> int:
    """How long Qt finds a text: a sign beyond the first 65,536 counts as two."""
    return len(text) if text.isascii() else len(text) + sum(sign > "\uffff" for sign in text)


class Positions:
    """Turns places in a Python text into Qt's places and back: Qt counts an emoji as two."""

    def __init__(self, document: QTextDocument) -> None:
        text = document_text(document)
        # Without such signs, which is nearly always, both count alike.
        alike = len(text) == document.characterCount() - 1
        self._text = None if alike else text

    def units(self, index: int) -> int:
        """Qt's place of a character."""
        if self._text is None:
            return index
        return units_in(self._text[:index])

    def index(self, units: int) -> int:
        """The character at a place of Qt's."""
        if self._text is None:
            return units
        left = self._text.encode("utf-16-le")[: units * 2]
        return len(left.decode("utf-16-le", errors="ignore"))


class _Anchor:
    """One mark held by a cursor of the document: typing at either end does not widen it."""

    def __init__(self, mark: Mark, cursor: QTextCursor) -> None:
        self.mark = mark
        self.cursor = cursor
        self.cursor.setKeepPositionOnInsert(True)
        self._whole = cursor.selectedText()
        self._size = units_in(self._whole)
        self.seen = (cursor.anchor(), cursor.position())
        """Start and end after the last edit: asking the cursor takes longer than painting does."""

    @property
    def start(self) -> int:
        return self.cursor.anchor()

    @property
    def end(self) -> int:
        return self.cursor.position()

    def follow(self) -> bool:
        """After an edit: whether the marked words are others than before.

        An undo puts words back outside of the cursor, so the words themselves are looked for.
        """
        start, end = self.start, self.end
        if end - start != self._size:
            self._look_for_the_whole()
            start, end = self.start, self.end
        before, self.seen = self.seen, (start, end)
        return before[1] - before[0] != end - start

    def _look_for_the_whole(self) -> None:
        low, high = sorted((self.start, self.end))
        size = self._size
        if self.start < self.end:
            places = [low, high - size]
        else:
            # All of it was taken out; what was put back since lies between the two ends.
            between = _selected(self.cursor.document(), low, high).selectedText()
            at = between.find(self._whole)
            places = [low + units_in(between[:at])] if at >= 0 else []
        for place in places:
            found = _selected(self.cursor.document(), place, place + size)
            if found.selectedText() == self._whole:
                self.cursor = found
                self.cursor.setKeepPositionOnInsert(True)
                return


def _selected(document: QTextDocument, start: int, end: int) -> QTextCursor:
    last = document.characterCount() - 1
    found = QTextCursor(document)
    found.setPosition(min(max(0, start), last))
    found.setPosition(min(max(0, end), last), QTextCursor.MoveMode.KeepAnchor)
    return found


class KeptMarks:
    """The marks of one document, and the code words found in it."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._anchors: list[_Anchor] = []
        self._codes: re.Pattern[str] | None = None
        self._found: dict[str, list[Span]] = {}

    def set_marks(self, marks: Iterable[Mark]) -> None:
        positions = Positions(self._document)
        last = self._document.characterCount() - 1
        self._anchors = []
        for mark in marks:
            start, end = positions.units(mark.start), positions.units(mark.end)
            if not 0 <= start < end <= last:
                continue
            self._anchors.append(_Anchor(mark, _selected(self._document, start, end)))

    def marks(self) -> list[Mark]:
        """The marks that still have words, where they are now."""
        if not self._anchors:
            return []
        positions = Positions(self._document)
        return [
            replace(
                anchor.mark, start=positions.index(anchor.start), end=positions.index(anchor.end)
            )
            for anchor in self._anchors
            if anchor.start < anchor.end
        ]

    def set_codes(self, codes: Sequence[str]) -> None:
        """Words to mark wherever they stand whole."""
        longest_first = sorted((code for code in codes if code), key=len, reverse=True)
        either = "|".join(re.escape(code) for code in longest_first)
        self._codes = re.compile(rf"(?<!\w)(?:{either})(?!\w)") if either else None
        self._found.clear()

    def follow(self) -> bool:
        """After an edit: whether any mark lost or regained words."""
        changed = [anchor.follow() for anchor in self._anchors]  # Every one must follow.
        return any(changed)

    def spans(self, block: QTextBlock) -> Iterator[Span]:
        """What is marked in one block."""
        begin, length = block.position(), block.length()
        for anchor in self._anchors:
            start, end = anchor.seen[0] - begin, anchor.seen[1] - begin
            if start < end and start < length and end > 0:
                mark = anchor.mark
                # The icon stands where the mark begins, not again in its later paragraphs.
                icon = mark.icon if start >= 0 else ""
                yield Span(max(0, start), min(end, length - 1), mark.kind, icon, mark.spoken)
        if self._codes is not None:
            yield from self._code_spans(block.text(), length)

    def _code_spans(self, text: str, length: int) -> list[Span]:
        if text not in self._found:
            if len(self._found) >= _REMEMBERED_BLOCKS:
                self._found.clear()
            self._found[text] = self._find_codes(text, wide=len(text) != length - 1)
        return self._found[text]

    def _find_codes(self, text: str, *, wide: bool) -> list[Span]:
        assert self._codes is not None
        spans = []
        for match in self._codes.finditer(text):
            start, end = match.span()
            if wide:
                start, end = units_in(text[:start]), units_in(text[:end])
            spans.append(Span(start, end, MarkKind.CODE))
        return spans
