# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the parts together, in two steps: what is there while locked, here; then, given a Session,
what is there while open, in `unlocked`.  Locking ends the process image, so the second step is
never undone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication

from held.app.lock import Restart, become_locked
from held.app.selections import drop_selections
from held.app.signals import SignalWatch
from held.errors import HeldError
from held.files.bundled_resources import resource
from held.files.places import Places
from held.seal import Seal
from held.ui.background import Lane
from held.ui.look import Look
from held.ui.main_window import MainWindow
from held.workflows import appearance
from held.workflows.appearance import Appearance, AppearanceFile
from held.workflows.clock import Clock
from held.workflows.unlock_vault import Vaults

if TYPE_CHECKING:
    from held.app.attention import Attention
    from held.app.unlocked import Unlocked
    from held.ui.backups.restore_page import RestorePage
    from held.ui.unlock.recover_page import RecoverPage
    from held.vault.key_slots import DerivationCost


@dataclass(frozen=True)
class Surroundings:
    """What Held is given from outside.

    restart: the command that starts Held again when it locks.
    cost: what a derivation may take; None for the vault's own default.  Only tests give one.
    """

    places: Places
    clock: Clock
    seal: Seal
    restart: Restart
    cost: DerivationCost | None = None


class Composition(QObject):
    """Held as it runs: one window, one vault lane, at most one open vault.

    appearance_changed: emitted with the Appearance that is shown from now on.
    """

    appearance_changed = Signal(Appearance)

    def __init__(self, application: QApplication, around: Surroundings) -> None:
        super().__init__(application)
        self._application = application
        self._around = around
        self.look = Look(application, resource())
        self._appearance_file = AppearanceFile(around.places.config_folder)
        self.appearance = self._appearance_file.read()
        self._show_appearance()
        self.lane = Lane("vault", self)
        self.vaults = Vaults(around.places, around.clock, around.cost)
        self.window = MainWindow()
        self._unlocked: Unlocked | None = None
        self._attention: Attention | None = None
        self._recovering: RecoverPage | None = None
        self._restoring: RestorePage | None = None
        self._locks_later = False
        self._lock_wanted = False
        self._signals = SignalWatch(self)
        self._connect()

    @property
    def seal(self) -> Seal:
        """What holds for this process."""
        return self._around.seal

    def show(self) -> None:
        """Show the first page: the passphrase, or, where there is no vault yet, the first run."""
        if self.vaults.known().vaults:
            self._show_unlock()
        else:
            self._show_first_run()
        self.window.open_at(QSize(self.appearance.width, self.appearance.height))
        if self.appearance.maximised:
            self.window.showMaximized()
        else:
            self.window.show()

    def keep_window(self) -> None:
        """Keep how large the window is, for when it comes back.  Not worth a message if it fails."""
        window = self.window
        size = window.normalGeometry().size() if window.isMaximized() else window.size()
        self.appearance = replace(
            self.appearance,
            width=size.width(),
            height=size.height(),
            maximised=window.isMaximized(),
        )
        with suppress(HeldError):
            self.lane.run_now(self._keep_appearance)

    def choose_appearance(self, chosen: Appearance) -> None:
        """Look like this from now on, and keep it if the disk allows."""
        self.appearance = chosen
        self._show_appearance()
        self.appearance_changed.emit(chosen)
        # It acts until Held is closed; losing a text size is not worth a message.
        self.lane.run_unheeded(self._keep_appearance)

    def become_locked(self) -> None:
        """Replace the process.  Everything is kept and closed by now."""
        become_locked(self._around.restart)

    def end(self) -> None:
        """Close the program.  Everything is kept and closed by now."""
        if self._unlocked is not None:
            self._unlocked.end()
        self.lane.stop()
        # `quit` would first ask the window to close, which asks us again.
        self._application.exit(0)

    def _connect(self) -> None:
        actions = self.window.actions_table
        for command, act in self._acts().items():
            actions[command].triggered.connect(act)
        self.window.closing.connect(self._leave)
        self._signals.asked_to_leave.connect(self._leave)

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            "larger": self._larger,
            "smaller": self._smaller,
            "usual_size": self._usual_size,
            "by_day": self._by_day,
            "by_lamplight": self._by_lamplight,
            "as_the_system": self._as_the_system,
            "quit": self._leave,
        }

    def _leave(self) -> None:
        if self._unlocked is not None:
            self._unlocked.leave()
        else:
            self.keep_window()
            drop_selections()
            self.end()

    # What is shown while locked

    def _show_unlock(self) -> None:
        from held.ui.unlock.unlock_page import UnlockPage

        page = UnlockPage(self.vaults, self.lane)
        page.painted.connect(self._warm_up)
        page.opened.connect(self._open)
        page.new_wanted.connect(self._show_first_run)
        page.words_wanted.connect(self._show_recovering)
        page.bundle_wanted.connect(self._show_received)
        page.backup_wanted.connect(self._show_restore)
        self.window.show_widget(page)

    def _show_first_run(self) -> None:
        from held.ui.unlock.first_run import FirstRun

        page = FirstRun(self.vaults, self.lane, self._around.seal.fenced)
        page.begun.connect(self._warm_up, Qt.ConnectionType.QueuedConnection)
        page.opened.connect(self._open)
        page.left.connect(self._show_front)
        page.bundle_wanted.connect(self._show_received)
        page.backup_wanted.connect(self._show_restore)
        self.window.show_widget(page)

    def _show_recovering(self, folder: Path, notebook: str) -> None:
        from held.ui.unlock.recover_page import RecoverPage

        page = RecoverPage(self.vaults, self.lane, folder, notebook)
        page.begun.connect(self._watch_over)
        page.opened.connect(self._open)
        page.left.connect(self._closed_while_locked)
        # Queued: a notebook that has opened by then locks in its own way.
        page.waited.connect(self._lock_if_wanted, Qt.ConnectionType.QueuedConnection)
        self._recovering = page
        self.window.show_widget(page)

    def _show_received(self) -> None:
        from held.ui.receiving.received_page import ReceivedPage

        page = ReceivedPage(self._around.clock)
        page.opened.connect(self._watch_over)
        page.closed.connect(self._closed_while_locked)
        self.window.show_widget(page)

    def _show_restore(self) -> None:
        from held.ui.backups.restore_page import RestorePage

        page = RestorePage(self.vaults)
        page.opened.connect(self._watch_over)
        page.rested.connect(self._lock_if_left)
        page.closed.connect(self._closed_while_locked)
        self._restoring = page
        self.window.show_widget(page)

    def _watch_over(self) -> None:
        """Someone's words, or a key, are here without an open vault: locked away all the same."""
        from held.app.attention import Attention

        if self._attention is None:
            self._attention = Attention(self)
            self._attention.away.connect(self._left_alone)
            self._attention.slept.connect(self._lock_again)
            self.window.actions_table["lock"].triggered.connect(self._lock_again)

    def _watch_no_more(self) -> None:
        """An open vault is watched over by its own."""
        if self._attention is not None:
            self._attention.stop()
            self.window.actions_table["lock"].triggered.disconnect(self._lock_again)
            self._attention.deleteLater()
            self._attention = None

    def _closed_while_locked(self) -> None:
        """The front page is one that never read anything: only a fresh process has forgotten."""
        self._recovering = None
        self._restoring = None
        if self._attention is None:
            self._show_front()
        else:
            self._lock_again()

    def _left_alone(self) -> None:
        """Bringing a large notebook back takes longer than anybody sits there: covered, not ended."""
        if self._restoring is None or not self._restoring.is_waiting:
            self._lock_again()
        elif not self._locks_later:
            self._locks_later = True
            self.window.veil.cover(self.tr("Held locks when the backup is done."))

    def _lock_if_left(self) -> None:
        if self._locks_later:
            self._lock_again()

    def _lock_again(self) -> None:
        if self._recovering is not None and self._recovering.is_waiting:
            # A vault is being opened and must not be cut off: it locks the moment that has ended.
            self._lock_wanted = True
            self.window.veil.cover(self.tr("Locking…"))
            return
        if self._attention is not None:
            self._attention.stop()
        try:
            self.window.veil.cover(self.tr("Locking…"))
            self.keep_window()
            drop_selections()
        finally:
            self.become_locked()

    def _lock_if_wanted(self) -> None:
        if self._lock_wanted and self._recovering is not None:
            self._lock_again()

    def _show_front(self) -> None:
        if self.vaults.known().vaults:
            self._show_unlock()
        else:
            self._show_first_run()

    def _warm_up(self) -> None:
        # The first time that PySide meets an object of Qt's own it makes every class it knows,
        # which takes 50 ms: here, and not between the passphrase and the page.
        self._application.children()
        # What is missing now is told when something is to be opened.
        self.lane.run_unheeded(_import_desk)

    def _open(self, session: object) -> None:
        from held.app.unlocked import Unlocked
        from held.workflows.session import Session

        assert isinstance(session, Session)
        self._recovering = None
        self._restoring = None
        self._watch_no_more()
        self._unlocked = Unlocked(self, session)
        if self._lock_wanted:
            self._unlocked.lock()
        else:
            self._unlocked.show()

    # How it looks

    def _show_appearance(self) -> None:
        look, chosen = self.look, self.appearance
        look.set_theme(chosen.theme)
        look.set_text_scale(chosen.text_scale)
        look.set_reduced_motion(chosen.reduced_motion)
        look.set_legible_letters(chosen.legible_letters)

    def _keep_appearance(self) -> None:
        self._appearance_file.save(self.appearance)

    def _larger(self) -> None:
        self.choose_appearance(appearance.larger(self.appearance))

    def _smaller(self) -> None:
        self.choose_appearance(appearance.smaller(self.appearance))

    def _usual_size(self) -> None:
        self.choose_appearance(appearance.with_text_scale(self.appearance, 1.0))

    def _by_day(self) -> None:
        self.choose_appearance(replace(self.appearance, theme="light"))

    def _by_lamplight(self) -> None:
        self.choose_appearance(replace(self.appearance, theme="dark"))

    def _as_the_system(self) -> None:
        self.choose_appearance(replace(self.appearance, theme="system"))


def _import_desk() -> None:
    """Bring in what an open vault shows, while the passphrase is typed: a tenth of a second.

    On the vault lane, so modules only: a widget belongs to the GUI thread.
    """
    from held.app import unlocked
    from held.ui.locking import veil

    _ = unlocked, veil
