# SPDX-License-Identifier: GPL-3.0-or-later
"""Where words from paper are tried while the passphrase is still known."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from held.ui.background import Lane
from held.ui.look import FontRole
from held.ui.settings.act_page import ActPage
from held.ui.settings.change_foot import ChangeFoot
from held.ui.settings.recovery_presenter import TryWordsPresenter
from held.ui.settings.way_words import way_words
from held.ui.widgets.announce import announce
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.sheets_entry import SheetsEntry
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.words_entry_steps import WordsEntrySteps
from held.workflows.recovery_sheet import Way
from held.workflows.session import Session

_MARGIN = 12


class TryWordsPage(ActPage):
    """Says whether they open the notebook, and which way in they are."""

    def __init__(self, session: Session, lane: Lane) -> None:
        super().__init__(self.tr("Recovery"), ChangeFoot(self.tr("Try them"), ""))
        self._today = session.clock.now().day
        self._opened = False
        self.presenter = TryWordsPresenter(session, lane, self)
        self._heading = TextLabel(self.tr("Try the words"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        lead = self.tr("Write them as you would have to if the passphrase were forgotten.")
        self._lead = TextLabel(lead, FontRole.LEAD, Ink.TEXT_2)
        self._entry = SheetsEntry(self.presenter.entry.known)
        self._right = SaidLine()
        name(self._right, "words_right_line", "")
        self._right.hide()
        self._steps = WordsEntrySteps(self.presenter.entry, self._entry, self)
        self.foot.cancel_button.clicked.connect(self.done)
        self.foot.change_button.clicked.connect(self._go_on)
        self.presenter.opened.connect(self._show_opened)
        self.presenter.refused.connect(self._steps.refuse)

    def fill_sheet(self, frame: PageFrame) -> None:
        frame.sheet.add(self._heading)
        frame.sheet.add(self._lead, above=8)
        frame.sheet.add(self._right, above=20)
        frame.sheet.add(self._entry, above=24, beyond=_MARGIN)

    def first(self) -> QWidget | None:
        return self._entry.words.first()

    def leave(self) -> None:
        self._steps.forget()

    def _go_on(self) -> None:
        if self._opened:
            self.done.emit()
        else:
            self._steps.read()

    def _show_opened(self, way: Way) -> None:
        self._opened = True
        self._steps.forget()
        self._entry.hide()
        said = self.tr("These words open the notebook. They are: {way}.")
        said = said.format(way=way_words(way, self._today))
        self._right.say(said, "check", Ink.ACCENT)
        self._right.setAccessibleName(said)
        self._right.show()
        announce(self._right, said)
        self.foot.cancel_button.hide()
        self.foot.say(self.tr("Cancel"), self.tr("Done"))
        self.foot.change_button.setFocus(Qt.FocusReason.OtherFocusReason)
