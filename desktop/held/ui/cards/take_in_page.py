# SPDX-License-Identifier: GPL-3.0-or-later
"""Take in a colleague's card: show it, say whose it is, then compare it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.journal.identifiers import PersonId
from held.ui.background import Lane
from held.ui.cards.ask_for_card import AskForCard
from held.ui.cards.name_card import NameCard
from held.ui.cards.take_in_presenter import TakeInPresenter
from held.ui.dialogs import choose_file
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page, PageParts
from held.ui.widgets.buttons import PrimaryButton, QuietButton
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.colleagues import Colleague
from held.workflows.session import Session
from held.workflows.take_in_card import OfferedCard

_FOOT_BOTTOM = 28
_PATTERNS = ("*.card",)


class TakeInPage(Page):
    """person: a colleague whose card it will most likely be."""

    def __init__(
        self,
        session: Session,
        lane: Lane,
        navigation: Navigation,
        person: PersonId | None = None,
    ) -> None:
        super().__init__()
        self._navigation = navigation
        self._person = person
        self._expected = ""
        self._is_found = False
        self.presenter = TakeInPresenter(session, lane, self)
        self._heading = TextLabel(self.tr("Take in a card"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        self._why = TextLabel(
            self.tr("A colleague gives you theirs as a small file, or as text in a message."),
            FontRole.CONTROL,
            Ink.TEXT_2,
        )
        self._ask = AskForCard()
        self._name = NameCard()
        self._name.hide()
        self._make_foot()
        self._connect()
        self.presenter.look()

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("Take in a card")),
            where_icon="key-round",
            where=self.tr("Kept in this notebook only"),
        )

    def fill(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP, _FOOT_BOTTOM)
        sheet.add(self._heading)
        sheet.add(self._why, above=4)
        sheet.add(self._ask, above=24)
        sheet.add(self._name, above=24)
        sheet.add_stretch()
        sheet.add(self._foot, above=24, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._name.code.edit if self._is_found else self._ask.choose_button

    def leave(self) -> None:
        self._ask.forget()

    def _make_foot(self) -> None:
        self._back = QuietButton(self.tr("Back"), icon="arrow-left")
        name(self._back, "back_button", self._back.words())
        self._look = PrimaryButton(self.tr("Look at the text"))
        name(self._look, "look_at_card_button", self._look.words())
        self._take = PrimaryButton(self.tr("Take it in"))
        name(self._take, "take_in_button", self._take.words())
        self._take.hide()
        self._foot = FootRow(self._back, (self._look, self._take))

    def _connect(self) -> None:
        presenter = self.presenter
        self._ask.file_wanted.connect(self._choose_file)
        self._name.code_changed.connect(self._code_changed)
        self._name.done.connect(self._go_on)
        self._back.clicked.connect(self._go_back)
        self._look.clicked.connect(self._look_at_text)
        self._take.clicked.connect(self._go_on)
        presenter.known.connect(self._show_known)
        presenter.offered.connect(self._show_offered)
        presenter.text_missing.connect(self._ask_for_text)
        presenter.code_missing.connect(self._ask_for_code)
        presenter.taken.connect(self._taken)
        presenter.failed.connect(self._fail)

    def _choose_file(self) -> None:
        purpose = self.tr("choose a card")
        choose_file(self._foot.window(), purpose, _PATTERNS, self.presenter.look_at_file)

    def _look_at_text(self) -> None:
        self.presenter.look_at_text(self._ask.text())

    def _show_known(self, known: tuple[Colleague, ...]) -> None:
        self._name.show_known(known)
        codes = [one.person.code for one in known if one.person.id == self._person]
        self._expected = codes[0] if codes else ""

    def _show_offered(self, offered: OfferedCard) -> None:
        self._name.show_offered(offered)
        holder = offered.holder
        self._name.set_code(holder.person.code if holder else self._expected)
        self._code_changed(self._name.code.text())
        self._show_found(True)

    def _show_found(self, found: bool) -> None:
        self._is_found = found
        self._foot.tell_nothing()
        self._ask.setVisible(not found)
        self._look.setVisible(not found)
        self._name.setVisible(found)
        self._take.setVisible(found)
        first = self.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _code_changed(self, code: str) -> None:
        replaced = self.presenter.replaced(code)
        self._name.say_replaces(replaced.person.code if replaced else "")
        self._take.setText(self.tr("Put it in its place") if replaced else self.tr("Take it in"))
        name(self._take, "take_in_button", self._take.words())

    def _go_on(self) -> None:
        self.presenter.take_in(self._name.code.text())

    def _go_back(self) -> None:
        if self._is_found:
            self.presenter.turn_back()
            self._show_found(False)
        else:
            self._navigation.back()

    def _taken(self, colleague: Colleague) -> None:
        """Comparing takes the place of this page, so that Back leads to where one came from."""
        there = Destination(Place.CARDS, topic="compare", person=colleague.person.id)
        self._navigation.settle(there)
        self._navigation.go(there)

    def _ask_for_text(self) -> None:
        self._foot.tell(self.tr("Choose a file, or paste the text of the card first."))
        self._ask.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_code(self) -> None:
        self._name.code.show_error(self.tr("Give this person a code first, not their name."))
        self._name.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: HeldError) -> None:
        self._foot.tell(tell(error).whole)
