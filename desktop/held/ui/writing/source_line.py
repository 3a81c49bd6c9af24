# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the words of a lifted line stand: a quiet line that opens that page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from held.journal.answer import Quote
from held.journal.identifiers import EntryId
from held.ui.places import ROOM_ICONS
from held.ui.widgets.naming import name
from held.ui.widgets.way_line import WayLine
from held.ui.writing.answer_control import Asking
from held.ui.writing.link_control import title_words
from held.ui.writing.links import Links


class SourceLine(WayLine):
    """The way from a lifted line to its page."""

    def __init__(self, words: str, icon: str, links: Links, entry: EntryId) -> None:
        super().__init__(words, icon)
        self._links = links
        self._entry = entry
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self._links.open(self._entry)


def make_source(quote: Quote, asking: Asking, prefix: str) -> SourceLine | None:
    """The line under a quote; None where its page has no title any more, or nothing opens it."""
    title = asking.titles.get(quote.entry)
    if title is None or asking.links is None:
        return None
    words = QCoreApplication.translate("SourceLine", "from {title}")
    words = words.format(title=title_words(title, asking.today))
    line = SourceLine(words, ROOM_ICONS[title.room], asking.links, quote.entry)
    name(line, f"{prefix}source_button", words)
    return line
