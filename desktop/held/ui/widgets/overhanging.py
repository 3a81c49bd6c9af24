# SPDX-License-Identifier: GPL-3.0-or-later
"""For what goes beyond the writing into the padding of its sheet, and whose words must not."""

from __future__ import annotations

from abc import abstractmethod


class Overhanging:
    """Mixed into a widget that is put on a sheet `beyond` its writing."""

    @abstractmethod
    def set_overhang(self, px: int) -> None:
        """How far it goes beyond the writing at each side now, in px as shown."""
