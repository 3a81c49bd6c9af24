# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan, before anything is stored: from whom, made when, what, until; and three choices.

What can be done about a sender who is not known or not compared is offered in the place of keeping.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.journal.identifiers import PersonId
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.receiving.arrival_words import advice, days_line, heading, sender_line, what_line
from held.ui.receiving.ask_page import FOOT_BOTTOM
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.slip_lines import SlipLines
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.receive_bundle import Arrival, Refusal, keep
from held.workflows.session import Session


class PlanPage(Page):
    """not_mine: nothing of it is wanted.  look_wanted: it is to be read and not stored.
    was_kept: it lies in the notebook now.
    compare_wanted: emitted with the id of the sender whose card is to be compared.
    card_wanted: a card is to be taken in.  came_wanted: the one that is here already is wanted.
    """

    not_mine = Signal()
    look_wanted = Signal()
    was_kept = Signal()
    compare_wanted = Signal(str)
    card_wanted = Signal()
    came_wanted = Signal()

    def __init__(self, session: Session, lane: Lane, arrival: Arrival) -> None:
        super().__init__()
        self._session = session
        self._lane = lane
        self._arrival = arrival
        self._second_yes = False
        self._heading = TextLabel(heading(arrival), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        self._why = TextLabel(self._explanation(), FontRole.CONTROL, Ink.TEXT_2)
        today = session.clock.now().day
        self._lines = SlipLines()
        self._lines.show_lines(
            [sender_line(arrival), days_line(arrival, today), what_line(arrival)]
        )
        self._advice = SaidLine(advice(arrival), "info")
        name(self._advice, "advice_line", advice(arrival))
        # Hidden where it is not wanted: what is shown before it has a parent becomes a window.
        if not advice(arrival):
            self._advice.hide()
        self._make_foot()

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("Someone sent me something")),
            where_icon="mail-open",
            where=self.tr("Kept under What came")
            if self._is_here
            else self.tr("Nothing of it is stored yet"),
        )

    def fill(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP, FOOT_BOTTOM)
        sheet.add(self._heading)
        sheet.add(self._why, above=4)
        sheet.add(self._lines, above=24)
        sheet.add(self._advice, above=24)
        sheet.add_stretch()
        sheet.add(self._foot, above=24, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._not_mine

    @property
    def _is_here(self) -> bool:
        return self._arrival.refusal is Refusal.HERE_ALREADY

    def _explanation(self) -> str:
        if self._is_here:
            return self.tr("Nothing more of it is stored. Its words are still covered.")
        return self.tr("Nothing of it is stored yet. Its words are still covered.")

    def _make_foot(self) -> None:
        self._not_mine = QuietButton(self.tr("Not mine"), icon="x")
        name(self._not_mine, "not_mine_button", self._not_mine.words())
        self._not_mine.clicked.connect(self.not_mine)
        self._look = PlainButton(self.tr("Look only"))
        name(self._look, "look_only_button", self._look.words())
        self._look.clicked.connect(self.look_wanted)
        if self._is_here:
            self._look.hide()
        self._main = PrimaryButton("")
        self._main.clicked.connect(self._go_on)
        self._dress_main()
        self._foot = FootRow(self._not_mine, (self._look, self._main))

    def _dress_main(self) -> None:
        """The one thing that leads on: to keep it, or what has to come first."""
        words, object_name = {
            None: (self.tr("Keep in my notebook"), "keep_button"),
            Refusal.NOT_COMPARED: (self.tr("Compare the words"), "compare_button"),
            Refusal.SENDER_UNKNOWN: (self.tr("Take in a card"), "take_in_card_button"),
            Refusal.HERE_ALREADY: (self.tr("Show what came"), "show_came_button"),
        }.get(self._arrival.refusal, ("", "keep_button"))
        self._main.setText(words)
        if not words:
            self._main.hide()
        name(self._main, object_name, words)

    def _go_on(self) -> None:
        match self._arrival.refusal:
            case None:
                self._keep()
            case Refusal.NOT_COMPARED:
                self.compare_wanted.emit(self._arrival.sender or PersonId(""))
            case Refusal.SENDER_UNKNOWN:
                self.card_wanted.emit()
            case Refusal.HERE_ALREADY:
                self.came_wanted.emit()

    def _keep(self) -> None:
        if self._arrival.doubt is not None and not self._second_yes:
            self._ask_once_more()
            return
        self._main.setEnabled(False)
        work = partial(keep, self._session, self._arrival, second_yes=self._second_yes)
        self._lane.run(work, self._kept, self._fail)

    def _ask_once_more(self) -> None:
        """A second yes is another button's press, and the safe choice has the focus."""
        self._second_yes = True
        self._main.setText(self.tr("Keep it all the same"))
        name(self._main, "keep_all_the_same_button", self._main.words())
        self._look.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._main, f"{self._advice.accessibleName()} {self._main.words()}")

    def _kept(self, _kept: object) -> None:
        self.was_kept.emit()

    def _fail(self, error: HeldError) -> None:
        self._main.setEnabled(True)
        self._foot.tell(tell(error).whole)
