# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking: veil, keep, close, and be a fresh process.

When the last words cannot be kept, the veil stays and a person decides; idling never loses them.
"""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from held.errors import HeldError
from held.ui.dialogs import choose_target
from held.ui.error_text import tell
from held.ui.open_desk import OpenDesk
from held.workflows.auto_lock import DEFAULT_IDLE_SECONDS, IdleWatch
from held.workflows.session import Session

if TYPE_CHECKING:
    from held.app.compose import Composition

_LOOK_EVERY_MS = 1000
_QUIET_SECONDS = 20
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Locking(QObject):
    """Every way from open to locked."""

    def __init__(self, held: Composition, session: Session, desk: OpenDesk) -> None:
        super().__init__(held)
        self._held = held
        self._session = session
        self._desk = desk
        self._then_end = False
        self._veiled = False
        self._folded_in = True
        self._idle = IdleWatch(DEFAULT_IDLE_SECONDS, time.monotonic())
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_at_idle)
        self._look.start()
        application = QGuiApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        veil = held.window.veil
        veil.try_again.connect(self._go_on)
        veil.save_elsewhere.connect(self._ask_where)
        veil.lose.connect(self._close)

    def set_idle_seconds(self, seconds: int) -> None:
        """Lock after so many seconds without a touch."""
        self._idle.limit = seconds

    def lock(self) -> None:
        """Cover everything at once, keep what is there, and lock."""
        self._begin(then_end=False)

    def leave(self) -> None:
        """The same, and close the program instead of asking for a passphrase."""
        self._begin(then_end=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._idle.touch(time.monotonic())
            if self._veiled and event.type() in (
                QEvent.Type.KeyPress,
                QEvent.Type.MouseButtonPress,
            ):
                self._unveil()
                return True
        return super().eventFilter(watched, event)

    def _look_at_idle(self) -> None:
        self._fold_in_when_quiet()
        if not self._idle.is_due(time.monotonic()) or self._veiled:
            return
        page = self._desk.page
        if page is not None and page.veils_when_idle:
            self._veiled = True
            self._held.window.actions_table.set_enabled(False)
            self._held.window.veil.cover(self.tr("Covered while you listen. Press any key."))
        else:
            self.lock()

    def _fold_in_when_quiet(self) -> None:
        """Once after each quiet while, so that little is left to do when Held locks."""
        now = time.monotonic()
        if not self._idle.is_quiet(now, _QUIET_SECONDS):
            self._folded_in = False
        elif not self._folded_in:
            self._folded_in = True
            # Kept words are in the log all the same; the next save says if the disk fails.
            self._held.lane.run_unheeded(self._session.fold_in)

    def _unveil(self) -> None:
        self._veiled = False
        self._held.window.actions_table.set_enabled(True)
        self._held.window.veil.hide()
        page = self._desk.page
        first = page.first() if page is not None else None
        if first is not None:
            first.setFocus()

    def _begin(self, *, then_end: bool) -> None:
        self._then_end = then_end
        self._veiled = False
        self._look.stop()
        self._held.window.actions_table.set_enabled(False)
        self._held.window.veil.cover(self.tr("Locking…"))
        self._go_on()

    def _go_on(self) -> None:
        """Keep what is unkept; only then close."""
        try:
            for page in self._desk.pages():
                work = page.unkept()
                if work is not None:
                    self._held.lane.run_now(work)
        except HeldError as error:
            self._held.window.veil.tell(tell(error))
            return
        self._close()

    def _close(self) -> None:
        # What was kept and could not be folded in stays in the log, and is read from it next time.
        with suppress(HeldError):
            self._held.lane.run_now(self._session.close)
        self._held.keep_window()
        self._drop_selections()
        if self._then_end:
            self._held.end()
        else:
            self._held.become_locked()

    def _drop_selections(self) -> None:
        """Take back what we gave to the clipboards, if it is still ours."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear(clipboard.Mode.Clipboard)
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(clipboard.Mode.Selection)

    def _ask_where(self) -> None:
        choose_target(
            self._held.window.veil, self.tr("seal it elsewhere"), "words.held.age", self._seal
        )

    def _seal(self, target: Path) -> None:
        from held.workflows import passphrase, rescue

        words = " ".join(passphrase.draw())
        unkept = tuple(filter(None, (page.unkept_entry() for page in self._desk.pages())))
        codes = {key: code for page in self._desk.pages() for key, code in page.codes().items()}
        work = partial(rescue.seal_elsewhere, unkept, target, words, self._session.clock, codes)
        try:
            self._held.lane.run_now(work)
        except HeldError as error:
            self._held.window.veil.tell(tell(error))
            return
        self._held.window.veil.say(
            self.tr("Sealed. These six words open it: {words}").format(words=words)
        )
