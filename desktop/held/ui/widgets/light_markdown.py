# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows typed Markdown lightly, and wraps words in it. The text itself stays as typed."""

from __future__ import annotations

import re

from PySide6.QtGui import (
    QFont,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from held.ui.look.look import Look

BOLD = "**"
ITALIC = "*"

_STRONG = re.compile(r"(\*\*)(?=\S)(.+?)(?<=\S)(\*\*)")
_SLANTED = re.compile(r"(?<![*\w])(\*)(?=[^\s*])([^*]+?)(?<=[^\s*])(\*)(?![*\w])")
_OPENING = re.compile(r"(?:>|[-*+]|\d{1,3}[.)])\s")


class LightMarkdown(QSyntaxHighlighter):
    """Bold and italic as such, their signs and the signs of lists and quotes in the hint colour."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)
        self._slanted = QTextCharFormat()
        self._slanted.setFontItalic(True)
        self._sign = QTextCharFormat()
        self._sign.setForeground(look.tokens.hint)

    def recolour(self) -> None:
        """Take the present theme's colour. The text is walked only if some of it is dressed."""
        self._sign.setForeground(self._look.tokens.hint)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        # Most paragraphs have no signs at all, and this runs at every key.
        opening = _OPENING.match(text)
        if "*" not in text and opening is None:
            return
        if not text.isascii():
            text = _as_units(text)
        if opening is not None:
            self.setFormat(0, opening.end(), self._sign)
        for pattern, form in ((_STRONG, self._strong), (_SLANTED, self._slanted)):
            for match in pattern.finditer(text):
                self.setFormat(match.start(2), match.end(2) - match.start(2), form)
                for sign in (1, 3):
                    start = match.start(sign)
                    self.setFormat(start, match.end(sign) - start, self._sign)


def wrap(cursor: QTextCursor, sign: str) -> QTextCursor:
    """Put `sign` around the selected words, or take it away; with none selected, write inside."""
    size = len(sign)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if not cursor.hasSelection() and _following(cursor, size) == sign and start:
        cursor.setPosition(end + size)
        return cursor
    words = cursor.selectedText()
    if "\u2029" in words:
        return cursor
    cursor.beginEditBlock()
    whole = len(words) > 2 * size and words.startswith(sign) and words.endswith(sign)
    cursor.insertText(words[size:-size] if whole else f"{sign}{words}{sign}")
    cursor.endEditBlock()
    after = cursor.position()
    if whole or words:
        cursor.setPosition(start)
        cursor.setPosition(after, QTextCursor.MoveMode.KeepAnchor)
    else:
        cursor.setPosition(start + size)
    return cursor


def _following(cursor: QTextCursor, size: int) -> str:
    ahead = QTextCursor(cursor)
    ahead.movePosition(
        QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, size
    )
    return ahead.selectedText()


def _as_units(text: str) -> str:
    """A text in which each sign that Qt counts as two is two, so that places agree."""
    return re.sub("[\U00010000-\U0010ffff]", "xx", text)
