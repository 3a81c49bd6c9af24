# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter on the desk: looked at only, or kept and opened again; what has ended stays covered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.receiving.arrival_words import sender_sentence
from held.ui.receiving.ask_page import FOOT_BOTTOM
from held.ui.receiving.letter_screen import LetterScreen
from held.ui.widgets.buttons import PlainButton, QuietButton
from held.ui.widgets.column import Column
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.near_day import near_day
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.text_label import TextLabel
from held.workflows.colleagues import CardState
from held.workflows.receive_bundle import Arrival
from held.workflows.session import Session
from held.workflows.what_came import Came, Opened, open_kept


class LookPage(Page):
    """A letter that is looked at and not stored.  back_wanted: one turns back to its plan."""

    back_wanted = Signal()

    def __init__(self, arrival: Arrival) -> None:
        super().__init__()
        sender = sender_sentence(arrival.code, arrival.card, by_card=arrival.by_card)
        self._letter = LetterScreen(sender=sender)
        self._letter.show_bundle(arrival.bundle)
        self._back = QuietButton(self.tr("Back"), icon="arrow-left")
        name(self._back, "back_button", self._back.words())
        self._back.clicked.connect(self.back_wanted)
        self._foot = FootRow(self._back, ())

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("Someone sent me something")),
            where_icon="mail-open",
            where=self.tr("Nothing of it is stored"),
        )

    def fill(self, frame: PageFrame) -> None:
        _lay_out(frame, self._letter, self._foot)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._letter.letter

    def leave(self) -> None:
        self._letter.forget()


class CamePage(Page):
    """What was kept, opened.

    place: by which it is found.
    back_wanted: one turns back.  let_go_wanted: emitted with the Came that is to be let go.
    """

    back_wanted = Signal()
    let_go_wanted = Signal(Came)

    def __init__(self, session: Session, lane: Lane, place: int) -> None:
        super().__init__()
        self._today = session.clock.now().day
        self._came: Came | None = None
        self._letter: LetterScreen | None = None
        self._room = Column()
        self._back = QuietButton(self.tr("Back"), icon="arrow-left")
        name(self._back, "back_button", self._back.words())
        self._back.clicked.connect(self.back_wanted)
        self._let_go = PlainButton(self.tr("Let it go…"), icon="leaf")
        name(self._let_go, "let_go_button", self._let_go.words())
        self._let_go.clicked.connect(self._ask_to_let_go)
        self._let_go.hide()
        self._foot = FootRow(self._back, (self._let_go,))
        lane.run(partial(open_kept, session, place), self._show, self._fail)

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("What came")),
            where_icon="mail-open",
            where=self.tr("Held puts it into no bundle and no plain copy"),
        )

    def fill(self, frame: PageFrame) -> None:
        _lay_out(frame, self._room, self._foot)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._letter.letter if self._letter is not None else self._back

    def leave(self) -> None:
        if self._letter is not None:
            self._letter.forget()

    def _show(self, opened: Opened) -> None:
        self._came = opened.came
        self._let_go.show()
        if opened.bundle is None:
            self._show_covered(opened.came)
            return
        code = opened.came.sender
        sender = sender_sentence(code, CardState.COMPARED, by_card=bool(code))
        self._letter = LetterScreen(sender=sender, kept=True)
        self._room.place(self._letter)
        self._letter.show_bundle(opened.bundle)
        if QApplication.focusWidget() is self._back:
            self._letter.take_focus()

    def _show_covered(self, came: Came) -> None:
        code = came.sender
        words = self.tr("From {code}").format(code=code) if code else self.tr("Sender not proven")
        heading = TextLabel(words, FontRole.HEADING_1)
        name(heading, "page_heading", words)
        day = near_day(came.until, self._today) if came.until is not None else ""
        said = self.tr("The day has come: it was {day}. So it stays covered.").format(day=day)
        line = SaidLine(said, "clock")
        name(line, "day_has_come_line", said)
        asked = self.tr("Whoever told it asked that it be let go then.")
        self._room.place(heading, 16, line, 8, SaidLine(asked, "leaf"))
        if QApplication.focusWidget() is self._back:
            self._let_go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_to_let_go(self) -> None:
        if self._came is not None:
            self.let_go_wanted.emit(self._came)

    def _fail(self, error: HeldError) -> None:
        self._foot.tell(tell(error).whole)


def _lay_out(frame: PageFrame, letter: QWidget, foot: FootRow) -> None:
    sheet = frame.sheet
    sheet.set_ends(HEADED_TOP, FOOT_BOTTOM)
    sheet.add(letter)
    sheet.add_stretch()
    sheet.add(foot, above=24, beyond=BEYOND)
