# SPDX-License-Identifier: GPL-3.0-or-later
"""A scale that was answered before: the earlier word and the present one, side by side.

Two words and nothing between them.  It must not know which of the two would be better.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.journal.answer import Answer, OnScale
from held.journal.template import Question
from held.ui.look import FontRole
from held.ui.widgets.column import Column
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.text_label import Ink, TextLabel

_BETWEEN = 48


class BeforeAndNow(QWidget):
    """question: the later of the two scales; its words are those of both."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self._before = _Said(self.tr("Before"), f"{question.id}_before_label")
        self._now = _Said(self.tr("Now"), f"{question.id}_now_label")
        row = QWidget()
        flow = FlowLayout(row, _BETWEEN)
        flow.addWidget(self._before)
        flow.addWidget(self._now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)

    def show_answers(self, before: Answer | None, now: Answer | None) -> None:
        """What was said first, and what is said now."""
        for said, answer in ((self._before, before), (self._now, now)):
            said.say(scale_word(self._question, answer) or self.tr("not said"))


class _Said(Column):
    """A small name and a word under it."""

    def __init__(self, when: str, object_name: str) -> None:
        super().__init__()
        self._when = when
        self._word = TextLabel("", FontRole.HEADING_3, wraps=False)
        name(self._word, object_name, "")
        self.place(TextLabel(when, FontRole.SMALL, Ink.HINT, wraps=False), self._word)

    def say(self, word: str) -> None:
        self._word.setText(word)
        self._word.setAccessibleName(f"{self._when}: {word}")
        self.updateGeometry()


def scale_word(question: Question, answer: Answer | None) -> str:
    """The word of a scale that `answer` stands for; empty when it is not on that scale."""
    words = {option.id: option.label for option in question.options}
    return words.get(answer.word, "") if isinstance(answer, OnScale) else ""
