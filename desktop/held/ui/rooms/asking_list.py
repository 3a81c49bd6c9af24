# SPDX-License-Identifier: GPL-3.0-or-later
"""What asked to be looked at again: covered, with the wish and its day.

Opening is all there is to do.  A wish can be put off or let go of without opening, and nothing
urges either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from held.ui.rooms.covered_list import CoveredList
from held.ui.rooms.covered_rows import CoveredRow, make_asking_row
from held.ui.widgets.quiet_menu import MenuLine, QuietMenu
from held.workflows.find_entries import Covered
from held.workflows.session import Session

PUT_OFF: Mapping[str, tuple[str, int | None]] = {
    "ask_tomorrow": (QT_TRANSLATE_NOOP("Asking", "Ask again tomorrow"), 1),
    "ask_in_a_week": (QT_TRANSLATE_NOOP("Asking", "Ask again in a week"), 7),
    "let_wish_go": (QT_TRANSLATE_NOOP("Asking", "Do not ask again"), None),
}
"""By the key of its menu line: its words, and after how many days it asks again, if at all."""


class AskingList(CoveredList):
    """Its rows open; their menu has what else may be done with a wish."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._days: dict[str, date | None] = {}
        name = QCoreApplication.translate("Asking", "Asked to be looked at again")
        super().__init__("asking_list", name, self._asking_row)
        self.set_menu(_lines_of)

    def asked_day(self, entry: str) -> date | None:
        """The day an entry asked for."""
        return self._days.get(entry)

    def open_not_now(self, opener: QWidget) -> None:
        """What may be done instead of opening the row one is on, in a menu under `opener`."""
        menu = QuietMenu(self.window(), "not_now_menu", self.accessibleName())
        menu.closed.connect(menu.deleteLater)
        menu.chosen.connect(self.act_on_current)
        menu.set_lines(_put_off_lines())
        menu.open_under(opener)

    def _asking_row(self, entry: Covered) -> CoveredRow:
        self._days[entry.id] = entry.look_again
        return make_asking_row(entry, self._session.clock.now().day)


def put_off_until(key: str, today: date) -> date | None:
    """The day on which it asks again; None when the wish is let go."""
    days = PUT_OFF[key][1]
    return None if days is None else today + timedelta(days)


def _lines_of(_row: CoveredRow) -> Sequence[MenuLine]:
    return [MenuLine("open", QCoreApplication.translate("Asking", "Open")), *_put_off_lines()]


def _put_off_lines() -> Sequence[MenuLine]:
    return [
        MenuLine(key, QCoreApplication.translate("Asking", words))
        for key, (words, _days) in PUT_OFF.items()
    ]
