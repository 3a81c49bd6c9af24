# SPDX-License-Identifier: GPL-3.0-or-later
"""What the acts of the tour share: Held composed on throwaway folders, hands, pictures, steps."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from hands import Hands, NotReached
from held.app import crash_report
from held.app.compose import Composition, Surroundings
from held.app.lock import Restart
from held.app.start import make_application
from held.files.places import Places
from held.seal import seal_process
from held.workflows.clock import SystemClock

_SIZES = (
    ("900", (900, 800), 1.0),
    ("640x480", (640, 480), 1.0),
    ("text-200", (1280, 800), 2.0),
    ("text-200-640x480", (640, 480), 2.0),
)


class NotHeld(Exception):
    """A step of the tour did not do what it should."""


class Guide:
    """One act: from one process image to the next lock."""

    def __init__(self, act: int, away: Path, pictures: Path) -> None:
        self.away = away
        self.shown = pictures
        self._faults: list[str] = []
        crash_report.install()
        # A fault inside is told quietly by design; here it must end the tour.
        self._quiet = sys.excepthook
        sys.excepthook = self._note_fault
        seal = seal_process()
        self.places = Places(away / "data", away / "config")
        application = make_application()
        qInstallMessageHandler(self._note_message)
        script = str(Path(__file__).resolve().parent)
        next_act = ("--act", str(act + 1), "--away", str(away), "--pictures", str(pictures))
        restart = Restart(sys.executable, (sys.executable, "-B", script, *next_act))
        self.held = Composition(
            application, Surroundings(self.places, SystemClock(), seal, restart)
        )
        self.hands = Hands(self.held.window)

    @property
    def passed(self) -> int:
        """How many steps held so far, over all acts."""
        return len(self._passed_steps())

    @property
    def vault_folder(self) -> Path:
        """Where the throwaway vault lies."""
        return self.places.known_vaults().vaults[0].folder

    def walk(self, act: Sequence[Callable[[Guide], None]]) -> None:
        """Show the first window and walk through the chapters of an act."""
        self.held.show()
        self.held.window.activateWindow()
        try:
            for chapter in act:
                chapter(self)
        except NotReached as lost:
            raise NotHeld(str(lost)) from None

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """One step: counted and printed when it held."""
        began = time.monotonic()
        yield
        self.check(not self._faults, f"{words}: a fault inside, {', '.join(self._faults)}")
        with self._tally().open("a", encoding="utf-8") as tally:
            tally.write(f"{words}\n")
        print(f"  held  {words} ({time.monotonic() - began:.1f} s)", flush=True)

    def check(self, holds: bool, otherwise: str) -> None:
        """End the tour if something is not so."""
        if not holds:
            raise NotHeld(otherwise)

    def picture(self, name: str) -> None:
        """A numbered picture of the window."""
        number = len(list(self.shown.glob("*.png"))) + 1
        self.hands.picture(self.shown / f"{number:03d}-{name}.png")

    def pictures(self, name: str) -> None:
        """The same page by day and by lamplight.

        The commands of the menu are started directly, so that the focus stays where a person
        would have it in the picture.
        """
        actions = self.held.window.actions_table
        self.picture(f"{name}-light")
        actions["by_lamplight"].trigger()
        self.picture(f"{name}-dark")
        actions["by_day"].trigger()
        self.hands.settle()

    def resize(self, width: int, height: int) -> None:
        """As a person who pulls at the edge of the window."""
        self.held.window.resize(width, height)
        self.hands.settle()

    def in_all_sizes(self, name: str) -> None:
        """Pictures of this page in every size of window and text that is looked at."""
        for label, size, scale in _SIZES:
            while self.held.appearance.text_scale < scale:
                self.hands.press("Ctrl++")
            self.resize(*size)
            self.pictures(f"{name}-{label}")
            self.hands.press("Ctrl+0")
        self.resize(1280, 800)

    def keep_beside(self, name: str, content: str) -> None:
        """Something for a later act, in the folder that is thrown away."""
        (self.away / name).write_text(content, encoding="utf-8")

    def kept_beside(self, name: str) -> str:
        """What an earlier act put there."""
        return (self.away / name).read_text(encoding="utf-8")

    def lock(self) -> None:
        """Ctrl+L.  Does not come back: the next act begins in a fresh process."""
        self.hands.press("Ctrl+L")
        self.hands.wait(lambda: False, "Held did not lock")

    def close(self) -> None:
        """End without asking anything: the tour has stopped."""
        self.held.lane.stop()

    def _tally(self) -> Path:
        return self.away / "steps-that-held"

    def _passed_steps(self) -> list[str]:
        tally = self._tally()
        return tally.read_text(encoding="utf-8").splitlines() if tally.exists() else []

    def _note_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        # The offscreen platform says so of windows that it has no screen for.
        if "This plugin does not support" not in message:
            self._faults.append(f"Qt says: {message}")
            crash_report.report_qt(kind, context, message)

    def _note_fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._faults.append(kind.__name__)
        self._quiet(kind, error, trace)
