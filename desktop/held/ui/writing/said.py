# SPDX-License-Identifier: GPL-3.0-or-later
"""What a folded question says under its name: its answer in one line, or that there is none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from held.journal.answer import Answer, LeftOpen, Rows, Ticked, When, is_empty
from held.journal.loose_date import Exactly
from held.journal.plain_text import Codes, lines_of
from held.journal.template import Question
from held.ui.widgets.typed_day import said_day
from held.ui.writing.aside_words import aside_words


def said(question: Question, answer: Answer | None, codes: Codes) -> str:
    """One line for a fold.  Rows say whom they name; what nobody said is empty, or what is seen
    at first.
    """
    match answer:
        case LeftOpen(aside=aside):
            return aside_words(aside)
        case When(date=Exactly(day=day)):
            return said_day(day, QLocale())
        case Ticked(ticked=True):
            return QCoreApplication.translate("Said", "Yes")
        case Rows(rows=rows):
            lines = [
                line
                for row in rows
                for under in question.questions[:1]
                if under.id in row.answers
                for line in lines_of(under, row.answers[under.id], codes)
            ]
            return ", ".join(lines or [row.line for row in rows if row.line])
    if answer is None or is_empty(answer):
        return next((o.label for o in question.options if o.id == question.at_first), "")
    return " ".join(lines_of(question, answer, codes))
