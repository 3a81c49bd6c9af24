# SPDX-License-Identifier: GPL-3.0-or-later
"""A question with its words above its control, as it stands on a page or behind a line."""

from __future__ import annotations

from held.journal.template import Kind, Question
from held.ui.look import FontRole
from held.ui.widgets.column import Column
from held.ui.widgets.overhanging import Overhanging
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.answer_control import AnswerControl

_SAYS_ITSELF = frozenset({Kind.PRINTED, Kind.TICK})
"""Kinds whose control is the question's words."""

_CAN_SAY_ITSELF = frozenset({Kind.SHORT, Kind.PERSON})
"""Kinds whose control carries the question's words, where nothing comes between the two."""


class Asked(Column, Overhanging):
    """Question, why, control.  Without `heading` the question's words stand elsewhere."""

    def __init__(self, question: Question, control: AnswerControl, *, heading: bool = True) -> None:
        super().__init__(margin=control.OVERHANG)
        self.question = question
        self.control = control
        is_ruled = question.kind in _CAN_SAY_ITSELF and not question.why
        if heading and question.kind not in _SAYS_ITSELF and not is_ruled:
            self.place(TextLabel(question.prompt, FontRole.CONTROL_STRONG), 4)
        if not (heading and is_ruled):
            control.leave_out_words()
        if question.why:
            self.place(TextLabel(question.why, FontRole.SMALL, Ink.HINT), 8)
        self.place_wide(control)

    def set_overhang(self, px: int) -> None:
        self.set_side(px)
        self.control.set_overhang(px)
