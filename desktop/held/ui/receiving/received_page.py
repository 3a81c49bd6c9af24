# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone sent me something: read here with six spoken words, without a vault, and not stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.dialogs import choose_file
from held.ui.error_text import tell
from held.ui.receiving.ask_for_file import AskForFile
from held.ui.receiving.file_drop import BUNDLE_PATTERNS, FileDrop
from held.ui.receiving.letter_screen import LetterScreen
from held.ui.receiving.received_presenter import ReceivedPresenter
from held.ui.widgets.lone_sheet import MARGIN, LoneSheet
from held.workflows.clock import Clock

if TYPE_CHECKING:
    from held.workflows.open_bundle import ReceivedBundle


class ReceivedPage(QWidget):
    """Asks for a file and words, then shows the letter.

    opened: something was read; emitted before it is shown.
    closed: emitted when one is done with it; nothing of it is left on the page then.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("received_page")
        self._drop = FileDrop(self)
        self._drop.dropped.connect(self.take_file)
        # Not the vault lane: how long words take to open a file is for whoever made it to say.
        self._lane = Lane("words", self)
        self._presenter = ReceivedPresenter(self._lane, clock, self)
        self._frame = LoneSheet(parent=self)
        self._ask = AskForFile(margin=MARGIN)
        self._letter = LetterScreen(margin=MARGIN)
        self._is_reading = False
        for screen in (self._ask, self._letter):
            self._frame.add_screen(screen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._frame)
        self._connect()
        self._show_asking()

    def take_file(self, file: Path) -> None:
        """Read this one, which was dropped here or opened from outside."""
        self._show_asking()
        self._presenter.choose(file)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self._letter if self._is_reading else self._ask).take_focus()

    def _connect(self) -> None:
        presenter, ask, foot = self._presenter, self._ask, self._frame.foot
        ask.choose_wanted.connect(self._ask_for_file)
        ask.read_wanted.connect(self._read)
        foot.main_button.clicked.connect(self._go_on)
        foot.back_button.clicked.connect(self._go_back)
        presenter.file_chosen.connect(ask.show_file)
        presenter.file_forgotten.connect(ask.show_no_file)
        presenter.file_missing.connect(ask.ask_for_file)
        presenter.words_missing.connect(ask.ask_for_words)
        presenter.waiting_changed.connect(self._show_waiting)
        presenter.failed.connect(self._tell)
        presenter.received.connect(self._show_bundle)

    def _ask_for_file(self) -> None:
        choose_file(self, self.tr("choose a file"), BUNDLE_PATTERNS, self._presenter.choose)

    def _read(self) -> None:
        self._presenter.read(self._ask.words.text())

    def _go_on(self) -> None:
        if self._is_reading:
            self._close()
        else:
            self._read()

    def _go_back(self) -> None:
        if self._is_reading:
            self._show_asking()
            self._ask.take_focus()
        else:
            self._close()

    def _close(self) -> None:
        self._show_asking()
        self._presenter.forget()
        self._lane.end()
        self.closed.emit()

    def _show_asking(self) -> None:
        self._is_reading = False
        self._letter.forget()
        self._ask.forget()
        self._frame.foot.say(self.tr("Read"), "read_button")
        self._frame.show_screen(self._ask)

    def _show_waiting(self, waiting: bool) -> None:
        self._ask.show_waiting(waiting)
        self._frame.foot.back_button.setEnabled(not waiting)
        self._frame.foot.main_button.setEnabled(not waiting)

    def _show_bundle(self, received: object) -> None:
        bundle = cast("ReceivedBundle", received)
        self._is_reading = True
        self.opened.emit()
        self._ask.forget()
        self._letter.show_bundle(bundle)
        self._frame.foot.say(self.tr("Done"), "done_button")
        self._frame.show_screen(self._letter)
        self._letter.take_focus()

    def _tell(self, error: HeldError) -> None:
        from held.workflows.failures import NoMatchingKey

        if isinstance(error, NoMatchingKey):
            self._ask.refuse_words(tell(error))
        else:
            self._ask.refuse_file(tell(error))
