# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person who told me allowed, on a slip beside the page.

Folds, of which one is open; nothing is chosen beforehand.  It knows what was answered, and leaves
what follows from it to `held.journal.permission`.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from held.journal.answer import Answer
from held.journal.permission import MAY_NOTE, MayNote, read
from held.journal.template import Kind, Question, Section
from held.ui.look import FontRole, RoomHue, of
from held.ui.widgets.column import Column
from held.ui.widgets.fold import Fold, FoldStack
from held.ui.widgets.name_to_touch import NameToTouch
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, square
from held.ui.widgets.slip import Slip
from held.ui.widgets.tab_order import chain
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.answer_control import AnswerControl, Asking
from held.ui.writing.asked import Asked
from held.ui.writing.controls import make_control
from held.ui.writing.said import said

_IN_SIGHT = 5
"""Questions that stand on the slip at first; the others wait behind "More…"."""


class PermissionSlip(Slip):
    """stated: emitted after a person changed an answer."""

    stated = Signal()

    def __init__(self, section: Section, asking: Asking) -> None:
        super().__init__()
        self._asking = asking
        # A control is made when its fold is first opened: all of them would take half of the
        # time in which a page opens.
        self._controls: dict[str, AnswerControl] = {}
        self._shown: dict[str, Answer] = {}
        self._folds: dict[str, tuple[Fold, Question]] = {}
        self._behind: dict[str, _Behind] = {}
        name(self, "permission_slip", section.title)
        self._build(section)

    def set_code(self, code: str) -> None:
        """Say whose permission it is."""
        text = self.tr("What {code} said I may do with this.").format(code=code)
        self._whose.setText(text)

    def answers(self) -> dict[str, Answer]:
        """Everything the slip says now."""
        found = {key: self._answer(key) for key in self._folds}
        return {key: answer for key, answer in found.items() if answer is not None}

    def show_answers(self, answers: Mapping[str, Answer]) -> None:
        """Show what was said before.  Tells nobody."""
        self._shown = dict(answers)
        for key, control in self._controls.items():
            control.show_answer(answers.get(key))
        self._say()

    def unfold(self, question_id: str) -> None:
        """Open one question; the cursor stays where it is."""
        fold, _question = self._folds[question_id]
        fold.set_open(True)

    def _build(self, section: Section) -> None:
        self._whose = TextLabel("", FontRole.SMALL, Ink.HINT)
        stack, rest, body = FoldStack(), FoldStack(), Column()
        body.place(_Heading(section.title), 6, self._whose, 20, stack)
        self._while_not_asked = TextLabel("", FontRole.SMALL, Ink.HINT)
        printed = [q for q in section.questions if q.kind is Kind.PRINTED]
        asked = [q for q in section.questions if q.kind is not Kind.PRINTED]
        for question in asked[:_IN_SIGHT]:
            stack.add(self._fold(question))
        for question in printed:
            self._while_not_asked.setText(question.prompt)
            body.place(14, self._while_not_asked)
        for question in asked[_IN_SIGHT:]:
            rest.add(self._fold(question))
        self._rest = rest
        rest.hide()
        self._more = NameToTouch(self.tr("More…"))
        name(self._more, "permission_more_button", self.tr("More about permission"))
        self._more.clicked.connect(self._show_rest)
        body.place(14)
        body.place_left(self._more)
        body.place(rest)
        self.column.addWidget(body)
        self.column.addStretch()

    def _fold(self, question: Question) -> Fold:
        # A tick says its own words; the fold has its name instead of saying them twice.
        words = question.name if question.kind is Kind.TICK else question.prompt
        behind = self._behind[question.id] = _Behind()
        fold = Fold(words, behind, f"{question.id}_fold")
        fold.opened.connect(self._fill_opened)
        self._folds[question.id] = (fold, question)
        return fold

    def _fill_opened(self, _is_open: bool) -> None:
        for key, (fold, question) in self._folds.items():
            if fold.is_open() and key not in self._controls:
                self._fill(fold, question)

    def _fill(self, fold: Fold, question: Question) -> None:
        control = make_control(question, self._asking)
        control.show_answer(self._shown.get(question.id))
        control.answered.connect(self._answered)
        self._controls[question.id] = control
        asked = Asked(question, control, heading=False)
        self._behind[question.id].column.addWidget(asked)
        asked.show()
        chain(fold.head, asked)

    def _answer(self, question_id: str) -> Answer | None:
        control = self._controls.get(question_id)
        return control.answer() if control else self._shown.get(question_id)

    def _show_rest(self) -> None:
        self._rest.show()
        self._more.hide()
        first = list(self._folds.values())[_IN_SIGHT][0]
        first.head.setFocus(Qt.FocusReason.TabFocusReason)

    def _answered(self) -> None:
        self._say()
        self.stated.emit()

    def _say(self) -> None:
        codes = self._asking.circle.codes()
        for key, (fold, question) in self._folds.items():
            fold.set_answer(said(question, self._answer(key), codes))
        note = read({MAY_NOTE: answer} if (answer := self._answer(MAY_NOTE)) else {})
        self._while_not_asked.setHidden(note.may_note is not MayNote.NOT_ASKED)


class _Behind(QWidget):
    """The place behind a fold, empty until it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)


class _Heading(QWidget):
    """The hands, and the word."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.addWidget(TextLabel(title, FontRole.HEADING_3, wraps=False))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        hue = look.tokens.room(RoomHue.STORIES).hue
        box = square(0, self.height() / 2, look.px(20))
        look.draw_icon(crisp_painter(self), "handshake", box, hue)

    def _fit(self) -> None:
        self._row.setContentsMargins(of(self).px(28), 0, 0, 0)
