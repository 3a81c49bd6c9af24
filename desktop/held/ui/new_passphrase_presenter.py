# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of choosing a passphrase: drawn words or words of one's own, and the same once more.

Knows no widget, and not what the passphrase is for.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from held.errors import HeldError
from held.ui.background import Lane
from held.workflows.passphrase import Strength, Typed, compare, draw, strength_of


class NewPassphrasePresenter(QObject):
    """Nothing typed here is kept.

    words_drawn: emitted with the six words.
    typed_judged: emitted with a Typed, for the field that repeats the passphrase.
    typed_refused: emitted with a Typed when one wants to go on too early.
    strength_judged: emitted with the Strength of words of one's own.
    failed: emitted with the HeldError for which the strength cannot be judged.
    """

    words_drawn = Signal(tuple)
    typed_judged = Signal(Typed)
    typed_refused = Signal(Typed)
    strength_judged = Signal(Strength)
    failed = Signal(HeldError)

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._words: tuple[str, ...] = ()
        self._is_own = False
        self._own = ""
        self._typed = ""
        self._is_judging = False
        self._judged = ""

    @property
    def chosen(self) -> str:
        """The passphrase, as far as it is chosen."""
        return self._own if self._is_own else " ".join(self._words)

    def draw_again(self) -> None:
        """Six other words."""
        self._words = draw()
        self.words_drawn.emit(self._words)
        self._judge_typed()

    def use_own(self, own: bool) -> None:
        """Take words of one's own instead of drawn ones, or drawn ones again."""
        self._is_own = own
        self._judge_typed()
        self._judge_strength()

    def set_own(self, text: str) -> None:
        """The words of one's own."""
        self._own = text
        self._judge_typed()
        self._judge_strength()

    def set_typed(self, text: str) -> None:
        """The passphrase typed once, or once more."""
        self._typed = text
        self._judge_typed()

    def is_ready(self) -> bool:
        """Whether it was typed as it was chosen; says so if not."""
        typed = compare(self.chosen, self._typed)
        if typed is not Typed.SAME:
            self.typed_refused.emit(typed)
        return typed is Typed.SAME

    def forget(self) -> None:
        """Drop every word that was drawn or typed."""
        self._words, self._own, self._typed, self._judged = (), "", "", ""

    def _judge_typed(self) -> None:
        self.typed_judged.emit(compare(self.chosen, self._typed))

    def _judge_strength(self) -> None:
        """Ask the lane, one text at a time: what was typed meanwhile is judged next."""
        if not self._is_own or self._is_judging:
            return
        self._is_judging = True
        self._judged = self._own
        self._lane.run(partial(strength_of, self._own), self._take_strength, self._fail)

    def _take_strength(self, strength: Strength) -> None:
        self._is_judging = False
        if self._judged == self._own:
            self.strength_judged.emit(strength)
        else:
            self._judge_strength()

    def _fail(self, error: HeldError) -> None:
        self._is_judging = False
        self.failed.emit(error)
