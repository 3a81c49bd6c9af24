# SPDX-License-Identifier: GPL-3.0-or-later
"""Held as it runs, while somebody looks for words: real window, real keys, in a process of its own.

    python open_finding.py STEP ANSWER

STEP is `catch_up`, which waits until the index has everything, or `find`.  ANSWER is a file that
takes lines of a name and numbers.  `bench_finding` starts it where a notebook was made.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

# Not before: importing the round lays the seal, which stands before the first window.
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clocks import Pulse, memory_mib, now
from many_pages import vocabulary
from open_window import Round

if TYPE_CHECKING:
    from held.ui.finding.find_page import FindPage
    from held.ui.finding.find_presenter import Answered

LOOKED_FOR = 24
BETWEEN_KEYS_MS = 60
PAUSE_MS = 300
LONGEST_CATCHING_UP_MS = 600_000
_ASLEEP = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class FindingRound(Round):
    """One Held in which words are looked for."""

    _typed = ""

    def catch_up(self) -> None:
        """Until every page is in the index; and the longest silence of the window meanwhile."""
        began = now()
        page = self._open_find()
        finder = page.presenter.finder
        pulse = Pulse(self.held)
        while finder.is_behind or finder.is_busy:
            assert now() < began + LONGEST_CATCHING_UP_MS
            self._go_on(50)
        self._tell("caught_up", now() - began)
        self._tell("gap", pulse.longest)

    def find(self) -> None:
        """Type words, letter by letter, and look at the clock until each answer is painted."""
        page = self._open_find()
        page.presenter.answered.connect(self._answered)
        self._go_on(1000)
        keys = [key for words in _words() for key in self._look_for(words)]
        self._tell("keys", *keys)
        self._go_on(1000)
        self._tell("memory", memory_mib())

    def _open_find(self) -> FindPage:
        from held.ui.finding.find_page import FindPage

        self._type_passphrase()
        self._press(Qt.Key.Key_Return)
        self._wait(lambda: self._stands_in("page_edit"))
        self._press(Qt.Key.Key_F, _CTRL | _SHIFT)
        self._wait(lambda: self._stands_in("find_edit"))
        page = self.held._unlocked._desk.page if self.held._unlocked else None
        assert isinstance(page, FindPage)
        QTest.mouseClick(self._named("inside_choice"), Qt.MouseButton.LeftButton)
        self._press(Qt.Key.Key_F, _CTRL)
        return page

    def _look_for(self, words: str) -> list[float]:
        self._press(Qt.Key.Key_A, _CTRL)
        self._press(Qt.Key.Key_Delete)
        self._go_on(PAUSE_MS)
        took = []
        for place, letter in enumerate(words):
            self._typed, self.painted.at = words[: place + 1], None
            pressed = now()
            QTest.keyClicks(self._here(), letter)
            while self.painted.at is None:
                # Asleep until something comes, as a window is: two lanes want to work meanwhile.
                self.application.processEvents(_ASLEEP)
            took.append(self.painted.at - pressed)
            self._go_on(BETWEEN_KEYS_MS)
        return took

    def _answered(self, answered: object) -> None:
        said: Answered = answered  # type: ignore[assignment]
        if said.sought.typed == self._typed:
            shown = "found_list" if said.first else "found_label"
            seen = self._named(shown)
            target = seen.viewport() if said.first else seen  # type: ignore[attr-defined]
            self.painted.watch(target)
            target.update()

    def _stands_in(self, object_name: str) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.objectName() == object_name

    def _named(self, object_name: str) -> QWidget:
        found = self.held.window.findChild(QWidget, object_name)
        assert found is not None
        return found


def _words() -> list[str]:
    """Common and rare words, one or two, the same in each round."""
    # Qt's tests press only keys that every keyboard has.
    chance, known = random.Random(3), [word for word in vocabulary() if word.isascii()]
    weights = [1 / (place + 3) for place in range(len(known))]
    looked_for = []
    for number in range(LOOKED_FOR):
        common = chance.choices(known, weights, k=1 + number % 2)
        rare = chance.choices(known, k=1 + number // 2 % 2)
        looked_for.append(" ".join(common if number % 3 else rare))
    return looked_for


if __name__ == "__main__":
    step, answer_file = sys.argv[1:]
    measured = FindingRound(Path(answer_file), cheap=True)
    {"catch_up": measured.catch_up, "find": measured.find}[step]()
    # As at a lock: the index may still be at work.
    os._exit(0)
