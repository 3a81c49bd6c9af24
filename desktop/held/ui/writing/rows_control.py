# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows: one prose line each; the sub-questions wait behind "look closer"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.journal.answer import Answer, Quote, Row, Rows, is_empty_row
from held.journal.identifiers import RowId, make_id
from held.journal.template import Question
from held.ui.look import FontRole, of
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.column import Column
from held.ui.widgets.fold import FoldLine
from held.ui.widgets.found_words import Opens
from held.ui.widgets.naming import name
from held.ui.widgets.ruled_line import RuledLine
from held.ui.widgets.tab_order import chain
from held.ui.widgets.text_label import TextLabel
from held.ui.writing.answer_control import AnswerControl, Asking
from held.ui.writing.asked import Asked
from held.ui.writing.said import said
from held.ui.writing.source_line import make_source

_BETWEEN_ROWS = 12

MakeControl = Callable[[Question, Asking], AnswerControl]


class RowEditor(Column, Opens):
    """One row.  `changed` comes after a person changed the line or what is behind it."""

    changed = Signal()

    def __init__(self, question: Question, asking: Asking, number: int, make: MakeControl) -> None:
        super().__init__()
        self._row = Row(RowId(make_id()))
        self._asking = asking
        self._controls: dict[str, AnswerControl] = {}
        self._closer: FoldLine | None = None
        inner = replace(asking, prefix=f"{asking.prefix}{question.id}_{number}_")
        # The question's words stand above the first row already.
        self.line = RuledLine(question.prompt, placeholder=question.hint, label_shown=False)
        spoken = self.tr("{question}, line {number}")
        spoken = spoken.format(question=question.prompt, number=number)
        name(self.line.edit, f"{inner.prefix}edit", spoken, question.why)
        self.line.edit.textEdited.connect(self._edited)
        self._quoted = TextLabel("", FontRole.WRITING)
        name(self._quoted, f"{inner.prefix}label", spoken)
        self._quoted.hide()
        self._prefix = inner.prefix
        self.place(self.line, self._quoted)
        if question.questions:
            self._build_closer(question, inner, number, make)

    def row(self) -> Row:
        """What the row says now."""
        answers = {key: control.answer() for key, control in self._controls.items()}
        given = {key: answer for key, answer in answers.items() if answer is not None}
        return Row(self._row.id, self.line.text(), self._row.quote, given)

    def show_row(self, row: Row) -> None:
        """Show what was said before."""
        self._row = row
        self.line.set_text(row.line)
        if row.quote is not None:
            self._show_quote(row.quote)
        for key, control in self._controls.items():
            control.show_answer(row.answers.get(key))
        self._say()

    def is_empty(self) -> bool:
        return is_empty_row(self.row())

    def _show_quote(self, quote: Quote) -> None:
        """The words stand on another page, and can only be changed there."""
        words = self._asking.quotes.get(quote.mark, "")
        self._quoted.setText(words or self.tr("This line was taken out of its page."))
        self._quoted.setAccessibleName(self._quoted.text())
        self._quoted.show()
        self.line.hide()
        source = make_source(quote, self._asking, self._prefix) if words else None
        if source is not None:
            self.place_left(source)

    def open_up(self) -> None:
        """Show what is behind the line."""
        if self._closer is not None and self._behind.isHidden():
            self._toggle()

    def _say(self) -> None:
        """What waits behind the line begins with one answer that can be seen without opening."""
        first = next(iter(self._controls.values()), None)
        if self._closer is not None and first is not None:
            codes = self._asking.circle.codes()
            self._closer.set_answer(said(first.question, first.answer(), codes))

    def _build_closer(
        self,
        question: Question,
        inner: Asking,
        number: int,
        make: MakeControl,
    ) -> None:
        self._closer = FoldLine(question.questions[0].prompt, self.tr("look closer"))
        spoken = self.tr("Look closer at line {number}").format(number=number)
        name(self._closer, f"{inner.prefix}closer_button", spoken)
        self._closer.clicked.connect(self._toggle)
        self._behind = Column()
        for sub_question in question.questions:
            control = make(sub_question, inner)
            control.answered.connect(self._answered)
            self._controls[sub_question.id] = control
            # The words of the first stand on the line that was pressed.
            is_first = sub_question is question.questions[0]
            self._behind.place(Asked(sub_question, control, heading=not is_first), 16)
        self._behind.hide()
        self.place(4, self._closer, self._behind)

    def _toggle(self) -> None:
        is_open = self._behind.isHidden()
        self._behind.setVisible(is_open)
        if self._closer is not None:
            self._closer.set_open(is_open)

    def _answered(self) -> None:
        self._say()
        self.changed.emit()

    def _edited(self, _text: str) -> None:
        self.changed.emit()


class RowsControl(AnswerControl):
    """Lines under one another, and a way to begin another one."""

    IS_WRITTEN = True

    def __init__(self, question: Question, asking: Asking, make: MakeControl) -> None:
        super().__init__(question, asking)
        self._make = make
        self._rows: list[RowEditor] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(of(self).px(_BETWEEN_ROWS))
        self.column.addLayout(self._lines)
        # Before what stands under it: Tab goes in the order in which things are made.
        self._another: QuietButton | None = None
        self._add()
        another = self._another = QuietButton(
            self.tr("Another line"), icon="plus", compact=True, flush=True
        )
        name(
            another,
            self.object_named("another_button"),
            self.tr("Another line: {question}").format(question=question.prompt),
        )
        another.clicked.connect(self.begin_another)
        self.column.addWidget(another, 0, Qt.AlignmentFlag.AlignLeft)
        self._spare_another()
        self.answered.connect(self._spare_another)
        self.offer_asides()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._lines.setSpacing(of(self).px(_BETWEEN_ROWS))
        super().changeEvent(event)

    def read(self) -> Answer | None:
        rows = tuple(
            row for row in (editor.row() for editor in self._rows) if not is_empty_row(row)
        )
        return Rows(rows) if rows else None

    def show_said(self, answer: Answer | None) -> None:
        rows = answer.rows if isinstance(answer, Rows) else ()
        for editor in self._rows:
            self._lines.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self._rows.clear()
        for row in rows:
            self._add().show_row(row)
        if not rows:
            self._add()
        self._spare_another()

    def first(self) -> QWidget:
        return self._rows[-1].line.edit

    def _add(self) -> RowEditor:
        editor = RowEditor(self.question, self.asking, len(self._rows) + 1, self._make)
        editor.changed.connect(self.answered)
        editor.line.edit.returnPressed.connect(self._ended)
        self._rows.append(editor)
        self._lines.addWidget(editor)
        chain(*self._rows, self._another, self._asides)
        return editor

    def begin_another(self) -> None:
        """An empty line at the end, with the caret in it."""
        editor = self._add()
        editor.line.edit.setFocus(Qt.FocusReason.TabFocusReason)
        self._spare_another()

    def _ended(self) -> None:
        if not self._rows[-1].is_empty():
            self.begin_another()

    def _spare_another(self) -> None:
        """Behind a line there is little room: it is not offered while the last one is empty."""
        if self._another is not None and self.asking.prefix and not self.question.questions:
            self._another.setHidden(self._rows[-1].is_empty())
