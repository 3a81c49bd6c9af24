# SPDX-License-Identifier: GPL-3.0-or-later
"""Read it as they will: the whole letter as it would stand in the file, and what stays behind.

Everything that would leave is on this page; nothing can be written that was not read here.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSpacerItem, QWidget

from held.errors import HeldError
from held.journal.identifiers import EntryId
from held.journal.line_permission import ChosenLine
from held.journal.permission import Kept as StaysBehind
from held.journal.person import Person
from held.journal.template import Detail, Kind, Question
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole, of
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.sharing.bundles_page import FOOT_BOTTOM
from held.ui.sharing.colleague_words import opens_with
from held.ui.sharing.lines_along import LinesAlong
from held.ui.sharing.reason_words import reason_words
from held.ui.widgets.buttons import PrimaryButton, QuietButton
from held.ui.widgets.fold import FoldLine
from held.ui.widgets.foot_row import BEYOND, FootRow
from held.ui.widgets.letter_paper import LetterPaper
from held.ui.widgets.naming import name
from held.ui.widgets.near_day import near_day
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.slip import Slip
from held.ui.widgets.slip_lines import LineWords, SlipLines
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.colleagues import CardState
from held.workflows.letter import Letter
from held.workflows.make_bundle import Preview, preview
from held.workflows.session import Session

_LONG_PAGE_TOP = 40
_KIND_ICONS = {
    Kind.PERSON: "user-round",
    Kind.DATE: "calendar-days",
    Kind.ROWS: "list",
    Kind.LONG: "file-text",
}


class ReadPage(Page):
    """to: whom the story's permission names.
    chosen: lines from Tests that the keeper chose to go along.
    told: why one is here again, if a writing was refused.

    back_wanted: one turned back.
    line_wanted: another line from Tests is to be chosen.
    line_taken_out: emitted with the ChosenLine that is not to go along after all.
    write_wanted: emitted with the Preview that was read.
    """

    back_wanted = Signal()
    line_wanted = Signal()
    line_taken_out = Signal(ChosenLine)
    write_wanted = Signal(Preview)

    def __init__(
        self,
        session: Session,
        lane: Lane,
        story: EntryId,
        to: Person,
        chosen: tuple[ChosenLine, ...] = (),
        told: HeldError | None = None,
    ) -> None:
        super().__init__()
        self._today = session.clock.now().day
        self._to = to
        self._shown: Preview | None = None
        self._frame: PageFrame | None = None
        self._make_sheet()
        self._goes = _TitledSlip(self.tr("Goes along"), "goes_along_slip")
        self._stays = _TitledSlip(self.tr("Stays behind"), "stays_behind_slip", quiet=True)
        self._fold = FoldLine(self.tr("Goes along, stays behind"), self.tr("look closer"))
        name(self._fold, "goes_along_fold_button", self._fold.words())
        self._fold.set_answer(self.tr("For {code}").format(code=to.code))
        self._fold.clicked.connect(self._toggle_slips)
        if told is not None:
            self._foot.tell(tell(told).whole)
        lane.run(partial(preview, session, story, to.id, chosen), self._show, self._fail)

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.BUNDLES,
            crumbs=(self.tr("Bundles"), self.tr("For {code}").format(code=self._to.code)),
            slips=(self._goes, self._stays),
            folded=self._fold,
            where_icon="package",
            where=self.tr("Nothing has left."),
        )

    def fill(self, frame: PageFrame) -> None:
        self._frame = frame
        sheet = frame.sheet
        sheet.set_ends(_LONG_PAGE_TOP, FOOT_BOTTOM)
        sheet.add(self._heading)
        sheet.add(self._why, above=4)
        sheet.add(self._fold, above=16)
        sheet.add(self._paper, above=28)
        sheet.add(self._along, above=28)
        sheet.add_stretch()
        sheet.add(self._foot, above=24, beyond=BEYOND)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._paper

    def _make_sheet(self) -> None:
        heading = self.tr("Read it as {code} will").format(code=self._to.code)
        self._heading = TextLabel(heading, FontRole.HEADING_1)
        name(self._heading, "page_heading", heading)
        self._why = TextLabel(
            self.tr("This is all that would leave."), FontRole.CONTROL, Ink.TEXT_2
        )
        name(self._why, "why_label", self._why.text())
        self._paper = LetterPaper()
        name(self._paper, "letter_edit", self.tr("The letter as it would leave"))
        self._along = LinesAlong()
        self._along.wanted.connect(self.line_wanted)
        self._along.taken_out.connect(self._take_out)
        self._along.hide()
        self._back = QuietButton(self.tr("Back"), icon="arrow-left")
        name(self._back, "back_button", self._back.words())
        self._back.clicked.connect(self.back_wanted)
        self._write = PrimaryButton(self.tr("Write the bundle…"))
        name(self._write, "write_button", self._write.words())
        self._write.clicked.connect(self._go_on)
        self._write.setEnabled(False)
        self._foot = FootRow(self._back, (self._write,))

    def _show(self, shown: Preview) -> None:
        self._shown = shown
        self._paper.set_codes(tuple(shown.codes.values()))
        if shown.letter is not None:
            lines, titles = _paragraphs(shown.letter)
            self._paper.show_letter(lines, titles, len(shown.letter.opening))
            self._along.show_lines(shown.chosen, {line.row for line in shown.lines.lines})
        self._paper.setVisible(shown.letter is not None)
        self._along.setVisible(shown.letter is not None)
        self._write.setVisible(shown.letter is not None)
        self._write.setEnabled(shown.letter is not None)
        if shown.letter is None:
            nothing = self.tr("Nothing may go to {code} now. At the side it says why.")
            self._why.setText(nothing.format(code=self._to.code))
            self._why.setAccessibleName(self._why.text())
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._goes.setVisible(shown.letter is not None)
        self._goes.lines.show_lines(self._going(shown))
        self._stays.lines.show_lines(self._staying(shown))

    def _fail(self, error: HeldError) -> None:
        self._foot.tell(tell(error).whole)

    def _go_on(self) -> None:
        if self._shown is not None:
            self.write_wanted.emit(self._shown)

    def _take_out(self, number: int) -> None:
        if self._shown is not None:
            self.line_taken_out.emit(self._shown.chosen[number])

    def _toggle_slips(self) -> None:
        if self._frame is not None:
            is_open = not self._stays.isVisible()
            self._fold.set_open(is_open)
            self._frame.open_slip(is_open)

    def _going(self, shown: Preview) -> list[LineWords]:
        code = self._to.code
        with_words = self.tr("Opens with six words, never in the file")
        small = with_words if shown.card is CardState.NONE else ""
        to = LineWords("user-round", self.tr("To {code}").format(code=code), small)
        lines = [to, *opens_with(shown.card, code)]
        if shown.until is not None:
            until = self.tr("Until {day}").format(day=near_day(shown.until, self._today))
            asked = self.tr("Then {code} is asked to let it go").format(code=code)
            lines.append(LineWords("calendar-days", until, asked))
        request = self.tr("A request, not a lock")
        lines.append(LineWords("hand", self.tr("Please pass nothing on"), request))
        if shown.permission.do_not_raise:
            begin = self.tr("Please let them begin")
            lines.append(LineWords("ear", begin, self.tr("Also a request")))
        if shown.lines.lines:
            unfinished = self.tr("Unfinished thoughts, not findings")
            lines.append(LineWords("scale", self.tr("Lines from Tests"), unfinished))
        return lines

    def _staying(self, shown: Preview) -> list[LineWords]:
        named = [kept for kept in shown.leaving.stays if kept.question.detail is not None]
        lines = [self._kept_line(kept, shown) for kept in named]
        own = [_called(k.question) for k in shown.leaving.stays if k.question.detail is None]
        if own:
            lines.append(LineWords("feather", ", ".join(own), self.tr("These stay with me")))
        does_not = self.tr("It does not travel")
        lines.append(LineWords("heart", self.tr("Everything in Inside"), does_not))
        others = self.tr("All others stay") if shown.lines.lines else self.tr("None chosen")
        lines.append(LineWords("scale", self.tr("Lines in Tests"), others))
        return lines

    def _kept_line(self, kept: StaysBehind, shown: Preview) -> LineWords:
        words = reason_words(kept.because, shown.teller, self._to.code)
        return LineWords(_icon(kept.question), _called(kept.question), words)


class _TitledSlip(Slip):
    """A title and lines under it."""

    def __init__(self, title: str, object_name: str, *, quiet: bool = False) -> None:
        super().__init__(quiet=quiet)
        name(self, object_name, title)
        self.lines = SlipLines()
        self._gap = QSpacerItem(0, 0)
        self.column.addWidget(TextLabel(title, FontRole.HEADING_3))
        self.column.addItem(self._gap)
        self.column.addWidget(self.lines)
        self._fit()

    def _fit(self) -> None:
        super()._fit()
        if hasattr(self, "_gap"):
            self._gap.changeSize(0, of(self).px(16))
            self.column.invalidate()


def _paragraphs(letter: Letter) -> tuple[list[str], list[int]]:
    """The letter's lines without the empty ones, for which paper has a gap; and its titles."""
    lines, titles = [*letter.opening], []
    for passage in letter.passages:
        titles.append(len(lines))
        lines.append(passage.title)
        lines.extend(line for line in passage.lines if line.strip())
    return lines, titles


def _called(question: Question) -> str:
    return question.name or question.prompt


def _icon(question: Question) -> str:
    if question.detail is Detail.THEIR_WORDS:
        return "quote"
    return _KIND_ICONS.get(question.kind, "pen-line")
