# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose one line from Tests to go along, and say once more that it may.

Nothing is chosen beforehand.  The second yes is a question whose first answer keeps the line here.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.journal.line_permission import ChosenLine, OfferedLine
from held.journal.person import Person
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole, RoomHue
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.sharing.bundles_page import FOOT_BOTTOM
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton, QuietButton
from held.ui.widgets.choice import Option
from held.ui.widgets.column import Column
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.naming import name
from held.ui.widgets.near_day import near_day
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.radio_row import RadioGroup
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.lines_from_tests import offered
from held.workflows.session import Session


class LinePage(Page):
    """to: for whom the bundle is.  chosen: lines that go along already, and are not offered again.

    back_wanted: one turned back, or the line stays.
    added: emitted with the ChosenLine, after both yeses.
    """

    back_wanted = Signal()
    added = Signal(ChosenLine)

    def __init__(
        self, session: Session, lane: Lane, to: Person, chosen: tuple[ChosenLine, ...]
    ) -> None:
        super().__init__()
        self._today = session.clock.now().day
        self._to = to
        self._taken = {(choice.line.entry, choice.line.row) for choice in chosen}
        self._lines: dict[str, OfferedLine] = {}
        self._rows: RadioGroup | None = None
        self._frame: PageFrame | None = None
        self._make_sheet()
        self._make_question()
        lane.run(partial(offered, session), self._show, self._fail)

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("For {code}").format(code=self._to.code)),
            where_icon="package",
            where=self.tr("Nothing has left."),
        )

    def fill(self, frame: PageFrame) -> None:
        self._frame = frame
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP, FOOT_BOTTOM)
        sheet.add(self._heading)
        sheet.add(self._why, above=4)
        sheet.add(self._room, above=24)
        sheet.add(self._question, above=24)
        sheet.add_stretch()
        sheet.add(self._foot, above=24, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        rows = self._rows.findChildren(QWidget) if self._rows is not None else []
        return next((row for row in rows if row.objectName().endswith("_radio")), self._back)

    def _make_sheet(self) -> None:
        self._heading = TextLabel(self.tr("A line from Tests"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        self._why = TextLabel("", FontRole.CONTROL, Ink.TEXT_2)
        name(self._why, "why_label", "")
        self._room = Column()
        self._back = QuietButton(self.tr("Back"), icon="arrow-left")
        name(self._back, "back_button", self._back.words())
        self._back.clicked.connect(self.back_wanted)
        self._foot = FootRow(self._back, ())

    def _make_question(self) -> None:
        self._question = Column()
        goes = self.tr("It goes as one person’s unfinished thought, not a finding.")
        asked = self.tr("Is it about the person who told me?")
        name(self._question, "second_yes_group", asked)
        self._stays = PlainButton(self.tr("Yes. Leave it out"))
        name(self._stays, "it_stays_button", self._stays.words(), asked)
        self._stays.clicked.connect(self.back_wanted)
        self._add = PlainButton(self.tr("No, add this line"))
        name(self._add, "add_line_button", self._add.words(), asked)
        self._add.clicked.connect(self._say_yes)
        answers = QWidget()
        row = FlowLayout(answers)
        row.addWidget(self._stays)
        row.addWidget(self._add)
        strong = TextLabel(asked, FontRole.CONTROL_STRONG)
        self._question.place(TextLabel(goes, FontRole.CONTROL), 4, strong, 12, answers)
        self._question.hide()

    def _show(self, found: tuple[OfferedLine, ...]) -> None:
        free = [line for line in found if (line.entry, line.row) not in self._taken]
        self._lines = {line.row: line for line in free}
        self._why.setText(self._explanation(bool(free)))
        self._why.setAccessibleName(self._why.text())
        if free:
            self._rows = RadioGroup([self._option(line) for line in free], RoomHue.TESTS)
            name(self._rows, "line_group", self._heading.text())
            self._rows.changed.connect(self._ask)
            self._room.place(self._rows)
            self._rows.show()
        if self._back.window().focusWidget() is self._back:
            first = self.first()
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explanation(self, any_line: bool) -> str:
        if any_line:
            return self.tr(
                "Only a line of my own. What was lifted from a page stays, "
                "and so does what names someone who told me."
            )
        return self.tr("There is no line in Tests that may go along.")

    def _option(self, line: OfferedLine) -> Option:
        day = near_day(line.day, self._today)
        known = line.how_i_know
        note = self.tr("{known}, {day}").format(known=known, day=day) if known else day
        return Option(line.row, line.words, note)

    def _ask(self) -> None:
        """Ask once more, where it can be seen and is heard; the focus stays in the rows."""
        self._question.show()
        announce(self._question, self._question.accessibleName())
        if self._frame is not None:
            self._frame.sheet.show_part(self._question)

    def _say_yes(self) -> None:
        key = self._rows.chosen() if self._rows is not None else None
        if key is not None:
            self.added.emit(ChosenLine(self._lines[key], second_yes=True))

    def _fail(self, error: HeldError) -> None:
        self._foot.tell(tell(error).whole)
