# SPDX-License-Identifier: GPL-3.0-or-later
"""Who: a person by their code, chosen from those of this page or named by a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt

from held.journal.answer import Answer, Who
from held.journal.identifiers import PersonId
from held.journal.person import Person
from held.journal.template import Question
from held.ui.look import FontRole
from held.ui.widgets.announce import announce
from held.ui.widgets.choice import ChoiceGroup, Option
from held.ui.widgets.naming import name
from held.ui.widgets.ruled_line import RuledLine
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.answer_control import AnswerControl, Asking
from held.workflows.write_entry import TELLER


class PersonControl(AnswerControl):
    """Codes to choose from, and a line for another.  On the question who told the story, the
    line changes the code of that same person.
    """

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        self._person: PersonId | None = None
        self._known: ChoiceGroup | None = None
        self._line = RuledLine(question.prompt, placeholder=self.tr("A code, not a name"))
        name(self._line.edit, self.object_named("edit"), question.prompt, question.why)
        # Input methods learn what is typed; a name typed here by mistake must not be learnt.
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self._line.edit.setInputMethodHints(hints)
        self._line.edit.editingFinished.connect(self._typed)
        self.column.addWidget(self._line)
        self._offer_known()
        self._hint = TextLabel("", FontRole.SMALL, Ink.HINT)
        self._say_hint()
        self.column.addWidget(self._hint)
        self.offer_asides()

    def leave_out_words(self) -> None:
        self._line.set_label_shown(False)

    def read(self) -> Answer | None:
        return Who(self._person) if self._person else None

    def show_said(self, answer: Answer | None) -> None:
        person = self.asking.circle.find(answer.person) if isinstance(answer, Who) else None
        self._show(person)

    def _people(self) -> tuple[Person, ...]:
        circle = self.asking.circle
        return circle.co_facilitators() if self.asking.co_facilitators else circle.in_situation()

    def _offer_known(self) -> None:
        people = self._people()
        if self.question.id == TELLER or not people:
            return
        offered = [Option(person.id, person.code) for person in people]
        self._known = ChoiceGroup(offered, self.asking.hue)
        name(self._known, self.object_named("choices"), self.question.prompt)
        self._known.changed.connect(self._chosen)
        self.column.addWidget(self._known)

    def _show(self, person: Person | None) -> None:
        self._person = person.id if person else None
        self._say_hint()
        self._line.set_text(person.code if person else "")
        if self._known is not None:
            self._known.set_chosen((person.id,) if person else ())

    def _chosen(self) -> None:
        keys = self._known.chosen() if self._known else ()
        person = self.asking.circle.find(PersonId(keys[0])) if keys else None
        self._show(person)
        self.answered.emit()

    def _typed(self) -> None:
        word = self._line.text().strip()
        circle = self.asking.circle
        present = circle.find(self._person) if self._person else None
        if word == (present.code if present else ""):
            return
        if not word:
            self._show(None)
        elif self.question.id == TELLER and present is not None:
            if circle.find_code(word, present.situation) not in {None, present}:
                self._show(present)
                self._say_taken()
                return
            self._show(circle.rename(present, word))
        else:
            situation = None if self.asking.co_facilitators else circle.situation
            self._show(circle.introduce(word, situation))
        self.answered.emit()

    def _say_hint(self) -> None:
        self._hint.setText(self.tr("A code can be seen wherever this is read."))

    def _say_taken(self) -> None:
        self._hint.setText(self.tr("Someone else here has this code. Another one?"))
        announce(self._line.edit, self._hint.text())
