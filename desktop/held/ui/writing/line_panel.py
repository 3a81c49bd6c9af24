# SPDX-License-Identifier: GPL-3.0-or-later
"""What waits behind one line: closed, its first answer on one row; opened, a panel of questions.

The panel is made when it is first opened, so that a page of many lines opens at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from held.journal.answer import Answer, is_empty
from held.journal.look_again import SEEN_NOW
from held.journal.template import Kind, Question
from held.ui.look import FontRole, faded, of
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.column import Column
from held.ui.widgets.fold import FoldLine
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box
from held.ui.widgets.tab_order import chain
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.answer_control import AnswerControl, Asking
from held.ui.writing.further_questions import FurtherQuestions
from held.ui.writing.said import said

MakeControl = Callable[[Question, Asking], AnswerControl]

AT_ONCE = 4
"""So many questions are there when a line is opened; the others are names to touch."""

_TINT, _TINT_IN_THE_DARK = 0.55, 0.6
_ROUND = 10
_LEAST_SIDE = 16
_TOP = 10  # the row that opens it is 12 higher than its words
_BOTTOM = 18
_ABOVE = {"first": 6, "question": 10, "touched": 14, "names": 12}
_UNDER_CHOICES = 18
_BESIDE = 16
_LEAST_BESIDE = 220
_NAMED_BY_ITSELF = frozenset({Kind.SHORT, Kind.PERSON, Kind.PRINTED, Kind.TICK})


class _Part(Column):
    """One question of the panel.  With `why`, a small line says why it is asked; without
    `heading` the question's words stand above already.
    """

    def __init__(
        self, question: Question, control: AnswerControl, *, heading: bool, why: bool
    ) -> None:
        super().__init__()
        if not heading:
            control.leave_out_words()
            self.place(control)
            return
        is_ahead = question.kind is Kind.DATE and question.ahead
        why = why and bool(question.why)
        if is_ahead or (question.kind in _NAMED_BY_ITSELF and not why):
            self.place(control)
            return
        control.leave_out_words()
        self.place(TextLabel(question.prompt, FontRole.SMALL, Ink.TEXT_2))
        if why:
            self.place(TextLabel(question.why, FontRole.SMALL, Ink.HINT))
        if question.kind not in {Kind.SHORT, Kind.ROWS, Kind.PERSON}:
            self.place(6)
        self.place(control)


class _Beside(QWidget):
    """Two questions beside each other, or one below the other where there is little room."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._parts = (left, right)
        for part in self._parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        width = 2 * of(self).px(_LEAST_BESIDE) + of(self).px(_BESIDE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        least = [part.minimumSizeHint() for part in self._parts]
        return QSize(max(size.width() for size in least), max(size.height() for size in least))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange(self.width(), place=True)
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def _arrange(self, width: int, *, place: bool) -> int:
        px = of(self).px
        beside = width >= 2 * px(_LEAST_BESIDE) + px(_BESIDE)
        each = (width - px(_BESIDE)) // 2 if beside else width
        x = y = height = 0
        for part in self._parts:
            high = (
                part.heightForWidth(each) if part.hasHeightForWidth() else part.sizeHint().height()
            )
            if place:
                part.setGeometry(x, y, each, high)
            height = max(height, y + high)
            if beside:
                x = width - each
            else:
                y += high + px(_ABOVE["question"])
        return height


class LinePanel(QWidget):
    """changed: a person answered something.  toggled: it was opened or folded away.
    taken_away: the line is to go.
    """

    changed = Signal()
    toggled = Signal(bool)
    taken_away = Signal()

    def __init__(
        self, question: Question, asking: Asking, make: MakeControl, *, looks_back: bool
    ) -> None:
        """looks_back: the line was there on an earlier day, so how one sees it now is asked."""
        super().__init__()
        self._question = question
        self._asking = asking
        self._make = make
        self._looks_back = looks_back
        self._answers: dict[str, Answer] = {}
        self._controls: dict[str, AnswerControl] = {}
        self._body: Column | None = None
        self._names: FurtherQuestions | None = None
        self._overhang = 0
        self._earlier = ""
        self.closer = FoldLine(question.questions[0].prompt, self.tr("look closer"))
        self.closer.clicked.connect(self._toggle)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.closer)
        self._fit()

    # What is said

    def answers(self) -> dict[str, Answer]:
        """What is said behind the line now; what was said before the panel was opened stays."""
        found = dict(self._answers)
        for key, control in self._controls.items():
            answer = control.answer()
            if answer is None:
                found.pop(key, None)
            else:
                found[key] = answer
        return found

    def show_answers(self, answers: Mapping[str, Answer], earlier: str = "") -> None:
        """Show what was said; `earlier` is how it was read on an earlier day."""
        self._answers, self._earlier = dict(answers), earlier
        for key, control in self._controls.items():
            control.show_answer(self._answers.get(key))
        self._say()

    def _say(self) -> None:
        first = self._question.questions[0]
        codes = self._asking.circle.codes()
        self.closer.set_answer(said(first, self.answers().get(first.id), codes))

    # Opening

    def is_open(self) -> bool:
        return self._body is not None and not self._body.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Open it or fold it away; the focus stays on the row that does so."""
        if is_open == self.is_open():
            return
        if self._body is None:
            self._body = self._build()
            self._column.addWidget(self._body)
            self._order_tabs()
        self._body.setVisible(is_open)
        self.closer.set_open(is_open)
        self._fit()
        self.update()
        self.toggled.emit(is_open)

    def _toggle(self) -> None:
        self.set_open(not self.is_open())

    # How it looks

    def set_overhang(self, px: int) -> None:
        """How far the panel goes beyond the line at each side."""
        self._overhang = px
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.is_open():
            return
        look = of(self)
        soft = look.tokens.room(self._asking.hue).soft
        ground = faded(soft, _TINT_IN_THE_DARK if look.is_dark else _TINT)
        draw_box(crisp_painter(self), self.rect(), look.px(_ROUND), ground)

    def _fit(self) -> None:
        px, side = of(self).px, self._overhang
        if self.is_open():
            side = max(side, px(_LEAST_SIDE))
            self._column.setContentsMargins(side, px(_TOP), side, px(_BOTTOM))
        else:
            self._column.setContentsMargins(side, 0, side, 0)

    # Building

    def _build(self) -> Column:
        body = Column()
        if self._earlier:
            label = TextLabel(self._earlier, FontRole.SMALL, Ink.TEXT_2)
            name(label, f"{self._asking.prefix}earlier_label", self._earlier)
            body.place(label)
        questions = self._question.questions
        at_once = list(questions[:AT_ONCE])
        self._lay_out(body, at_once)
        further = [q for q in questions[AT_ONCE:] if q.kind is not Kind.PRINTED]
        self._opened = Column()
        body.place(self._opened)
        away = QuietButton(self.tr("Take away"), compact=True)
        name(away, f"{self._asking.prefix}take_away_button", self.tr("Take this line away"))
        away.clicked.connect(self.taken_away)
        self._names = FurtherQuestions(
            [q for q in further if not q.together],
            prefix=self._asking.prefix,
            on_tint=True,
            last=away,
        )
        self._names.touched.connect(self._touched)
        body.place(_ABOVE["names"], self._names)
        for question in further:
            if not question.together and self._is_due(question):
                self._open(question)
        return body

    def _lay_out(self, body: Column, questions: Sequence[Question]) -> None:
        above = _ABOVE["first"]
        waiting: _Part | None = None
        for number, question in enumerate(questions):
            part = self._part(question, heading=number > 0, why=False)
            follows = questions[number + 1] if number + 1 < len(questions) else None
            if follows is not None and number > 0 and _is_narrow(follows):
                waiting = part
                continue
            placed: QWidget = part
            if waiting is not None:
                placed, waiting = _Beside(waiting, part), None
            body.place(above, placed)
            is_choices = question.kind in {Kind.CHOICE, Kind.SEVERAL}
            above = _UNDER_CHOICES if is_choices else _ABOVE["question"]

    def _part(self, question: Question, *, heading: bool, why: bool) -> _Part:
        control = self._make(question, self._asking)
        control.show_answer(self._answers.get(question.id))
        control.answered.connect(self._answered)
        self._controls[question.id] = control
        return _Part(question, control, heading=heading, why=why)

    def _is_due(self, question: Question) -> bool:
        """Whether it was answered, or comes with one that was, or is asked on a later day."""
        if question.id == SEEN_NOW and self._looks_back:
            return True
        return any(not is_empty(self._answers.get(q.id)) for q in self._with(question))

    def _with(self, question: Question) -> list[Question]:
        """The question, and those that come together with it."""
        questions = list(self._question.questions)
        found = [question]
        for follower in questions[questions.index(question) + 1 :]:
            if not follower.together:
                break
            found.append(follower)
        return found

    def _open(self, question: Question) -> None:
        for number, one in enumerate(self._with(question)):
            gap = _ABOVE["touched"] if number == 0 else _ABOVE["question"]
            part = self._part(one, heading=True, why=number == 0)
            self._opened.place(gap, part)
            part.show()
        if self._names is not None:
            self._names.take_away((question.id,))

    def _touched(self, question: Question) -> None:
        self._open(question)
        self._order_tabs()
        self._controls[question.id].first().setFocus(Qt.FocusReason.TabFocusReason)

    def _order_tabs(self) -> None:
        chain(self.closer, *self._controls.values(), self._names)

    def _answered(self) -> None:
        self._say()
        self.changed.emit()


def _is_narrow(question: Question) -> bool:
    """Whether it needs so little room that it stands beside the question before it."""
    return question.kind is Kind.DATE and question.ahead
