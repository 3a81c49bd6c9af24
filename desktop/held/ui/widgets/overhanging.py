# SPDX-License-Identifier: GPL-3.0-or-later
"""For what goes beyond the writing into the padding of its sheet, and whose words must not."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Overhanging(Protocol):
    """A widget that is put on a sheet `beyond` its writing."""

    def set_overhang(self, px: int) -> None:
        """How far it goes beyond the writing at each side now, in px as shown."""
        ...
