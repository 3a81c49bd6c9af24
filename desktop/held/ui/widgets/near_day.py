# SPDX-License-Identifier: GPL-3.0-or-later
"""A day as one says it in passing, in the system's language: with its year only where it is far."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

_FAR_DAYS = 300


def near_day(day: date, today: date) -> str:
    """A day such as "1 March", or "1 March 2027" where the year is not plain from `today`."""
    pattern = "d MMMM" if abs((day - today).days) < _FAR_DAYS else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
