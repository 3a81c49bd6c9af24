# SPDX-License-Identifier: GPL-3.0-or-later
"""A question with its words above its control, as it stands on a page or behind a line."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.journal.template import Kind, Question
from held.ui.look import FontRole, of
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.answer_control import AnswerControl

_SAYS_ITSELF = frozenset({Kind.PRINTED, Kind.TICK})
"""Kinds whose control is the question's words."""

_CAN_SAY_ITSELF = frozenset({Kind.SHORT, Kind.PERSON})
"""Kinds whose control carries the question's words, where nothing comes between the two."""


class Asked(QWidget):
    """Question, why, control.  Without `heading` the question's words stand elsewhere."""

    def __init__(self, question: Question, control: AnswerControl, *, heading: bool = True) -> None:
        super().__init__()
        self.question = question
        self.control = control
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(of(self).px(4))
        is_ruled = question.kind in _CAN_SAY_ITSELF and not question.why
        if heading and question.kind not in _SAYS_ITSELF and not is_ruled:
            column.addWidget(TextLabel(question.prompt, FontRole.CONTROL_STRONG))
        if not (heading and is_ruled):
            control.leave_out_words()
        if question.why:
            column.addWidget(TextLabel(question.why, FontRole.SMALL, Ink.HINT))
            column.addSpacing(of(self).px(4))
        column.addWidget(control)
