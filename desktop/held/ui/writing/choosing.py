# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions answered by choosing: one, or several.  Nothing is chosen at first."""

from __future__ import annotations

from held.journal.answer import Answer, Chosen, LeftOpen, Several
from held.journal.template import Aside, Question
from held.ui.widgets.choice import ChoiceGroup
from held.ui.widgets.choice import Option as Offered
from held.ui.widgets.naming import name
from held.ui.widgets.radio_row import RadioGroup
from held.ui.widgets.ruled_line import RuledLine
from held.ui.writing.answer_control import AnswerControl, Asking
from held.ui.writing.aside_words import aside_words

_ASIDES = {aside.value: aside for aside in Aside}


def make_choice_control(question: Question, asking: Asking) -> AnswerControl:
    """Rows where there are notes to read or little room; otherwise words beside one another."""
    if asking.narrow or any(option.note for option in question.options):
        return RadioControl(question, asking)
    return ChipControl(question, asking)


def _offered(question: Question) -> list[Offered]:
    """The options, and among them the asides, which look the same."""
    asides = [Offered(a.value, aside_words(a)) for a in question.asides]
    return [*(Offered(o.id, o.label, o.note) for o in question.options), *asides]


def _answer(key: str, own: str) -> Answer | None:
    if key in _ASIDES:
        return LeftOpen(_ASIDES[key])
    return Chosen(key, own) if key or own else None


def _key_and_own(answer: Answer | None) -> tuple[str, str]:
    match answer:
        case LeftOpen(aside=aside):
            return aside.value, ""
        case Chosen(option=option, own=own):
            return option, own
    return "", ""


class ChipControl(AnswerControl):
    """One of the words, or a word of one's own.

    The word that is seen at first is no answer; pressing it there says it.
    """

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        self._chips = ChoiceGroup(_offered(question), asking.hue, own_word=question.own_word)
        name(self._chips, self.object_named("choices"), question.prompt, question.why)
        self._chips.changed.connect(self._chosen)
        self._says = False
        self._show_chosen("", "")
        self.column.addWidget(self._chips)

    def read(self) -> Answer | None:
        if not self._says:
            return None
        key = next(iter(self._chips.chosen()), "")
        return _answer(key, next(iter(self._chips.own_words()), ""))

    def show_said(self, answer: Answer | None) -> None:
        key, own = _key_and_own(answer)
        self._says = bool(key or own)
        self._show_chosen(key, own)

    def _show_chosen(self, key: str, own: str) -> None:
        seen = key if key or own else self.question.at_first
        self._chips.set_chosen((seen,), (own,) if own else ())

    def _chosen(self) -> None:
        if self._chips.chosen() or self._chips.own_words():
            self._says = True
        else:
            self._says = not self._says and bool(self.question.at_first)
            self._show_chosen("", "")
        self.answered.emit()


class RadioControl(AnswerControl):
    """One of the rows, or a word of one's own on a line under them."""

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        self._rows = RadioGroup(_offered(question), asking.hue)
        name(self._rows, self.object_named("choices"), question.prompt, question.why)
        self._rows.changed.connect(self._chosen)
        self.column.addWidget(self._rows)
        self._own: RuledLine | None = None
        if question.own_word:
            self._own = RuledLine(self.tr("Or my own word"))
            name(self._own.edit, self.object_named("own_edit"), self.tr("My own word"))
            self._own.edit.textEdited.connect(self._typed)
            self.column.addWidget(self._own)

    def read(self) -> Answer | None:
        own = self._own.text().strip() if self._own is not None else ""
        return _answer(self._rows.chosen() or "", own)

    def show_said(self, answer: Answer | None) -> None:
        key, own = _key_and_own(answer)
        self._rows.set_chosen(key or None)
        if self._own is not None:
            self._own.set_text(own)

    def _chosen(self) -> None:
        if self._own is not None:
            self._own.set_text("")
        self.answered.emit()

    def _typed(self, text: str) -> None:
        if text.strip():
            self._rows.set_chosen(None)
        self.answered.emit()


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
