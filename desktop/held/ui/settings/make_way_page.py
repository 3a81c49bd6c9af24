# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a recovery sheet or a circle is made: the passphrase first, then the paper.

The words open the notebook before they are shown, so that no paper opens nothing; and when nobody
has taken them onto paper, they are taken back with the page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.page import Kept, KeptState, PageParts
from held.ui.recovery_sheet_steps import RecoverySheetSteps
from held.ui.settings.act_page import ActPage, unkept_while
from held.ui.settings.change_foot import ChangeFoot
from held.ui.settings.present_passphrase import PresentPassphrase
from held.ui.settings.recovery_presenter import MakeWayPresenter
from held.ui.settings.way_words import way_words
from held.ui.widgets.choice import Option
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.radio_row import RadioGroup
from held.ui.widgets.recovery_sheet import RecoverySheet
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.paper import Onto
from held.workflows.recovery_sheet import ONE_SHEET, THREE_OF_FIVE, TWO_OF_THREE, Way
from held.workflows.session import Session

_CIRCLES = {"two_of_three": TWO_OF_THREE, "three_of_five": THREE_OF_FIVE}


class MakeWayPage(ActPage):
    """circle: whether it is a circle.  replaced: the way it takes the place of, if any.

    notebook: what the notebook is called, in case its name is wanted on the sheet.
    """

    def __init__(
        self, session: Session, lane: Lane, *, circle: bool, replaced: Way | None, notebook: str
    ) -> None:
        super().__init__(
            self.tr("Recovery"), ChangeFoot(self.tr("Show the words"), self.tr("One moment…"))
        )
        self._is_circle = circle
        self._today = session.clock.now().day
        self.presenter = MakeWayPresenter(session, lane, replaced.id if replaced else "", self)
        self._heading = TextLabel(self._title(), FontRole.HEADING_1)
        self._lead = TextLabel(self._why(), FontRole.LEAD, Ink.TEXT_2)
        self._stays = SaidLine(self._what_stays(replaced, self._today), "info")
        self._stays.setVisible(replaced is not None)
        self._sharing = self._make_choice()
        self._present = PresentPassphrase()
        self._sheet = RecoverySheet()
        self._sheet.set_notebook(notebook)
        self._sheet.hide()
        name(self._heading, "page_heading", self._heading.text())
        self._steps = RecoverySheetSteps(self.presenter.sheet, self._sheet, self)
        self._connect()

    @property
    def parts(self) -> PageParts:
        found = super().parts
        if self.presenter.is_made:
            found.where = self.tr("These words open the notebook")
        return found

    def fill_sheet(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.add(self._heading)
        sheet.add(self._lead, above=8)
        sheet.add(self._stays, above=16)
        sheet.add(self._sharing, above=20)
        sheet.add(self._present, above=24)
        sheet.add(self._sheet, above=24)
        sheet.add(self.wrong, above=16)

    def first(self) -> QWidget | None:
        return self._present.edit if self.foot_is_on_sheet else self.foot.cancel_button

    def leave(self) -> None:
        self.presenter.leave()
        self._steps.end()
        self._present.forget()

    def unkept(self) -> Callable[[], object] | None:
        return unkept_while(self.presenter.is_waiting)

    def _connect(self) -> None:
        presenter, foot = self.presenter, self.foot
        self._present.text_changed.connect(presenter.set_present)
        self._present.return_pressed.connect(self._go_on)
        self._sheet.done.connect(presenter.finish)
        presenter.present_missing.connect(self._present.ask)
        presenter.present_refused.connect(self._present.refuse)
        presenter.made.connect(self._show_words)
        presenter.sheet.taken.connect(self._taken)
        presenter.waiting_changed.connect(self._show_waiting)
        presenter.failed.connect(self._tell)
        presenter.finished.connect(self._finish)
        foot.cancel_button.clicked.connect(self._turn_back)
        foot.change_button.clicked.connect(self._go_on)

    def _make_choice(self) -> RadioGroup:
        options = (
            Option("two_of_three", self.tr("Three people, any two of them together")),
            Option("three_of_five", self.tr("Five people, any three of them together")),
        )
        group = RadioGroup(options, None)
        name(group, "circle_group", self.tr("How large the circle is"))
        group.set_chosen("two_of_three")
        group.setVisible(self._is_circle)
        return group

    def _go_on(self) -> None:
        if not self.presenter.is_made:
            chosen = self._sharing.chosen()
            self.presenter.make(_CIRCLES[chosen] if self._is_circle and chosen else ONE_SHEET)
        elif self.presenter.sheet.is_taken:
            self.presenter.finish()
        else:
            self.say_wrong(self.tr("First print it, save it or write it down. Or press Cancel."))
            self._sheet.take_focus()

    def _turn_back(self) -> None:
        # Before another page reads what there is.
        self.presenter.leave()
        self.done.emit()

    def _show_words(self) -> None:
        for part in (self._present, self._sharing, self._stays, self.wrong):
            part.hide()
        self._present.forget()
        self._lead.setText(self._what_follows())
        self._sheet.show()
        self._sheet.take_focus()
        self.foot.say(self.tr("Cancel"), self.tr("Done"))
        self.changed.emit()

    def _taken(self, _onto: Onto) -> None:
        self.wrong.hide()
        self.foot.say(self.tr("Try it later"), self.tr("Done"))

    def _show_waiting(self, waiting: bool) -> None:
        self.show_change(waiting)
        if not waiting:
            self.kept.emit(Kept(KeptState.KEPT))
        self._present.setEnabled(not waiting)

    def _finish(self) -> None:
        self.done.emit()
        # Said last: another page takes the notice of the one before away.
        self.notice_asked.emit(self.tr("The paper can be read, and it opens your notebook."), "")

    def _tell(self, error: HeldError) -> None:
        self.say_wrong(tell(error).whole)

    def _title(self) -> str:
        return self.tr("A recovery circle") if self._is_circle else self.tr("A recovery sheet")

    def _why(self) -> str:
        if self._is_circle:
            return self.tr(
                "Each person keeps one sheet. One alone opens nothing and tells nothing."
            )
        return self.tr("Twenty words on paper. Whoever has them and the notebook reads all of it.")

    def _what_follows(self) -> str:
        if self._is_circle:
            return self.tr(
                "Give each sheet to one person, face to face. Look at each of them here."
            )
        return self.tr("Keep it away from this computer.")

    def _what_stays(self, replaced: Way | None, today: date) -> str:
        if replaced is None:
            return ""
        said = self.tr(
            "Now: {way}. It opens the notebook until you have tried the new one. "
            "Older copies of the notebook open with it after that, too."
        )
        return said.format(way=way_words(replaced, today))
