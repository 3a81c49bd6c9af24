# SPDX-License-Identifier: GPL-3.0-or-later
"""The place for bundles: what left this notebook, and the way to prepare another one.

It shows codes and days.  What was in a bundle is not kept, so it cannot be shown.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.errors import HeldError
from held.journal.identifiers import EntryId
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page, PageParts
from held.ui.sharing.sent_list import SentList
from held.ui.widgets.buttons import PlainButton, PrimaryButton
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.session import Session
from held.workflows.what_left import Left, what_left

FOOT_BOTTOM = 28
"""Under the buttons at the foot of a sheet."""


class BundlesPage(Page):
    """prepare_wanted: a bundle is to be prepared.
    receive_wanted: somebody sent something that is to be read.
    """

    prepare_wanted = Signal()
    receive_wanted = Signal()

    def __init__(self, session: Session, lane: Lane, navigation: Navigation) -> None:
        super().__init__()
        self._today = session.clock.now().day
        self._navigation = navigation
        self._heading = TextLabel(self.tr("What left"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        self._why = TextLabel(
            self.tr(
                "To whom, from which story, and until when. The words themselves are not kept."
            ),
            FontRole.CONTROL,
            Ink.TEXT_2,
        )
        self._list = SentList()
        self._list.story_wanted.connect(self._go_to_story)
        self._nothing = _NothingLeft()
        self._nothing.hide()
        self._receive = PlainButton(self.tr("Someone sent me something"), icon="mail-open")
        name(self._receive, "receive_button", self._receive.words())
        self._prepare = PrimaryButton(self.tr("Prepare a bundle"))
        name(self._prepare, "prepare_button", self._prepare.words())
        self._foot = FootRow(None, (self._receive, self._prepare))
        for receive in (self._receive, self._nothing.receive_button):
            receive.clicked.connect(self.receive_wanted)
        for prepare in (self._prepare, self._nothing.prepare_button):
            prepare.clicked.connect(self.prepare_wanted)
        lane.run(partial(what_left, session), self._show, self._fail)

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
        sheet.add(self._list, above=24, beyond=SentList.BEYOND)
        sheet.add_stretch()
        sheet.add(self._nothing)
        sheet.add_stretch()
        sheet.add(self._foot, above=24, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._prepare if self._nothing.isHidden() else self._nothing.prepare_button

    def _show(self, sent: tuple[Left, ...]) -> None:
        self._list.show_left(sent, self._today)
        self._list.setVisible(bool(sent))
        self._nothing.setVisible(not sent)
        had_focus = self._foot.isAncestorOf(self._foot.window().focusWidget() or self._heading)
        self._foot.setVisible(bool(sent))
        if not sent and had_focus:
            self._nothing.prepare_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: HeldError) -> None:
        self._foot.tell(tell(error).whole)

    def _go_to_story(self, story: str) -> None:
        self._navigation.go(Destination(Place.PAGE, entry=EntryId(story)))


class _NothingLeft(QWidget):
    """Said while nothing has left: one sentence, and what can be done here."""

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
