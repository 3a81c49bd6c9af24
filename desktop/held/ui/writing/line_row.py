# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of a page: a sentence in prose, or the words of another page, and what waits behind."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from held.journal.answer import Quote, Row, Rows, is_empty_row
from held.journal.identifiers import RowId, make_id
from held.journal.layer import Layer
from held.journal.look_again import SEEN_NOW
from held.journal.template import Question
from held.ui.look import FontRole, of
from held.ui.widgets.naming import name
from held.ui.widgets.near_day import near_day
from held.ui.widgets.painting import crisp_painter
from held.ui.widgets.prose_line import ProseLine
from held.ui.widgets.text_label import TextLabel
from held.ui.writing.answer_control import Asking
from held.ui.writing.line_panel import LinePanel, MakeControl
from held.ui.writing.said import said
from held.ui.writing.source_line import make_source

_ABOVE_CLOSED, _ABOVE_PANEL = 2, 8
_UNDER_CLOSED, _UNDER_HAIRLINE, _UNDER_OPEN = 12, 15, 18


class LineRow(QWidget):
    """changed: a person changed the line or what is behind it.  opened: it was opened to look closer.
    ended: Enter was pressed in it.  given_up: Backspace was pressed while it was empty.
    taken_away: it is to go.
    """

    changed = Signal()
    opened = Signal()
    ended = Signal()
    given_up = Signal()
    taken_away = Signal()

    def __init__(
        self, question: Question, asking: Asking, row: Row | None, make: MakeControl
    ) -> None:
        """asking: its prefix is this row's alone.  row: what was said; None for a line just begun."""
        super().__init__()
        self._question = question
        self._asking = asking
        self._row = row or Row(RowId(make_id()))
        self._is_last = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._column.addLayout(self._words)
        self.edit: ProseLine | None = None
        if self._row.quote is None:
            self._build_edit()
        else:
            self._build_quote(self._row.quote)
        self._gap = QHBoxLayout()
        self._column.addLayout(self._gap)
        self.panel = self._build_panel(make)
        self._overhang = 0
        self._fit()

    def row(self) -> Row:
        """What it says now."""
        line = self.edit.text() if self.edit is not None else self._row.line
        return Row(self._row.id, line, self._row.quote, self.panel.answers())

    def is_empty(self) -> bool:
        return is_empty_row(self.row())

    def stop(self) -> QWidget:
        """Where the caret goes, or what stands for it under the words of another page."""
        return self.edit or self.panel.closer

    def set_number(self, number: int, *, is_last: bool) -> None:
        """Its place among the lines, as it is said aloud."""
        spoken = self.tr("{question}, line {number}")
        spoken = spoken.format(question=self._question.prompt, number=number)
        if self.edit is not None:
            name(self.edit, f"{self._asking.prefix}edit", spoken, self._question.why)
        closer = self.tr("Look closer at line {number}").format(number=number)
        name(self.panel.closer, f"{self._asking.prefix}closer_button", closer)
        if is_last != self._is_last:
            self._is_last = is_last
            self._fit()

    def set_overhang(self, px: int) -> None:
        """How far it goes beyond its words at each side."""
        self._overhang = px
        self.panel.set_overhang(px)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._is_last or self.panel.is_open():
            return
        side = self._overhang
        y = self.height() - of(self).px(_UNDER_HAIRLINE) - 1
        line = QRectF(side, y, self.width() - 2 * side, 1)
        crisp_painter(self).fillRect(line, of(self).tokens.hairline)

    # Building

    def _build_edit(self) -> None:
        edit = self.edit = ProseLine()
        edit.set_placeholder(self._question.hint)
        edit.set_text(self._row.line)
        edit.text_edited.connect(self.changed)
        edit.ended.connect(self.ended)
        edit.given_up.connect(self.given_up)
        self._words.addWidget(edit)

    def _build_quote(self, quote: Quote) -> None:
        """The words stand on another page, and can only be changed there."""
        words = self._asking.quotes.get(quote.mark, "")
        said_words = words or self.tr("This line was taken out of its page.")
        label = TextLabel(said_words, FontRole.WRITING)
        name(label, f"{self._asking.prefix}label", said_words)
        self._words.addWidget(label)
        source = make_source(quote, self._asking, self._asking.prefix) if words else None
        if source is not None:
            self._words.addWidget(source, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_panel(self, make: MakeControl) -> LinePanel:
        looks_back = self._earlier_row(self._asking.earlier) is not None
        panel = LinePanel(self._question, self._asking, make, looks_back=looks_back)
        panel.show_answers(self._row.answers, self._earlier_words())
        panel.changed.connect(self.changed)
        panel.toggled.connect(self._toggled)
        panel.taken_away.connect(self.taken_away)
        self._column.addWidget(panel)
        return panel

    def _toggled(self, is_open: bool) -> None:
        self._fit()
        self.update()
        if is_open:
            self.opened.emit()

    def _fit(self) -> None:
        px, side = of(self).px, self._overhang
        self._words.setContentsMargins(side, 0, side, 0)
        is_open = self.panel.is_open()
        self._gap.setContentsMargins(0, px(_ABOVE_PANEL if is_open else _ABOVE_CLOSED), 0, 0)
        if self._is_last:
            below = 0
        elif is_open:
            below = px(_UNDER_OPEN)
        else:
            below = px(_UNDER_CLOSED) + 1 + px(_UNDER_HAIRLINE)
        self._column.setContentsMargins(0, 0, 0, below)

    # How it was read before

    def _earlier_row(self, layers: tuple[Layer, ...]) -> tuple[date, Row] | None:
        """The latest of the earlier readings of this line, with its day."""
        for layer in reversed(layers):
            answer = layer.answers.get(self._question.id)
            for row in answer.rows if isinstance(answer, Rows) else ():
                if row.id == self._row.id:
                    return layer.begun.day, row
        return None

    def _earlier_words(self) -> str:
        """How it was read on an earlier day, where that is not how it is read now."""
        found = self._earlier_row(self._asking.earlier)
        if found is None:
            return ""
        day, row = found
        codes = self._asking.circle.codes()
        asked = [self._question.questions[0]]
        asked += [q for q in self._question.questions if q.id == SEEN_NOW]
        before = [said(q, row.answers.get(q.id), codes) for q in asked]
        if before == [said(q, self._row.answers.get(q.id), codes) for q in asked]:
            return ""
        words = self.tr("On {day}: {said}")
        near = near_day(day, self._asking.today)
        return words.format(day=near, said=". ".join(word for word in before if word))
