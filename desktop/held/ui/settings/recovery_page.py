# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens the notebook besides its passphrase, and the ways to make, try and take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.settings.recovery_presenter import WaysPresenter
from held.ui.settings.way_words import tried_words, way_words
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.column import Column
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.no_sheet_line import NoSheetLine
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.recovery_sheet import Way
from held.workflows.session import Session


class RecoveryPage(Page):
    """make_wanted: emitted with whether it is to be a circle, and the Way it replaces or None.
    try_wanted: words from paper are to be tried.
    take_back_wanted: emitted with the Way.
    """

    make_wanted = Signal(bool, object)
    try_wanted = Signal()
    take_back_wanted = Signal(object)

    def __init__(self, session: Session, lane: Lane) -> None:
        super().__init__()
        self._today = session.clock.now().day
        self._presenter = WaysPresenter(session, lane, self)
        self._heading = TextLabel(self.tr("Recovery"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        lead = self.tr("If the passphrase is forgotten, only what is on paper opens the notebook.")
        self._lead = TextLabel(lead, FontRole.LEAD, Ink.TEXT_2)
        self._ways = Column()
        self._shown: list[WayCard] = []
        self._make = TextLabel("", FontRole.HEADING_3)
        self._none = NoSheetLine()
        self._wrong = SaidLine()
        name(self._wrong, "failure_line", "")
        self._wrong.hide()
        self._sheet = PlainButton(self.tr("Make a sheet…"), icon="file-text")
        self._circle = PlainButton(self.tr("Make a circle…"), icon="users-round")
        name(self._sheet, "make_sheet_button", self._sheet.words())
        name(self._circle, "make_circle_button", self._circle.words())
        self._sheet.clicked.connect(self._want_sheet)
        self._circle.clicked.connect(self._want_circle)
        self._presenter.ways_read.connect(self._show_ways)
        self._presenter.failed.connect(self._tell)
        self._presenter.look()

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.SETTINGS,
            crumbs=(self.tr("Settings"), self.tr("Recovery")),
            where_icon="settings",
            where=self.tr("For paper, away from this computer"),
        )

    def fill(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP)
        sheet.add(self._heading)
        sheet.add(self._lead, above=8)
        sheet.add(self._none, above=24)
        sheet.add(self._ways, above=24)
        sheet.add(self._wrong, above=8)
        sheet.add(self._make, above=32)
        sheet.add(
            TextLabel(
                self.tr("A sheet is kept by yourself, or by someone who may read everything."),
                FontRole.CONTROL,
                Ink.TEXT_2,
            ),
            above=8,
        )
        sheet.add(
            TextLabel(
                self.tr("A circle is kept by people you trust. It takes several of them together."),
                FontRole.CONTROL,
                Ink.TEXT_2,
            ),
            above=4,
        )
        sheet.add(_row(self._sheet, self._circle), above=16)
        sheet.add_stretch()
        sheet.set_ribbon(None)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._sheet

    def _show_ways(self, ways: tuple[Way, ...]) -> None:
        self._none.setVisible(not ways)
        self._make.setText(self.tr("Make another") if ways else self.tr("Make one"))
        for number, way in enumerate(ways, start=1):
            card = WayCard(way, number, way_words(way, self._today), tried_words(way, self._today))
            card.try_button.clicked.connect(self.try_wanted)
            card.replace_button.clicked.connect(self._want_another)
            card.take_back_button.clicked.connect(self._want_back)
            self._ways.place(card, 20)
            self._shown.append(card)

    def _want_sheet(self) -> None:
        self.make_wanted.emit(False, None)

    def _want_circle(self) -> None:
        self.make_wanted.emit(True, None)

    def _want_another(self) -> None:
        way = self._pressed(lambda card: card.replace_button)
        if way is not None:
            self.make_wanted.emit(not way.alone, way)

    def _want_back(self) -> None:
        way = self._pressed(lambda card: card.take_back_button)
        if way is not None:
            self.take_back_wanted.emit(way)

    def _pressed(self, button: Callable[[WayCard], QWidget]) -> Way | None:
        sender = self.sender()
        return next((card.way for card in self._shown if button(card) is sender), None)

    def _tell(self, error: HeldError) -> None:
        said = tell(error).whole
        self._wrong.say(said, "info", Ink.NO_RETURN)
        self._wrong.setAccessibleName(said)
        self._wrong.show()


class WayCard(Column):
    """One way in: what it is, whether it was tried, and what can be done with it."""

    def __init__(self, way: Way, number: int, said: str, tried: str) -> None:
        super().__init__()
        self.way = way
        self.setObjectName(f"way_{number}_card")
        title = TextLabel(said, FontRole.CONTROL_STRONG, parent=self)
        name(title, f"way_{number}_label", f"{said}. {tried}.")
        self.try_button = PlainButton(self.tr("Try it…"))
        self.replace_button = PlainButton(self.tr("Replace it…"))
        self.take_back_button = PlainButton(self.tr("Take it back…"))
        for button, kind in (
            (self.try_button, "try"),
            (self.replace_button, "replace"),
            (self.take_back_button, "take_back"),
        ):
            spoken = self.tr("{act} {way}").format(act=button.words(), way=said)
            name(button, f"{kind}_way_{number}_button", spoken)
        row = _row(self.try_button, self.replace_button, self.take_back_button)
        note = TextLabel(tried, FontRole.SMALL, Ink.HINT, self)
        self.place(title, 2, note, 8, row)


def _row(*buttons: PlainButton) -> QWidget:
    """Buttons at their own widths, in as many rows as it takes."""
    row = QWidget()
    layout = FlowLayout(row)
    for button in buttons:
        layout.addWidget(button)
    return row
