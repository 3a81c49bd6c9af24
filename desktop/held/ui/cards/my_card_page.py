# SPDX-License-Identifier: GPL-3.0-or-later
"""My card: what it calls me, the seven words by which others know it, and giving it away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.cards.my_card_presenter import MyCardPresenter
from held.ui.cards.seven_words import SevenWords
from held.ui.dialogs import choose_target
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Kept, KeptState, Page, PageParts
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from held.ui.widgets.field import Field
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.slip_lines import LineWords, SlipLines
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.own_card import NEUTRAL_NAME, OwnCard
from held.workflows.session import Session

_FOOT_BOTTOM = 28


class MyCardPage(Page):
    """A name is kept as soon as the field is left; the card is given away only when asked."""

    def __init__(self, session: Session, lane: Lane, navigation: Navigation) -> None:
        super().__init__()
        self._navigation = navigation
        self._frame: PageFrame | None = None
        self.presenter = MyCardPresenter(session, lane, self)
        self._heading = TextLabel(self.tr("My card"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        self._lead = TextLabel(
            self.tr("Give it to a colleague. Then they can send what only this notebook opens."),
            FontRole.CONTROL,
            Ink.TEXT_2,
        )
        self._name = Field(self.tr("What the card calls me"))
        name(self._name.edit, "card_name_edit", self._name.label.text())
        self._name.show_hint(self.tr("It may stay empty. With another name the words stay."))
        self._words_title = TextLabel(self.tr("The seven words of my card"), FontRole.HEADING_3)
        self._words_why = TextLabel(
            self.tr("A colleague who has my card sees the same seven. Compare them by voice."),
            FontRole.CONTROL,
            Ink.TEXT_2,
        )
        self._words = SevenWords(self._words_title.text())
        self._tells_title = TextLabel(self.tr("What the card tells"), FontRole.HEADING_3)
        self._tells = SlipLines()
        self._tells.show_lines(self._told())
        self._given = SaidLine()
        name(self._given, "given_line", "")
        self._given.hide()
        self._make_foot()
        self._connect()
        self.presenter.look()

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("My card")),
            where_icon="key-round",
            where=self.tr("Its secret half stays in this notebook"),
        )

    def fill(self, frame: PageFrame) -> None:
        self._frame = frame
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP, _FOOT_BOTTOM)
        sheet.add(self._heading)
        sheet.add(self._lead, above=4)
        sheet.add(self._name, above=24)
        sheet.add(self._words_title, above=28)
        sheet.add(self._words_why, above=4)
        sheet.add(self._words, above=16)
        sheet.add(self._tells_title, above=28)
        sheet.add(self._tells, above=12)
        sheet.add_stretch()
        sheet.add(self._given, above=24)
        sheet.add(self._foot, above=24, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._name.edit

    def leave(self) -> None:
        self.presenter.keep_name()

    def unkept(self) -> Callable[[], object] | None:
        return self.presenter.keep_now() if self.presenter.is_unkept else None

    def _make_foot(self) -> None:
        self._back = QuietButton(self.tr("Back"), icon="arrow-left")
        name(self._back, "back_button", self._back.words())
        self._copy = PlainButton(self.tr("Copy as text"), icon="copy")
        name(self._copy, "copy_card_button", self._copy.words())
        self._write = PrimaryButton(self.tr("Save as a file…"))
        name(self._write, "save_card_button", self._write.words())
        self._foot = FootRow(self._back, (self._copy, self._write))

    def _connect(self) -> None:
        presenter = self.presenter
        self._name.text_changed.connect(self._name_typed)
        self._name.edit.editingFinished.connect(self._keep_name)
        self._back.clicked.connect(self._go_back)
        self._copy.clicked.connect(presenter.give_text)
        self._write.clicked.connect(self._choose_place)
        presenter.shown.connect(self._show)
        presenter.name_kept.connect(self._name_kept)
        presenter.name_failed.connect(self._name_not_kept)
        presenter.text_given.connect(self._copy_text)
        presenter.written.connect(self._written)
        presenter.failed.connect(self._fail)

    def _show(self, card: OwnCard) -> None:
        self._words.show_words(card.words)
        if not self._name.edit.hasFocus() or not self._name.text():
            self._name.set_text(card.name)

    def _name_typed(self, typed: str) -> None:
        self.presenter.type_name(typed)

    def _keep_name(self) -> None:
        if self.presenter.is_unkept:
            self.kept.emit(Kept(KeptState.KEEPING))
            self.presenter.keep_name()

    def _name_kept(self) -> None:
        self.kept.emit(Kept(KeptState.KEPT))

    def _name_not_kept(self, error: HeldError) -> None:
        self._name.show_error(tell(error).whole)
        self.kept.emit(Kept(KeptState.NOT_KEPT, tell(error).title))

    def _go_back(self) -> None:
        self._navigation.go(Destination(Place.BUNDLES))

    def _copy_text(self, text: str) -> None:
        """Without the sign for secrets: a card is made to be passed on."""
        QGuiApplication.clipboard().setText(text)
        self._say_given(self.tr("Copied. Paste it into a message to your colleague."))

    def _choose_place(self) -> None:
        purpose = self.tr("choose where to save it")
        choose_target(self._foot.window(), purpose, NEUTRAL_NAME, self.presenter.write)

    def _written(self, file: Path) -> None:
        self._say_given(self.tr("{file} is written. Give it to them.").format(file=file.name))

    def _say_given(self, words: str) -> None:
        self._foot.tell_nothing()
        self._given.say(words, "check", Ink.ACCENT)
        name(self._given, "given_line", words)
        self._given.show()
        announce(self._given, words)
        if self._frame is not None:
            self._frame.sheet.show_part(self._given)

    def _fail(self, error: HeldError) -> None:
        self._given.hide()
        self._foot.tell(tell(error).whole)
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self) -> list[LineWords]:
        return [
            LineWords(
                "key-round",
                self.tr("With it others can lock something for you alone"),
                self.tr("What opens your bundles is not on the card."),
            ),
            LineWords(
                "user-round",
                self.tr("The name you give it here"),
                self.tr("A colleague may know you by another one."),
            ),
            LineWords(
                "eye",
                self.tr("That you use Held"),
                self.tr("Whoever sees the card sees that. It says nothing you wrote."),
            ),
        ]
