# SPDX-License-Identifier: GPL-3.0-or-later
"""The place for bundles: what came, what left, and the colleagues one knows, perhaps by a card.

It shows codes and days.  What was in a bundle that left is not kept; what came stays covered here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.errors import HeldError
from held.journal.identifiers import EntryId, PersonId
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page, PageParts
from held.ui.sharing.colleague_words import colleague_row
from held.ui.sharing.sent_words import came_row, sent_row
from held.ui.widgets.buttons import PlainButton, PrimaryButton
from held.ui.widgets.column import Column
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.noted_list import Noted, NotedList
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.colleagues import CardState, Colleague, colleagues
from held.workflows.session import Session
from held.workflows.what_came import Came, what_came
from held.workflows.what_left import Left, what_left

FOOT_BOTTOM = 28
"""Under the buttons at the foot of a sheet."""


@dataclass(frozen=True)
class _Found:
    came: tuple[Came, ...]
    left: tuple[Left, ...]
    colleagues: tuple[Colleague, ...]


class BundlesPage(Page):
    """prepare_wanted: a bundle is to be prepared."""

    prepare_wanted = Signal()

    def __init__(self, session: Session, lane: Lane, navigation: Navigation) -> None:
        super().__init__()
        self._today = session.clock.now().day
        self._navigation = navigation
        self._known: tuple[Colleague, ...] = ()
        self._heading = TextLabel(self.tr("Bundles"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        self._why = TextLabel(
            self.tr("What came to me, what I passed on, and whom I know by a card."),
            FontRole.CONTROL,
            Ink.TEXT_2,
        )
        self._came = _Section(self.tr("What came"), self._about_came(), "came_list")
        self._left = _Section(self.tr("What left"), self._about_left(), "sent_list")
        self._cards = _Section(
            self.tr("Colleagues and cards"), self._about_cards(), "colleague_list"
        )
        self._nothing = _NothingYet()
        self._nothing.hide()
        self._card_acts = self._make_card_acts()
        self._receive = PlainButton(self.tr("Someone sent me something"), icon="mail-open")
        name(self._receive, "receive_button", self._receive.words())
        self._prepare = PrimaryButton(self.tr("Prepare a bundle"))
        name(self._prepare, "prepare_button", self._prepare.words())
        self._foot = FootRow(None, (self._receive, self._prepare))
        self._connect()
        lane.run(partial(_find, session), self._show, self._fail)

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"),),
            where_icon="package",
            where=self.tr("Codes and days, nothing more"),
        )

    def fill(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP, FOOT_BOTTOM)
        sheet.add(self._heading)
        sheet.add(self._why, above=4)
        sheet.add(self._nothing, above=48, below=24)
        for section in (self._came, self._left, self._cards):
            sheet.add(section, above=32, beyond=NotedList.BEYOND)
        sheet.add(self._card_acts, above=16)
        sheet.add_stretch()
        sheet.add(self._foot, above=24, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        if not self._nothing.isHidden():
            return self._nothing.prepare_button
        rows = (section.list.first() for section in (self._came, self._left))
        return next(filter(None, rows), self._prepare)

    def _make_card_acts(self) -> QWidget:
        acts = QWidget()
        self._mine = PlainButton(self.tr("My card"), icon="key-round")
        name(self._mine, "my_card_button", self._mine.words())
        self._take_in = PlainButton(self.tr("Take in a card"), icon="plus")
        name(self._take_in, "take_in_card_button", self._take_in.words())
        flow = FlowLayout(acts)
        flow.addWidget(self._mine)
        flow.addWidget(self._take_in)
        return acts

    def _connect(self) -> None:
        for receive in (self._receive, self._nothing.receive_button):
            receive.clicked.connect(self._go_to_receive)
        for prepare in (self._prepare, self._nothing.prepare_button):
            prepare.clicked.connect(self.prepare_wanted)
        self._came.list.chosen.connect(self._go_to_came)
        self._left.list.chosen.connect(self._go_to_story)
        self._cards.list.chosen.connect(self._go_to_colleague)
        self._mine.clicked.connect(self._go_to_mine)
        self._take_in.clicked.connect(self._go_to_take_in)

    def _show(self, found: _Found) -> None:
        self._known = found.colleagues
        self._came.show_rows([came_row(one, self._today) for one in found.came])
        self._left.show_rows([sent_row(one, self._today) for one in found.left])
        self._cards.show_rows([colleague_row(one, self._today) for one in found.colleagues])
        is_empty = not (found.came or found.left)
        self._came.setVisible(bool(found.came))
        self._left.setVisible(bool(found.left))
        had_focus = self._foot.isAncestorOf(self._foot.window().focusWidget() or self._heading)
        self._nothing.setVisible(is_empty)
        self._foot.setVisible(not is_empty)
        first = self.first()
        if first is not None and had_focus:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: HeldError) -> None:
        self._foot.tell(tell(error).whole)

    def _go_to_receive(self) -> None:
        self._navigation.go(Destination(Place.RECEIVE))

    def _go_to_came(self, came: str) -> None:
        self._navigation.go(Destination(Place.CAME, came=int(came)))

    def _go_to_story(self, story: str) -> None:
        self._navigation.go(Destination(Place.PAGE, entry=EntryId(story)))

    def _go_to_colleague(self, person: str) -> None:
        known = next(c for c in self._known if c.person.id == person)
        topic = "take_in" if known.card is CardState.NONE else "compare"
        self._navigation.go(Destination(Place.CARDS, topic=topic, person=PersonId(person)))

    def _go_to_mine(self) -> None:
        self._navigation.go(Destination(Place.CARDS, topic="mine"))

    def _go_to_take_in(self) -> None:
        self._navigation.go(Destination(Place.CARDS, topic="take_in"))

    def _about_came(self) -> str:
        return self.tr("Covered until you open it. Held puts it into no bundle and no plain copy.")

    def _about_left(self) -> str:
        return self.tr(
            "To whom, from which story, and until when. The words themselves are not kept."
        )

    def _about_cards(self) -> str:
        return self.tr(
            "With a card, a bundle needs no spoken words. Once compared, you know who sent it."
        )


class _Section(Column):
    """A title, one sentence, and rows."""

    def __init__(self, title: str, about: str, list_name: str) -> None:
        super().__init__(margin=NotedList.BEYOND)
        self.list = NotedList(list_name, title)
        heading = TextLabel(title, FontRole.HEADING_2)
        self.place(heading, 2, TextLabel(about, FontRole.SMALL, Ink.HINT), 8)
        self.place_wide(self.list)

    def show_rows(self, rows: list[Noted]) -> None:
        """Show these."""
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))


class _NothingYet(QWidget):
    """Said while nothing has left and nothing came: one sentence, and what can be done here."""

    def __init__(self) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        said = TextLabel(
            self.tr("Nothing has left this notebook."), FontRole.HEADING_2, alignment=middle
        )
        name(said, "empty_label", said.text())
        self.prepare_button = PrimaryButton(self.tr("Prepare a bundle"))
        name(self.prepare_button, "prepare_first_button", self.prepare_button.words())
        self.receive_button = PlainButton(self.tr("Someone sent me something"), icon="mail-open")
        name(self.receive_button, "receive_first_button", self.receive_button.words())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(said)
        column.addSpacing(28)
        column.addWidget(self.prepare_button, 0, middle)
        column.addSpacing(4)
        column.addWidget(self.receive_button, 0, middle)


def _find(session: Session) -> _Found:
    return _Found(what_came(session), what_left(session), colleagues(session))
