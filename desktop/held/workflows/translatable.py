# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks a literal that is translated where it is shown.  Named as Qt names it, since Qt's tools
find literals by this name; Qt itself is not known here.
"""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """`text` as it stands."""
    return text
