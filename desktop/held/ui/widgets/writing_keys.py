# SPDX-License-Identifier: GPL-3.0-or-later
"""Which keys mean what while writing, and what a sentence is."""

from __future__ import annotations

import re
from enum import Enum, auto

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from held.ui.widgets.marks import units_in

_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+[\"'”’»)]*)?\s*|[.!?…]+\s*")


class Act(Enum):
    """What a key does that Qt's own edit would do otherwise or not at all."""

    NEW_PARAGRAPH = auto()
    UNDO = auto()
    REDO = auto()
    BOLD = auto()
    ITALIC = auto()
    LIFT = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()


_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_KEYS = {
    QKeyCombination(_CONTROL, Qt.Key.Key_B): Act.BOLD,
    QKeyCombination(_CONTROL, Qt.Key.Key_I): Act.ITALIC,
    QKeyCombination(_CONTROL, Qt.Key.Key_J): Act.LIFT,
    QKeyCombination(_NONE, Qt.Key.Key_PageUp): Act.PAGE_UP,
    QKeyCombination(_SHIFT, Qt.Key.Key_PageUp): Act.PAGE_UP,
    QKeyCombination(_NONE, Qt.Key.Key_PageDown): Act.PAGE_DOWN,
    QKeyCombination(_SHIFT, Qt.Key.Key_PageDown): Act.PAGE_DOWN,
}


def act_of(event: QKeyEvent) -> Act | None:
    """The act a key stands for; None for all that Qt's own edit knows."""
    if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        # Shift makes no difference: a line within a paragraph could not be told apart later.
        bare = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        return Act.NEW_PARAGRAPH if not bare else None
    if event.matches(QKeySequence.StandardKey.Undo):
        return Act.UNDO
    if event.matches(QKeySequence.StandardKey.Redo):
        return Act.REDO
    bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get(QKeyCombination(bare, Qt.Key(event.key())))


def sentence_around(cursor: QTextCursor) -> QTextCursor:
    """A cursor that selects the sentence the given one stands in, without the space after it."""
    block = cursor.block()
    text, place = block.text(), cursor.positionInBlock()
    # An emoji before the caret shifts the place by one; a sentence is found all the same.
    for match in _SENTENCE.finditer(text):
        if match.start() <= place < match.end() or match.end() == len(text):
            return _selected(cursor, block.position(), match)
    return cursor


def _selected(cursor: QTextCursor, begin: int, match: re.Match[str]) -> QTextCursor:
    words = match.group()
    lead = len(words) - len(words.lstrip())
    before = units_in(match.string[: match.start() + lead])
    found = QTextCursor(cursor)
    found.setPosition(begin + before)
    found.setPosition(begin + before + units_in(words.strip()), QTextCursor.MoveMode.KeepAnchor)
    return found
