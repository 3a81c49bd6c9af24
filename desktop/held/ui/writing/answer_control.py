# SPDX-License-Identifier: GPL-3.0-or-later
"""What every control of a question has in common, and the plainest of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.journal.answer import Answer, LeftOpen, OnScale, Ticked, Words, is_empty
from held.journal.identifiers import EntryId, MarkId
from held.journal.layer import Layer
from held.journal.template import Aside, Question
from held.ui.look import FontRole, RoomHue, of
from held.ui.widgets.choice import ChoiceGroup
from held.ui.widgets.choice import Option as Offered
from held.ui.widgets.marked_paper import MarkedPaper
from held.ui.widgets.naming import name
from held.ui.widgets.ruled_line import RuledLine
from held.ui.widgets.ruled_paper import RuledPaper
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.tick import Tick
from held.ui.widgets.worded_scale import WordedScale
from held.ui.writing.aside_words import aside_words
from held.ui.writing.links import Links
from held.workflows.link_entries import EntryTitle
from held.workflows.people import Circle


@dataclass(frozen=True)
class Asking:
    """Where a question is asked.

    co_facilitators: people asked for here are the keeper's own, not those of the situation.
    prefix: begins every object name, so that two rows of one page can be told apart.
    quotes: the words that lifted lines refer to, by mark.
    titles: what the entries are called that this page refers to.
    links: finds what can be linked to and opens it; None where nothing can be.
    earlier: the readings of earlier days, the oldest first.
    """

    circle: Circle
    hue: RoomHue
    today: date
    co_facilitators: bool = False
    narrow: bool = False
    prefix: str = ""
    quotes: Mapping[MarkId, str] = field(default_factory=dict)
    titles: Mapping[EntryId, EntryTitle] = field(default_factory=dict)
    links: Links | None = None
    earlier: tuple[Layer, ...] = ()


class AnswerControl(QWidget):
    """Asks one question.  `answered` comes after a person changed the answer, never by itself.

    What was shown comes back as it was until a person touches it, whatever the control can show
    of it: opening a page changes nothing.  This one asks nothing, as a printed sentence does.
    """

    answered = Signal()

    GAP = 8
    """Between its parts, in px of the design."""

    OVERHANG = 0
    """How far it would go beyond the writing at each side, in px of the design."""

    IS_WRITTEN = False
    """Whether the answer is writing, which no press of another choice may take away."""

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__()
        self.question = question
        self.asking = asking
        self._shown: Answer | None = None
        self._touched = False
        self._asides: ChoiceGroup | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(of(self).px(self.GAP))
        self.answered.connect(self._touch)

    def answer(self) -> Answer | None:
        """What is said now; None when nothing is."""
        if not self._touched:
            return self._shown
        said = self.read()
        if not is_empty(said):
            return said
        chosen = self._asides.chosen() if self._asides is not None else ()
        return LeftOpen(Aside(chosen[0])) if chosen else None

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was said before.  Tells nobody."""
        self._shown, self._touched = answer, False
        if self._asides is not None:
            chosen = (answer.aside.value,) if isinstance(answer, LeftOpen) else ()
            self._asides.set_chosen(chosen)
        self.show_said(answer)
        self._settle_asides()

    def read(self) -> Answer | None:
        """What the control itself says now."""
        return None

    def show_said(self, answer: Answer | None) -> None:
        """Show an answer in the control itself; one that it does not know shows as none."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.column.setSpacing(of(self).px(self.GAP))
        super().changeEvent(event)

    def leave_out_words(self) -> None:
        """The question's words stand above already; they are still said aloud."""

    def set_overhang(self, px: int) -> None:
        """How far it may go beyond the writing now, in px as shown."""

    def first(self) -> QWidget:
        """Where the caret goes when the question is opened."""
        return first_stop(self)

    def object_named(self, kind: str) -> str:
        """The object name of a part of this control."""
        return f"{self.asking.prefix}{self.question.id}_{kind}"

    def offer_asides(self) -> None:
        """The ways to leave it open, looking like every other choice, under what is there."""
        if not self.question.asides:
            return
        offered = [Offered(a.value, aside_words(a)) for a in self.question.asides]
        self._asides = ChoiceGroup(offered, self.asking.hue)
        name(self._asides, self.object_named("asides"), self.question.prompt)
        self._asides.changed.connect(self._left_open)
        self.column.addWidget(self._asides)

    def _left_open(self) -> None:
        if self._asides is not None and self._asides.chosen():
            self.show_said(None)
        self.answered.emit()

    def _touch(self) -> None:
        self._touched = True
        self._settle_asides()

    def _settle_asides(self) -> None:
        """What is said is not left open; and what is written does not go by a slip of the hand."""
        if self._asides is None:
            return
        says = not is_empty(self.read())
        if says and self._asides.chosen():
            self._asides.set_chosen(())
        self._asides.setEnabled(not (says and self.IS_WRITTEN))


def first_stop(within: QWidget) -> QWidget:
    """The first thing in it at which Tab stops, or itself when there is none."""
    for member in within.findChildren(QWidget):
        if member.focusPolicy() & Qt.FocusPolicy.TabFocus and member.isVisibleTo(within):
            return member
    return within


class ShortControl(AnswerControl):
    """One line on a rule."""

    IS_WRITTEN = True

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        self._line = RuledLine(question.prompt, placeholder=question.hint)
        name(self._line.edit, self.object_named("edit"), question.prompt, question.why)
        self._line.edit.textEdited.connect(self._edited)
        self.column.addWidget(self._line)
        self.offer_asides()

    def leave_out_words(self) -> None:
        self._line.set_label_shown(False)

    def read(self) -> Answer | None:
        return Words(self._line.text())

    def show_said(self, answer: Answer | None) -> None:
        self._line.set_text(answer.text if isinstance(answer, Words) else "")

    def _edited(self, _text: str) -> None:
        self.answered.emit()


class LongControl(AnswerControl):
    """As many lines as it takes."""

    IS_WRITTEN = True

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        self._paper = RuledPaper(FontRole.SHORT_ANSWER if asking.narrow else FontRole.WRITING)
        self._paper.set_placeholder(question.hint)
        name(self._paper, self.object_named("edit"), question.prompt, question.why)
        self._paper.text_edited.connect(self.answered)
        self.column.addWidget(self._paper)
        self.offer_asides()

    @property
    def paper(self) -> MarkedPaper:
        """What is written on, for the marks that lie on it."""
        return self._paper

    def read(self) -> Answer | None:
        return Words(self._paper.text())

    def show_said(self, answer: Answer | None) -> None:
        self._paper.set_text(answer.text if isinstance(answer, Words) else "")


class TickControl(AnswerControl):
    """One sentence that is so, or is not yet; never ticked beforehand."""

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        self._tick = Tick(question.prompt, asking.hue)
        name(self._tick, self.object_named("tick"), question.prompt, question.why)
        self._tick.clicked.connect(self._clicked)
        self.column.addWidget(self._tick)
        self.offer_asides()

    def read(self) -> Answer | None:
        return Ticked(self._tick.isChecked())

    def show_said(self, answer: Answer | None) -> None:
        self._tick.setChecked(isinstance(answer, Ticked) and answer.ticked)

    def _clicked(self) -> None:
        self.answered.emit()


class ScaleControl(AnswerControl):
    """A place between two worded ends."""

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        self._scale = WordedScale([option.label for option in question.options], asking.hue)
        name(self._scale, self.object_named("scale"), question.prompt, question.why)
        self._scale.moved.connect(self._moved)
        self.column.addWidget(self._scale)
        self.offer_asides()

    def read(self) -> Answer | None:
        index = self._scale.index()
        return None if index is None else OnScale(self.question.options[index].id)

    def show_said(self, answer: Answer | None) -> None:
        words = [option.id for option in self.question.options]
        said = answer.word if isinstance(answer, OnScale) else None
        self._scale.set_index(words.index(said) if said in words else None)

    def _moved(self, _index: int) -> None:
        self.answered.emit()


class PrintedSentence(AnswerControl):
    """A sentence to read.  There is nothing to answer and nothing to tick."""

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        label = TextLabel(question.prompt, FontRole.CONTROL, Ink.TEXT_2)
        name(label, self.object_named("label"), question.prompt)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(label)
