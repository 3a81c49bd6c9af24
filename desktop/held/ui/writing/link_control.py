# SPDX-License-Identifier: GPL-3.0-or-later
"""Links to other entries of the same vault, by reference and never by copied text."""

from __future__ import annotations

from held.journal.answer import Answer, Linked
from held.journal.identifiers import EntryId
from held.journal.template import Question
from held.ui.look import FontRole
from held.ui.widgets.choice import ChoiceGroup, Option
from held.ui.widgets.naming import name
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.answer_control import AnswerControl, Asking


class LinkControl(AnswerControl):
    """The entries that can be linked, by their covered titles."""

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        offered = [Option(entry, title) for entry, title in asking.entries]
        self._chips = ChoiceGroup(offered, asking.hue, several=True)
        name(self._chips, self.object_named("choices"), question.prompt, question.why)
        self._chips.changed.connect(self.answered)
        self.column.addWidget(self._chips)
        if not offered:
            nothing = TextLabel(
                self.tr("There is nothing here yet to link to."), FontRole.SMALL, Ink.HINT
            )
            self.column.addWidget(nothing)
        self.offer_asides()

    def read(self) -> Answer | None:
        return Linked(tuple(EntryId(key) for key in self._chips.chosen()))

    def show_said(self, answer: Answer | None) -> None:
        self._chips.set_chosen(answer.entries if isinstance(answer, Linked) else ())
