# SPDX-License-Identifier: GPL-3.0-or-later
"""One sitting at Held in the test's own process: the real window on real folders, by key.

Locking would replace the test's process, so sittings end without it; `scenes` are for that.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from hands import Hands
from held.app.compose import Composition, Surroundings
from held.app.lock import Restart
from held.errors import HeldError
from held.files.places import Places
from held.journal.entry import Entry
from held.journal.room import Room
from held.seal import Seal
from held.vault.key_slots import DerivationCost
from held.vault.vault import Vault, make_vault
from held.workflows.clock import Clock, SystemClock
from held.workflows.session import Session

T = TypeVar("T")
PASSPHRASE = "sieben stille Äpfel"


class Sitting:
    """Somebody at the keyboard."""

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        cost: DerivationCost,
        clock: Clock | None = None,
    ) -> None:
        self.places = Places(folder / "data", folder / "config")
        self._cost = cost
        self._windows = _Windows(application)
        around = Surroundings(
            self.places, clock or SystemClock(), Seal(True, ()), Restart("/none", ("none",)), cost
        )
        self.held = Composition(application, around)
        self.hands = Hands(self.held.window)

    @property
    def windows(self) -> list[str]:
        """The names of all windows that were ever shown."""
        return self._windows.seen

    def make_notebook(self, name: str = "Winter") -> Path:
        """A notebook that is there before Held is started."""
        folder = self.places.folder_for(name)
        folder.parent.mkdir(parents=True, exist_ok=True)
        make_vault(folder, PASSPHRASE, self._cost).close()
        return folder

    def show(self) -> None:
        """The first page, in the window."""
        self.held.show()
        self.held.window.activateWindow()
        self.hands.wait(self.held.window.isActiveWindow, "the window is not active")

    def unlock(self) -> None:
        """Open the one notebook there is."""
        self.hands.tab_to("passphrase_edit")
        self.hands.press("Ctrl+A")
        self.hands.type(PASSPHRASE)
        self.hands.press("Return")
        self.hands.gone("passphrase_edit")
        self.hands.see("page_edit")

    def sit_down(self) -> None:
        """Make a notebook, and stand in its first page."""
        self.make_notebook()
        self.show()
        self.unlock()

    def in_vault(self, look: Callable[[Vault], T]) -> T:
        """Look into the open vault, after all that is waiting on its lane."""
        return self.held.lane.run_now(lambda: look(self._session().vault))

    def entries(self, room: Room) -> list[Entry]:
        """The entries of a room, newest writing first."""
        return self.in_vault(
            lambda vault: [vault.entries.read(c.id) for c in vault.entries.covered(room)]
        )

    def end(self) -> None:
        """Close everything without locking.  The second time there is nothing to close."""
        if not self.__dict__:
            return
        unlocked = self.held._unlocked
        if unlocked is not None:
            unlocked.finder.close(may_wait=True)
            with suppress(HeldError):
                self.held.lane.run_now(unlocked._session.close)
            unlocked.end()
        self.held.lane.stop()
        unlocked, window = None, self.held.window
        Shiboken.delete(self.held)
        Shiboken.delete(window)
        self._windows.stop()
        self.__dict__.clear()

    def _session(self) -> Session:
        unlocked = self.held._unlocked
        assert unlocked is not None
        return unlocked._session


class _Windows(QObject):
    """Sees every window that is shown, however briefly."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._application = application
        application.installEventFilter(self)

    def stop(self) -> None:
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and watched.objectName() not in self.seen:
            self.seen.append(watched.objectName())
        return super().eventFilter(watched, event)
