# SPDX-License-Identifier: GPL-3.0-or-later
"""A way to a month of the timeline: a button, the years under it, then the months of one year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from held.ui.covered_words import month_within
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.naming import name
from held.ui.widgets.quiet_menu import MenuLine, QuietMenu


class MonthMenu(QWidget):
    """chosen: emitted with the place of a month among those that are offered."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._months: Sequence[str] = ()
        self._button = PlainButton(
            self.tr("Go to a month"), self, icon="calendar-days", compact=True
        )
        name(self._button, "month_button", self._button.words())
        self._button.clicked.connect(self._open_years)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)

    def show_months(self, months: Sequence[str]) -> None:
        """Offer these, such as "2026-03", the latest first."""
        self._months = months
        self.setVisible(len(months) > 1)

    def _open_years(self) -> None:
        years = list(dict.fromkeys(_year(month) for month in self._months))
        if len(years) == 1:
            self._open_months(years[0])
        else:
            self._open([MenuLine(f"year_{year}", year) for year in years])

    def _open_months(self, year: str) -> None:
        months = [month for month in self._months if _year(month) == year]
        self._open([MenuLine(f"month_{month}", month_within(month)) for month in months])

    def _open(self, lines: Sequence[MenuLine]) -> None:
        menu = QuietMenu(self.window(), "month_menu", self._button.words())
        menu.closed.connect(menu.deleteLater)
        menu.chosen.connect(self._choose, Qt.ConnectionType.QueuedConnection)
        menu.set_lines(lines)
        menu.open_under(self._button)

    def _choose(self, key: str) -> None:
        kind, _, value = key.partition("_")
        if kind == "year":
            self._open_months(value)
        elif value in self._months:
            self.chosen.emit(self._months.index(value))


def _year(month: str) -> str:
    return month[:4]
