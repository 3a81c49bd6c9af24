# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking: veil, keep, close, and be a fresh process.

When the last words cannot be kept, the veil stays and a person decides; idling never loses them.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from held.app.attention import Attention
from held.app.selections import drop_selections
from held.errors import HeldError
from held.ui.dialogs import choose_target
from held.ui.error_text import Told, tell
from held.ui.open_desk import OpenDesk
from held.workflows.session import Session

if TYPE_CHECKING:
    from held.app.compose import Composition

_QUIET_SECONDS = 20
_CALM_SECONDS = 0.5


class Locking(QObject):
    """Every way from open to locked.

    quiet: nobody has touched anything for a while; emitted once each time.
    begun: Held locks now; whatever goes on beside is to end.
    closing: the vault is about to be closed; emitted with whether the program goes on to its end,
        and so may be waited for.  A lock waits for nothing that can be made anew.
    """

    quiet = Signal()
    begun = Signal()
    closing = Signal(bool)

    def __init__(self, held: Composition, session: Session, desk: OpenDesk) -> None:
        super().__init__(held)
        self._held = held
        self._session = session
        self._desk = desk
        self._then_end = False
        self._veiled = False
        self._was_there = False
        self._folded_in = True
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        # Made after our own filter, so that it sees each touch first, also one that unveils.
        self._attention = Attention(self)
        self._attention.away.connect(self._left_alone)
        self._attention.slept.connect(self.lock)
        self._attention.looked.connect(self._fold_in_when_quiet)
        veil = held.window.veil
        veil.try_again.connect(self._go_on)
        veil.save_elsewhere.connect(self._ask_where)
        veil.lose.connect(self._close)

    def set_idle_seconds(self, seconds: int) -> None:
        """Lock after so many seconds without a touch."""
        self._attention.set_limit(seconds)

    def is_calm(self) -> bool:
        """Whether nobody is at the keyboard or the pointer just now."""
        return self._attention.is_quiet(_CALM_SECONDS)

    def lock(self) -> None:
        """Cover everything at once, keep what is there, and lock."""
        self._begin(then_end=False)

    def leave(self) -> None:
        """The same, and close the program instead of asking for a passphrase."""
        self._begin(then_end=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)
        if self._veiled and pressed:
            self._unveil()
            return True
        return super().eventFilter(watched, event)

    def _left_alone(self) -> None:
        page = self._desk.page
        if page is not None and page.veils_when_idle:
            self._was_there = True
            self._cover()
        elif self._was_there:
            # A pause came to its end just now: from here on nobody may be there any more.
            self._was_there = False
            self._attention.begin_anew()
        else:
            self.lock()

    def _cover(self) -> None:
        if self._veiled:
            return
        self._veiled = True
        self._held.window.actions_table.set_enabled(False)
        self._held.window.veil.cover(self.tr("Covered while you sit here. Press any key."))

    def _fold_in_when_quiet(self) -> None:
        """Once after each quiet while, so that little is left to do when Held locks."""
        if not self._attention.is_quiet(_QUIET_SECONDS):
            self._folded_in = False
        elif not self._folded_in:
            self._folded_in = True
            # Kept words are in the log all the same; the next save says if the disk fails.
            self._held.lane.run_unheeded(self._session.fold_in)
            self.quiet.emit()

    def _unveil(self) -> None:
        self._veiled = self._was_there = False
        self._held.window.actions_table.set_enabled(True)
        self._held.window.veil.hide()
        page = self._desk.page
        first = page.first() if page is not None else None
        if first is not None:
            first.setFocus()

    def _begin(self, *, then_end: bool) -> None:
        self._then_end = then_end
        self._veiled = False
        self._attention.stop()
        self._held.window.actions_table.set_enabled(False)
        self._held.window.veil.cover(self.tr("Locking…"))
        self.begun.emit()
        self._desk.setEnabled(False)  # Nothing that comes late may take the keys below the veil.
        self._go_on()

    def _go_on(self) -> None:
        """Keep what is unkept; only then close."""
        told: Told | None = self._fault()
        try:
            self._keep_pages()
            told = None
        except HeldError as error:
            told = tell(error)
        finally:
            # After a fault of ours too: nobody is left before a veil that offers nothing.
            if told is not None:
                self._held.window.veil.tell(told)
        if told is None:
            self._close()

    def _keep_pages(self) -> None:
        for page in self._desk.pages():
            work = page.unkept()
            if work is not None:
                self._held.lane.run_now(work)

    def _fault(self) -> Told:
        return Told(
            self.tr("This page could not be kept."),
            self.tr("Something in Held went wrong. Your text is still on the page."),
            self.tr("Try again, or seal it elsewhere."),
        )

    def _close(self) -> None:
        try:
            self.closing.emit(self._then_end)
            # What was kept and could not be folded in stays in the log, to be read next time.
            with suppress(HeldError):
                self._held.lane.run_now(self._session.close)
            self._held.keep_window()
            drop_selections()
        finally:
            # Whatever went wrong on the way: from here nothing stays open.
            if self._then_end:
                self._held.end()
            else:
                self._held.become_locked()

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
