# SPDX-License-Identifier: GPL-3.0-or-later
"""A day as people type it, in the system's own order of day and month. Knows no widget."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_WITH_YEAR = ("yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy", "d.M.yyyy")
_WITHOUT_YEAR = ("d MMMM", "d MMM", "MMMM d", "MMM d", "d.M")
# 29 February must be readable without a year: a leap year stands in until the year is known.
_LEAP_YEAR = 2024


def typed_day(text: str, today: date, locale: QLocale, *, looking_back: bool = True) -> date | None:
    """The day meant by `text`, or None if it cannot be read.

    Without a year it is the last such day up to today, or the next one when not looking back.
    """
    plain = " ".join(text.replace(",", " ").split()).strip(".")
    if not plain:
        return None
    if plain.casefold() == QCoreApplication.translate("TypedDay", "today").casefold():
        return today
    if plain.casefold() == QCoreApplication.translate("TypedDay", "yesterday").casefold():
        return date.fromordinal(today.toordinal() - 1)
    tongues = (locale, QLocale(QLocale.Language.English))
    for tongue in tongues:
        found = _read(tongue, plain, (*_WITH_YEAR, *_slashed(locale)))
        if found is not None:
            return found
    for tongue in tongues:
        for pattern in (*_WITHOUT_YEAR, _slashed(locale)[0].removesuffix("/yyyy")):
            found = _read(tongue, f"{plain} {_LEAP_YEAR}", (f"{pattern} yyyy",))
            if found is not None:
                return _nearest_year(found, today, looking_back=looking_back)
    return None


def said_day(day: date, locale: QLocale) -> str:
    """A day as a person says it: "Friday 14 November 2025"."""
    return locale.toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")


def _slashed(locale: QLocale) -> tuple[str, ...]:
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    month_first = short.find("M") < short.find("d")
    return ("M/d/yyyy",) if month_first else ("d/M/yyyy",)


def _read(locale: QLocale, text: str, patterns: tuple[str, ...]) -> date | None:
    for pattern in patterns:
        found = locale.toDate(text, pattern)
        if found.isValid():
            return date(found.year(), found.month(), found.day())
    return None


def _nearest_year(found: date, today: date, *, looking_back: bool) -> date | None:
    step = -1 if looking_back else 1
    for year in range(today.year, today.year + 9 * step, step):
        try:
            day = found.replace(year=year)
        except ValueError:  # 29 February in a year without one.
            continue
        if (day <= today) if looking_back else (day >= today):
            return day
    return None
