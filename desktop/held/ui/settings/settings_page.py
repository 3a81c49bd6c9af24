# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings on a sheet: what is chosen acts at once, and nothing asks to be saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.settings.settings_presenter import SettingsPresenter
from held.ui.settings.text_size import TextSize
from held.ui.settings.way_words import standing_words
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.choice import Option
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.no_sheet_line import NoSheetLine
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.radio_row import RadioGroup
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.tick import Tick
from held.workflows.appearance import Appearance
from held.workflows.auto_lock import IDLE_CHOICES_SECONDS
from held.workflows.recovery_sheet import Way
from held.workflows.session import Session


class SettingsPage(Page):
    """appearance_chosen: emitted with the Appearance to show and to keep from now on.
    idle_chosen: emitted with the seconds without a touch after which Held locks; kept already.
    passphrase_wanted: another passphrase is wanted.
    recovery_wanted: the ways in on paper are to be seen.
    backups_wanted: one wants to see the backups.
    """

    appearance_chosen = Signal(Appearance)
    idle_chosen = Signal(int)
    passphrase_wanted = Signal()
    recovery_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, session: Session, lane: Lane, appearance: Appearance) -> None:
        super().__init__()
        self._today = session.clock.now().day
        self.presenter = SettingsPresenter(session, lane, appearance, self)
        title = self.tr("Settings")
        self._parts = PageParts(
            place=Place.SETTINGS,
            crumbs=(title,),
            where_icon="settings",
            where=self.tr("Changes act at once"),
        )
        self._heading = TextLabel(title, FontRole.HEADING_1)
        self._themes = self._radio_group("theme_group", self.tr("Light"), self._themes_offered())
        self._size = TextSize()
        self._still = Tick(self.tr("Still"), None, note=self.tr("Nothing moves or fades."))
        self._legible = Tick(
            self.tr("Letters that are easy to tell apart"),
            None,
            note=self.tr("One face for all text: Atkinson Hyperlegible."),
        )
        self._idle = self._radio_group(
            "idle_group", self.tr("Lock when nothing was touched for"), self._times_offered()
        )
        self._passphrase = PlainButton(self.tr("Change the passphrase…"))
        self._on_paper = TextLabel("", FontRole.CONTROL)
        self._no_sheet = NoSheetLine()
        self._recovery = PlainButton(self.tr("Recovery…"))
        self._backups = PlainButton(self.tr("Backups…"))
        self._wrong = TextLabel("", FontRole.CONTROL)
        name(self._heading, "page_heading", title)
        name(self._still, "still_tick", self._still.words())
        name(self._legible, "legible_tick", self._legible.words())
        name(self._passphrase, "change_passphrase_button", self._passphrase.words())
        name(self._on_paper, "on_paper_label", "")
        name(self._recovery, "recovery_button", self._recovery.words())
        name(self._backups, "backups_button", self._backups.words())
        name(self._wrong, "failure_label", "")
        self._wrong.hide()
        self._on_paper.hide()
        self._connect()
        self._show_appearance(appearance)
        self.presenter.look()

    @property
    def parts(self) -> PageParts:
        return self._parts

    def show_appearance(self, appearance: Appearance) -> None:
        """Show how Held looks now, after a change that was made elsewhere."""
        self.presenter.show_appearance(appearance)

    def fill(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP)
        sheet.add(self._heading)
        sheet.add(TextLabel(self.tr("Look"), FontRole.HEADING_2), above=32)
        sheet.add(self._label(self.tr("Light")), above=20)
        sheet.add(self._themes, above=4)
        sheet.add(self._label(self.tr("Size of text")), above=24)
        sheet.add(self._size, above=8)
        sheet.add(self._still, above=24)
        sheet.add(self._legible, above=8)
        sheet.add(TextLabel(self.tr("Lock"), FontRole.HEADING_2), above=40)
        sheet.add(self._label(self.tr("Lock when nothing was touched for")), above=20)
        sheet.add(self._idle, above=4)
        sheet.add(TextLabel(self._lock_note(), FontRole.SMALL, Ink.HINT), above=12)
        sheet.add(self._wrong, above=16)
        sheet.add(TextLabel(self.tr("Passphrase"), FontRole.HEADING_2), above=40)
        sheet.add(self._at_the_left(self._passphrase), above=16)
        sheet.add(TextLabel(self.tr("If it is forgotten"), FontRole.HEADING_2), above=40)
        sheet.add(self._on_paper, above=16)
        sheet.add(self._no_sheet, above=16)
        sheet.add(self._at_the_left(self._recovery), above=16)
        sheet.add(TextLabel(self.tr("Backups"), FontRole.HEADING_2), above=40)
        sheet.add(self._at_the_left(self._backups), above=16)
        sheet.add_stretch()
        sheet.set_ribbon(None)
        self.dress(frame)

    def _connect(self) -> None:
        presenter = self.presenter
        self._themes.changed.connect(self._theme_chosen)
        self._size.smaller_asked.connect(presenter.make_smaller)
        self._size.larger_asked.connect(presenter.make_larger)
        self._size.usual_asked.connect(presenter.make_usual)
        self._still.toggled.connect(presenter.choose_stillness)
        self._legible.toggled.connect(presenter.choose_legible_letters)
        self._idle.changed.connect(self._idle_picked)
        self._passphrase.clicked.connect(self.passphrase_wanted)
        self._recovery.clicked.connect(self.recovery_wanted)
        presenter.ways_read.connect(self._show_ways)
        self._backups.clicked.connect(self.backups_wanted)
        presenter.appearance_changed.connect(self._show_appearance)
        presenter.appearance_chosen.connect(self.appearance_chosen)
        presenter.idle_read.connect(self._show_idle)
        presenter.idle_chosen.connect(self.idle_chosen)
        presenter.failed.connect(self._show_failure)

    def _themes_offered(self) -> tuple[Option, ...]:
        return (
            Option("light", self.tr("By day")),
            Option("dark", self.tr("By lamplight")),
            Option("system", self.tr("As the system")),
        )

    def _times_offered(self) -> tuple[Option, ...]:
        said = (
            self.tr("1 minute"),
            self.tr("5 minutes"),
            self.tr("15 minutes"),
            self.tr("30 minutes"),
        )
        pairs = zip(IDLE_CHOICES_SECONDS, said, strict=True)
        return tuple(Option(f"idle_{seconds}", words) for seconds, words in pairs)

    def _lock_note(self) -> str:
        return self.tr("What you wrote is kept first. Ctrl+L locks at once, from everywhere.")

    def _radio_group(
        self, object_name: str, accessible_name: str, options: Sequence[Option]
    ) -> RadioGroup:
        group = RadioGroup(options, None)
        name(group, object_name, accessible_name)
        return group

    def _label(self, text: str) -> QWidget:
        return TextLabel(text, FontRole.CONTROL_STRONG)

    def _at_the_left(self, button: PlainButton) -> QWidget:
        """The button at its own width."""
        row = QWidget()
        FlowLayout(row).addWidget(button)
        return row

    def _theme_chosen(self) -> None:
        theme = self._themes.chosen()
        if theme is not None:
            self.presenter.choose_theme(theme)

    def _idle_picked(self) -> None:
        chosen = self._idle.chosen()
        if chosen is not None:
            self.presenter.choose_idle(int(chosen.removeprefix("idle_")))

    def _show_appearance(self, appearance: Appearance) -> None:
        self._themes.set_chosen(appearance.theme)
        self._size.show_per_cent(self.presenter.per_cent)
        self._still.setChecked(appearance.reduced_motion)
        self._legible.setChecked(appearance.legible_letters)

    def _show_idle(self, seconds: int) -> None:
        self._idle.set_chosen(f"idle_{seconds}")

    def _show_ways(self, ways: tuple[Way, ...]) -> None:
        self._on_paper.setText(standing_words(ways, self._today))
        self._on_paper.setAccessibleName(self._on_paper.text())
        self._on_paper.setVisible(bool(ways))
        self._no_sheet.setVisible(not ways)

    def _show_failure(self, error: HeldError) -> None:
        self._wrong.setText(tell(error).whole)
        self._wrong.setAccessibleName(self._wrong.text())
        self._wrong.show()
