# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone sent me something, with my notebook open: which file, and the words if it needs any."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.dialogs import choose_file
from held.ui.error_text import tell
from held.ui.navigation import Navigation, Place
from held.ui.page import Page, PageParts
from held.ui.receiving.arrival_presenter import ArrivalPresenter
from held.ui.receiving.ask_for_file import AskForFile
from held.ui.receiving.file_drop import BUNDLE_PATTERNS, FileDrop
from held.ui.widgets.buttons import PrimaryButton, QuietButton
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.workflows.receive_bundle import Arrival
from held.workflows.session import Session

FOOT_BOTTOM = 28


class AskPage(Page):
    """arrived: emitted with the Arrival and the Path of its file."""

    arrived = Signal(Arrival, Path)

    def __init__(self, session: Session, lane: Lane, navigation: Navigation) -> None:
        super().__init__()
        self._navigation = navigation
        self.presenter = ArrivalPresenter(session, lane, self)
        self._ask = AskForFile(has_notebook=True)
        self._back = QuietButton(self.tr("Back"), icon="arrow-left")
        name(self._back, "back_button", self._back.words())
        self._read = PrimaryButton(self.tr("Read"))
        name(self._read, "read_button", self._read.words())
        self._read.hide()
        self._foot = FootRow(self._back, (self._read,))
        self._connect()

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("Someone sent me something")),
            where_icon="mail-open",
            where=self.tr("Nothing of it is stored yet"),
        )

    def fill(self, frame: PageFrame) -> None:
        drop = FileDrop(frame)
        drop.dropped.connect(self.presenter.choose)
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP, FOOT_BOTTOM)
        sheet.add(self._ask)
        sheet.add_stretch()
        sheet.add(self._foot, above=24, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._ask.choose_button

    def leave(self) -> None:
        self._ask.forget()
        self.presenter.end()

    def _connect(self) -> None:
        presenter, ask = self.presenter, self._ask
        ask.choose_wanted.connect(self._ask_for_file)
        ask.read_wanted.connect(self._go_on)
        self._back.clicked.connect(self._navigation.back)
        self._read.clicked.connect(self._go_on)
        presenter.file_chosen.connect(ask.show_file)
        presenter.file_forgotten.connect(ask.show_no_file)
        presenter.file_missing.connect(ask.ask_for_file)
        presenter.words_missing.connect(ask.ask_for_words)
        presenter.words_wanted.connect(self._show_words)
        presenter.waiting_changed.connect(self._show_waiting)
        presenter.failed.connect(self._tell)
        presenter.arrived.connect(self._arrive)

    def _ask_for_file(self) -> None:
        window = self._foot.window()
        choose_file(window, self.tr("choose a file"), BUNDLE_PATTERNS, self.presenter.choose)

    def _show_words(self) -> None:
        self._ask.show_words()
        self._read.show()

    def _show_waiting(self, waiting: bool) -> None:
        self._ask.show_waiting(waiting)
        self._read.setEnabled(not waiting)

    def _go_on(self) -> None:
        self.presenter.read(self._ask.words.text())

    def _arrive(self, arrival: Arrival) -> None:
        file = self.presenter.file
        if file is not None:
            self.arrived.emit(arrival, file)

    def _tell(self, error: HeldError) -> None:
        from held.workflows.failures import NoMatchingKey

        if isinstance(error, NoMatchingKey):
            self._ask.refuse_words(tell(error))
        else:
            self._ask.refuse_file(tell(error))
