# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of backups: where they lie, each with its day, one made now, one tried, one brought back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.backups.backup_runner import BackupRunner
from held.ui.backups.backup_words import (
    backup_row,
    damaged_row,
    day_words,
    folder_words,
    holding_words,
    size_words,
)
from held.ui.backups.backups_presenter import BackupsPresenter
from held.ui.backups.making import Making
from held.ui.backups.trying import Trying
from held.ui.dialogs import choose_folder
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.noted_list import NotedList
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.back_up_vault import LIMIT, BackupPlace, Kept, Made, Tried
from held.workflows.session import Session


class BackupsPage(Page):
    """restore_wanted: a backup is to be brought back."""

    restore_wanted = Signal()

    def __init__(self, session: Session, lane: Lane, runner: BackupRunner) -> None:
        super().__init__()
        self._runner = runner
        self._frame: PageFrame | None = None
        self.presenter = BackupsPresenter(session, lane, runner, self)
        self._heading = TextLabel(self.tr("Backups"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        self._making = Making(self)
        self._list = NotedList("backup_list", self.tr("Backups"))
        self._none = TextLabel(self.tr("There is none here yet."), FontRole.CONTROL, Ink.TEXT_2)
        name(self._none, "no_backup_label", self._none.text())
        self._trying = Trying()
        self._restore = PlainButton(self.tr("Bring one back…"), icon="rotate-ccw")
        name(self._restore, "restore_button", self._restore.words())
        self._none.hide()
        self._connect()
        self._making.show_making(runner.is_running)
        self.presenter.look()

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.SETTINGS,
            crumbs=(self.tr("Settings"), self.tr("Backups")),
            where_icon="copy",
            where=self.tr("Locked, as the notebook is"),
        )

    def fill(self, frame: PageFrame) -> None:
        self._frame = frame
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP)
        sheet.add(self._heading)
        sheet.add(self._sentence(self._about(), FontRole.LEAD), above=8)
        sheet.add(self._sentence(self._about_when()), above=12)
        for above, part in self._making.parts:
            sheet.add(part, above=above)
        sheet.add(TextLabel(self.tr("What is there"), FontRole.HEADING_2), above=32)
        sheet.add(self._none, above=8)
        sheet.add(self._list, above=8, beyond=NotedList.BEYOND)
        sheet.add(TextLabel(self.tr("Try it"), FontRole.HEADING_2), above=32)
        sheet.add(self._trying, above=8)
        sheet.add(TextLabel(self.tr("Bring one back"), FontRole.HEADING_2), above=40)
        sheet.add(self._sentence(self._about_restoring()), above=8)
        sheet.add(self._at_the_left(self._restore), above=16)
        sheet.add_stretch()
        sheet.set_ribbon(None)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._making.make_button

    def leave(self) -> None:
        self._trying.forget()

    def _connect(self) -> None:
        making, trying, runner, presenter = (
            self._making,
            self._trying,
            self._runner,
            self.presenter,
        )
        making.make_wanted.connect(runner.make)
        making.stop_wanted.connect(runner.stop)
        making.folder_wanted.connect(self._ask_for_folder)
        making.usual_wanted.connect(presenter.use_usual)
        trying.try_wanted.connect(presenter.try_newest)
        self._restore.clicked.connect(self.restore_wanted)
        runner.begun.connect(self._show_begun)
        runner.went_on.connect(self._show_progress)
        runner.made.connect(self._show_made)
        runner.stopped.connect(self._show_stopped)
        runner.failed.connect(self._show_failed)
        runner.broken.connect(self._show_broken)
        runner.ended.connect(self._show_ended)
        presenter.place_known.connect(self._show_place)
        presenter.looked.connect(self._show_kept)
        presenter.others_found.connect(self._show_others_found)
        presenter.look_failed.connect(self._show_look_failed)
        presenter.trying_changed.connect(trying.show_trying)
        presenter.passphrase_missing.connect(self._ask_for_passphrase)
        presenter.tried.connect(self._show_tried)
        presenter.try_failed.connect(self._show_try_failed)

    def _about(self) -> str:
        return self.tr("Copies of this notebook, for the day that something is lost.")

    def _about_when(self) -> str:
        return self.tr(
            "Held makes one by itself, in a quiet moment, once on a day on which you wrote. "
            "Each opens with the passphrase of its day."
        )

    def _about_restoring(self) -> str:
        return self.tr(
            "A second notebook is made of it, as it was that day. Nothing is written over."
        )

    def _sentence(self, text: str, role: FontRole = FontRole.CONTROL) -> QWidget:
        return TextLabel(text, role, Ink.TEXT_2)

    def _at_the_left(self, button: PlainButton) -> QWidget:
        row = QWidget()
        FlowLayout(row).addWidget(button)
        return row

    # Where, and what is there

    def _ask_for_folder(self) -> None:
        choose_folder(self._heading.window(), self.tr("choose a folder"), self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self.presenter.choose(folder)

    def _show_place(self, place: BackupPlace) -> None:
        said = (
            self.tr("They lie beside the notebook: {folder}")
            if place.is_usual
            else self.tr("They lie in the folder you chose: {folder}")
        )
        self._making.show_place(
            said.format(folder=folder_words(place.folder)), is_usual=place.is_usual
        )

    def _show_kept(self, kept: Kept) -> None:
        rows = [*map(backup_row, kept.backups), *map(damaged_row, kept.damaged)]
        self._list.show_rows(rows)
        self._list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        said = self.tr("{space} of the {limit} that they may take. The newest three always stay.")
        self._making.show_space(said.format(space=size_words(kept.space), limit=size_words(LIMIT)))

    def _show_others_found(self) -> None:
        said = self.tr("Newer backups than this notebook made lie here already.")
        advice = self.tr(
            "If they are a second notebook's, choose another folder. Each would clear away the other's."
        )
        self._making.say(f"{said} {advice}", "info")

    def _show_look_failed(self, error: HeldError) -> None:
        self._list.show_rows(())
        self._none.hide()
        self._making.show_space("")
        self._making.say_failure(tell(error).whole)

    # Making one

    def _show_begun(self) -> None:
        self._making.show_making(True)

    def _show_progress(self, per_cent: int) -> None:
        if self._runner.is_running:
            self._making.show_progress(per_cent)

    def _show_made(self, made: Made) -> None:
        said = self.tr("Done. It was opened again and checked.")
        if made.room_failed is not None:
            said += " " + self.tr("Older ones could not be cleared away.")
        self._making.say(said)

    def _show_stopped(self) -> None:
        self._making.say(self.tr("You stopped it. Nothing of it was left behind."), "info")

    def _show_failed(self, error: HeldError) -> None:
        self._making.say_failure(
            self.tr("No backup could be made: {why}").format(why=tell(error).whole)
        )

    def _show_broken(self) -> None:
        self._making.say_failure(self.tr("No backup was made, through a fault of Held's own."))

    def _show_ended(self) -> None:
        self._making.show_making(False)

    # Trying it

    def _ask_for_passphrase(self) -> None:
        self._trying.refuse_passphrase(self.tr("Write the passphrase that opens this notebook."))

    def _show_tried(self, tried: Tried) -> None:
        said = self.tr("The backup of {day} opens, and all of it can be read.")
        said = said.format(day=day_words(tried.backup.manifest.made))
        self._trying.say(f"{said} {holding_words(tried.holding)}")
        self._show_part(self._trying.state)

    def _show_try_failed(self, error: HeldError) -> None:
        from held.workflows.failures import PassphraseRefused, WrongPassphrase

        if isinstance(error, WrongPassphrase | PassphraseRefused):
            self._trying.refuse_passphrase(
                self.tr("This does not open the newest backup. Nothing is lost. Try once more.")
            )
        else:
            self._trying.say_failure(tell(error).whole)
            self._show_part(self._trying.state)

    def _show_part(self, part: QWidget) -> None:
        if self._frame is not None:
            self._frame.sheet.show_part(part)
