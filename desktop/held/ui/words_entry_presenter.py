# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of entering words from paper: one sheet, or the sheets of a circle one after another.

Knows no widget, and not what the words open.  Nothing typed here is kept.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.workflows import recover
from held.workflows.recover import Sheet


class WordsEntryPresenter(QObject):
    """Reads sheets until there are enough.

    marked: emitted with the number of a word, and the HeldError that says why it cannot stand.
    refused: emitted with the HeldError for which a sheet was not taken.
    another_wanted: one more sheet of a circle is needed; emitted with how many were read, and how
        many it takes.
    complete: emitted when there are enough sheets.
    """

    marked = Signal(int, HeldError)
    refused = Signal(HeldError)
    another_wanted = Signal(int, int)
    complete = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets: tuple[Sheet, ...] = ()
        self.known = recover.known_words()
        """The words that can stand on a sheet."""
        self._known = frozenset(self.known)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets that were read so far."""
        return self._sheets

    def look_at(self, number: int, word: str) -> None:
        """A word was left: say at once when it can stand on no sheet."""
        from held.workflows.failures import WordUnknown

        if word and word not in self._known:
            self.marked.emit(number, WordUnknown(number))

    def read(self, words: tuple[str, ...]) -> None:
        """Take a sheet."""
        try:
            sheet = recover.read_next(words, self._sheets)
        except HeldError as refused:
            self.refused.emit(refused)
            return
        self._sheets = (*self._sheets, sheet)
        if len(self._sheets) < sheet.needed:
            self.another_wanted.emit(len(self._sheets), sheet.needed)
        else:
            self.complete.emit()

    def forget(self) -> None:
        """Drop every sheet; one begins again with the first."""
        self._sheets = ()
