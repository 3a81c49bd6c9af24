# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one stops before something that came is let go for good: what goes, stays, is out of reach."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.receiving.ask_page import FOOT_BOTTOM
from held.ui.widgets.buttons import NoReturnButton, QuietButton
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.slip_lines import LineWords, SlipLines
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.session import Session
from held.workflows.what_came import Came, let_go


class LetGoPage(Page):
    """keep_wanted: it stays.  done: its words are gone."""

    keep_wanted = Signal()
    done = Signal()

    def __init__(self, session: Session, lane: Lane, came: Came) -> None:
        super().__init__()
        self._session = session
        self._lane = lane
        self._came = came
        self._heading = TextLabel(self.tr("Let this go for good?"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        code = came.sender
        words = self.tr("From {code}").format(code=code) if code else self.tr("Sender not proven")
        self._from = TextLabel(words, FontRole.CONTROL, Ink.TEXT_2)
        self._lines = SlipLines()
        self._lines.show_lines(self._told())
        self._keep = QuietButton(self.tr("Keep it"), icon="arrow-left")
        name(self._keep, "keep_it_button", self._keep.words())
        self._keep.clicked.connect(self.keep_wanted)
        self._let_go = NoReturnButton(self.tr("Let it go for good"))
        name(self._let_go, "let_go_for_good_button", self._let_go.words())
        self._let_go.clicked.connect(self._go_on)
        self._foot = FootRow(self._keep, (self._let_go,))

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("What came")),
            where_icon="leaf",
            where=self.tr("Nothing is gone yet"),
        )

    def fill(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP, FOOT_BOTTOM)
        sheet.add(self._heading)
        sheet.add(self._from, above=4)
        sheet.add(self._lines, above=24)
        sheet.add_stretch()
        sheet.add(self._foot, above=24, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._keep

    def _go_on(self) -> None:
        self._let_go.setEnabled(False)
        work = partial(let_go, self._session, self._came.place)
        self._lane.run(work, self._is_gone, self._fail)

    def _is_gone(self, _nothing: None) -> None:
        self.done.emit()

    def _fail(self, error: HeldError) -> None:
        self._let_go.setEnabled(True)
        self._foot.tell(tell(error).whole)

    def _told(self) -> list[LineWords]:
        return [
            LineWords(
                "leaf",
                self.tr("Its words go, and cannot come back"),
                self.tr("They are taken out of this notebook."),
                Ink.NO_RETURN,
            ),
            LineWords(
                "calendar-days",
                self.tr("From whom and when it came stays noted"),
                self.tr("So the same file is known if it comes again."),
            ),
            LineWords(
                "info",
                self.tr("Out of reach"),
                self.tr("The file it came in, and older copies of this notebook."),
            ),
        ]
