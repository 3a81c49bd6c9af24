# SPDX-License-Identifier: GPL-3.0-or-later
"""What a benchmark hands back: named figures, each with the target it is held against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured number.

    `target` is the most it may be, in `unit`; with `at_least` it is the least.  None: for
    comparison only.
    """

    name: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False

    @property
    def held(self) -> bool | None:
        """Whether the target was met; None where there is none."""
        if self.target is None:
            return None
        if self.at_least:
            return self.value >= self.target
        return self.value <= self.target
