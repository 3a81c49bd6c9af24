# SPDX-License-Identifier: GPL-3.0-or-later
"""A way in on paper, in words: what it is, when it was made, whether it was tried."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from held.ui.widgets.near_day import near_day
from held.workflows.recovery_sheet import Way


def way_words(way: Way, today: date) -> str:
    """What it is, such as "A circle, 2 of 3 sheets, made 3 May"."""
    if way.alone:
        said = QCoreApplication.translate("Way", "A sheet with recovery words")
    elif way.sharing is None:
        said = QCoreApplication.translate("Way", "A recovery circle")
    else:
        said = QCoreApplication.translate("Way", "A circle, {needed} of {made} sheets")
        said = said.format(needed=way.sharing.needed, made=way.sharing.made)
    if way.made is None:
        return said
    made = QCoreApplication.translate("Way", "{way}, made {day}")
    return made.format(way=said, day=near_day(way.made, today))


def tried_words(way: Way, today: date) -> str:
    """Whether its words were found on the paper again."""
    if way.tried is None:
        return QCoreApplication.translate("Way", "Not tried yet")
    said = QCoreApplication.translate("Way", "Tried {day}")
    return said.format(day=near_day(way.tried, today))


def standing_words(ways: tuple[Way, ...], today: date) -> str:
    """All of them, a line each, for a page that leads to them."""
    return "\n".join(f"{way_words(way, today)}." for way in ways)
