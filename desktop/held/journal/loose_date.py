# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates as people remember them: a day, about then, between two, or not known.

Source: practices.md section 2, kind `D`.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Exactly(Struct, frozen=True, tag="exactly"):
    """One known day."""

    day: date


class About(Struct, frozen=True, tag="about"):
    """Some time around a day, in the keeper's words ("last spring"); the day is for ordering."""

    words: str
    day: date | None = None


class Between(Struct, frozen=True, tag="between"):
    """Not before the first day and not after the last."""

    first: date
    last: date


class Unknown(Struct, frozen=True, tag="unknown"):
    """Known not to be known, which is an answer."""


LooseDate = Exactly | About | Between | Unknown
