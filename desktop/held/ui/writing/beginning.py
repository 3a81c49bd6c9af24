# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands there from the beginning: the questions above the page, the page, and the strip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from held.journal.answer import Answer, Row, Words
from held.journal.template import Place as Standing
from held.journal.template import Question, Template
from held.ui.look import FontRole
from held.ui.widgets.naming import name
from held.ui.widgets.parked_strip import ParkedStrip
from held.ui.widgets.text_label import TextLabel
from held.ui.widgets.writing_edit import WritingEdit
from held.ui.writing.asked import Asked


def make_writing(question: Question, answer: Answer | None) -> WritingEdit:
    """What is written on, saying what was said before, the caret at its end."""
    writing = WritingEdit()
    name(writing, f"{question.id}_edit", question.prompt, question.why)
    writing.set_text(answer.text if isinstance(answer, Words) else "")
    writing.set_caret(len(writing.text()))
    return writing


def make_strip(template: Template, parked: Sequence[Row]) -> ParkedStrip | None:
    """The strip under the page with the lines that are parked there, where the template has one."""
    section = template.section(Standing.PARKED)
    if section is None:
        return None
    strip = ParkedStrip(section.title, section.why, section.questions[0].hint)
    strip.set_lines([row.line for row in parked if row.line])
    return strip


def beginning(
    above: Sequence[Asked], page: Question, writing: WritingEdit | None, *, headed: bool
) -> Iterator[tuple[QWidget, int]]:
    """Each part and the air over it, in px of the design.

    above: the questions that are open before the page; the first one's words are the heading.
    """
    for asked in above:
        if asked is above[0]:
            yield asked, 31
        else:
            yield TextLabel(asked.question.prompt, FontRole.CONTROL_STRONG), 25
            yield asked, 12
    if writing is None:
        return
    if above:
        yield TextLabel(page.prompt, FontRole.CONTROL_STRONG), 36
        yield writing, 13
    else:
        yield writing, 28 if headed else 0
