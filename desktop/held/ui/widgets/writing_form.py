# SPDX-License-Identifier: GPL-3.0-or-later
"""Even lines, the gap between paragraphs, margins, and undo steps that one can follow.

Works on a text document; knows neither keys nor paint.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

_PAUSE_S = 1.5


class WritingForm:
    """The form of every paragraph of one document."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._line_height = 0
        self._gap = 0
        self._side = 0
        self._last_key = 0.0

    def apply(self, line_height: int, gap: int, side: int) -> None:
        """Give all paragraphs this form, in px. Paragraphs typed later take it over."""
        self._line_height, self._gap = line_height, gap
        self.set_side(side)
        if self._differs():
            self._apply_to_paragraphs()

    def set_side(self, side: int) -> None:
        """The margin before the words."""
        frame = self._document.rootFrame()
        form = frame.frameFormat()
        self._side = side
        if (form.leftMargin(), form.topMargin()) == (side, 0):
            return
        form.setMargin(0)
        form.setLeftMargin(side)
        unwritten = not (self._document.isUndoAvailable() or self._document.isRedoAvailable())
        frame.setFrameFormat(form)
        if unwritten:
            self._document.clearUndoRedoStacks()  # A margin is no step of the writer.

    def part_undo_steps(self, typed: str) -> None:
        """Before a key: end the present undo step at a space, at a line end, after a pause.

        Left alone, Qt makes one step of a whole paragraph.
        """
        now = time.monotonic()
        if typed.isspace() or now - self._last_key > _PAUSE_S:
            # Qt joins a change to the last step only while the document counts as modified.
            self._document.setModified(False)
        self._last_key = now

    def step(self, take: Callable[[], None], can_take: Callable[[], bool]) -> None:
        """Undo or redo until words change: a larger text or margin is no step of the writer."""
        before = self._document.toRawText()
        while can_take() and self._document.toRawText() == before:
            take()
        self.set_side(self._side)
        if self._differs():
            self._apply_to_paragraphs()

    def _differs(self) -> bool:
        form = self._document.firstBlock().blockFormat()
        return (form.lineHeight(), form.bottomMargin()) != (self._line_height, self._gap)

    def _apply_to_paragraphs(self) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(self._line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setBottomMargin(self._gap)
        everything = QTextCursor(self._document)
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeBlockFormat(form)
