# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins the entry of words from paper with its rules, for each page that asks for them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from held.errors import HeldError
from held.ui.error_text import tell
from held.ui.widgets.sheets_entry import SheetsEntry
from held.ui.words_entry_presenter import WordsEntryPresenter


class WordsEntrySteps(QObject):
    """Lives as long as the page."""

    def __init__(self, presenter: WordsEntryPresenter, entry: SheetsEntry, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._entry = entry
        entry.words.left.connect(self._look_at)
        entry.words.done.connect(self.read)
        entry.again_wanted.connect(self.begin_again)
        presenter.marked.connect(self._mark)
        presenter.refused.connect(self._refuse)
        presenter.another_wanted.connect(entry.show_another)

    def read(self) -> None:
        """Take the sheet that stands in the fields."""
        self._entry.words.clear_wrong()
        self._presenter.read(self._entry.words.words())

    def begin_again(self) -> None:
        """Drop every sheet; the fields are empty."""
        self._presenter.forget()
        self._entry.forget()
        self._entry.words.take_focus()

    def refuse(self, error: HeldError) -> None:
        """The sheets do not open what they should; one begins with the first."""
        self._entry.show_first()
        self._refuse(error)

    def forget(self) -> None:
        """Drop every word, here and on the page."""
        self._presenter.forget()
        self._entry.forget()

    def _look_at(self, number: int) -> None:
        self._presenter.look_at(number, self._entry.words.words()[number - 1])

    def _mark(self, number: int, error: HeldError) -> None:
        self._entry.words.mark(number, tell(error).whole)

    def _refuse(self, error: HeldError) -> None:
        from held.workflows.failures import WordsMissing, WordUnknown

        at = error.number if isinstance(error, WordsMissing | WordUnknown) else None
        self._entry.words.refuse(tell(error).whole, at)
        if at is None:
            self._entry.words.take_focus()
