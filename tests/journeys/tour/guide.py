# SPDX-License-Identifier: GPL-3.0-or-later
"""What the acts of the tour share: Held composed on throwaway folders, hands, pictures, steps."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from collections.abc import Iterator
from pathlib import Path

from hands import Hands, NotReached
from held.app import crash_report
from held.app.compose import Composition, Surroundings
from held.app.lock import Restart
from held.app.start import make_application
from held.files.places import Places
from held.seal import seal_process
from held.vault.vault import Vault, open_with, read_key_file, unlock
from held.workflows.clock import SystemClock

PASSPHRASE = "seven quiet herons über the weir"


class NotHeld(Exception):
    """A step of the tour did not do what it should."""


class Guide:
    """One act: from one process image to the next lock."""

    def __init__(self, act: int, away: Path, pictures: Path) -> None:
        self.away = away
        self._act = act
        self._pictures = pictures
        self._before = time.monotonic()
        self.faults: list[str] = []
        crash_report.install()
        # Handlers are quiet by design; here a fault must end the tour.
        quiet = sys.excepthook
        self._quiet = quiet
        sys.excepthook = self._note_fault
        seal = seal_process()
        self.places = Places(away / "data", away / "config")
        script = str(Path(__file__).resolve().parent)
        argv = (
            sys.executable,
            script,
            "--act",
            str(act + 1),
            "--away",
            str(away),
            "--pictures",
            str(pictures),
        )
        application = make_application()
        around = Surroundings(
            self.places, SystemClock(), seal, Restart(sys.executable, argv)
        )
        self.held = Composition(application, around)
        self.hands = Hands(self.held.window)

    def walk(self, act: Callable[[Guide], None]) -> None:
        """Show the first window and walk."""
        self.held.show()
        try:
            act(self)
        except NotReached as lost:
            raise NotHeld(str(lost)) from None

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """One step: printed when it held."""
        began = time.monotonic()
        yield
        self.check(not self.faults, f"a fault inside: {', '.join(self.faults)}")
        print(f"  held  {words} ({time.monotonic() - began:.1f} s)", flush=True)

    def check(self, holds: bool, otherwise: str) -> None:
        """End the tour if something is not so."""
        if not holds:
            raise NotHeld(otherwise)

    def picture(self, name: str) -> None:
        """A numbered picture of the window."""
        number = len(list(self._pictures.glob("*.png"))) + 1
        self.hands.picture(self._pictures / f"{number:02d}-{name}.png")

    def pictures(self, name: str) -> None:
        """The same page by day and by lamplight."""
        self.choose("view", "by_day")
        self.picture(f"{name}-light")
        self.choose("view", "by_lamplight")
        self.picture(f"{name}-dark")
        self.choose("view", "by_day")

    def choose(self, menu: str, command: str) -> None:
        """Start a command from the menu, by keys alone."""
        hands = self.hands
        hands.press("F10")
        hands.arrow_to(f"{menu}_menu_row")
        hands.press("Return")
        hands.arrow_to(f"{command}_action_menu_row")
        hands.press("Return")

    def keep_beside(self, name: str, content: str) -> None:
        """Something for a later act, in the folder that is thrown away."""
        (self.away / name).write_text(content, encoding="utf-8")

    def kept_beside(self, name: str) -> str:
        """What an earlier act put there."""
        return (self.away / name).read_text(encoding="utf-8")

    @contextmanager
    def vault(self) -> Iterator[Vault]:
        """The throwaway vault, read again from the disk while Held has it locked."""
        folder = self.places.known_vaults().vaults[0].folder
        key_file = read_key_file(folder)
        vault = open_with(folder, key_file, unlock(key_file, PASSPHRASE))
        try:
            yield vault
        finally:
            vault.close()

    def lock(self) -> None:
        """Ctrl+L.  Does not come back: the next act begins in a fresh process."""
        self.hands.press("Ctrl+L")
        self.hands.wait(lambda: False, "Held did not lock")

    def _note_fault(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        self.faults.append(crash_report.describe(error))
        self._quiet(kind, error, trace)  # type: ignore[arg-type]
