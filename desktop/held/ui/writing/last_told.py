# SPDX-License-Identifier: GPL-3.0-or-later
"""Several things on a page tell what they did and can take it back; Undo belongs to the last."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from held.ui.writing.lifting import Lifting
from held.ui.writing.lines_control import LinesControl


class LastTold(QObject):
    """told: emitted with a sentence and the words for taking it back."""

    told = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._by: Lifting | LinesControl | None = None

    def listen_to(self, teller: Lifting | LinesControl) -> None:
        """What it tells is passed on from now on."""
        teller.told.connect(self._pass_on)

    def take_back(self) -> None:
        """Undo what was told last."""
        if self._by is not None:
            self._by.take_back()

    def _pass_on(self, sentence: str, undo: str) -> None:
        teller = self.sender()
        if isinstance(teller, Lifting | LinesControl):
            self._by = teller
            self.told.emit(sentence, undo)
