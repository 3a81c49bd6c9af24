# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain words out of whatever another program offers. Opens nothing that a page names.

Markup is read for its words only, by a parser that has no notion of pictures, styles or links.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

PLAIN = "text/plain"
LEAVE_ALONE = "x-kde-passwordManagerHint"

_UNSEEN = frozenset({"script", "style", "head", "title", "template", "svg", "math", "object"})
_ON_ITS_OWN_LINE = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr"}
)
# Controls other than line end and tab, and the sign that stands for a picture.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\ufffc\ufdd0\ufdd1]")


def plain_text(offered: QMimeData) -> str:
    """The words offered; empty for files and for anything that is not words."""
    if any(url.isLocalFile() for url in offered.urls()):
        return ""
    if offered.hasFormat(PLAIN):
        return clean(offered.text())
    if offered.hasHtml():
        return clean(words_of_markup(offered.html()))
    return ""


def clean(text: str) -> str:
    """Line ends as one sign, and nothing that cannot be seen or typed."""
    for line_end in ("\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c"):
        text = text.replace(line_end, "\n")
    return _UNWANTED.sub("", text)


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


def secret(text: str) -> QMimeData:
    """Words for the clipboard, with the sign by which clipboard keepers leave them alone."""
    offered = QMimeData()
    offered.setText(text)
    offered.setData(LEAVE_ALONE, b"secret")
    return offered


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
