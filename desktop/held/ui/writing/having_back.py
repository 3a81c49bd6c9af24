# SPDX-License-Identifier: GPL-3.0-or-later
"""Which part of a page gives back what was told last."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from held.ui.writing.lifting import Lifting
from held.ui.writing.lines_control import LinesControl


class HavingBack(QObject):
    """told: a sentence to say quietly, and words for having it back."""

    told = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._latest: Lifting | LinesControl | None = None

    def listen(self, part: Lifting | LinesControl) -> None:
        """This one tells what can be had back from it."""
        part.told.connect(self._told)

    def take_back(self) -> None:
        """The keeper wants back what was told last."""
        if self._latest is not None:
            self._latest.take_back()

    def _told(self, sentence: str, undo: str) -> None:
        told_by = self.sender()
        if isinstance(told_by, Lifting | LinesControl):
            self._latest = told_by
            self.told.emit(sentence, undo)
