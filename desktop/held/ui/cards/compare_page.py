# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare a colleague's card by voice: seven words, and two answers of the same weight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from held.errors import HeldError
from held.journal.identifiers import PersonId
from held.ui.background import Lane
from held.ui.cards.compare_presenter import ComparePresenter
from held.ui.cards.seven_words import SevenWords
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page, PageParts
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.near_day import near_day
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.slip_lines import LineWords, SlipLines
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.colleagues import Colleague
from held.workflows.compare_card import CardToCompare
from held.workflows.session import Session

_FOOT_BOTTOM = 28


class ComparePage(Page):
    """person: a colleague with a card."""

    def __init__(
        self, session: Session, lane: Lane, navigation: Navigation, person: PersonId
    ) -> None:
        super().__init__()
        self._today = session.clock.now().day
        self._navigation = navigation
        self._code = ""
        self.presenter = ComparePresenter(session, lane, self)
        self._heading = TextLabel("", FontRole.HEADING_1)
        self._why = TextLabel("", FontRole.CONTROL, Ink.TEXT_2)
        self._words = SevenWords(self.tr("The seven words"))
        self._lines = SlipLines()
        self._said = TextLabel(self.tr("We read the words to each other:"), FontRole.CONTROL_STRONG)
        self._make_foot()
        self._connect()
        self._say(self.tr("Compare the words"), "")
        self._words.hide()
        self._said.hide()
        self.presenter.look(person)

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("Compare a card")),
            where_icon="key-round",
            where=self.tr("Nothing is sent by this"),
        )

    def fill(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP, _FOOT_BOTTOM)
        sheet.add(self._heading)
        sheet.add(self._why, above=4)
        sheet.add(self._words, above=24)
        sheet.add(self._lines, above=24)
        sheet.add_stretch()
        sheet.add(self._said, above=24)
        sheet.add(self._foot, above=16, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._words if not self._words.isHidden() else self._back

    def _make_foot(self) -> None:
        self._back = QuietButton(self.tr("Not now"), icon="arrow-left")
        name(self._back, "back_button", self._back.words())
        self._differ = PlainButton(self.tr("They differ"))
        name(self._differ, "words_differ_button", self._differ.words())
        self._same = PrimaryButton(self.tr("They are the same"))
        name(self._same, "words_same_button", self._same.words())
        self._foot = FootRow(self._back, (self._differ, self._same))
        for button in (self._differ, self._same):
            button.hide()

    def _connect(self) -> None:
        presenter = self.presenter
        self._back.clicked.connect(self._go_back)
        self._differ.clicked.connect(presenter.say_different)
        self._same.clicked.connect(presenter.say_same)
        presenter.shown.connect(self._show)
        presenter.same.connect(self._show_same)
        presenter.different.connect(self._show_different)
        presenter.failed.connect(self._fail)

    def _show(self, shown: CardToCompare) -> None:
        self._code = code = shown.colleague.person.code
        self._words.show_words(shown.words)
        self._words.show()
        self._said.show()
        if QApplication.focusWidget() is self._back:
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (self._differ, self._same):
            button.show()
        compared = shown.colleague.compared
        if compared is not None:
            said = self.tr("You compared them on {day}. You can do it again at any time.")
            why = said.format(day=near_day(compared, self._today))
        else:
            why = self.tr("Not yet compared. Talk with {code}, best face to face or by voice.")
        self._say(self.tr("The seven words of {code}").format(code=code), why.format(code=code))
        self._lines.show_lines(self._how(shown.name))

    def _show_same(self, _colleague: Colleague) -> None:
        self._go_back()
        said = self.tr("Noted: {code} and you see the same words.")
        self.notice_asked.emit(said.format(code=self._code), "")

    def _show_different(self, _colleague: Colleague) -> None:
        code = self._code
        self._say(
            self.tr("This card is not used"),
            self.tr("It was taken out again. {code} stays in your list.").format(code=code),
        )
        self._lines.show_lines(self._what_it_may_mean())
        for part in (self._words, self._said, self._differ, self._same):
            part.hide()
        self._back.setText(self.tr("Back"))
        name(self._back, "back_button", self._back.words())
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._heading, f"{self._heading.text()}. {self._why.text()}")

    def _fail(self, error: HeldError) -> None:
        self._foot.tell(tell(error).whole)

    def _go_back(self) -> None:
        """Where one came from: the list, or the file that waits for this."""
        here = self._navigation.here
        if here is not None and here.place is Place.CARDS:
            self._navigation.back()
        else:
            self._navigation.go(Destination(Place.BUNDLES))

    def _say(self, heading: str, why: str) -> None:
        self._heading.setText(heading)
        name(self._heading, "page_heading", heading)
        self._why.setText(why)
        name(self._why, "why_label", why)

    def _how(self, called: str) -> list[LineWords]:
        code = self._code
        lines = [
            LineWords(
                "ear",
                self.tr("Read them to each other, all seven"),
                self.tr("{code} finds them under Bundles, at My card.").format(code=code),
            ),
            LineWords(
                "circle-alert",
                self.tr("A card can be exchanged on its way"),
                self.tr("Only the words show that it is the card of {code}.").format(code=code),
            ),
        ]
        if called:
            said = self.tr("On the card stands “{name}”").format(name=called)
            anyone = self.tr("Anybody can write any name there.")
            lines.append(LineWords("user-round", said, anyone))
        return lines

    def _what_it_may_mean(self) -> list[LineWords]:
        ask = self.tr("Ask {code} for it once more").format(code=self._code)
        return [
            LineWords(
                "refresh-cw",
                self.tr("It may be an older card"),
                self.tr("After a new notebook, a person has a new card."),
            ),
            LineWords(
                "circle-alert",
                self.tr("Someone may have put in their own"),
                self.tr("Whoever passed it on to you could do that."),
            ),
            LineWords("user-round", ask, self.tr("In another way than the first time.")),
        ]
