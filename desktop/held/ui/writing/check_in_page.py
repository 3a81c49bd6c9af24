# SPDX-License-Identifier: GPL-3.0-or-later
"""A check-in: the page of writing with time to sit beside it, and its own text read the other way.

Nothing it knows about a pause or about a word on a scale is counted, compared or kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from held.journal.answer import Answer, Chosen
from held.journal.template import Kind, Question
from held.journal.template import Place as Standing
from held.ui.background import Lane
from held.ui.look import FontRole, of
from held.ui.page import PageParts
from held.ui.widgets.column import Column
from held.ui.widgets.near_day import near_day
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.painting import crisp_painter
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.asked import Asked
from held.ui.writing.before_and_now import BeforeAndNow, scale_word
from held.ui.writing.opened import Opened
from held.ui.writing.pause_side import HelpsLink, PauseSide
from held.ui.writing.writing_page import WritingPage
from held.workflows import other_way
from held.workflows.session import Session

LESS_SAFE = "urgency_true"
"""The question whether somebody is less safe if the keeper waits."""
SOMEONE = "someone"


class CheckInPage(WritingPage):
    """helps_wanted: somebody may be in danger, and nothing should slow the keeper now.
    other_way_wanted: emitted with the Passages that are to be read the other way.
    """

    helps_wanted = Signal()
    other_way_wanted = Signal(object)

    ABOVE_NAMES = 6
    BESIDE_MORE = 4

    def __init__(self, session: Session, lane: Lane, opened: Opened) -> None:
        self._words: dict[str, BeforeAndNow] = {}
        self._helps: HelpsLink | None = None
        super().__init__(session, lane, opened)
        self._lane = lane
        self._goal: Callable[[], None] = self.helps_wanted.emit

    @property
    def veils_when_idle(self) -> bool:
        return self._pause.is_sitting

    def first(self) -> QWidget | None:
        return self._pause.slip.stop_button if self._pause.is_sitting else super().first()

    def fill(self, frame: PageFrame) -> None:
        super().fill(frame)
        self._invitation = _Invitation(self.tr("Another question, if you want one"))
        self._invitation.setHidden(self._names.isHidden())
        frame.sheet.add(self._invitation, above=24, after=self._clocks)
        self._pause.attach(frame)
        self._say_what_follows()

    def own_acts(self) -> Mapping[str, Callable[[], None]]:
        return {**super().own_acts(), "sit": self._pause.offer, "other_way": self._ask_other_way}

    def ask(self, question: Question) -> Asked:
        asked = super().ask(question)
        if question.id == LESS_SAFE:
            spoken = self.tr("Go to what helps now, for whoever is less safe")
            self._helps = HelpsLink("less_safe_helps_button", spoken)
            self._helps.clicked.connect(self._ask_helps)
            asked.place_left(self._helps)
        if question.kind is Kind.SCALE:
            self._show_words_beside(question, asked)
        return asked

    def _make_parts(self) -> PageParts:
        section = self._template.section(Standing.PAUSE)
        assert section is not None, "the template of a check-in has a pause"
        self._pause = PauseSide(section, self._hue)
        self._pause.helps_wanted.connect(self._ask_helps)
        self._pause.slip.put_away.connect(self._go_on_writing)
        slips = (self._pause.slip, self._pause.danger)
        return replace(super()._make_parts(), slips=slips, folded=self._pause.folded)

    # Words of a scale

    def _show_words_beside(self, question: Question, asked: Asked) -> None:
        """The word of an earlier day, and that of the scale before this one on the page."""
        earlier = self._earlier_reading(question)
        if earlier:
            asked.place(4, TextLabel(earlier, FontRole.SMALL, Ink.HINT))
        if question.before:
            words = self._words[question.id] = BeforeAndNow(question)
            asked.place(8, words)

    def _earlier_reading(self, question: Question) -> str:
        today = self._asking.today
        for layer in reversed(self.presenter.draft.entry.layers):
            word = scale_word(question, layer.answers.get(question.id))
            if word and layer.begun.day < today:
                day = near_day(layer.begun.day, today)
                return self.tr("{day}: {word}").format(day=day, word=word)
        return ""

    # What follows from what is said

    def _touched(self, question: Question) -> None:
        super()._touched(question)
        self._invitation.setHidden(self._names.isHidden())
        self._say_what_follows()

    def _answered(self) -> None:
        super()._answered()
        self._say_what_follows()

    def _say_what_follows(self) -> None:
        said = self.answers()
        for key, words in self._words.items():
            words.show_answers(said.get(self._further[key].before), said.get(key))
        in_danger = _someone_is_less_safe(said)
        self._pause.make_way(in_danger)
        if self._helps is not None and self._helps.isHidden() == in_danger:
            self._helps.setVisible(in_danger)
            if in_danger and self._frame is not None:
                self._frame.sheet.show_part(self._helps)

    def _go_on_writing(self) -> None:
        first = self.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # Leaving, once the page is kept, so that one comes back to this very page

    def _ask_helps(self) -> None:
        self._leave_for(self.helps_wanted.emit)

    def _ask_other_way(self) -> None:
        self._leave_for(self._tell_other_way)

    def _tell_other_way(self) -> None:
        self.other_way_wanted.emit(other_way.written_on(self._template, self.answers()))

    def _leave_for(self, goal: Callable[[], None]) -> None:
        self._goal = goal
        self.presenter.keep()
        self._lane.run(_nothing, self._go, self._go)

    def _go(self, _result: object) -> None:
        self._goal()


def _nothing() -> None:
    """On the lane: what was asked before is done."""


def _someone_is_less_safe(said: Mapping[str, Answer]) -> bool:
    answer = said.get(LESS_SAFE)
    return isinstance(answer, Chosen) and answer.option == SOMEONE


class _Invitation(Column):
    """A hairline, and what the names below it are."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.place(12, TextLabel(words, FontRole.SMALL, Ink.HINT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = QRectF(0, 0, self.width(), 1)
        crisp_painter(self).fillRect(line, of(self).tokens.hairline)
