# SPDX-License-Identifier: GPL-3.0-or-later
"""Held as it runs, in the process of one round: real window, real keys, and clocks beside it.

    python open_window.py STEP ANSWER [cheap]

STEP is `unlock`, `write`, `open` or `lock`; ANSWER is a file that takes lines of a name and numbers.
`bench_session` starts it, in a home of its own where a notebook was made.  `lock` becomes a fresh
process, as Held does, and that one is asked for `back`.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from held.app import crash_report
from held.seal import seal_process

# As `held.app.start` does: the seal stands before the first window.
crash_report.install()
SEAL = seal_process()

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget  # noqa: E402

from clocks import EachPaint, LaneClock, Painted, Pulse, memory_mib, now, written_by_thread  # noqa: E402
from held.app.compose import Composition, Surroundings  # noqa: E402
from held.app.lock import Restart  # noqa: E402
from held.app.start import make_application  # noqa: E402
from held.files.places import Places  # noqa: E402
from held.workflows.clock import SystemClock  # noqa: E402
from held.workflows.unlock_vault import DerivedKey, Vaults  # noqa: E402

if TYPE_CHECKING:
    from held.vault.key_slots import DerivationCost
    from held.workflows.session import Session

LONGEST_MS = 60_000
TYPED = "and then they said something else, which Juniper had not heard. "
KEYS = 300
BETWEEN_KEYS_MS = 20
BETWEEN_PASSPHRASE_KEYS_MS = 60
_CONTROL = Qt.KeyboardModifier.ControlModifier
SAVES = 200
FOLDED_IN_EVERY = 25
PAGE_EDIT = "heard_edit"
OPENINGS = 30


class TimedVaults(Vaults):
    """Knows when the last derivation ended, and the session that was opened."""

    derived: float | None = None
    session: Session | None = None

    def derive(self, folder: Path, passphrase: str) -> DerivedKey:
        key = super().derive(folder, passphrase)
        self.derived = now()
        return key

    def open(self, key: DerivedKey) -> Session:
        self.session = super().open(key)
        return self.session


class Round:
    """One Held from its first window on.  Cheap: with a derivation that takes no time.

    page_edit: where one can type once the notebook is open.
    """

    page_edit = PAGE_EDIT

    def __init__(self, answer: Path, *, cheap: bool) -> None:
        self._answer = answer
        self.application = make_application()
        again = (sys.executable, __file__, "back", str(answer))
        restart = Restart(sys.executable, (*again, "cheap") if cheap else again)
        places, clock, cost = Places.of_this_user(), SystemClock(), _cost(cheap)
        self.held = Composition(self.application, Surroundings(places, clock, SEAL, restart, cost))
        self.vaults = self.held.vaults = TimedVaults(places, clock, cost)
        self.painted = Painted(self.held)
        self._page: QWidget | None = None

    # What is measured

    def back(self) -> None:
        """The fresh process after a lock: until the passphrase can be typed."""
        self._tell("back", self._show())
        self._letter()
        self._tell("letter", now())

    def unlock(self) -> None:
        """From the derived key to the first letter on the page, with a pulse on the window."""
        self._type_passphrase()
        pulse = Pulse(self.held)
        self._press(Qt.Key.Key_Return)
        self._wait(lambda: self.vaults.derived is not None)
        self._tell("gap_deriving", pulse.longest)
        page = self._await_page()
        typed = self._letter()
        derived = self.vaults.derived
        assert derived is not None
        self._tell("page", page - derived)
        self._tell("first_letter", typed)
        self._tell("gap", pulse.longest)

    def write(self) -> None:
        """Type into the middle of the page, then keep it many times."""
        self._open_page()
        pulse = Pulse(self.held)
        self._tell("keys", *(self._letter(key) for key in (TYPED * KEYS)[:KEYS]))
        self._tell("gap", pulse.longest)
        lane = LaneClock(self.held.lane)
        before = written_by_thread()
        for number in range(SAVES):
            self._keep(lane)
            if number % FOLDED_IN_EVERY == 0:
                # As a pause in typing lets it be.
                assert self.vaults.session is not None
                self.held.lane.run_now(self.vaults.session.fold_in)
        self._tell("written", written_by_thread() - before, lane.written())
        self._tell("saves", *lane.between())
        self._tell("memory", memory_mib())

    def open(self) -> None:
        """From the key that opens a page of a template to that page painted, for each that is
        offered, again and again; and from New… to its cards.
        """
        self._type_passphrase()
        self._press(Qt.Key.Key_Return)
        self._await_page()
        self._go_on(500)
        self.application.focusChanged.connect(self._watch_focus)
        session = self.vaults.session
        assert session is not None
        offered = self.held.lane.run_now(session.catalog.offered)
        for template in offered:
            for _ in range(OPENINGS):
                self._tell("new", self._until_painted(Qt.Key.Key_N, _CONTROL))
                cards = self.held.window.findChildren(QWidget, f"{template.id}_card")
                card = next(card for card in cards if card.isVisible())
                card.setFocus(Qt.FocusReason.TabFocusReason)
                self._tell(f"open_{template.id}", self._until_painted(Qt.Key.Key_Return))

    def lock(self) -> None:
        """Ctrl+L with words that are not kept yet.  Does not come back."""
        self._open_page()
        for key in TYPED:
            self._letter(key)
        watch = EachPaint(self.held.window.veil, self._tell_veil)
        self._tell("pressed", now())
        self._press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        raise AssertionError(watch)

    # Steps

    def _show(self) -> float:
        """Until the field has the focus and is painted."""
        self.held.show()
        gc.freeze()  # As `held.app.start` does.
        self.held.window.activateWindow()
        self._wait(lambda: QApplication.focusWidget() is not None)
        self.painted.watch(self._here())
        self._here().update()
        return self._await_paint()

    def _type_passphrase(self) -> None:
        from PySide6.QtTest import QTest

        from notebook import PASSPHRASE

        self._show()
        for letter in PASSPHRASE:
            QTest.keyClicks(self._here(), letter)
            self._go_on(BETWEEN_PASSPHRASE_KEYS_MS)
        self.application.focusChanged.connect(self._follow_focus)

    def _until_painted(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> float:
        """Press a key that leads to another page; the milliseconds until that one was painted."""
        before = self._here()
        self.painted.at = None
        pressed = now()
        self._press(key, modifier)
        self._wait(
            lambda: QApplication.focusWidget() not in {None, before} and self.painted.at is not None
        )
        took = self._await_paint() - pressed
        self._go_on(BETWEEN_KEYS_MS)
        return took

    def _watch_focus(self, _before: QWidget | None, focus: QWidget | None) -> None:
        if focus is not None:
            is_area = isinstance(focus, QAbstractScrollArea)
            self.painted.watch(focus.viewport() if is_area else focus)

    def _await_page(self) -> float:
        self._wait(lambda: self._page is not None)
        return self._await_paint()

    def _open_page(self) -> None:
        """The page open, the caret in its middle."""
        from held.ui.widgets.writing_edit import WritingEdit

        self._type_passphrase()
        self._press(Qt.Key.Key_Return)
        self._await_page()
        page = self._here()
        assert isinstance(page, WritingEdit)
        page.set_caret(len(page.text()) // 2)
        self._go_on(500)

    def _letter(self, key: str = "x") -> float:
        """Type a letter; the milliseconds until it was painted.  Then a breath."""
        from PySide6.QtTest import QTest

        here = self._here()
        self.painted.watch(here.viewport() if isinstance(here, QAbstractScrollArea) else here)
        pressed = now()
        QTest.keyClicks(here, key)
        while self.painted.at is None:
            self.application.processEvents()
        took = self.painted.at - pressed
        self._go_on(BETWEEN_KEYS_MS)
        return took

    def _keep(self, lane: LaneClock) -> None:
        """One more letter, and Ctrl+S between two looks at the clock."""
        before = lane.looks
        self._letter()
        lane.stand()
        self._press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        lane.stand()
        self._wait(lambda: lane.looks == before + 2)

    # Own

    def _tell(self, name: str, *numbers: float) -> None:
        """Written at once: the process may be replaced."""
        with self._answer.open("a", encoding="ascii") as out:
            out.write(" ".join([name, *map(repr, numbers)]) + "\n")

    def _tell_veil(self, when: float) -> None:
        self._tell("veil", when)

    def _follow_focus(self, _before: QWidget | None, focus: QWidget | None) -> None:
        if focus is not None and focus.objectName() == self.page_edit and self._page is None:
            assert isinstance(focus, QAbstractScrollArea)
            self._page = focus
            self.painted.watch(focus.viewport())

    def _press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClick(self._here(), key, modifier)

    def _here(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def _await_paint(self) -> float:
        self._wait(lambda: self.painted.at is not None)
        assert self.painted.at is not None
        return self.painted.at

    def _wait(self, holds: Callable[[], bool]) -> None:
        """Let the program go on, as it does by itself, until something holds."""
        until = now() + LONGEST_MS
        while not holds():
            assert now() < until
            self._go_on(2)

    def _go_on(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


def _cost(cheap: bool) -> DerivationCost | None:
    if not cheap:
        return None
    from notebook import CHEAP

    return CHEAP


if __name__ == "__main__":
    step, answer_file, *wishes = sys.argv[1:]
    measured = Round(Path(answer_file), cheap="cheap" in wishes)
    {
        "back": measured.back,
        "unlock": measured.unlock,
        "write": measured.write,
        "open": measured.open,
        "lock": measured.lock,
    }[step]()
    # Nothing is said to the vault: it is thrown away.
    os._exit(0)
