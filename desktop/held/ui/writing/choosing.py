# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions answered by choosing: one, or several.  Nothing is chosen at first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from held.journal.answer import Answer, Chosen, LeftOpen, Several
from held.journal.template import Aside, Question
from held.ui.widgets.choice import ChoiceGroup
from held.ui.widgets.choice import Option as Offered
from held.ui.widgets.naming import name
from held.ui.widgets.radio_row import RadioGroup
from held.ui.writing.answer_control import AnswerControl, Asking
from held.ui.writing.aside_words import aside_words

_ASIDES = {aside.value: aside for aside in Aside}


class ChoiceControl(AnswerControl):
    """One of the options.  Asides stand among them and look the same."""

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        offered = [Offered(o.id, o.label, o.note) for o in question.options]
        offered += [Offered(a.value, aside_words(a)) for a in question.asides]
        self._rows: RadioGroup | None = None
        self._chips: ChoiceGroup | None = None
        group: RadioGroup | ChoiceGroup
        if asking.narrow or any(option.note for option in question.options):
            group = self._rows = RadioGroup(offered, asking.hue)
        else:
            group = self._chips = ChoiceGroup(offered, asking.hue, own_word=question.own_word)
        name(group, self.object_named("choices"), question.prompt, question.why)
        group.changed.connect(self.answered)
        self._group: QWidget = group
        self.column.addWidget(group)

    def answer(self) -> Answer | None:
        key, own = "", ""
        if self._rows is not None:
            key = self._rows.chosen() or ""
        elif self._chips is not None:
            key = next(iter(self._chips.chosen()), "")
            own = next(iter(self._chips.own_words()), "")
        if key in _ASIDES:
            return LeftOpen(_ASIDES[key])
        return Chosen(key, own) if key or own else None

    def show_answer(self, answer: Answer | None) -> None:
        key, own = "", ""
        if isinstance(answer, LeftOpen):
            key = answer.aside.value
        elif isinstance(answer, Chosen):
            key, own = answer.option, answer.own
        if self._rows is not None:
            self._rows.set_chosen(key or None)
        elif self._chips is not None:
            self._chips.set_chosen((key,), (own,) if own else ())

    def first(self) -> QWidget:
        return _first_stop(self._group)


class SeveralControl(AnswerControl):
    """As many of the options as fit, and own words beside them where the question allows it."""

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        offered = [Offered(o.id, o.label, o.note) for o in question.options]
        self._chips = ChoiceGroup(offered, asking.hue, several=True, own_word=question.own_word)
        name(self._chips, self.object_named("choices"), question.prompt, question.why)
        self._chips.changed.connect(self.answered)
        self.column.addWidget(self._chips)
        self.offer_asides()

    def read(self) -> Answer | None:
        return Several(self._chips.chosen(), self._chips.own_words())

    def show_said(self, answer: Answer | None) -> None:
        if isinstance(answer, Several):
            self._chips.set_chosen(answer.options, answer.own)
        else:
            self._chips.set_chosen(())

    def first(self) -> QWidget:
        return _first_stop(self._chips)


def _first_stop(group: QWidget) -> QWidget:
    """The member of a group at which Tab stops."""
    for member in group.findChildren(QWidget):
        if member.focusPolicy() & member.focusPolicy().TabFocus:
            return member
    return group
