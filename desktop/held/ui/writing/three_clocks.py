# SPDX-License-Identifier: GPL-3.0-or-later
"""When it was heard and when it happened, in one small sentence at the foot of a story.

The third clock, when it was written, is kept by the entry and shown where entries are listed.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.journal.answer import Answer
from held.journal.plain_text import lines_of
from held.journal.template import Question


def three_clocks(answers: Mapping[str, Answer], questions: Mapping[str, Question]) -> str:
    """Such as "Told to me 14 November 2026, on a walk. It happened last spring."; may be empty."""
    heard, channel = _words("heard_on", answers, questions), _words("channel", answers, questions)
    happened = _words("happened", answers, questions)
    sentences = []
    told = ", ".join(part for part in (heard, channel[:1].lower() + channel[1:]) if part)
    if told:
        sentences.append(_tr(_TOLD).format(when=told))
    if happened:
        sentences.append(_tr(_HAPPENED).format(when=happened))
    return " ".join(sentences)


def _words(
    question_id: str, answers: Mapping[str, Answer], questions: Mapping[str, Question]
) -> str:
    question, answer = questions.get(question_id), answers.get(question_id)
    if question is None or answer is None:
        return ""
    return " ".join(lines_of(question, answer, {}))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ThreeClocks", text)


_TOLD = QT_TRANSLATE_NOOP("ThreeClocks", "Told to me {when}.")
_HAPPENED = QT_TRANSLATE_NOOP("ThreeClocks", "It happened {when}.")
