# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on a sheet from the beginning: the questions above the page, and the page itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from held.journal.template import Question
from held.ui.look import FontRole
from held.ui.widgets.text_label import TextLabel
from held.ui.widgets.writing_edit import WritingEdit
from held.ui.writing.asked import Asked


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
