# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain words out of whatever another program offers. Opens nothing that a page names."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData

PLAIN = "text/plain"
LEAVE_ALONE = "x-kde-passwordManagerHint"

# Controls other than line end and tab, and the sign that stands for a picture.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\ufffc\ufdd0\ufdd1]")


def plain_text(offered: QMimeData) -> str:
    """The words offered; empty for files and for anything that is not words."""
    if any(url.isLocalFile() for url in offered.urls()):
        return ""
    if offered.hasFormat(PLAIN):
        return clean(offered.text())
    if offered.hasHtml():
        # Seldom needed, and the first page a person sees has a field to paste into.
        from held.ui.widgets.markup_words import words_of_markup

        return clean(words_of_markup(offered.html()))
    return ""


def clean(text: str) -> str:
    """Line ends as one sign, and nothing that cannot be seen or typed."""
    for line_end in ("\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c"):
        text = text.replace(line_end, "\n")
    return _UNWANTED.sub("", text)


def secret(text: str) -> QMimeData:
    """Words for the clipboard, with the sign by which clipboard keepers leave them alone."""
    offered = QMimeData()
    offered.setText(text)
    offered.setData(LEAVE_ALONE, b"secret")
    return offered
