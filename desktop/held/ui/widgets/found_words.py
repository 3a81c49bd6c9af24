# SPDX-License-Identifier: GPL-3.0-or-later
"""Words found on one sheet: marked wherever they stand in what was written, and gone through.

It looks at the writing as it is at each step, so that editing in between does no harm.  It must not
know what is looked for, nor why.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from held.ui.look import of
from held.ui.widgets.marks import Positions
from held.ui.widgets.plain_paper import PlainPaper
from held.ui.widgets.ruled_line import RuledEdit
from held.ui.widgets.sheet import Sheet
from held.ui.widgets.slip import Slip

MOST_MARKED = 500
"""Places marked in one text; more of them would slow down its painting."""

Spans = Sequence[tuple[int, int]]
_Written = PlainPaper | RuledEdit


class Opens:
    """Something that hides a part of a sheet until it is opened."""

    @abstractmethod
    def open_up(self) -> None:
        """Show what is inside."""


@dataclass(frozen=True)
class Hit:
    """One place, in characters of the text of `written`."""

    written: _Written
    start: int
    end: int


class FoundWords(QObject):
    """The places of one search on a sheet.  Where one is stands in the colour of a selection.

    look: gives the places in a text.
    """

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._look: Callable[[str], Spans] | None = None
        self._here: Hit | None = None
        of(sheet).changed.connect(self._recolour)

    @property
    def is_looking(self) -> bool:
        """Whether something is marked or could be."""
        return self._look is not None

    def look_for(self, look: Callable[[str], Spans]) -> tuple[int, int]:
        """Mark what `look` finds and go to the first at or after where one is.

        The number of that place, counted from 1, and of how many; both 0 if there is none.
        """
        self._look = look
        hits = self._hits()
        at = next((n for n, hit in enumerate(hits) if not self._is_before_here(hit, hits)), 0)
        return self._go(hits, at)

    def step(self, by: int) -> tuple[int, int]:
        """Go to the next (1) or the previous (-1) place, round the end; counts as `look_for`."""
        hits = self._hits()
        here = self._here
        if here in hits:
            return self._go(hits, (hits.index(here) + by) % len(hits))
        later = (n for n, hit in enumerate(hits) if not self._is_before_here(hit, hits))
        at = next(later, 0)
        return self._go(hits, at if by > 0 else (at - 1) % max(1, len(hits)))

    def forget(self) -> None:
        """Nothing is looked for, and nothing is marked."""
        self._look = None
        for written in self._all_written():
            if isinstance(written, QTextEdit):
                written.setExtraSelections([])

    def take_focus(self) -> bool:
        """Put the caret where one is; whether there is such a place."""
        here = self._here
        if here is None or not here.written.isVisible():
            return False
        here.written.setFocus()
        return True

    # Looking

    def _hits(self) -> list[Hit]:
        look = self._look
        if look is None:
            return []
        return [
            Hit(written, start, end)
            for written in self._all_written()
            for start, end in look(written.text())
        ]

    def _all_written(self) -> Iterator[_Written]:
        """Every text on the sheet that is seen or can be opened, from the top down."""
        for widget in self._sheet.findChildren(QWidget):
            if isinstance(widget, (PlainPaper, RuledEdit)) and self._can_be_seen(widget):
                yield widget

    def _can_be_seen(self, widget: QWidget) -> bool:
        part, closed = widget, False
        while part is not self._sheet:
            if isinstance(part, Slip):
                return False
            if isinstance(part, Opens):
                closed = False
            closed = closed or part.isHidden()
            holder = part.parentWidget()
            assert holder is not None
            part = holder
        return not closed

    def _is_before_here(self, hit: Hit, hits: Sequence[Hit]) -> bool:
        """Whether it stands before the place one was at, or before the caret in the same text."""
        here = self._here
        if here is None:
            return False
        if hit.written is here.written:
            return hit.start < here.start
        order = list(dict.fromkeys(one.written for one in hits))
        return here.written in order and order.index(hit.written) < order.index(here.written)

    # Showing

    def _go(self, hits: Sequence[Hit], at: int) -> tuple[int, int]:
        self._here = hits[at] if hits else None
        self._mark(hits)
        if self._here is None:
            return 0, 0
        self._show(self._here)
        return at + 1, len(hits)

    def _recolour(self) -> None:
        if self.is_looking:
            self._mark(self._hits())

    def _mark(self, hits: Sequence[Hit]) -> None:
        for written in self._all_written():
            if isinstance(written, QTextEdit):
                marked = (hit for hit in hits if hit.written is written and hit != self._here)
                written.setExtraSelections(self._selections(written, marked))

    def _selections(
        self, written: QTextEdit, hits: Iterator[Hit]
    ) -> list[QTextEdit.ExtraSelection]:
        tokens, positions = of(written).tokens, Positions(written.document())
        found = [
            _selection(written, positions, hit, tokens.found) for hit in islice(hits, MOST_MARKED)
        ]
        here = self._here
        if here is not None and here.written is written:
            found.append(_selection(written, positions, here, tokens.selection))
        return found

    def _show(self, hit: Hit) -> None:
        self._open(hit.written)
        if isinstance(hit.written, QLineEdit):
            hit.written.setSelection(hit.start, hit.end - hit.start)
            place = hit.written.rect()
        else:
            place = _place_caret(hit.written, hit.start)
        self._sheet.show_place(hit.written, place)

    def _open(self, widget: QWidget) -> None:
        part = widget.parentWidget()
        while part is not None and part is not self._sheet:
            if isinstance(part, Opens):
                part.open_up()
            part = part.parentWidget()


def _selection(
    written: QTextEdit, positions: Positions, hit: Hit, colour: QColor
) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(written.document())
    cursor.setPosition(positions.units(hit.start))
    cursor.setPosition(positions.units(hit.end), QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    selection.format.setBackground(colour)
    selection.format.setForeground(of(written).tokens.text)
    return selection


def _place_caret(written: QTextEdit, start: int) -> QRect:
    """The caret before the place: a selection would offer to lift the words."""
    cursor = written.textCursor()
    cursor.setPosition(Positions(written.document()).units(start))
    written.setTextCursor(cursor)
    rect = written.cursorRect()
    return rect.translated(written.viewport().mapTo(written, QPoint(0, 0)))
