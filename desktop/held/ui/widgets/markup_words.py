# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of an HTML text, for pasting.

Read by a parser that has no notion of pictures, styles or links.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNSEEN = frozenset({"script", "style", "head", "title", "template", "svg", "math", "object"})
_ON_ITS_OWN_LINE = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr"}
)


def words_of_markup(markup: str) -> str:
    """The words of an HTML text, its paragraphs as lines."""
    reader = _WordReader()
    try:
        reader.feed(markup)
        reader.close()
    except AssertionError:
        # The parser gives up this way at declarations it has never heard of.
        return re.sub(r"<[^>]*>", " ", markup)
    return reader.words()


class _WordReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _ON_ITS_OWN_LINE:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _ON_ITS_OWN_LINE:
            self._parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _ON_ITS_OWN_LINE:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parts.append(re.sub(r"[ \t\r\n]+", " ", data))

    def words(self) -> str:
        lines = (line.strip(" ") for line in "".join(self._parts).split("\n"))
        return re.sub("\n{2,}", "\n", "\n".join(lines)).strip("\n")
